// Checks the contrast of the colours that a page sets: WCAG 2.2, success criteria 1.4.3 and 1.4.11, level AA.

import { warn } from './choices.js';
import { legible, measured } from './legible.js';

/** Foreground, background and minimum ratio of each pair of colours in `widget.css`. */
const PAIRS = [
  ['ink', 'paper', 4.5], ['soft', 'paper', 4.5], ['accent', 'paper', 4.5], ['on-accent', 'accent', 4.5],
  ['mark', 'paper', 4.5], ['ink', 'wash', 4.5], ['accent', 'wash', 4.5], ['edge', 'paper', 3], ['focus', 'paper', 3],
];

/** Reports in the console, once for each theme, the pairs of the page with too little contrast and their measured ratio,
 * and replaces an accent that cannot be read. */
export function check(root) {
  for (const name of ['accent', 'on-accent']) root.style.removeProperty(`--legible-${name}`);
  const { ratio, end } = measured(root);
  const low = PAIRS.flatMap(([above, below, least]) => {
    const found = ratio(`var(--${above})`, `var(--${below})`);
    // Rounded down: 4.499 is not 4.5.
    const shown = Math.floor(found * 100) / 100;
    return found < least ? `--uncat-${above} on --uncat-${below}: contrast ${shown}:1, WCAG AA needs ${least}:1.` : [];
  });
  end();
  const used = legible(root);
  if (used) low.push(`${used} is used in place of --uncat-accent.`);
  if (low.length) warn(low.join('\n'));
}
