// The custom element: when it starts, what it shows until then, and what it hands on to the widget that is mounted.
// It knows nothing of where the program and the questionnaire come from: that is `parts`.

import { isEager, nearest } from './attributes.js';
import { emit, PREFIX } from './events.js';
import { allowed, filled } from './policy.js';

/** Before the program is there: room for it, so that the page does not jump, and what may be said meanwhile. */
const BASE = `:host{display:block!important;width:100%;min-height:100vh}
:host([hidden]){display:none!important}
:host>div{min-height:inherit}
:host>p,:host>label{display:block;padding:1em}
:host>label>progress{width:100%}`;

/** A visitor on a slow link is told after this many milliseconds; on a fast one it would only flicker. */
const SLOW = 500;

/** A violated policy is reported a little after what it forbade has failed. */
const REPORTED = 100;

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

let count = 0;

/** Defines the element, unless the page has it already: then the first one serves all. */
export function define(parts) {
  class UncatReadiness extends HTMLElement {
    static observedAttributes = ['lang', 'questionnaire', 'scope', 'storage', 'theme', 'loading'];

    #name; // tells the widgets of a page apart
    #mounted; // the mounted widget
    #saved; // the session of a widget that was taken out, to go on with
    #early; // an assessment that was set before there was a widget
    #clear; // whether reset() was called before there was one
    #run = 0; // tells a start from the ones before it
    #begun; // whether it was near a reader once, or wanted by the page
    #watch; // waits until it comes near
    #prelude; // the first screens, while the program is on its way
    #news; // whether anything was entered on those
    #slot; // the fallback content, while nothing else is there
    #ready; // the promise, how to keep or break it, and whether that was done

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

    /** Shows something above the first screens, or above the fallback content; what is shown already stays as it is. */
    #show(...above) {
      const below = this.#prelude?.root ?? (this.#slot ??= this.#make('slot'));
      for (const it of [...this.shadowRoot.childNodes]) if (it !== below) it.remove();
      if (!below.parentNode) this.shadowRoot.append(below);
      below.before(...above);
    }

    #make(name) {
      return this.ownerDocument.createElement(name);
    }

    #wear(...styles) {
      this.shadowRoot.adoptedStyleSheets = styles.map((css) => sheet(this.ownerDocument, css));
    }

    connectedCallback() {
      if (!this.ownerDocument.defaultView) return;
      if (Object.hasOwn(this, 'assessment')) {
        const { assessment } = this;
        delete this.assessment;
        this.assessment = assessment;
      }
      this.#name ??= this.id || String(count++);
      this.#wear(BASE);
      if (this.#begun || isEager(this)) this.#start();
      else this.#wait();
    }

    disconnectedCallback() {
      this.#watch?.disconnect();
      this.#stop();
    }

    attributeChangedCallback(name, before, now) {
      // The parser reports attributes before the element is connected; then there is nothing to change yet.
      if (before === now || this.#name === undefined || !this.isConnected) return;
      if (name === 'storage' || name === 'theme') (this.#mounted ?? this.#prelude)?.changed(name);
      else if (name === 'loading') isEager(this) && this.#begin();
      else if (this.#begun) this.#again();
    }

    /** Costs the page nothing until a reader comes near: within one height of the window. */
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

    /** Goes on with the first screens, where they are shown. */
    #retry() {
      this.#promise();
      this.#show();
      this.#start();
    }

    async #start() {
      this.#watch?.disconnect();
      this.#begun = true;
      const run = ++this.#run;
      const language = nearest(this, parts.languages);
      const wait = () => {
        if (this.#ready.done) this.#retry();
        return this.#busy(this.#run, language).catch(() => {});
      };
      const slow = setTimeout(() => this.#prelude || wait(), SLOW);
      try {
        // All that the first question takes comes before the program, and not beside it.
        const [{ css, guard, open, code, bundle }, screens] = await Promise.all([parts.prelude(), this.#isNew() && parts.screens(language)]);
        guard(this.shadowRoot);
        if (run === this.#run && screens && !this.#prelude) this.#open(css, open(this, screens, this.#name, wait));
        const [Mounted, text] = await Promise.all([code(), bundle(language, this.getAttribute('questionnaire'))]);
        await this.#prelude?.quiet();
        if (run === this.#run) this.#mount(Mounted, css, text);
      } catch (cause) {
        // The policy's own report says which directive it was.
        await new Promise((resolve) => setTimeout(resolve, REPORTED));
        if (run === this.#run) this.#fail(cause, language);
      } finally {
        clearTimeout(slow);
      }
    }

    /** Whether it is to begin with the built-in questionnaire and no answer. */
    #isNew() {
      const { questionnaire, scope } = this.attributes;
      return !(questionnaire || scope || this.#saved || this.#clear || this.#early !== undefined);
    }

    #open(css, prelude) {
      if (!prelude) return;
      this.#wear(BASE, css);
      this.#prelude = prelude;
      this.#show();
    }

    /** Takes the first screens away; returns what makes a widget look as they did. */
    #close() {
      const arrive = this.#prelude?.leave();
      this.#news ||= this.#prelude?.news;
      this.#prelude = undefined;
      return arrive;
    }

    #mount(Mounted, css, bundle) {
      const saved = this.#prelude?.saved ?? this.#saved;
      const widget = new Mounted(this, bundle, this.#name, saved, () => {
        this.#settle('resolve', this);
        const news = this.#news;
        this.#news = false;
        return news;
      });
      const arrive = this.#close();
      this.#wear(BASE, css);
      this.shadowRoot.replaceChildren(widget.root);
      this.#mounted = widget;
      this.ready.then(() => arrive?.(widget.root));
      // What was asked for before there was a widget.
      const early = this.#early;
      this.#early = undefined;
      if (this.#clear) widget.reset();
      this.#clear = false;
      // A document that cannot be opened has told so; the widget stands all the same.
      try { if (early !== undefined) widget.assessment = early; } catch { /* told */ }
    }

    #stop() {
      this.#run++;
      if (this.#ready.done) this.#promise();
      this.#saved = this.#mounted ? this.#mounted.unmount() : this.#prelude?.saved ?? this.#saved;
      this.#mounted = undefined;
      this.#close();
      this.#show();
    }

    /** Says above what is shown that the widget is on its way, and how far it is; returns the words. */
    async #busy(run, language) {
      const { busy } = await parts.voice();
      if (run !== this.#run || this.#mounted) return;
      const label = busy(this.ownerDocument, language, parts.progress);
      this.#show(label);
      return label.textContent;
    }

    /** The fallback content stays, or screens with answers; a sentence above and the console say what failed and what to do. */
    async #fail(cause, language) {
      const run = ++this.#run;
      const last = () => parts.forbidden.at(-1);
      const { line, message } = await parts.voice().then(
        ({ failed }) => failed(this, language, cause, last(), () => this.#retry()),
        // What forbids the program may forbid these words, too: then the one sentence that is here has to do.
        () => ({ message: last() ? filled(parts.policy, allowed(last())) : cause.message }),
      );
      if (run !== this.#run) return;
      if (!this.#prelude?.saved) {
        this.#close();
        this.#wear(BASE);
      }
      this.#show(line ?? message);
      const error = new Error(`<${PREFIX}> cannot start: ${message}`, { cause });
      console.error(error.message);
      this.#settle('reject', error);
      emit(this, 'failed', { reason: 'cannot-start', message });
    }

    /** The widget, as soon as it is there: a method that is called says that it is wanted. */
    async #wanted() {
      this.#begin();
      await this.ready;
      return this.#mounted;
    }

    /** Resolves with the element once the program is there and has drawn it; rejects when it cannot. */
    get ready() {
      return this.#ready.promise;
    }

    /** The assessment as a document (see schema/assessment.schema.json), or null before it is ready. */
    get assessment() {
      return this.#mounted?.assessment ?? this.#early ?? null;
    }

    /** Opens a document without asking. Throws when it can't be opened; the present answers are then untouched. */
    set assessment(document) {
      if (this.#mounted) this.#mounted.assessment = document;
      else this.#early = document;
    }

    /** The figures, as they stand in the document; null before it is ready. */
    get results() {
      return this.#mounted?.results ?? null;
    }

    /** Opens a file or a document as if the reader had chosen it: 'opened', or 'asked' where answers would be lost. */
    async open(document) {
      return (await this.#wanted()).open(document);
    }

    /** Offers the assessment as a file. */
    async download(kind) {
      (await this.#wanted()).download(kind);
    }

    /** Goes to a screen, a section, a statement or a part of the results. */
    async show(place) {
      (await this.#wanted()).show(place);
    }

    /** Erases all answers, also those that the tab or the device keeps. */
    reset() {
      this.#early = this.#saved = this.#news = undefined;
      const shown = this.#mounted ?? this.#prelude;
      if (shown) shown.reset();
      else this.#clear = true;
    }
  }

  if (!customElements.get(PREFIX)) customElements.define(PREFIX, UncatReadiness);
  return customElements.get(PREFIX);
}
