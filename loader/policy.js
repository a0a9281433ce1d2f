// The sources that a page's policy has to allow.

/** Returns the source and the directive that would have allowed what a report names as forbidden. */
export function allowed({ blockedURI, effectiveDirective }) {
  const directive = effectiveDirective.replace('-elem', '');
  if (blockedURI === WASM) return { source: "'wasm-unsafe-eval'", directive };
  const { origin } = new URL(blockedURI);
  return { source: origin === location.origin ? "'self'" : origin, directive };
}

/** The `blockedURI` of a report if a policy forbids WebAssembly. */
export const WASM = 'wasm-eval';

/** A sentence with its placeholders filled in. */
export function filled(sentence, values) {
  return sentence.replace(/{(\w+)}/g, (_, name) => values[name]);
}
