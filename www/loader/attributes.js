// What the attributes may say. Anything else is the default, and the console says so, once for each value.

const KNOWN = {
  storage: ['tab', 'none', 'device'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
};

const warned = new Set();

/** Says something to those who run the page, once. */
export function warn(message) {
  if (!warned.has(message)) console.warn(`<uncat-readiness> ${message}`);
  warned.add(message);
}

/** The value of an attribute that has a few; the first is the default. */
export function chosen(element, name) {
  const [first] = KNOWN[name];
  const value = element.getAttribute(name)?.trim().toLowerCase() || first;
  if (KNOWN[name].includes(value)) return value;
  warn(`${name}="${value}" is none of ${KNOWN[name].join(', ')}; ${first} is used.`);
  return first;
}

/** The language among these that comes nearest to the one asked for. */
export function nearest(element, languages) {
  const asked = element.lang || element.closest('[lang]')?.lang || element.ownerDocument.documentElement.lang || 'en';
  const tags = asked.toLowerCase().split('-').map((_, n, parts) => parts.slice(0, parts.length - n).join('-'));
  const found = tags.map((tag) => languages.find((it) => it.toLowerCase() === tag)).find(Boolean);
  if (!found && element.lang) warn(`lang="${asked}" is none of ${languages.join(', ')}; en is used.`);
  return found ?? 'en';
}
