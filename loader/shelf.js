// Where the answers of one widget are kept: in the tab, on the device, or nowhere. Each element has one shelf. The first
// screens and the program use the same one, and it outlives both. It does not know what a session is: it keeps a text.
//
// An entry is a header line and the text. The header is `kept`, the time in milliseconds, the other addresses of the page,
// and the language if the reader has chosen one. Entries of earlier versions are the text alone. Where the page has had
// other addresses, the text is kept once: the entry of another address is `at` and the address of the one with the text.

import { chosen } from './choices.js';
import { PREFIX } from './events.js';

/** The entry of an address whose text is kept under another one. */
const LEADS = /^at (\S+)$/;

const STORES = { tab: 'sessionStorage', device: 'localStorage' };

/** The entry of a tab in which the reader chose to keep nothing, although the page's owner offers to. */
const NOTHING = '-';

/** A reload at this many of the page's addresses finds the newest text. */
const ADDRESSES = 4;

/** Parameters that say where a reader came from, and not which page it is. */
const CAMPAIGN = /^(utm_|mtm_|pk_|mc_|_ga$|_gl$|fbclid$|gclid$|gbraid$|wbraid$|dclid$|msclkid$|yclid$|igsh)/;

/** The keys that another frame has removed from the tab. What the page itself removes is not among them: a site may
 * empty the storage of its tab, and the reader is not asked about that. */
const removed = new Set();
addEventListener('storage', ({ key, newValue, storageArea }) => {
  if (storageArea === reach('tab') && newValue === null) removed.add(key);
});

export class Shelf {
  #element;
  #name;
  #questionnaire;
  #texts = new Map(); // the last text of each questionnaire, even if it could not be kept
  #seen = { tab: new Map(), device: new Map() }; // by key, the entries as this widget last read or wrote them
  #handed; // the text that was returned last
  #keeping; // where the text is to be kept
  #addresses = []; // of the page, the newest first
  #stuck = new Map(); // by store, an entry that could be neither read nor put aside: it is never overwritten

  /** When the program last ended while it was at work for this widget, in milliseconds. */
  ended = 0;

  /** Whether the widget is to report that it goes on after that. */
  isBack = false;

  /** What the next widget of the element can undo, and the program that can read it. */
  undoable;

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
    this.#handed = found.text;
    return { ...found, works: found.keeping === 'none' || this.#works(found.keeping), framed: isFramed() };
  }

  #found() {
    if (this.last !== undefined) return { keeping: this.#keeping, text: this.last, other: false };
    const [tab, device] = this.#entries();
    if (tab?.raw === NOTHING) {
      this.#saw(tab);
      this.#keeping = 'none';
      return { keeping: 'none', other: false };
    }
    const newest = device && !(tab?.time >= device.time) ? device : tab;
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
    // The tab's own other text was mentioned, and is not mentioned again.
    this.#saw(this.#entries()[0]);
    return this.#put(keeping, text, true);
  }

