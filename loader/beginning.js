// Where a widget begins: the attributes `place` and `assessment` of its element.

import { warn } from './choices.js';
import { PREFIX } from './events.js';

/** Returns what [`beginning`] does for a widget that has not begun yet. */
export function first(element, shelf) {
  return shelf?.isBegun ? undefined : beginning(element);
}

/** Returns the bytes of the file that the attribute `assessment` names; nothing is in them if it did not come. Returns
 * `undefined` without the attribute. */
async function beginning(element) {
  const address = element.getAttribute('assessment');
  if (!address) return undefined;
  try {
    const answer = await fetch(new URL(address, document.baseURI));
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (cause) {
    blame(address, cause.message);
    return new Uint8Array();
  }
}

/** Tells the embedder why the file at an address cannot be opened. */
function blame(address, why) {
  console.error(`<${PREFIX}> assessment="${address}": ${why}\nGive the address of a document as the download has it, on this origin or with CORS.`);
}

/** Lets a widget begin. A reader who comes back keeps the answers, and after a reload the place too. */
export function begin(element, widget, shelf, bytes) {
  if (shelf.isBegun) return;
  shelf.isBegun = true;
  const isNew = shelf.last === undefined;
  if (bytes && isNew) {
    // What did not come has been told.
    try { widget.begin_with(bytes); } catch (cause) { bytes.length && blame(element.getAttribute('assessment'), cause); }
  }
  const place = element.getAttribute('place');
  if (place && (isNew || isVisit()) && !widget.begin_at(place, mayFocus(element))) warn(`place="${place}" is no place; see show().`);
}

/** Whether a widget may bring a part of its screen into view and focus it: the reader sees the widget, and is nowhere
 * else. A frame takes no focus from the page around it. */
function mayFocus(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const isElsewhere = document.activeElement?.matches(':not(html, body)') || parent !== window && !document.hasFocus();
  return !isElsewhere && top < innerHeight && bottom > 0;
}

/** Whether the page was opened, and not loaded again or gone back to. */
function isVisit() {
  return performance.getEntriesByType('navigation')[0]?.type === 'navigate';
}

/** Applies one of the attributes when it changes: as if the page had called the method. */
export async function changed(element, attribute) {
  const value = element.getAttribute(attribute);
  if (!value) return;
  try {
    if (attribute === 'place') await element.show(value);
    else await element.open(new Blob([await beginning(element)]));
  } catch (cause) {
    warn(`${attribute}="${value}": ${cause.message}`);
  }
}
