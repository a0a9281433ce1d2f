// A mounted widget in its element: it implements the element's properties, methods and events. It is fetched with the
// program, so that a page whose reader never comes near loads the loader alone.

import { begin, changed, first } from './beginning.js';
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
  #page; // the drawn screen; `undefined` while the program draws
  #focused; // what had the focus when the widget took no more input
  #isOver = false; // whether it takes no more input
  #isGone = false; // whether it has left the page
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #adapts = () => this.#root.firstElementChild && check(this.#root);
  #parts;
  #trail;
  #follow; // ends the following of the address
  #numbers; // ends the numbering of printed pages
  #asks = (event) => { event.preventDefault(); event.returnValue = true; };
  #comesBack = (event) => this.#shelf.comesBack(event) && this.#hear.again();

  /** The file that the widget is to begin with, if there is one. */
  static first = first;

  /** Throws a text with every problem of the bundle. */
  constructor(element, bundle, { program, shelf, hear, first }) {
    [this.#element, this.#program, this.#shelf, this.#hear] = [element, program, shelf, hear];
    this.#trail = trailOf(shelf, element);
    const scope = element.getAttribute('scope') ?? '';
    this.#leave = program.with(this);
    try {
      this.#widget = this.#run(() => new program.Widget(bundle, scope, shelf, (kind, detail) => this.#happened(kind, detail)));
    } catch (cause) {
      // If that ended the program, `ended` is called.
      if (!program.isOver) this.#leave();
      throw cause;
    }
    this.#root = this.#widget.root();
    this.#parts = parts(this.#root);
    elements.add(element);
    this.#numbers = numbered(element.ownerDocument, this.#root, () => this.#asked(() => this.#widget.page_numbers()) ?? '');
    addEventListener('pageshow', this.#comesBack);
    this.#dark.addEventListener('change', this.#adapts);
    const { undoable } = shelf;
    shelf.undoable = undefined;
    if (undoable?.by === program) this.#asked(() => this.#widget.go_on_from(undoable.what));
    if (shelf.isBack) this.#asked(() => this.#widget.recovered());
    shelf.isBack = false;
    this.#asked(() => begin(element, this.#widget, shelf, first));
    this.#begin();
    const late = [...shelf.late];
    shelf.late.clear();
    late.forEach((it) => this.changed(it));
    // A scope, or an assessment of the page, is shown by the program alone: only now it is known what the reader chose.
    if (shelf.language && shelf.language !== this.#root.firstElementChild?.lang) this.speak(shelf.language, shelf.language);
    const unknown = this.#asked(() => this.#widget.unknown());
    if (unknown?.length) warn(`scope="${scope}": ${unknown.join(', ')} names nothing that can be asked, and is left out.`);
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
      this.#asked(() => this.#widget.arrive(trail.name));
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

  /** Whether the widget has left, or its program has ended: the next one does what is asked now. */
  get isOver() {
    return this.#isOver || this.#program.isOver;
  }

  /** Unmounts the widget. With `remembered`, returns a function that restores its look in another root. */
  leave(remembered) {
    const look = remembered?.(this.#root, this.#focused);
    this.#hand();
    this.#isOver = this.#isGone = true;
    this.#leave();
    elements.delete(this.#element);
    removeEventListener('pageshow', this.#comesBack);
    this.#dark.removeEventListener('change', this.#adapts);
    this.#follow();
    this.#numbers();
    this.#guard();
    this.#parts.end();
    this.#strangers?.disconnect();
    // Another widget may get the element.
    this.#root.inert = false;
    // It is taken out after this: if that fails, no other widget has done it.
    this.#program.atWork = this;
    try { if (!this.#program.isOver) this.#widget.unmount(); } catch { /* the others hear of it */ }
    this.#drawn.splice(0).forEach((done) => done());
    return look;
  }

  /** Hands what can be undone to the next widget of the element. Only the same program can read it. */
  #hand() {
    const what = this.#asked(() => this.#widget.undoable());
    if (what) this.#shelf.undoable = { what, by: this.#program };
  }

  /** Called when the program has ended; `isMine` if it worked for this widget. The shelf outlives both and keeps the
   * time. */
  ended(cause, isMine) {
    if (this.#isOver) return;
    this.#hand();
    this.#isOver = true;
    // What is entered from now on would be lost.
    if (this.#root) {
      this.#focused = this.#root.getRootNode().activeElement;
      this.#root.inert = true;
    }
    const isAgain = isMine && Date.now() - this.#shelf.ended < SOON;
    if (isMine) this.#shelf.ended = isAgain ? 0 : Date.now();
    this.#shelf.isBack ||= isMine;
    this.#hear.ended(isAgain ? cause : undefined);
  }

  /** Applies a changed attribute that needs no new widget. */
  changed(attribute) {
    if (attribute === 'storage' && this.isOver) this.#shelf.late.add(attribute);
    else if (attribute === 'storage') this.#asked(() => this.#widget.keep_in(chosen(this.#element, attribute)));
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
      if (this.#wanted !== language || this.isOver) return false;
      this.#asked(() => this.#widget.speak(words, stays));
    } catch (cause) {
      if (this.#wanted === language) this.#asked(() => this.#widget.not_spoken());
      console.error(`<${PREFIX}> ${language}: ${cause?.message ?? cause}`);
      return false;
    }
    await this.#whenDrawn();
    return !this.isOver;
  }

  /** Prints the page. Where another language is given, the words are in that one until the end of printing. */
  async #print(language) {
    if (!language) return print(this.#element, elements);
    const before = this.#language ??= this.#root.firstElementChild.lang;
    if (await this.#draw(language, false)) print(this.#element, elements, () => this.isOver || this.#draw(before));
  }

  #look() {
    const { firstElementChild: drawn } = this.#root;
    chosen(this.#element, 'theme');
    check(this.#root);
    const [asked, language] = [this.#element.lang, drawn.lang].map((tag) => tag.toLowerCase().split('-')[0]);
    if (asked && asked !== language && !this.#shelf.language) warn(`lang="${this.#element.lang}" is not there; ${drawn.lang} is used.`);
  }

  #happened(kind, detail) {
    if (kind === 'working') {
      this.#program.atWork = this;
      this.#page = undefined;
    } else if (kind === 'note') this.#trail.note(JSON.parse(detail));
    else if (kind === 'speak') this.speak(detail, detail);
    else if (kind === 'guard') this.#guard(detail);
    // `ready` is emitted before the events that occurred until the drawing.
    else if (kind === 'ready') this.#news.unshift([kind, detail]);
    else if (kind === 'print') this.#print(detail);
    else if (kind !== 'drawn') this.#news.push([kind, detail]);
    else {
      level(this.#element, this.#root);
      this.#parts.look();
      this.#page = this.#root.querySelector('.page');
      this.#tell(this.#drawn.splice(0));
    }
  }

  /** Calls listeners after the widget has settled, so that they may read and set its properties. */
  async #tell(waiting) {
    await undefined;
    for (const [kind, detail] of this.#news.splice(0)) {
      if (kind === 'ready' && !this.isOver) {
        this.#hear.ready();
        this.#look();
        this.#watch();
      }
      if (!this.#isGone) emit(this.#element, kind, JSON.parse(detail));
    }
    waiting.forEach((done) => done());
  }

  /** Mounts the widget again if a tool of the page has removed the screen or replaced it by another one: without it, the
   * visitor cannot go on. */
  #watch() {
    this.#strangers = new MutationObserver(() => {
      if (this.#root.isConnected && this.#root.contains(this.#page ?? this.#root.querySelector('.page'))) return;
      this.#strangers.disconnect();
      this.ended(new Error('the screen was taken out of the page'), true);
    });
    this.#strangers.observe(this.#element.shadowRoot, { childList: true, subtree: true });
  }

  /** Resolves once everything asked so far is drawn, or the widget has left. */
  async #whenDrawn() {
    if (!this.#isGone) await new Promise((done) => this.#drawn.push(done));
  }

  /** As `#whenDrawn`. Where another widget follows at once, that one has drawn it. */
  async #whenShown() {
    await this.#whenDrawn();
    if (this.isOver && this.#element.isConnected) await this.#element.ready;
  }

  /** Calls the program for this widget. A listener of the page may do so while it works for another one. */
  #run(ask) {
    const program = this.#program;
    const { atWork } = program;
    program.atWork = this;
    try {
      return ask();
    } finally {
      if (!program.isOver) program.atWork = atWork;
    }
  }

  /** Returns the program's answer, or `undefined` if the program has ended or the widget has left. */
  #asked(ask) {
    try {
      return this.isOver ? undefined : this.#run(ask);
    } catch (cause) {
      if (this.isOver) return undefined;
      throw cause;
    }
  }

  /** Has the program do what a method of the element asks for, and waits until that is drawn. Throws if it refuses. */
  async #do(method, what, refusal) {
    if (this.isOver) return this.#element[method](what);
    if (this.#run(() => this.#widget[method](String(what))) === false) throw new RangeError(`${method}: ${what} ${refusal}`);
    return this.#whenShown();
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
      const pause = this.#asked(() => this.#widget.pause_for(given.length));
      if (pause) await new Promise((done) => setTimeout(done, pause));
      if (!this.isOver) isAsked = this.#run(() => isFile ? this.#widget.open_file(given) : this.#widget.open(given));
    } catch (cause) {
      throw new TypeError(`The file cannot be opened: ${cause}`, { cause });
    }
    if (isAsked === undefined) return this.#element.open(document);
    await this.#whenShown();
    return isAsked ? 'asked' : 'opened';
  }

  download(kind = 'json') {
    return this.#do('download', kind, 'is no kind of file; give json, calendar, or a picture as readiness.svg');
  }

  show(place) {
    return this.#do('show', place, 'is no place; give start, tasks, results, plan, recommendations, or an id as S8, S8/check or S8.1');
  }

  /** What is kept has been erased by now: a widget that is over needs no more. */
  reset() {
    return this.isOver ? this.#whenShown() : this.#do('reset');
  }
}

/** A document as text: the page may give a text or an object. */
function text(document) {
  return typeof document === 'string' ? document : written(document);
}
