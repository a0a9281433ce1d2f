// The name of the element, which its events begin with.

export const PREFIX = 'uncat-readiness';

/** Tells the page that something happened to an element. */
export function emit(element, kind, detail) {
  element.dispatchEvent(new CustomEvent(`${PREFIX}-${kind}`, { bubbles: true, composed: true, detail }));
}
