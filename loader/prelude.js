// The prelude: the first screens of a questionnaire without answers, shown and answered before the program arrives. It
// records what the visitor does as deeds: a name, a value and the time. Only the program knows the effects of a deed:
// it replays them (`src/session/deeds.rs`). The build draws the screens, gives each field its deed, and words what a
// deed changes on the screen (`src/prelude.rs`).

import { chosen } from './choices.js';
import { level } from './headings.js';
import { legible } from './legible.js';
import { find, remembered, top, trace } from './look.js';
import { trailOf } from './trail.js';
import { written } from './written.js';

export { fetching } from './fetching.js';
export { begun } from './guard.js';
export { remembered } from './look.js';
export { Shelf } from './shelf.js';
export { default as css } from './style.js';

const SVG = 'http://www.w3.org/2000/svg';

/** A visitor who holds a key down or composes a word is not interrupted, for this many milliseconds at most. */
const PATIENCE = 3000;

/** Returns the prelude, if the visitor begins anew and the program can run. Actions beyond it wait for the program:
 * `wait` shows that, and returns it in words. `again` starts anew, if something newer was kept. `screens` gets the first
 * screens in another language, and `spoke` is called once they are shown. */
export async function open(element, screens, shelf, hear) {
  shelf.questionnaire = screens.questionnaire;
  const { keeping, text, works, framed } = shelf.read();
  const isNew = keeping === 'tab' && text === undefined && !shelf.asides().length;
  // Another place than a first screen, the program draws; so it does where the fragment is the page's own.
  const { isFollowed, name } = trailOf(shelf, element);
  if (!isNew || !runs()) return undefined;
  const isDrawn = () => !(isFollowed && name) || screens.screens[screens.variant][`#${name}`];
  const isThere = () => isDrawn() && first(element, screens);
  const rest = complete(screens);
  if (!isThere()) await rest;
  return isThere() ? new Prelude(element, screens, shelf, { ...hear, works, framed }) : undefined;
}

/** Adds the screens of the other sections, once. Without them, the program shows those. */
function complete(data) {
  const { more: part, screens, shared, url } = data;
  return data.whole ??= part && fetch(new URL(part.name, url), { integrity: part.integrity }).then(async (response) => {
    const rest = await response.json();
    for (const variant of Object.keys(screens)) Object.assign(screens[variant], rest.screens[variant]);
    shared.push(...rest.shared);
  }).catch(() => {});
}

/** Returns the address of the screen on which the widget begins; `undefined` if the program has to draw it. */
function first(element, { screens, variant }) {
  const place = element.getAttribute('place') || 'start';
  return Object.entries(screens[variant]).find(([, { deed: [kind, at] }]) => kind === 'go' && at === place)?.[0];
}

/** Whether WebAssembly runs here: tries the smallest program. */
function runs() {
  try { return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); } catch { return false; }
}

class Prelude {
  #element;
  #page;
  #data;
  #shelf;
  #wait;
  #hears;
  #wanted; // the language that was asked for last
  #address; // of the screen
  #trail;
  #root;
  #deeds = []; // what was done: [name, value, time]
  #chosen; // the last value of each deed
  #variant; // which of the drawn sets of screens is shown
  #tag; // the tag of statements to settle before deposit, if it has changed
  #tagged; // the deed that has changed it
  #keeping; // where the deeds are to be kept
  #framed; // whether this is a frame in a page of another site
  #isStale; // whether the drawn screens lack what a deed has changed
  #screen;
  #fields; // the deed of each field on the screen
  #beside; // the links beside the statements, by the deed whose value they show
  #wish; // the action that waits for the program
  #held = new Set(); // keys and pointers that are down, a word that is being composed
  #leave = new AbortController();

