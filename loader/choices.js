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
