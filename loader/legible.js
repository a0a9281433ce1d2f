// The contrast of colours by WCAG 2.2, and an accent that can be read: a page that sets one colour means it for light, and
// the reader may prefer dark.

/** The least ratio for text, level AA. */
const TEXT = 4.5;

/** Returns functions that measure the colours of a drawn root: `ratio` of two, `mixed` of two by a share in per cent. */
export function measured(root) {
  const probe = root.firstElementChild.appendChild(root.ownerDocument.createElement('i'));
  /** A mixture of any colours is given back in sRGB, from 0 to 1. */
  const mixed = (colour, share = 100, other = colour) => {
    probe.style.color = `color-mix(in srgb, ${colour} ${share}%, ${other})`;
    return getComputedStyle(probe).color.match(/-?[\d.]+(e-?\d+)?/g).slice(0, 3).map((it) => Math.min(Math.max(it, 0), 1));
  };
  const luminance = (colour) => {
    const [red, green, blue] = mixed(colour).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.05 + 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (above, below) => {
    const found = luminance(above) / luminance(below);
    return Math.max(found, 1 / found);
  };
  return { ratio, mixed, end: () => probe.remove() };
}

/** Replaces an accent that cannot be read on the colours below it: it is mixed with the ink until it can, and what is
 * on it has the colour of paper or of ink. Returns the colour that is used then. */
export function legible(root) {
  const [accent, onAccent] = ['accent', 'on-accent'].map((name) => `--legible-${name}`);
  root.style.removeProperty(accent);
  root.style.removeProperty(onAccent);
  const { ratio, mixed, end } = measured(root);
  const rgb = (...given) => `rgb(${mixed(...given).map((it) => Math.round(it * 255)).join(' ')})`;
  const isRead = (colour) => ['--paper', '--wash'].every((below) => ratio(colour, `var(${below})`) >= TEXT);
  let share = 100;
  let used = 'var(--accent)';
  while (share && !isRead(used)) used = rgb('var(--accent)', share -= 10, 'var(--ink)');
  if (share < 100) root.style.setProperty(accent, used);
  const [paper, ink, on] = ['--paper', '--ink', '--on-accent'].map((name) => ratio(`var(${name})`, 'var(--accent)'));
  if (on < TEXT) root.style.setProperty(onAccent, rgb(`var(${paper > ink ? '--paper' : '--ink'})`));
  end();
  return share < 100 ? used : undefined;
}
