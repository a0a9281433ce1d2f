// JSON on a page whose libraries have changed how it is written: some give every array, text or object a `toJSON`.

/** A value as JSON, as the language writes it; an empty text where there is nothing to write. */
export function written(value) {
  return JSON.stringify(value, function (name, changed) { return isPlain(this[name]) ? this[name] : changed; }) ?? '';
}

/** Whether JSON knows a value by itself: a primitive one, a list, an object of no class. It may be of another frame. */
function isPlain(it) {
  if (!it || typeof it !== 'object' || Array.isArray(it)) return true;
  const root = Object.getPrototypeOf(it);
  return !Object.hasOwn(it, 'toJSON') && !(root && Object.getPrototypeOf(root));
}
