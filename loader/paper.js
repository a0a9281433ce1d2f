// Prints a page with one of its widgets: the others are not on paper. What of the page itself is, its own style decides.

import { PREFIX } from './events.js';

/** Room for the number of the page. Only a style sheet of the document is read for `@page`. */
const SHEET = (number) => `@page{margin:14mm 14mm 16mm;@bottom-right{content:${number};font:8pt system-ui,sans-serif;color:#4d5856}}`;
const OFF = '@media print{:host{display:none!important}}';

/** Gives the others back their place, if they have not got it yet: some browsers do not tell the end of printing. */
let end = () => {};

/** Prints the page of an element. `widgets`: the other elements that are known, also those in shadow trees. `number`: the
 * words of the number of a page, with `{n}` and `{total}`. */
export function print(element, widgets, number) {
  end();
  const page = element.ownerDocument;
  const window = page.defaultView;
  const others = [...new Set([...widgets, ...page.querySelectorAll(PREFIX)])].filter((it) => it !== element && it.shadowRoot);
  const off = new window.CSSStyleSheet();
  off.replaceSync(OFF);
  for (const { shadowRoot } of others) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, off];
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(SHEET(counted(number)));
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  end = () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((it) => it !== sheet);
    for (const { shadowRoot } of others) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((it) => it !== off);
    end = () => {};
  };
  window.addEventListener('afterprint', () => end(), { once: true });
  window.print();
}

/** The words as a value of `content`. */
function counted(words) {
  const counters = { '{n}': 'counter(page)', '{total}': 'counter(pages)' };
  return words.split(/(\{n\}|\{total\})/).map((it) => counters[it] ?? JSON.stringify(it)).join(' ');
}
