// Prints a page with one of its widgets: the others are not on paper. What of the page itself is, its own style decides.

import { PREFIX } from './events.js';

const OFF = '@media print{:host{display:none!important}}';

/** Gives the others back their place, if they have not got it yet: some browsers do not tell the end of printing. */
let end = () => {};

/** Prints the page of an element. `widgets`: the other elements that are known, also those in shadow trees. */
export function print(element, widgets) {
  end();
  const page = element.ownerDocument;
  const window = page.defaultView;
  const others = [...new Set([...widgets, ...page.querySelectorAll(PREFIX)])].filter((it) => it !== element && it.shadowRoot);
  const off = new window.CSSStyleSheet();
  off.replaceSync(OFF);
  for (const { shadowRoot } of others) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, off];
  end = () => {
    for (const { shadowRoot } of others) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((it) => it !== off);
    end = () => {};
  };
  window.addEventListener('afterprint', () => end(), { once: true });
  window.print();
}
