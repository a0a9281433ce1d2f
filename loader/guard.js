// Keys that a control of the widget takes are no shortcuts of the page.

function stop(event) {
  const control = event.target.closest?.('input, textarea, select, button, summary');
  const passes = event.key === 'Escape' || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey;
  if (control && !passes) event.stopPropagation();
}

/** Keeps the keys of what is in a shadow root from the page; asked again, it adds nothing. A page that the browser loads
 * ahead begins when it is shown: until then, another page may change what is kept. */
export async function begun(shadowRoot) {
  if (document.prerendering) await new Promise((done) => document.addEventListener('prerenderingchange', done, { once: true }));
  for (const kind of ['keydown', 'keypress', 'keyup']) shadowRoot.addEventListener(kind, stop);
}
