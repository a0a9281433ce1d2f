// What careful hosts do, so that no script can change what others rely on.
for (const it of [
  Object, Function, Array, String, Number, Boolean, Symbol, RegExp, Date, Promise, Error, TypeError, Map, Set, WeakMap,
  WeakRef, ArrayBuffer, Uint8Array, Int32Array, TextDecoder, TextEncoder, URL, Blob, Response, Storage, Event,
  CustomEvent, EventTarget, Node, Element, HTMLElement, ShadowRoot, Document, CSSStyleSheet, IntersectionObserver,
]) {
  Object.freeze(it);
  Object.freeze(it.prototype);
}
for (const it of [JSON, Math, Reflect, Intl, WebAssembly, Object.getPrototypeOf(Uint8Array)]) Object.freeze(it);
