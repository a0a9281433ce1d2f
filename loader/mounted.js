// A mounted widget in its element: it implements the element's properties, methods and events. It is fetched with the
// program, so that a page whose reader never comes near loads the loader alone.

import { begin, beginning, changed } from './beginning.js';
import { chosen, warn } from './choices.js';
import { check } from './contrast.js';
import { emit, PREFIX } from './events.js';
import { level } from './headings.js';
import { numbered, print } from './paper.js';
import { parts } from './parts.js';
import { trailOf } from './trail.js';
import { written } from './written.js';

export { Program } from './instance.js';

/** A program that ends a second time within this many milliseconds would end a third time, too. */
const SOON = 60_000;

/** The elements with a widget. */
const elements = new Set();

/** Makes a widget, and connects it to its element. */
export class Mounted {
  #element;
  #root;
  #widget;
  #program;
  #shelf;
  #hear; // callbacks: `ready` once drawn, `ended` to get a new program or to fail with a cause, `again` to restart,
  // `words` to get a language, `spoke` once it is shown
  #language; // the language to go back to after printing in another one
  #wanted; // the language that was asked for last
  #leave; // removes it from the program's widgets
  #news = []; // events since the last drawing
  #drawn = []; // the calls that wait for the next drawing
  #strangers; // observes what others do to the drawn screen
  #isGone = false;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #adapts = () => this.#root.firstElementChild && check(this.#root);
  #parts;
  #trail;
  #follow; // ends the following of the address
  #numbers; // ends the numbering of printed pages
  #asks = (event) => { event.preventDefault(); event.returnValue = true; };
  #comesBack = (event) => this.#shelf.comesBack(event) && this.#hear.again();

  /** The file that the widget is to begin with, if there is one. */
  static first = beginning;

