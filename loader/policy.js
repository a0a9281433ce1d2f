// What a page's policy has to allow.

/** The source and the directive that would have allowed what was reported as forbidden. */
export function allowed({ blockedURI, effectiveDirective }) {
  const directive = effectiveDirective.replace('-elem', '');
  if (blockedURI === WASM) return { source: "'wasm-unsafe-eval'", directive };
  const { origin } = new URL(blockedURI);
  return { source: origin === location.origin ? "'self'" : origin, directive };
}

/** What a report names when a policy forbids WebAssembly. */
export const WASM = 'wasm-eval';

/** A sentence with its places filled in. */
export function filled(sentence, values) {
  return sentence.replace(/{(\w+)}/g, (_, name) => values[name]);
}
