// The address of the page, for the widget that follows it (`addresses="fragment"`): its fragment names the place that is
// shown, and the browser's history leads through the places. Which places there are, only the program knows.

import { chosen, warn } from './choices.js';
import { PREFIX } from './events.js';

/** Where a document notes the element that follows its address: two would overwrite each other. */
const FOLLOWER = Symbol.for(`${PREFIX}/addresses`);

/** The trail of one widget. The first screens and the program have the same one, kept with the shelf. */
export function trailOf(shelf, element) {
  shelf.trail ??= new Trail(element);
  return shelf.trail;
}

class Trail {
  #element;

  /** The place that is shown, as the address names it; `undefined` before the first. */
  at;

  constructor(element) {
    this.#element = element;
  }

  /** Whether this widget follows the address: the first on the page that is to. */
  get isFollowed() {
    if (chosen(this.#element, 'addresses') !== 'fragment') return false;
    const other = document[FOLLOWER];
    if (other?.isConnected && other !== this.#element) {
      warn('addresses="fragment": another self-assessment on this page follows the address already; this one does not.');
      return false;
    }
    document[FOLLOWER] = this.#element;
    return true;
  }

  /** The name in the address; empty without one. */
  get name() {
    const name = location.hash.slice(1);
    try { return decodeURIComponent(name); } catch { return name; }
  }

  /** Notes the place that is shown: in a new entry of the history, or in the present one. With a new entry, the one
   * before keeps what the person left there. */
  note({ at, left, isNew }) {
    if (!this.isFollowed) return;
    const others = typeof history.state === 'object' ? history.state : {};
    const entry = (place) => ({ ...others, [PREFIX]: place });
    // Not the fragment alone: a page may have a base that is another address.
    const address = `${location.pathname}${location.search}#${at}`;
    try {
      if (isNew) history.replaceState(entry({ at: this.at ?? '', left }), '');
      if (isNew) history.pushState({ [PREFIX]: { at } }, '', address);
      else history.replaceState(entry({ at }), '', address);
    } catch { /* the browser allows no more entries, or no address: the place is shown all the same */ }
    this.at = at;
  }

  /** Calls back with the place of each entry that the browser goes to, and with what the person left there. Returns the
   * function that ends it. A fragment that is no place is the page's own. */
  follow(go) {
    const travel = ({ state }) => {
      if (!this.isFollowed) return;
      const { at = this.name, left } = state?.[PREFIX] ?? {};
      if (go(at, left)) this.at = at;
    };
    addEventListener('popstate', travel);
    return () => removeEventListener('popstate', travel);
  }
}
