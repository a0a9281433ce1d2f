// Carries focus, selection, open folds and scroll position over to another root in which the same screen is drawn.
// Elements are found by their ids and their order, never by their words, which a browser may have translated.

/** Remembers the look of a root, and what is focused in it. Returns a function that restores both in another root. */
export function remembered(root, focused = root.getRootNode().activeElement) {
  const page = root.ownerDocument;
  const window = page.defaultView;
  const focus = root.contains(focused) && focused;
  const anchor = focus || [...root.querySelectorAll('#title, .q')].find((it) => top(it) > 0);
  const [there, before] = [anchor && trace(root, anchor), anchor && top(anchor)];
  const range = focus?.matches?.('textarea, input:not([type]), [type=search]') && [focus.selectionStart, focus.selectionEnd];
  const folds = [...root.querySelectorAll('details[open] > summary')].map((it) => trace(root, it));
  return (other) => {
    for (const fold of folds) find(other, fold)?.parentNode.setAttribute('open', '');
    const now = there && find(other, there);
    // A reader who had to wait may be elsewhere on the page by now.
    const { activeElement: at } = page;
    const isFree = !at || at === other.getRootNode().host || at.matches('html, body');
    if (now && focus && isFree) now.focus({ preventScroll: true });
    if (now && range && isFree) now.setSelectionRange?.(...range);
    if (now) window.scrollBy({ top: top(now) - before, behavior: 'instant' });
  };
}

/** What identifies an element: its id, or its number among those of its kind in the nearest element with an id. */
export function trace(root, element) {
  const whole = element.closest('[id]');
  const id = whole && root.contains(whole) ? whole.id : undefined;
  if (id && whole === element) return { id };
  const kind = kindOf(element);
  return { id, kind, number: ofKind(id ? whole : root, kind).indexOf(element) };
}

export function find(root, { id, kind, number }) {
  const whole = id ? root.querySelector(`[id="${id}"]`) : root;
  return kind && whole ? ofKind(whole, kind)[number] : whole;
}

/** Each kind is counted apart: an answer may add buttons of another kind. */
function kindOf(element) {
  return [element.parentNode, element].map((it) => `${it.localName}.${it.getAttribute?.('class') ?? ''}`).join('>');
}

function ofKind(whole, kind) {
  return [...whole.querySelectorAll(kind.slice(kind.lastIndexOf('>') + 1).split('.')[0])].filter((it) => kindOf(it) === kind);
}

export function top(element) {
  return element.getBoundingClientRect().top;
}