  constructor(element, data, shelf, { again, works, framed, ...hears }) {
    [this.#element, this.#page] = [element, element.ownerDocument];
    [this.#data, this.#shelf, this.#wait, this.#hears] = [data, shelf, hears.wait, hears];
    this.#root = this.#page.createElement('div');
    this.#trail = trailOf(shelf, element);
    this.#framed = framed;
    this.#begin();
    this.#arrive();
    if (!works) this.#say('none');
    complete(data)?.then(() => this.#goOn());
    const { signal } = this.#leave;
    signal.addEventListener('abort', this.#trail.follow((at) => this.#travel(`#${at || 'start'}`)));
    this.#page.defaultView.addEventListener('pageshow', (event) => shelf.comesBack(event) && again(), { signal });
    this.#root.addEventListener('click', (event) => this.#click(event));
    this.#root.addEventListener('input', ({ target }) => target.type === 'file' || this.#hear(target));
    this.#root.addEventListener('change', ({ target }) => ['file', 'search'].includes(target.type) && this.#want(target));
    for (const [what, down, ...up] of [
      ['pointer', 'pointerdown', 'pointerup', 'pointercancel'], ['key', 'keydown', 'keyup'],
      ['word', 'compositionstart', 'compositionend'],
    ]) {
      this.#root.addEventListener(down, () => this.#held.add(what));
      for (const kind of up) this.#page.defaultView.addEventListener(kind, () => this.#held.delete(what), { capture: true, signal });
    }
  }

  /** The element to show. */
  get root() {
    return this.#root;
  }

  /** Called once it is shown: colours are measured where they are seen. */
  seen() {
    legible(this.#root);
  }

  /** Whether the visitor has done anything that would be lost with it. */
  get isTouched() {
    return this.#deeds.length > 0;
  }

  /** Applies a changed attribute. */
  changed(attribute) {
    if (attribute === 'heading') level(this.#element, this.#root);
    if (attribute === 'theme') legible(this.#root);
    if (attribute === 'place' || attribute === 'assessment') this.#shelf.late.add(attribute);
    if (attribute !== 'storage') return;
    this.#do('keep', chosen(this.#element, attribute));
    for (const [field, deed] of this.#fields) this.#fill(field, deed);
  }

  /** Erases all that was entered. */
  reset() {
    this.#wish = undefined;
    this.#shelf.erase();
    this.#begin();
    this.#trail.note({ at: 'start' });
  }

  /** Waits until the screen can change without interrupting the visitor. */
  async quiet() {
    const end = performance.now() + PATIENCE;
    while (this.#held.size && performance.now() < end) await new Promise((next) => setTimeout(next, 20));
  }

  /** Ends the prelude. Returns a function that restores its look, and performs the pending action, in another root. */
  leave() {
    this.#leave.abort();
    const look = remembered(this.#root);
    const wish = this.#wish;
    return (root) => {
      look(root);
      const wanted = wish && find(root, wish.there);
      if (!wanted) return;
      if (wish.files) {
        wanted.files = wish.files;
        wanted.dispatchEvent(new Event('change', { bubbles: true }));
      } else {
        wanted.click();
      }
    };
  }

  #begin() {
    this.#deeds = [];
    this.#isStale = false;
    this.#tag = undefined;
    this.#chosen = new Map(Object.entries(this.#data.chosen));
    this.#variant = this.#data.variant;
    this.#keeping = 'tab';
    this.#draw(first(this.#element, this.#data) ?? '#start');
  }

  /** Begins at the place in the address. */
  #arrive() {
    if (!this.#trail.isFollowed) return;
    const { name } = this.#trail;
    this.#trail.at = name;
    if (!name) return;
    this.#draw(`#${name}`);
    this.#do(...this.#screen.deed);
  }

  /** Goes where the browser has gone in its history, or has the program go there. */
  #travel(address) {
    const isDrawn = this.#data.screens[this.#variant][address] && !this.#isStale;
    if (isDrawn) this.#turn(address);
    else this.#wait();
    return isDrawn;
  }

  #draw(address) {
    const { screens, shared } = this.#data;
    this.#address = address;
    this.#screen = screens[this.#variant][address];
    [this.#fields, this.#beside] = [new Map(), new Map()];
    this.#root.replaceChildren();
    this.#grow(this.#screen.tree, this.#root, shared);
    level(this.#element, this.#root);
    for (const [field, deed] of this.#fields) this.#fill(field, deed);
    if (this.#framed) this.#hint(this.#data.framed);
    if (this.#tag) this.#root.querySelectorAll('.tag.deposit').forEach((it) => { it.textContent = this.#tag; });
  }

  /** Says of some choices what is true in a frame. */
  #hint(hints) {
    for (const id of Object.keys(hints)) {
      const hint = this.#root.querySelector(`label[for="${id}"] small`);
      if (hint) hint.textContent = hints[id];
    }
  }

  /** Makes the elements that a tree describes. Entries about deeds do not become attributes. */
  #grow(node, into, shared, around = '') {
    const tree = typeof node === 'number' ? shared[node] : node;
    if (typeof tree === 'string' && tree[0] !== '^') return into.append(tree);
    const [named, { deed, of = around, says, shows, ...attributes }, ...inside] = tree[0] === '^' ? ['span.w', {}, tree.slice(1)] : tree;
    const [name, ...classes] = named.split('.');
    if (attributes.for === '') attributes.for = into.lastElementChild.id;
    if (attributes.name === '') attributes.name = around;
    const element = into.ownerDocument.createElementNS(name === 'svg' ? SVG : into.namespaceURI, name);
    if (classes.length) element.setAttribute('class', classes.join(' '));
    for (const it of Object.keys(attributes)) element.setAttribute(it, attributes[it]);
    for (const it of inside) this.#grow(it, element, shared, of);
    if (deed) this.#fields.set(element, [of ? `${deed} ${of}` : deed, says]);
    if (shows) this.#beside.set(shows, element);
    into.append(element);
  }

  /** Shows in a field what was chosen or entered before. */
  #fill(field, [name, says = field.value]) {
    const last = this.#chosen.get(name);
    if (last === undefined) return;
    if (field.type === 'radio') field.checked = says === last;
    else if (field.type === 'checkbox') field.checked = last === 'true';
    else field.value = last;
  }

  #by(id) {
    return this.#root.querySelector(`[id="${id}"]`);
  }

  #click(event) {
    const control = event.target.closest('a, button');
    const address = control?.getAttribute('href') ?? '#';
    if (!control || address[0] !== '#' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (control.closest('.languages')) return this.speak(control.lang, control.lang);
    if (control.matches('.skip')) return this.#by('title').focus();
    // Which statement is next without an answer, only the program knows.
    const beside = !control.closest('nav') && this.#root.querySelector(`.q[id="${address.slice(1)}"]`);
    if (beside) this.#show(beside);
    else if (this.#data.screens[this.#variant][address] && !this.#isStale) this.#go(address);
    else this.#want(control);
  }

  /** Goes where the visitor wanted to go, if that is drawn by now. */
  #goOn() {
    const { address } = this.#wish ?? {};
    if (address && this.#root.isConnected && this.#data.screens[this.#variant][address] && !this.#isStale) this.#go(address);
  }

  /** Goes on in another language, on the same screen. It is `chosen` by the reader, or `undefined` where the page asks for
   * it. Where the screen does not arrive in that language, the program goes on in it. */
  async speak(language, chosen) {
    this.#wanted = language;
    const data = await this.#hears.screens(language);
    if (data && !data.screens[this.#variant][this.#address]) await complete(data);
    if (this.#wanted !== language || !this.#root.isConnected) return;
    if (data?.screens[this.#variant][this.#address]) {
      const look = remembered(this.#root);
      const tag = this.#tag && data.deeds[this.#tagged]?.tag;
      [this.#data, this.#tag] = [data, tag];
      complete(data)?.then(() => this.#goOn());
      this.#draw(this.#address);
      for (const [name, link] of this.#beside) if (this.#chosen.has(name)) this.#mark(link, this.#chosen.get(name));
      look(this.#root);
      this.#say(this.#keeping);
    }
    this.#shelf.speak(chosen);
    this.#hears.spoke(language);
  }

  #go(address) {
    this.#turn(address);
    const at = this.#screen.at ?? address.slice(1);
    this.#trail.note({ at, isNew: at !== this.#trail.at });
  }

  #turn(address) {
    this.#wish = undefined;
    this.#draw(address);
    this.#do(...this.#screen.deed);
    if (top(this.#root) < 0) this.#root.scrollIntoView();
    this.#by(this.#screen.focus ?? 'title').focus();
  }

  /** Goes to a statement on the same screen. */
  #show(statement) {
    this.#trail.note({ at: statement.id });
    statement.scrollIntoView();
    (statement.querySelector('input:checked') ?? statement.querySelector('input')).focus();
  }

  /** Remembers the last action that needs the program, and says that it waits. */
  async #want(control) {
    this.#wish = { there: trace(this.#root, control), files: control.files, address: control.getAttribute('href') };
    this.#by('said').textContent = await this.#wait() ?? '';
  }

  #hear(field) {
    const [name, says] = this.#fields.get(field) ?? [];
    const isBox = field.type === 'checkbox';
    if (name) this.#do(name, says ?? (isBox ? String(field.checked) : field.value), says === undefined && !isBox);
  }

  /** Records a deed, keeps it, and shows what it changes. `isText` if its value is a text that is being typed. */
  #do(name, value, isText) {
    const now = new Date().toISOString();
    const deed = [name, value, now];
    // The screen on which the widget began.
    if (!this.#deeds.length && this.#screen.deed[1] !== 'start') this.#deeds.push([...this.#screen.deed, now]);
    this.#shelf.isBegun = true;
    // While a text is typed, two deeds are kept: the first with the time it was begun, the last with the text.
    const isTyped = isText && this.#deeds.length > 1 && this.#deeds.slice(-2).every(([it]) => it === name);
    this.#deeds.splice(isTyped ? -1 : this.#deeds.length, isTyped ? 1 : 0, deed);
    this.#chosen.set(name, value);
    const { variant, tag, keeping, more } = this.#data.deeds[`${name} ${value}`] ?? { more: true };
    this.#variant = variant ?? this.#variant;
    if (tag) [this.#tag, this.#tagged] = [tag, `${name} ${value}`];
    this.#keeping = keeping ?? this.#keeping;
    this.#isStale ||= more;
    if (this.#beside.has(name)) this.#mark(this.#beside.get(name), value);
    const kept = this.#shelf.keep(this.#keeping, this.#text());
    this.#say(kept === 'kept' ? this.#keeping : 'none');
  }

  /** Says where the deeds are kept, in a short form: the program says more. */
  #say(keeping) {
    this.#root.querySelector('.kept a').textContent = this.#data.kept[keeping];
  }

  /** The deeds as the program reads them. */
  #text() {
    return written({ deeds: this.#deeds });
  }

  /** Shows an answer beside the statements, and how many are answered. */
  #mark(link, value) {
    const { marks, shared } = this.#data;
    const [picture, words] = marks[value];
    link.firstElementChild.remove();
    link.lastElementChild.remove();
    this.#grow(words, link, shared);
    this.#grow(picture, link, shared);
    link.prepend(link.lastElementChild);
    const done = [...this.#beside.keys()].filter((name) => marks[this.#chosen.get(name)]?.[2]).length;
    const bar = this.#root.querySelector('.track progress');
    bar.value = done;
    const [section, whole] = this.#screen.answered[done];
    bar.textContent = this.#root.querySelector('.track .num').textContent = section;
    this.#root.querySelector('.track .whole').textContent = whole;
  }
}
