// Keeps the keys that a control of the widget uses from triggering shortcuts of the page.

function stop(event) {
  const control = event.target.closest?.('input, textarea, select, button, summary');
  const passes = event.key === 'Escape' || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey;
  if (control && !passes) event.stopPropagation();
}

/** Stops key events of controls in a shadow root from reaching the page; a second call adds nothing. On a page that the
 * browser prerenders, waits until the page is shown: before that, another page may change what is kept. */
export async function begun(shadowRoot) {
  if (document.prerendering) await new Promise((done) => document.addEventListener('prerenderingchange', done, { once: true }));
  for (const kind of ['keydown', 'keypress', 'keyup']) shadowRoot.addEventListener(kind, stop);
}
