// The name of the element, which is the prefix of its events.

export const PREFIX = 'uncat-readiness';

/** Emits an event on an element. */
export function emit(element, kind, detail) {
  element.dispatchEvent(new CustomEvent(`${PREFIX}-${kind}`, { bubbles: true, composed: true, detail }));
}