  /** Throws a text with every problem of the bundle. */
  constructor(element, bundle, { program, shelf, hear, first }) {
    [this.#element, this.#program, this.#shelf, this.#hear] = [element, program, shelf, hear];
    program.atWork = this;
    this.#trail = trailOf(shelf, element);
    const scope = element.getAttribute('scope') ?? '';
    this.#widget = new program.Widget(bundle, scope, shelf, (kind, detail) => this.#happened(kind, detail));
    this.#root = this.#widget.root();
    this.#parts = parts(this.#root);
    this.#leave = program.with(this);
    elements.add(element);
    this.#numbers = numbered(element.ownerDocument, () => this.#asked(() => this.#widget.page_numbers()) ?? '');
    addEventListener('pageshow', this.#comesBack);
    this.#dark.addEventListener('change', this.#adapts);
    if (shelf.isBack) this.#widget.recovered();
    shelf.isBack = false;
    begin(element, this.#widget, shelf, first);
    this.#begin();
    shelf.late.forEach((it) => this.changed(it));
    shelf.late.clear();
    // A scope, or an assessment of the page, is shown by the program alone: only now it is known what the reader chose.
    if (shelf.language && shelf.language !== this.#root.firstElementChild?.lang) this.speak(shelf.language, shelf.language);
    const unknown = this.#widget.unknown();
    if (unknown.length) warn(`scope="${scope}": ${unknown.join(', ')} names nothing that can be asked, and is left out.`);
    for (const name of ['loading', 'heading']) chosen(element, name);
    const address = element.getAttribute('questionnaire');
    if (address && !URL.canParse(address, document.baseURI)) {
      warn(`questionnaire="${address}" is no address; the built-in questionnaire is used.`);
    }
  }

  /** Goes to the place in the address, unless it is shown, and follows the address from then on. */
  #begin() {
    const trail = this.#trail;
    if (trail.isFollowed && trail.at !== trail.name) {
      trail.at ??= '';
      this.#widget.arrive(trail.name);
    }
    this.#follow = trail.follow((at, left) => this.#asked(() => this.#widget.travel(at, left)));
  }

  /** Asks before the page is closed, or no longer. A page that listens for that is not kept to be shown again, so it
   * listens only then. */
  #guard(asks) {
    removeEventListener('beforeunload', this.#asks);
    if (asks && chosen(this.#element, 'closing') === 'ask') addEventListener('beforeunload', this.#asks);
  }

  /** The element to show. */
  get root() {
    return this.#root;
  }

  /** Unmounts the widget. With `remembered`, returns a function that restores its look in another root. */
  leave(remembered) {
    const look = remembered?.(this.#root);
    this.#isGone = true;
    this.#leave();
    elements.delete(this.#element);
    removeEventListener('pageshow', this.#comesBack);
    this.#dark.removeEventListener('change', this.#adapts);
    this.#follow();
    this.#numbers();
    this.#guard();
    this.#parts.end();
    this.#strangers?.disconnect();
    if (!this.#program.isOver) this.#widget.unmount();
    this.#drawn.splice(0).forEach((done) => done());
    return look;
  }

  /** Called when the program has ended; `isMine` if it worked for this widget. The shelf outlives both and keeps the
   * time. */
  ended(cause, isMine) {
    if (this.#isGone) return;
    const isAgain = isMine && Date.now() - this.#shelf.ended < SOON;
    if (isMine) this.#shelf.ended = isAgain ? 0 : Date.now();
    this.#shelf.isBack ||= isMine;
    this.#hear.ended(isAgain ? cause : undefined);
  }

  /** Applies a changed attribute that needs no new widget. */
  changed(attribute) {
    if (attribute === 'storage') this.#widget.keep_in(chosen(this.#element, attribute));
    else if (attribute === 'theme') this.#look();
    else if (attribute === 'heading') level(this.#element, this.#root);
    else changed(this.#element, attribute);
  }

  /** Goes on in another language, which is `chosen` by the reader, or `undefined` where the page asks for it. What was
   * done, and where the reader is, stays. */
  async speak(language, chosen) {
    if (!await this.#draw(language, true)) return;
    this.#language = language;
    this.#shelf.speak(chosen);
    this.#hear.spoke(language);
  }

  /** Draws the words of a language, and announces them if they are to stay. Returns whether they are drawn. */
  async #draw(language, stays) {
    this.#wanted = language;
    try {
      const words = await this.#hear.words(language);
      if (this.#wanted !== language || this.#isGone) return false;
      this.#asked(() => this.#widget.speak(words, stays));
    } catch (cause) {
      if (this.#wanted === language && !this.#isGone) this.#asked(() => this.#widget.not_spoken());
      console.error(`<${PREFIX}> ${language}: ${cause?.message ?? cause}`);
      return false;
    }
    await this.#whenDrawn();
    return true;
  }

  /** Prints the page. Where another language is given, the words are in that one until the end of printing. */
  async #print(language) {
    if (!language) return print(this.#element, elements);
    const before = this.#language ??= this.#root.firstElementChild.lang;
    if (await this.#draw(language, false)) print(this.#element, elements, () => this.#isGone || this.#draw(before));
  }

  #look() {
    const { firstElementChild: drawn } = this.#root;
    chosen(this.#element, 'theme');
    check(this.#root);
    const [asked, language] = [this.#element.lang, drawn.lang].map((tag) => tag.toLowerCase().split('-')[0]);
    if (asked && asked !== language && !this.#shelf.language) warn(`lang="${this.#element.lang}" is not there; ${drawn.lang} is used.`);
  }

  #happened(kind, detail) {
    if (kind === 'working') this.#program.atWork = this;
    else if (kind === 'note') this.#trail.note(JSON.parse(detail));
    else if (kind === 'speak') this.speak(detail, detail);
    else if (kind === 'guard') this.#guard(detail);
    // `ready` is emitted before the events that occurred until the drawing.
    else if (kind === 'ready') this.#news.unshift([kind, detail]);
    else if (kind === 'print') this.#print(detail);
    else if (kind !== 'drawn') this.#news.push([kind, detail]);
    else {
      level(this.#element, this.#root);
      this.#parts.look();
      this.#tell(this.#drawn.splice(0));
    }
  }

  /** Calls listeners after the widget has settled, so that they may read and set its properties. */
  async #tell(waiting) {
    await undefined;
    for (const [kind, detail] of this.#news.splice(0)) {
      if (kind === 'ready' && !this.#isGone) {
        this.#hear.ready();
        this.#look();
        this.#watch();
      }
      if (!this.#isGone) emit(this.#element, kind, JSON.parse(detail));
    }
    waiting.forEach((done) => done());
  }

  /** Mounts the widget again if a tool of the page has removed the screen: without it, the visitor cannot go on. */
  #watch() {
    this.#strangers = new MutationObserver(() => {
      if (this.#root.isConnected && this.#root.querySelector('.page')) return;
      this.#strangers.disconnect();
      this.ended(new Error('the screen was taken out of the page'), true);
    });
    this.#strangers.observe(this.#element.shadowRoot, { childList: true, subtree: true });
  }

  /** Resolves once everything asked so far is drawn. */
  #whenDrawn() {
    return new Promise((done) => this.#drawn.push(done));
  }

  /** Returns the program's answer, or `undefined` if the program has ended. */
  #asked(ask) {
    try {
      return this.#program.isOver ? undefined : ask();
    } catch (cause) {
      if (this.#program.isOver) return undefined;
      throw cause;
    }
  }

  get assessment() {
    return this.#asked(() => JSON.parse(this.#widget.assessment()));
  }

  set assessment(document) {
    try {
      this.#widget.set_assessment(text(document));
    } catch (cause) {
      const message = `The assessment cannot be opened: ${cause}`;
      console.error(`<${PREFIX}> assessment: ${message}\nGive a document as the property or the download has it.`);
      emit(this.#element, 'failed', { reason: 'assessment', message });
      throw new TypeError(message, { cause });
    }
  }

  get results() {
    return this.#asked(() => JSON.parse(this.#widget.results()));
  }

  async open(document) {
    const isFile = typeof document?.arrayBuffer === 'function';
    let isAsked;
    try {
      const given = isFile ? new Uint8Array(await document.arrayBuffer()) : text(document);
      const pause = this.#widget.pause_for(given.length);
      if (pause) await new Promise((done) => setTimeout(done, pause));
      isAsked = isFile ? this.#widget.open_file(given) : this.#widget.open(given);
    } catch (cause) {
      throw new TypeError(`The file cannot be opened: ${cause}`, { cause });
    }
    await this.#whenDrawn();
    return isAsked ? 'asked' : 'opened';
  }

  async download(kind = 'json') {
    if (!this.#widget.download(String(kind))) {
      throw new RangeError(`download: ${kind} is no kind of file; give json, calendar, or a picture as readiness.svg`);
    }
    await this.#whenDrawn();
  }

  async show(place) {
    if (!this.#widget.show(String(place))) {
      throw new RangeError(`show: ${place} is no place; give start, tasks, results, plan, recommendations, or an id as S8, S8/check or S8.1`);
    }
    await this.#whenDrawn();
  }

  async reset() {
    this.#widget.reset();
    await this.#whenDrawn();
  }
}

/** A document as text: the page may give a text or an object. */
function text(document) {
  return typeof document === 'string' ? document : written(document);
}
