// The prelude: the first screens of a questionnaire that nobody has answered yet, shown and answered before the program
// is there. What is entered goes into the text that the program keeps a session as (`src/session/saved.rs`), and the
// program goes on from it. It knows no words and no rules: the screens were drawn when this was built, and whatever takes
// the program waits for it.

import { chosen } from './choices.js';
import { PREFIX } from './events.js';

export { fetching } from './fetching.js';
export { guard } from './guard.js';
export { default as css } from './style.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Whoever holds a key down or composes a word is not interrupted, for this many milliseconds at most. */
const PATIENCE = 3000;

/** Returns the prelude, where there is one for what the element is to show. What it cannot do waits
 * for the program: `wait` shows that, and returns it in words. */
export function open(element, screens, name, wait) {
  const begins = runs() && chosen(element, 'storage') === 'tab' && !kept(name);
  return begins ? new Prelude(element, screens, name, wait) : undefined;
}

/** Whether the program will run here: the smallest one does. */
function runs() {
  try { return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); } catch { return false; }
}

/** Whether the widget of this name has something to go on with. */
function kept(name) {
  return [stored('sessionStorage'), stored('localStorage')].some((storage) => Object.keys(storage)
    .some((key) => key.startsWith(`${PREFIX}/`) && key.endsWith(`/${location.pathname}/${name}`)));
}

/** A browser that blocks storage refuses even to name it. */
function stored(name) {
  try { return window[name]; } catch { return {}; }
}

class Prelude {
  #element;
  #page;
  #data;
  #name;
  #wait;
  #root;
  #session; // where the visitor is, and where the answers are to be kept
  #document; // the assessment
  #address; // of the screen
  #touched = false; // whether anything was done
  #news = false; // whether anything was entered
  #answered = false; // whether anything was said about a statement or a section
  #wish; // what waits for the program
  #held = new Set(); // keys and pointers that are down, a word that is being composed
  #leave = new AbortController();

