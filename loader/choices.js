// The allowed values of attributes. Any other value counts as the default, and is reported once in the console.

const KNOWN = {
  storage: ['tab', 'none', 'device'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
  heading: ['1', '2', '3', '4'],
  addresses: ['none', 'fragment'],
  languages: ['shown', 'hidden'],
  closing: ['ask', 'quiet'],
};

const warned = new Set();

/** Warns the embedder in the console, once for each message. */
export function warn(message) {
  if (!warned.has(message)) console.warn(`<uncat-readiness> ${message}`);
  warned.add(message);
}

/** Returns the value of an attribute in `KNOWN`; the first value is the default. */
export function chosen(element, name) {
  const [first] = KNOWN[name];
  const value = element.getAttribute(name)?.trim().toLowerCase() || first;
  if (KNOWN[name].includes(value)) return value;
  warn(`${name}="${value}" is none of ${KNOWN[name].join(', ')}; ${first} is used.`);
  return first;
}
