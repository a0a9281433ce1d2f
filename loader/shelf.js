// Where the answers of one widget are kept: in the tab, on the device, or nowhere. Each element has one shelf. The first
// screens and the program use the same one, and it outlives both. It does not know what a session is: it keeps a text.
//
// An entry is a header line and the text. The header is `kept`, the time in milliseconds, the addresses of the page under
// which the same text is kept, and the language if the reader has chosen one. Entries of earlier versions are the text alone.

import { chosen } from './choices.js';
import { PREFIX } from './events.js';

const STORES = { tab: 'sessionStorage', device: 'localStorage' };

/** The entry of a tab in which the reader chose to keep nothing, although the page's owner offers to. */
const NOTHING = '-';

/** The newest text is kept under this many of the page's addresses, so that a reload at each of them finds it. */
const ADDRESSES = 4;

/** Parameters that say where a reader came from, and not which page it is. */
const CAMPAIGN = /^(utm_|mtm_|pk_|mc_|_ga$|_gl$|fbclid$|gclid$|gbraid$|wbraid$|dclid$|msclkid$|yclid$|igsh)/;

export class Shelf {
  #element;
  #name;
  #questionnaire;
  #texts = new Map(); // the last text of each questionnaire, even if it could not be kept
  #seen = new Map(); // the entries as this widget last read or wrote them
  #keeping; // where the text is to be kept
  #addresses = []; // of the page, the newest first
  #read; // the entry that was read last
  #stuck; // an entry that could be neither read nor put aside: it is never overwritten

  /** When the program last ended while it was at work for this widget, in milliseconds. */
  ended = 0;

  /** Whether the widget is to report that it goes on after that. */
  isBack = false;

  /** Whether the widget has begun: where it does is for the page to say once. */
  isBegun = false;

  /** The language that the reader has chosen on this page, if any. It is kept with the text. */
  language;

  /** The attributes that changed while the first screens were shown, and that the program has to apply. */
  late = new Set();

  /** `name` distinguishes the widgets of a page. */
  constructor(element, name) {
    this.#element = element;
    this.#name = name;
  }

  /** The name changes if another element took the number while this one was away. */
  set name(name) {
    this.#name = name;
  }

  /** The id of the questionnaire: each has entries of its own. */
  set questionnaire(id) {
    this.#questionnaire = id;
  }

  /** The last text that was read or was to be kept, even if it could not be kept. */
  get last() {
    return this.#texts.get(this.#questionnaire);
  }

