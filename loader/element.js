// The custom element: when it starts, what it shows before that, and what it passes on to the mounted widget. It does
// not know where the program and the questionnaire come from: `supplies` does.

import { isEager, nearest } from './attributes.js';
import { emit, PREFIX } from './events.js';
import { allowed, filled } from './policy.js';
import { version } from './version.js';

/** The style before the program arrives: it reserves room, so that the page does not jump, and lays out messages. */
const BASE = `:host{display:block!important;width:100%;min-height:100vh}
:host([hidden]){display:none!important}
:host>div{min-height:inherit}
:host>p,:host>label{display:block;padding:1em}
:host>label>progress{width:100%}`;

/** The progress message appears after this many milliseconds: on a fast connection it would only flicker. */
const SLOW = 500;

/** Milliseconds to wait for a policy report: it comes a little after the failure of what the policy forbade. */
const REPORTED = 100;

/** What a page calls or reads, and cannot set: a framework that sets properties by name changes nothing. */
const FIXED = ['open', 'download', 'show', 'reset', 'results', 'ready', 'version'];

/** The attributes that make another widget. */
const ANEW = ['questionnaire', 'scope'];

/** Style sheets belong to one document. */
const sheets = new WeakMap();
function sheet(page, css) {
  if (!sheets.has(page)) sheets.set(page, {});
  const made = sheets.get(page);
  if (!made[css]) {
    made[css] = new page.defaultView.CSSStyleSheet();
    made[css].replaceSync(css);
  }
  return made[css];
}

/** The numbers of the elements without an id that are on the page. */
const numbers = new Set();

