// Keys that a control of the widget takes are no shortcuts of the page.

function stop(event) {
  const control = event.target.closest?.('input, textarea, select, button, summary');
  const passes = event.key === 'Escape' || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey;
  if (control && !passes) event.stopPropagation();
}

/** Keeps the keys of what stands in a shadow root from the page. Whoever asks again gets no second guard. */
export function guard(shadowRoot) {
  for (const kind of ['keydown', 'keypress', 'keyup']) shadowRoot.addEventListener(kind, stop);
}
