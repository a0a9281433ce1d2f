// Why a widget cannot start: for its visitors in words, for those who run the page with what to do.

/** A cause that is known: a `file` that did not arrive, an `engine` without WebAssembly, or the `content`. */
export class Trouble extends Error {
  constructor(kind, what, more) {
    super(`${what} ${more ?? ''}`.trim());
    Object.assign(this, { kind, what });
  }
}

/** What happened, as the name of a sentence and what fills its places. */
export function explained(cause, [forbidden]) {
  if (forbidden) return ['policy', forbidden];
  const compiling = cause instanceof globalThis.WebAssembly?.CompileError;
  if (compiling && /unsafe-eval|polic/i.test(cause.message)) {
    return ['policy', { source: "'wasm-unsafe-eval'", directive: 'script-src' }];
  }
  if (compiling || !globalThis.WebAssembly) return ['engine', {}];
  if (cause instanceof Trouble) return [cause.kind, { file: cause.what }];
  return ['', {}];
}

/** A sentence with its places filled in. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