/** Defines the element. If the page has defined it already, the first definition serves all. */
export function define(supplies) {
  class UncatReadiness extends HTMLElement {
    static observedAttributes = [...ANEW, 'lang', 'storage', 'theme', 'loading', 'place', 'assessment', 'heading'];

    #number; // distinguishes it from the other elements without an id
    #shelf; // where its answers are kept; made when it starts
    #shown; // the first screens, or the mounted widget
    #early; // an assessment that was set before the widget was mounted
    #run = 0; // counts the starts, so that an earlier one is ignored
    #language; // the language that the reader or the page has chosen since it started
    #begun; // whether it has started: a reader came near, or the page asked for it
    #watch; // the observer that waits until a reader comes near
    #slot; // shows the fallback content, while there is nothing else
    #ready; // the promise, its `resolve` and `reject`, and whether it is settled

    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
      this.#promise();
      this.#show();
    }

    #promise() {
      const ready = {};
      ready.promise = new Promise((resolve, reject) => Object.assign(ready, { resolve, reject }));
      ready.promise.catch(() => {});
      this.#ready = ready;
    }

    #settle(how, what) {
      this.#ready[how](what);
      this.#ready.done = true;
    }

    /** Shows nodes above the first screens or the fallback content, which stay as they are. */
    #show(...above) {
      const below = this.#shown?.root ?? (this.#slot ??= this.ownerDocument.createElement('slot'));
      for (const it of [...this.shadowRoot.childNodes]) if (it !== below) it.remove();
      if (!below.parentNode) this.shadowRoot.append(below);
      below.before(...above);
    }

    #wear(...styles) {
      // Where that fails, so does the start, and says why.
      try { this.shadowRoot.adoptedStyleSheets = styles.map((css) => sheet(this.ownerDocument, css)); } catch {}
    }

    connectedCallback() {
      if (!this.ownerDocument.defaultView) return;
      // What was set before the element was defined.
      for (const name of FIXED) delete this[name];
      if (Object.hasOwn(this, 'assessment')) {
        const { assessment } = this;
        delete this.assessment;
        this.assessment = assessment;
      }
      if (!this.id) this.#take();
      this.#wear(BASE);
      if (this.#begun || isEager(this)) this.#start();
      else this.#wait();
    }

    disconnectedCallback() {
      numbers.delete(this.#number);
      this.#watch?.disconnect();
      this.#stop();
    }

    /** Takes its earlier number, or the next free one: the same on each load or swap of the page. */
    #take() {
      this.#number ??= 0;
      while (numbers.has(this.#number)) this.#number++;
      numbers.add(this.#number);
    }

    attributeChangedCallback(name, before, now) {
      // The parser reports attributes before the element is connected; then there is nothing to change yet.
      if (before === now || !(this.#watch || this.#begun) || !this.isConnected) return;
      if (name === 'loading') isEager(this) && this.#begin();
      else if (name === 'lang') this.#spoken();
      else if (!ANEW.includes(name)) this.#shown?.changed(name);
      else if (this.#begun) this.#again();
    }

    /** Waits until a reader comes within one height of the window, and costs the page nothing before that. */
    #wait() {
      const near = (seen) => seen.some((it) => it.isIntersecting) && this.#begin();
      this.#watch = new IntersectionObserver(near, { rootMargin: '100%' });
      this.#watch.observe(this);
    }

    #begin() {
      if (!this.#begun && this.isConnected) this.#start();
    }

    #again() {
      this.#stop();
      this.#start();
    }

    /** Starts again after a failure, and keeps the first screens if they are shown. */
    #retry() {
      this.#promise();
      this.#show();
      this.#start();
    }

    /** The language to show: what was chosen, or else what fits the page. */
    get #speech() {
      return this.#language ?? nearest(this, supplies.languages);
    }

    /** Follows the attribute `lang`. A questionnaire at an address has one language. */
    #spoken() {
      this.#language = undefined;
      if (this.#shown && !this.hasAttribute('questionnaire')) this.#shown.speak(this.#speech);
      else if (this.#begun) this.#again();
    }

    async #start() {
      this.#watch?.disconnect();
      this.#begun = true;
      const run = ++this.#run;
      let language = this.#speech;
      const wait = () => {
        if (this.#ready.done) this.#retry();
        return this.#busy(this.#run, language).catch(() => {});
      };
      const slow = setTimeout(() => this.#shown && !this.#shown.isOver || wait(), SLOW);
      try {
        sheet(this.ownerDocument, BASE);
        // The files for the first question are fetched before the program, not beside it.
        const [tools, screens] = await Promise.all([supplies.prelude(), this.#isBuiltIn() && supplies.screens(language)]);
        await tools.begun(this.shadowRoot);
        if (run === this.#run) await this.#open(run, tools, screens, wait);
        let code, text, first;
        do {
          language = this.#speech;
          [code, text] = await Promise.all([tools.code(), tools.bundle(language, this.getAttribute('questionnaire'))]);
          first ??= await code.Mounted.first(this, this.#shelf);
          await this.#shown?.quiet?.();
        } while (language !== this.#speech || code.program.isOver);
        if (run === this.#run) this.#mount(code, tools, text, first);
      } catch (cause) {
        // Waits for the policy's report, which names the directive.
        await new Promise((resolve) => setTimeout(resolve, REPORTED));
        if (run === this.#run) this.#fail(cause, language, this.#shown?.isOver);
      } finally {
        clearTimeout(slow);
      }
    }

    /** Called when another language is shown. */
    #chose = (language) => {
      this.#language = language;
      emit(this, 'language', { language });
    };

    /** Whether it is to show the built-in questionnaire, without a scope or an assessment from the page. */
    #isBuiltIn() {
      const { questionnaire, scope, assessment } = this.attributes;
      return !(questionnaire || scope || assessment || this.#shown || this.#early !== undefined);
    }

    /** Makes the shelf of this element, and gives it the present name. */
    #shelve(Shelf) {
      this.#shelf ??= new Shelf(this);
      this.#shelf.name = this.id || String(this.#number);
    }

    /** Shows the first screens, if there are some and nothing is shown yet. */
    async #open(run, { css, open, Shelf }, screens, wait) {
      this.#shelve(Shelf);
      const prelude = screens && !this.#shown && await open(this, screens, this.#shelf, { wait, again: () => this.#again(), screens: supplies.screens, spoke: this.#chose });
      this.#language ??= this.#shelf.language;
      if (!prelude || run !== this.#run) return;
      this.#wear(BASE, css);
      this.#shown = prelude;
      this.#show();
      prelude.seen();
    }

    #mount({ Mounted, program }, { bundle, css, remembered }, text, first) {
      const hear = { ready: () => this.#settle('resolve', this), ended: (cause) => this.#end(cause), again: () => this.#again(), words: bundle, spoke: this.#chose };
      const widget = new Mounted(this, text, { program, shelf: this.#shelf, hear, first });
      const arrive = this.#shown?.leave(remembered);
      this.#shown = widget;
      this.#wear(BASE, css);
      this.shadowRoot.replaceChildren(widget.root);
      // Another one may be shown by then: this one may end when it is drawn.
      this.ready.then(() => arrive?.(this.#shown.root)).catch(() => {});
      const early = this.#early;
      if (early === undefined || widget.isOver) return;
      this.#early = undefined;
      // The setter reports a document that cannot be opened; the widget stays mounted.
      try { widget.assessment = early; } catch { /* told */ }
    }

    #stop() {
      this.#run++;
      if (this.#ready.done) this.#promise();
      this.#shown?.leave();
      this.#shown = undefined;
      this.#show();
    }

    /** Called when the program has ended. Starts a new one from the last text that was kept, or reports `cause`. */
    #end(cause) {
      if (this.#ready.done) this.#promise();
      if (cause) this.#fail(cause, this.#speech, true);
      else this.#start();
    }

    /** Shows a progress message above the content, and returns its words. */
    async #busy(run, language) {
      const { busy } = await supplies.voice();
      if (run !== this.#run || this.#ready.done) return;
      const label = busy(this.ownerDocument, language, supplies.progress);
      this.#show(label);
      return label.textContent;
    }

    /** Reports the failure and its remedy above the content and in the console. Fallback or answers stay. */
    async #fail(cause, language, isOver) {
      const run = ++this.#run;
      const last = () => supplies.forbidden.at(-1);
      const { line, message } = await supplies.voice().then(
        ({ failed }) => failed(this, language, cause, { report: last(), isOver, last: this.#shelf?.last }, () => this.#retry()),
        // A policy that forbids the program may forbid this script too: then the one sentence in the loader is used.
        () => ({ message: last() ? filled(supplies.policy, allowed(last())) : cause.message }),
      );
      if (run !== this.#run) return;
      if (!this.#shown?.isTouched) {
        this.#shown?.leave();
        this.#shown = undefined;
        if (!isOver) this.#wear(BASE);
      }
      this.#show(line ?? Object.assign(this.ownerDocument.createElement('p'), { lang: 'en', dir: 'ltr', textContent: message }));
      const reason = isOver ? 'ended' : 'cannot-start';
      const error = new Error(`<${PREFIX}> ${reason}: ${message}`, { cause });
      console.error(error.message);
      this.#settle('reject', error);
      emit(this, 'failed', { reason, message });
    }

    /** Calls a method of the widget once it is mounted. The call also starts the element. */
    async #ask(method, what) {
      this.#begin();
      await this.ready;
      // It may have left the page at this moment.
      return this.#shown ? this.#shown[method](what) : this.#ask(method, what);
    }

    /** Resolves with the element once the program has drawn the widget; rejects if that fails. */
    get ready() {
      return this.#ready.promise;
    }

    /** The assessment as a document (see schema/assessment.schema.json), or null before it is ready. */
    get assessment() {
      return this.#shown?.assessment ?? this.#early ?? null;
    }

    /** Opens a document without asking. Throws when it can't be opened; the present answers are then untouched. */
    set assessment(document) {
      if (this.#ready.done && this.#shown?.isOver === false) this.#shown.assessment = document;
      else this.#early = document;
    }

    /** The version of the widget. */
    get version() {
      return version;
    }

    /** The figures, as they are in the document; null before it is ready. */
    get results() {
      return this.#shown?.results ?? null;
    }

    /** Opens a file or a document as if the reader had chosen it: 'opened', or 'asked' if answers would be lost. */
    open(document) {
      return this.#ask('open', document);
    }

    /** Offers the assessment as a file. */
    download(kind) {
      return this.#ask('download', kind);
    }

    /** Goes to a screen, a section, a statement or a part of the results. */
    show(place) {
      return this.#ask('show', place);
    }

    /** Erases all answers, in the tab and on the device too, even if the program cannot start or go on. */
    async reset() {
      this.#early = undefined;
      // The program may never start, so erasing does not wait for it.
      if (!this.#shelf) await supplies.prelude().then(({ Shelf }) => this.#shelve(Shelf)).catch(() => {});
      this.#shelf?.erase();
      if (this.#shown) return this.#shown.reset();
      if (this.#ready.done) this.#retry();
      return this.#ask('reset');
    }
  }

  for (const name of FIXED) {
    const { value, get = () => value } = Object.getOwnPropertyDescriptor(UncatReadiness.prototype, name);
    Object.defineProperty(UncatReadiness.prototype, name, { get, set() {} });
  }
  if (!customElements.get(PREFIX)) customElements.define(PREFIX, UncatReadiness);
  return customElements.get(PREFIX);
}