  /** Returns the text to go on with, and where to keep it: the last text of this page, or else the newest entry.
   * `other`: the tab has an older entry with another text. `works`: the browser keeps something there. `framed`: what it
   * keeps is for the site around this frame alone. */
  read() {
    const found = this.#found();
    return { ...found, works: found.keeping === 'none' || this.#works(found.keeping), framed: isFramed() };
  }

  #found() {
    if (this.last !== undefined) return { keeping: this.#keeping, text: this.last, other: false };
    const [tab, device] = Object.keys(STORES).map((store) => store === this.#stuck?.store ? undefined : this.#find(store));
    if (tab?.raw === NOTHING) {
      this.#saw(tab);
      this.#keeping = 'none';
      return { keeping: 'none', other: false };
    }
    const newest = device && !(tab?.time >= device.time) ? device : tab;
    this.#read = newest;
    this.#saw(newest);
    this.#keeping = newest?.store ?? chosen(this.#element, 'storage');
    if (newest) this.#texts.set(this.#questionnaire, newest.text);
    this.language ??= this.#chosen(newest?.language);
    return { keeping: this.#keeping, text: newest?.text, other: Boolean(tab && newest === device && tab.text !== device.text) };
  }

  /** Keeps a text in one place, and removes it from the others. Returns `kept`, `refused` if the browser does not keep
   * it, or `elsewhere` if another tab, window or frame has changed the entry, which is then left as it is. */
  keep(keeping, text) {
    return this.#put(keeping, text, false);
  }

  /** Keeps with the text that the reader has chosen a language. */
  speak(language) {
    this.language = language;
    if (this.last !== undefined) this.keep(this.#keeping, this.last);
  }

  /** Keeps a text, even over the entry of another tab, window or frame. */
  overwrite(keeping, text) {
    return this.#put(keeping, text, true);
  }

  /** Returns the text that another tab, window or frame has put in the place of this one or in the other store;
   * `undefined` if it is missing. From now on it counts as read. */
  theirs() {
    const found = [this.#keeping, 'tab', 'device'].map((store) => store in STORES ? this.#find(store) : undefined)
      .find((it) => it && it.raw !== NOTHING && !this.#isSeen(it));
    this.#saw(found);
    return found?.text;
  }

  /** Whether something newer is kept than this page knows, as when the reader goes back to it. */
  get isStale() {
    return this.#keeping !== 'none' && Object.keys(STORES).some((store) => {
      const found = this.#find(store);
      return found ? !this.#isSeen(found) : this.#seen.has(id(store, this.#key()));
    });
  }

  /** For a page that the browser shows again as it was left: returns whether something newer was kept since then. The
   * next `read` returns that. */
  comesBack({ persisted }) {
    const isBehind = persisted && this.isStale;
    if (isBehind) this.#texts.clear();
    return isBehind;
  }

  /** Removes all that is kept under any address of this widget, and what was put aside. */
  erase() {
    this.#texts.delete(this.#questionnaire);
    this.#seen.clear();
    this.#stuck = undefined;
    for (const store of Object.keys(STORES)) {
      const found = this.#find(store);
      const keys = [...this.#addresses, ...found?.addresses ?? [], this.#address()].map((it) => this.#key(it));
      for (const key of [...keys, ...found ? [found.key] : [], ...this.#asides(store)]) drop(store, key);
    }
    this.#addresses = [];
  }

  /** Moves the last text, which could not be understood, to a name of its own. The page may have kept it itself, without
   * reading it from a store, or it may be in no store: then it stays here. */
  setAside() {
    const text = this.last;
    if (text === undefined) return;
    this.#texts.delete(this.#questionnaire);
    const found = [this.#read, ...Object.keys(STORES).map((store) => this.#find(store))].find((it) => it?.text === text);
    const moved = found && put(found.store, `${found.key}/aside/${Date.now()}`, found.raw);
    if (moved) drop(found.store, found.key);
    else this.#stuck = found ?? { text };
    if (found) this.#seen.delete(id(found.store, found.key));
  }

  /** The texts that were put aside. */
  asides() {
    const stores = Object.keys(STORES);
    const all = stores.flatMap((store) => this.#asides(store).map((key) => entry(store, key, get(store, key)).text));
    return this.#stuck ? [...all, this.#stuck.text] : all;
  }

  /** Removes what was put aside. */
  eraseAsides() {
    for (const store of Object.keys(STORES)) for (const key of this.#asides(store)) drop(store, key);
    if (this.#stuck?.store) drop(this.#stuck.store, this.#stuck.key);
    this.#stuck = undefined;
  }

  /** The language of the page around the widget. */
  get #page() {
    return this.#element.closest('[lang]')?.lang || document.documentElement.lang;
  }

  /** Returns the language of an entry. A page that is in another language by now has been chosen since. */
  #chosen(entered) {
    const [language, page] = entered?.split(':') ?? [];
    return page === this.#page && chosen(this.#element, 'languages') === 'shown' ? language : undefined;
  }

  #works(store) {
    const key = `${this.#key()}/probe`;
    const works = put(store, key, NOTHING);
    drop(store, key);
    return works;
  }

  #put(keeping, text, isForced) {
    this.#texts.set(this.#questionnaire, text);
    this.#keeping = keeping;
    if (keeping === 'none') {
      for (const store of Object.keys(STORES)) this.#leave(store);
      // Without this entry, a reload would keep answers again.
      if (chosen(this.#element, 'storage') !== 'none' && !this.#find('tab')) this.#write('tab', this.#key(), NOTHING);
      return 'kept';
    }
    if (this.#stuck) return 'refused';
    if (!isForced && this.#isForeign(keeping)) return 'elsewhere';
    const now = this.#address();
    const before = this.#addresses.filter((it) => it !== now);
    const addresses = [now, ...before].slice(0, ADDRESSES);
    const raw = `kept ${[Date.now(), ...addresses, ...this.language ? [`${this.language}:${this.#page}`] : []].join(' ')}\n${text}`;
    if (!this.#write(keeping, this.#key(now), raw)) return 'refused';
    this.#addresses = addresses;
    for (const key of before.map((it) => this.#key(it))) {
      const there = get(keeping, key);
      if (there !== undefined && there !== this.#seen.get(id(keeping, key))) continue;
      if (addresses.some((it) => this.#key(it) === key)) this.#write(keeping, key, raw);
      else drop(keeping, key);
    }
    const old = this.#read;
    if (old && old.key === this.#key(location.pathname) && get(old.store, old.key) === old.raw && !old.raw.startsWith('kept ')) drop(old.store, old.key);
    this.#leave(keeping === 'tab' ? 'device' : 'tab');
    return 'kept';
  }

  /** Whether the entry is not the one that this widget knows. One missing in the tab was removed by the page. */
  #isForeign(store) {
    const found = this.#find(store);
    if (!found) return store === 'device' && this.#seen.has(id(store, this.#key()));
    return found.raw !== NOTHING && !this.#isSeen(found);
  }

  #isSeen({ store, key, raw }) {
    return this.#seen.get(id(store, key)) === raw;
  }

  #saw(found) {
    if (!found) return;
    this.#seen.set(id(found.store, found.key), found.raw);
    this.#addresses = [...new Set([...this.#addresses, ...found.addresses])];
  }

  #write(store, key, raw) {
    const done = put(store, key, raw);
    if (done) this.#seen.set(id(store, key), raw);
    return done;
  }

  /** Removes what this widget put into a store; what another one put there stays. */
  #leave(store) {
    for (const key of [...this.#addresses, this.#address()].map((it) => this.#key(it))) {
      const there = get(store, key);
      if (there !== undefined && there === this.#seen.get(id(store, key))) drop(store, key);
      this.#seen.delete(id(store, key));
    }
  }

  /** Returns the entry in a store, or one of an earlier version, whose key had no query. */
  #find(store) {
    const key = this.#key();
    const own = get(store, key);
    if (own !== undefined) return entry(store, key, own);
    const before = this.#key(location.pathname);
    const old = get(store, before);
    return old === undefined || old.startsWith('kept ') ? undefined : entry(store, before, old);
  }

  #asides(store) {
    const mine = `${this.#key()}/aside/`;
    return Object.keys(reach(store)).filter((key) => key.startsWith(mine));
  }

  #key(address = this.#address()) {
    return `${PREFIX}/${this.#questionnaire}/${address}/${this.#name}`;
  }

  /** What identifies this page within its origin: its path, and the parameters that its owner names with the attribute
   * `query`, or all but those of campaigns. */
  #address() {
    const named = this.#element.getAttribute('query')?.split(/\s+/);
    const counts = (name) => named ? named.includes(name) : !CAMPAIGN.test(name);
    const pairs = [...new URLSearchParams(location.search)].filter(([name]) => counts(name)).sort();
    const query = String(new URLSearchParams(pairs));
    return query ? `${location.pathname}?${query}` : location.pathname;
  }
}

function entry(store, key, raw) {
  const [head, time, rest = ''] = raw.match(/^kept (\d+)((?: \S+)*)\n/) ?? ['', '0'];
  const words = rest.split(' ').filter(Boolean);
  const isAddress = (word) => word[0] === '/';
  return { store, key, raw, time: Number(time), addresses: words.filter(isAddress), language: words.find((it) => !isAddress(it)), text: raw.slice(head.length) };
}

function id(store, key) {
  return `${store} ${key}`;
}

/** Whether this is a frame in a page of another origin. */
function isFramed() {
  try { return window.top.location.origin !== location.origin; } catch { return true; }
}

/** A browser that blocks storage throws even when the store is named. */
function reach(store) {
  try { return window[STORES[store]] ?? {}; } catch { return {}; }
}

function get(store, key) {
  try { return reach(store).getItem(key) ?? undefined; } catch { return undefined; }
}

function drop(store, key) {
  try { reach(store).removeItem(key); } catch { /* nothing is there */ }
}

/** Some browsers accept a text and forget it at once. */
function put(store, key, raw) {
  try {
    reach(store).setItem(key, raw);
    return get(store, key) === raw;
  } catch {
    return false;
  }
}
