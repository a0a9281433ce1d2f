// The level of a widget's headings, which continue the outline of the page: the attribute `heading` is that of the first
// one. The elements stay as they are drawn; what a screen reader is told is their `aria-level`.

import { chosen } from './choices.js';

/** Screen readers know no deeper level. */
const DEEPEST = 6;

/** Gives each heading in a root its level. */
export function level(element, root) {
  const first = Number(chosen(element, 'heading'));
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const own = Number(heading.localName[1]);
    const now = Math.min(own + first - 1, DEEPEST);
    if (now === own) heading.removeAttribute('aria-level');
    else heading.setAttribute('aria-level', now);
  }
}
