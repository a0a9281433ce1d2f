// Checks the contrast of the colours that a page sets: WCAG 2.2, success criteria 1.4.3 and 1.4.11, level AA.

import { warn } from './choices.js';

/** Foreground, background and minimum ratio of each pair of colours in `widget.css`. */
const PAIRS = [
  ['ink', 'paper', 4.5], ['soft', 'paper', 4.5], ['accent', 'paper', 4.5], ['on-accent', 'accent', 4.5],
  ['mark', 'paper', 4.5], ['ink', 'wash', 4.5], ['accent', 'wash', 4.5], ['edge', 'paper', 3], ['focus', 'paper', 3],
];

/** Reports in the console, once for each theme, the pairs with too little contrast and their measured ratio. */
export function check(root) {
  const probe = root.appendChild(root.ownerDocument.createElement('i'));
  const luminance = (name) => {
    probe.style.color = `var(--${name})`;
    const [red, green, blue] = channels(probe).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const low = PAIRS.flatMap(([above, below, least]) => {
    const [dark, light] = [luminance(above), luminance(below)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    // Rounded down: 4.499 is not 4.5.
    const shown = Math.floor(ratio * 100) / 100;
    return ratio < least ? `--uncat-${above} on --uncat-${below}: contrast ${shown}:1, WCAG AA needs ${least}:1.` : [];
  });
  probe.remove();
  if (low.length) warn(low.join('\n'));
}

/** Red, green and blue of an element's colour, from 0 to 1, in sRGB. */
function channels(probe) {
  const { color } = probe.ownerDocument.defaultView.getComputedStyle(probe);
  const numbers = color.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  if (color.startsWith('rgb')) return numbers.slice(0, 3).map((it) => it / 255);
  if (color.startsWith('color(srgb ')) return numbers.slice(0, 3);
  // A canvas converts any other colour space to sRGB.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((it) => it / 255);
}