  constructor(element, data, name, wait) {
    const page = element.ownerDocument;
    [this.#element, this.#page, this.#data, this.#name, this.#wait] = [element, page, data, name, wait];
    this.#root = page.createElement('div');
    this.#begin();
    const { signal } = this.#leave;
    this.#root.addEventListener('click', (event) => this.#click(event));
    this.#root.addEventListener('input', ({ target }) => target.type === 'file' || this.#hear(target));
    this.#root.addEventListener('change', ({ target }) => target.type === 'file' && this.#want(target));
    for (const [what, down, ...up] of [
      ['pointer', 'pointerdown', 'pointerup', 'pointercancel'], ['key', 'keydown', 'keyup'],
      ['word', 'compositionstart', 'compositionend'],
    ]) {
      this.#root.addEventListener(down, () => this.#held.add(what));
      for (const kind of up) page.defaultView.addEventListener(kind, () => this.#held.delete(what), { capture: true, signal });
    }
  }

  /** What is to be shown. */
  get root() {
    return this.#root;
  }

  /** The session so far, as the program reads it; nothing where nothing was done. */
  get saved() {
    return this.#touched ? [this.#session, this.#document].map((it) => JSON.stringify(it)).join('\n') : undefined;
  }

  /** Whether the assessment has changed. */
  get news() {
    return this.#news;
  }

  /** An attribute has changed. */
  changed(attribute) {
    if (attribute !== 'storage') return;
    this.#session.keeping = chosen(this.#element, attribute);
    this.#keep();
  }

  /** Erases all that was entered. */
  reset() {
    this.#touched = this.#news = this.#answered = false;
    this.#wish = undefined;
    for (const storage of ['sessionStorage', 'localStorage']) {
      try { stored(storage).removeItem(this.#key); } catch { /* nothing is there */ }
    }
    this.#begin();
  }

  /** Waits for a moment in which the screen can be changed under the visitor's hands. */
  async quiet() {
    const end = performance.now() + PATIENCE;
    while (this.#held.size && performance.now() < end) await new Promise((next) => setTimeout(next, 20));
  }

  /** Gives up, and returns what makes another root, in which the same is drawn, look and wait as this one does now. */
  leave() {
    this.#leave.abort();
    const { activeElement } = this.#root.getRootNode();
    const focus = this.#root.contains(activeElement) && activeElement;
    const anchor = focus || [...this.#root.querySelectorAll('#title, .q')].find((it) => top(it) > 0);
    const [there, before] = [anchor && trace(anchor), anchor && top(anchor)];
    const range = focus?.matches?.('textarea, input:not([type])') && [focus.selectionStart, focus.selectionEnd];
    const folds = [...this.#root.querySelectorAll('details[open] > summary')].map(trace);
    const wish = this.#wish;
    return (root) => {
      for (const fold of folds) find(root, fold)?.parentNode.setAttribute('open', '');
      const now = there && find(root, there);
      if (now && focus) now.focus({ preventScroll: true });
      if (now && range) now.setSelectionRange(...range);
      if (now) this.#page.defaultView.scrollBy({ top: top(now) - before, behavior: 'instant' });
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
    [this.#session, this.#document] = this.#data.saved.split('\n').map((line) => JSON.parse(line));
    this.#draw('#start');
  }

  #draw(address) {
    const { screens, shared } = this.#data;
    const { place, tree, answered } = screens[this.#document.depth ?? 'all'][address];
    [this.#address, this.#session.place] = [address, place];
    if (answered) this.#session.last = place;
    this.#root.replaceChildren();
    grow(tree, this.#root, shared);
    const choices = { depth: this.#document.depth, from: this.#document.startingPoint, keep: this.#session.keeping };
    for (const [name, value] of Object.entries(choices)) this.#by(`${name}-${value}`)?.setAttribute('checked', '');
    const tag = this.#data.tags[this.#document.startingPoint];
    if (tag) this.#root.querySelectorAll('.tag.deposit').forEach((it) => { it.textContent = tag; });
  }

  #by(id) {
    return this.#root.querySelector(`[id="${id}"]`);
  }

  #click(event) {
    const control = event.target.closest('a, button');
    const address = control?.getAttribute('href') ?? '#';
    if (!control || address[0] !== '#' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const beside = address !== '#title' && this.#by(address.slice(1));
    if (beside) this.#show(beside);
    else if (this.#data.screens.all[address] && !this.#isStale()) this.#go(address);
    else this.#want(control);
  }

  /** Whether other screens would show more than was drawn: that takes the program. */
  #isStale() {
    return this.#answered || this.#session.keeping !== 'tab';
  }

  #go(address) {
    this.#wish = undefined;
    this.#draw(address);
    this.#keep();
    if (top(this.#root) < 0) this.#root.scrollIntoView();
    this.#by('title').focus();
  }

  /** A statement that stands on the same screen. */
  #show(statement) {
    statement.scrollIntoView();
    (statement.querySelector('input:checked') ?? statement.querySelector('input')).focus();
  }

  /** Remembers the last thing that takes the program, and says so. */
  async #want(control) {
    this.#wish = { there: trace(control), files: control.files };
    this.#by('said').textContent = await this.#wait() ?? '';
  }

  #hear(field) {
    const { id, name } = field;
    const choice = id.slice(name.length + 1);
    this.#news ||= name !== 'keep';
    if (name === 'depth') this.#document.depth = choice;
    else if (name === 'from') this.#document.startingPoint = choice;
    else if (name === 'keep') this.#session.keeping = choice;
    else this.#enter(field, new Date().toISOString());
    this.#keep();
  }

  /** Takes over what a field says of a statement or a section. */
  #enter({ id, name, type, value, checked }, now) {
    const { answers, groupsAtRisk } = this.#document;
    this.#answered = true;
    this.#document.created ??= now;
    this.#document.updated = now;
    if (type === 'checkbox') {
      const [section, group] = id.split('-risk-');
      const others = (groupsAtRisk[section] ?? []).filter((it) => it !== group);
      groupsAtRisk[section] = checked ? [...others, group] : others;
      return;
    }
    const [, of, what] = type === 'radio' ? [, name, 'response'] : id.match(/^(.+)-(note|t0|u0)$/);
    const answer = answers[of] ??= {};
    answer.at = now;
    const [document] = answer.evidence ?? [{ title: '' }];
    if (what === 't0') answer.evidence = [{ ...document, title: value }];
    else if (what === 'u0') answer.evidence = [{ ...document, link: value }];
    else answer[what] = value;
    if (type === 'radio') this.#mark(of, value);
  }

  /** Says beside the statements what was answered, and how much of it all. */
  #mark(of, value) {
    const track = this.#root.querySelector('.track');
    const beside = track.querySelector(`a[href="#${of}"]`);
    const [picture, words] = this.#data.marks[value];
    beside.firstChild.remove();
    beside.lastChild.remove();
    grow(words, beside, this.#data.shared);
    grow(picture, beside, this.#data.shared);
    beside.prepend(beside.lastChild);
    // What does not apply counts when its reason is given, and the field for that comes with the program.
    const done = Object.values(this.#document.answers)
      .filter(({ response = 'not-applicable' }) => response !== 'not-applicable').length;
    const { answered } = this.#data.screens[this.#document.depth ?? 'all'][this.#address];
    const bar = track.querySelector('progress');
    bar.value = done;
    bar.textContent = track.querySelector('.num').textContent = answered[done];
  }

  get #key() {
    return `${PREFIX}/${this.#document.questionnaire.id}/${location.pathname}/${this.#name}`;
  }

  /** As the program does (`src/ui/shelf.rs`): a reload goes on from here. */
  #keep() {
    this.#touched = true;
    let { keeping } = this.#session;
    const [here, other] = keeping === 'device' ? ['localStorage', 'sessionStorage'] : ['sessionStorage', 'localStorage'];
    try {
      stored(here).setItem(this.#key, keeping === 'none' ? '-' : this.saved);
      stored(other).removeItem(this.#key);
    } catch {
      // The program will say more.
      keeping = 'none';
    }
    this.#root.querySelector('.kept a').textContent = this.#data.kept[keeping];
  }
}

/** Makes the elements that a tree describes. */
function grow(node, into, shared) {
  const tree = typeof node === 'number' ? shared[node] : node;
  if (typeof tree === 'string') return into.append(tree);
  const [name, attributes, ...inside] = tree;
  const element = into.ownerDocument.createElementNS(name === 'svg' ? SVG : into.namespaceURI, name);
  for (const it of Object.keys(attributes)) element.setAttribute(it, attributes[it]);
  for (const it of inside) grow(it, element, shared);
  into.append(element);
}

function top(element) {
  return element.getBoundingClientRect().top;
}

/** What an element is known by where the same is drawn once more: its id, or its words in whatever has one. */
function trace(element) {
  return { id: element.closest('[id]')?.id, own: element.id !== '', name: element.localName, words: element.textContent };
}

function find(root, { id, own, name, words }) {
  const whole = id ? root.querySelector(`[id="${id}"]`) : root;
  return own ? whole : [...whole?.querySelectorAll(name) ?? []].find(({ textContent }) => textContent.startsWith(words));
}
