// What paper needs: a widget that prints leaves the others of its page out, and pages have numbers. What of the page itself
// is printed, its own style decides.

import { PREFIX } from './events.js';

/** Room for the number of the page, where a line ends. Only a style sheet of the document is read for `@page`, and in a
 * layer it yields to what the page itself says of its paper. Another widget may have put its number on the other side. */
const SHEET = (number, { direction, fontFamily }) => {
  const [end, start] = direction === 'rtl' ? ['left', 'right'] : ['right', 'left'];
  return `@layer ${PREFIX}{@page{margin:14mm 14mm 16mm;@bottom-${start}{content:none}
    @bottom-${end}{content:${number};font:8pt ${fontFamily};color:#4d5856}}}`;
};
const OFF = '@media print{:host{display:none!important}}';

/** Gives the others back their place, if they have not got it yet: some browsers do not report the end of printing. */
let end = () => {};

/** Prints the page of an element. `widgets`: the other elements that are known, also those in shadow trees. `then` is called
 * once that is over. */
export function print(element, widgets, then) {
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
    then?.();
  };
  window.addEventListener('afterprint', () => end(), { once: true });
  window.print();
}

/** Numbers the pages of a document whenever it is printed, by a button of the widget or by the browser's own command.
 * `root` has what the widget has drawn. `number` returns the words of a number, with `{n}` and `{total}`. Returns the
 * function that ends it. */
export function numbered(page, root, number) {
  const window = page.defaultView;
  const sheet = new window.CSSStyleSheet();
  const without = () => page.adoptedStyleSheets.filter((it) => it !== sheet);
  const before = () => {
    if (!root.firstElementChild) return;
    sheet.replaceSync(SHEET(counted(number()), window.getComputedStyle(root.firstElementChild)));
    page.adoptedStyleSheets = [...without(), sheet];
  };
  const after = () => { page.adoptedStyleSheets = without(); };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    after();
  };
}

/** The words as a value of `content`. */
function counted(words) {
  const counters = { '{n}': 'counter(page)', '{total}': 'counter(pages)' };
  return words.split(/(\{n\}|\{total\})/).map((it) => counters[it] ?? JSON.stringify(it)).join(' ');
}