  /** Returns the text that another tab, window or frame has put in the place of this one or in the other store;
   * `undefined` if it is missing. From now on it counts as read. */
  theirs() {
    const theirs = this.#entries().filter((it) => it && it.raw !== NOTHING && !this.#isSeen(it));
    const found = theirs.find((it) => it.store === this.#keeping) ?? theirs[0];
    this.#saw(found);
    return this.#handed = found?.text;
  }

  /** Whether something newer is kept than this page knows, as when the reader goes back to it. */
  get isStale() {
    return this.#keeping !== 'none' && Object.keys(STORES).some((store) => this.#isChanged(store));
  }

  /** For a page that the browser shows again as it was left: returns whether something newer was kept since then. The
   * next `read` returns that. */
  comesBack({ persisted }) {
    const isBehind = persisted && this.isStale;
    if (isBehind) this.#texts.clear();
    return isBehind;
  }

  /** Removes all that is kept under any address of this widget, and what was put aside. Before it is known what is asked,
   * that of every questionnaire. */
  erase() {
    if (this.#questionnaire) return this.#erase();
    for (const store of Object.keys(STORES)) {
      for (const key of Object.keys(reach(store))) {
        [, this.#questionnaire] = key.split('/');
        this.#erase();
      }
    }
    this.#questionnaire = undefined;
  }

  #erase() {
    this.#texts.delete(this.#questionnaire);
    this.undoable = undefined;
    this.#stuck.clear();
    for (const it of this.#entries()) this.#saw(it);
    this.eraseAsides();
    for (const store of Object.keys(STORES)) {
      for (const it of this.#known()) drop(store, this.#key(it));
      // One of an earlier version may be left.
      this.#saw(this.#find(store));
      this.#leave(store);
    }
    this.#addresses = [];
  }

  /** Moves the text that was returned last, and that could not be understood, to a key of its own. A text that is in no
   * store stays here. */
  setAside() {
    const text = this.#handed;
    if (this.last === text) this.#texts.delete(this.#questionnaire);
    const found = this.#entries().find((it) => it?.text === text) ?? { text, time: 0, key: '' };
    const { store, key, at } = found;
    if (!move(store, key, `${this.#key(at)}/aside/${Date.now()}`)) this.#stuck.set(store, found);
    this.#seen[store]?.delete(key);
  }

  /** The texts that were put aside, the newest first. */
  asides() {
    return this.#aside().map((it) => it.text);
  }

  /** Moves one of them back to where it was kept, if nothing newer is kept. Returns whether the next `read` has it. */
  takeBack(n) {
    const { store, key, time } = this.#aside()[n];
    const kept = Object.keys(STORES).map((it) => this.#find(it)).filter(Boolean);
    const isShown = this.last === undefined || kept.some((it) => it.text === this.last);
    if (!isShown || !kept.every((it) => it.store !== store && it.raw !== NOTHING && it.time < time)) return false;
    this.#texts.delete(this.#questionnaire);
    return move(store, key, key.replace(/\/aside\/\d+$/, ''));
  }

  /** Removes what was put aside. */
  eraseAsides() {
    for (const { store, key } of this.#aside()) drop(store, key);
    this.#stuck.clear();
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
      // Without these entries, a reload would keep answers again.
      const isAsked = chosen(this.#element, 'storage') !== 'none' && !this.#find('tab');
      for (const it of isAsked ? this.#known().slice(0, ADDRESSES) : []) this.#write('tab', this.#key(it), NOTHING);
      return 'kept';
    }
    if (this.#stuck.has(keeping)) return 'refused';
    if (!isForced && this.#isForeign(keeping)) return 'elsewhere';
    this.#addresses = this.#known();
    const [now] = this.#addresses;
    const home = this.#find(keeping)?.at ?? now;
    const others = this.#addresses.filter((it) => it !== home).slice(0, ADDRESSES - 1);
    // These come first: they take less room than what they replace.
    for (const it of others) if (this.#isFree(keeping, it)) this.#write(keeping, this.#key(it), `at ${home}`);
    const raw = `kept ${[Date.now(), ...others, ...this.language ? [`${this.language}:${this.#page}`] : []].join(' ')}\n${text}`;
    if (!this.#write(keeping, this.#key(home), raw)) return 'refused';
    const keys = [home, ...others].map((it) => this.#key(it));
    this.#leave(keeping, (key) => keys.includes(key) || !key.endsWith(`/${this.#name}`));
    this.#leave(keeping === 'tab' ? 'device' : 'tab');
    return this.#at(keeping, now)?.raw === raw ? 'kept' : 'refused';
  }

  /** Whether another tab, window or frame has changed or removed what this widget knows of a store. */
  #isForeign(store) {
    const isGone = store === 'device' || this.#known().some((it) => removed.has(this.#key(it)));
    return this.#isChanged(store) && (isGone || Boolean(this.#find(store)));
  }

  /** Whether the entry is not the one that this widget knows, or is gone. */
  #isChanged(store) {
    const found = this.#find(store);
    return found ? !this.#isSeen(found) : this.#known().some((it) => this.#seen[store].has(this.#key(it)));
  }

  #isSeen({ store, key, raw }) {
    return this.#seen[store].get(key) === raw;
  }

  /** Whether nobody else keeps a text under an address. */
  #isFree(store, address) {
    const key = this.#key(address);
    return !this.#at(store, address) || get(store, key) === this.#seen[store].get(key);
  }

  /** Notes an entry, and the entries that lead to it. */
  #saw(found) {
    if (!found) return;
    const { store, key, raw, at, addresses } = found;
    this.#addresses = [...new Set([...this.#addresses, at, ...addresses])];
    this.#seen[store].set(key, raw);
    for (const it of this.#known()) {
      if (this.#at(store, it)?.raw === raw) this.#seen[store].set(this.#key(it), get(store, this.#key(it)));
    }
  }

  #write(store, key, raw) {
    const done = put(store, key, raw);
    if (done) this.#seen[store].set(key, raw);
    if (done && store === 'tab') removed.delete(key);
    return done;
  }

  /** Removes what this widget put into a store; what another one put there stays, and so does what `stays` names. */
  #leave(store, stays = () => false) {
    for (const [key, raw] of this.#seen[store]) {
      if (!key.startsWith(`${PREFIX}/${this.#questionnaire}/`) || stays(key)) continue;
      if (get(store, key) === raw) drop(store, key);
      this.#seen[store].delete(key);
    }
  }

  /** Returns the entries of tab and device, without one that is stuck. */
  #entries() {
    return Object.keys(STORES).map((store) => this.#stuck.has(store) ? undefined : this.#find(store));
  }

  /** Returns the entry in a store, or one of an earlier version, whose key had no query. */
  #find(store) {
    const known = this.#known();
    const found = known.map((it) => this.#at(store, it)).find(Boolean);
    const before = this.#key(location.pathname);
    const old = get(store, before);
    return found ?? (old === undefined || /^(kept|at) /.test(old) ? undefined : entry(store, before, old, known[0]));
  }

  /** Returns the entry of an address, or the one to which it leads. */
  #at(store, address) {
    const at = this.#home(store, address);
    const key = this.#key(at);
    const raw = get(store, key);
    return raw === undefined || LEADS.test(raw) ? undefined : entry(store, key, raw, at);
  }

  /** Returns the address of the text that an address has in a store. */
  #home(store, address) {
    return get(store, this.#key(address))?.match(LEADS)?.[1] ?? address;
  }

  /** Returns the entries that were put aside, at the known addresses and where these lead, the newest first. */
  #aside() {
    const all = Object.keys(STORES).flatMap((store) => {
      const begins = this.#known().flatMap((it) => [it, this.#home(store, it)]).map((it) => `${this.#key(it)}/aside/`);
      const keys = Object.keys(reach(store)).filter((key) => begins.some((it) => key.startsWith(it)));
      return keys.map((key) => entry(store, key, get(store, key)));
    });
    return [...all, ...this.#stuck.values()].sort((one, other) => other.time - one.time);
  }

  /** Returns the addresses of the page as far as they are known, the present one first. */
  #known() {
    return [...new Set([this.#address(), ...this.#addresses])];
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

function entry(store, key, raw, at) {
  const [head, time, rest = ''] = raw.match(/^kept (\d+)((?: \S+)*)\n/) ?? ['', '0'];
  const words = rest.split(' ').filter(Boolean);
  const isAddress = (word) => word[0] === '/';
  return { store, key, raw, at, time: Number(time), addresses: words.filter(isAddress), language: words.find((it) => !isAddress(it)), text: raw.slice(head.length) };
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

function move(store, from, to) {
  const isMoved = put(store, to, get(store, from));
  if (isMoved) drop(store, from);
  return isMoved;
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
