// The custom element: attributes in, events out, mount and unmount. All the rest is in the program.
// It knows nothing of where the program and the questionnaire come from: that is `parts`.

import { chosen, nearest, warn } from './attributes.js';
import { check } from './contrast.js';
import { explained, filled, Trouble } from './trouble.js';

/** Before the program is there: room for it, so that the page does not jump, and what may be said meanwhile. */
const BASE = `:host { display: block !important; inline-size: 100%; min-block-size: 100vh }
:host > div { min-block-size: inherit }
:host([hidden]) { display: none !important }
[part=loading], [part=failure] { display: block; border-inline-start: 4px solid; padding: .5em 1em; margin: 0 0 1em }
progress { display: block; inline-size: 100%; margin-block-start: .5em }
button { font: inherit }`;
const FAILED = ':host { min-block-size: 0 }';

/** A visitor on a slow link is told after this many milliseconds; on a fast one it would only flicker. */
const SLOW = 500;

/** A violated policy is reported a little after what it forbade has failed. */
const REPORTED = 100;

const ALREADY = ['assessment'];
const PREFIX = 'uncat-readiness';
const KINDS = ['json'];

/** Style sheets belong to one document. */
const sheets = new WeakMap();
function sheet(page, css) {
  if (!sheets.has(page)) sheets.set(page, new Map());
  const made = sheets.get(page);
  if (!made.has(css)) {
    made.set(css, new page.defaultView.CSSStyleSheet());
    made.get(css).replaceSync(css);
  }
  return made.get(css);
}

let count = 0;

/** Keys that a control of the widget takes are no shortcuts of the page. */
function guard(event) {
  const control = event.composedPath()[0].closest?.('input, textarea, select, button, summary');
  const passes = event.key === 'Escape' || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey;
  if (control && !passes) event.stopPropagation();
}

/** Defines the element, unless the page has it already: then the first one serves all. */
export function define(parts) {
  const languages = Object.keys(parts.words);

  class UncatReadiness extends HTMLElement {
    static observedAttributes = ['lang', 'questionnaire', 'scope', 'storage', 'theme', 'loading'];

    #name; // tells the widgets of a page apart
    #widget; // the mounted widget of the program
    #saved; // the session of a widget that was taken out, to go on with
    #pending; // an assessment that was set and is not drawn yet
    #early; // an assessment that was set before there was a widget
    #clear = false; // whether reset() was called before there was one
    #run = 0; // tells a start from the ones before it
    #begun = false; // whether it was near a reader once, or wanted by the page
    #watch; // waits until it comes near
    #settled = false; // whether the present promise is kept or broken
    #ready = this.#promise();

    #promise() {
      const deferred = {};
      deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
      deferred.promise.catch(() => {});
      this.#settled = false;
      return deferred;
    }

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
      for (const kind of ['keydown', 'keypress', 'keyup']) this.shadowRoot.addEventListener(kind, guard);
    }

    connectedCallback() {
      if (!this.ownerDocument.defaultView) return;
      for (const name of ALREADY.filter((it) => Object.hasOwn(this, it))) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#name ??= this.id || String(count++);
      this.#wear(BASE);
      if (this.#begun || chosen(this, 'loading') === 'eager') this.#start();
      else this.#wait();
    }

    disconnectedCallback() {
      this.#watch?.disconnect();
      this.#stop();
    }

    attributeChangedCallback(name, before, now) {
      // The parser reports attributes before the element is connected; then there is nothing to change yet.
      if (before === now || this.#name === undefined || !this.isConnected) return;
      if (name === 'storage') this.#widget?.keep_in(chosen(this, name));
      else if (name === 'theme') this.#look();
      else if (name === 'loading') chosen(this, name) === 'eager' && this.#begin();
      else if (this.#begun) {
        this.#stop();
        this.#start();
      }
    }

    /** Costs the page nothing until a reader comes near: within one height of the window. */
    #wait() {
      this.#watch = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#begin(), {
        rootMargin: '100%',
      });
      this.#watch.observe(this);
    }

    #begin() {
      if (!this.#begun && this.isConnected) this.#start();
    }

    async #start() {
      this.#watch?.disconnect();
      this.#begun = true;
      const run = ++this.#run;
      const language = nearest(this, languages);
      const slow = setTimeout(() => this.#busy(run, parts.words[language]), SLOW);
      try {
        const wanted = [parts.code(), parts.bundle(language, this.getAttribute('questionnaire'))];
        const [{ Widget, css }, text] = await Promise.all(wanted);
        if (run === this.#run) this.#mount(Widget, css, text);
      } catch (error) {
        // The policy's own report says which directive it was.
        await new Promise((resolve) => setTimeout(resolve, REPORTED));
        if (run === this.#run) this.#fail(error, parts.words[language]);
      } finally {
        clearTimeout(slow);
      }
    }

    #mount(Widget, css, text) {
      const run = this.#run;
      const root = this.ownerDocument.createElement('div');
      const scope = this.getAttribute('scope') ?? '';
      // Listeners come after the widget has settled, so that they may read and set its properties.
      const emit = (kind, detail) => queueMicrotask(() => run === this.#run && this.#tell(kind, JSON.parse(detail)));
      try {
        this.#widget = new Widget(root, text, scope, this.#name, chosen(this, 'storage'), this.#saved, emit);
      } catch (problems) {
        throw typeof problems === 'string' ? new Trouble('content', this.getAttribute('questionnaire'), `\n${problems}`) : problems;
      }
      const unknown = this.#widget.unknown();
      if (unknown.length) warn(`scope="${scope}": ${unknown.join(', ')} names nothing that can be asked, and is left out.`);
      this.#wear(BASE, css);
      this.shadowRoot.replaceChildren(root);
      this.#catchUp();
    }

    /** Does what was asked for before there was a widget. */
    #catchUp() {
      const early = this.#early;
      this.#early = undefined;
      if (this.#clear) this.#widget.reset();
      this.#clear = false;
      // A document that cannot be opened has told so; the widget stands all the same.
      try { if (early !== undefined) this.assessment = early; } catch { /* told */ }
    }

    #stop() {
      this.#run++;
      if (this.#settled) this.#ready = this.#promise();
      if (this.#widget) {
        this.#saved = this.#widget.saved();
        this.#widget.unmount();
      }
      this.#widget = this.#pending = undefined;
      this.shadowRoot.replaceChildren(this.ownerDocument.createElement('slot'));
    }

    #tell(kind, detail) {
      if (kind === 'ready') {
        this.#settled = true;
        this.#ready.resolve(this);
        this.#look();
      }
      if (kind === 'changed') this.#pending = undefined;
      this.#emit(kind, detail);
    }

    #wear(...styles) {
      this.shadowRoot.adoptedStyleSheets = styles.map((css) => sheet(this.ownerDocument, css));
    }

    #emit(kind, detail) {
      this.dispatchEvent(new CustomEvent(`${PREFIX}-${kind}`, { bubbles: true, composed: true, detail }));
    }

    /** Looks at the theme as it is shown now. */
    #look() {
      chosen(this, 'theme');
      const drawn = this.shadowRoot.querySelector('.ur');
      if (drawn) check(drawn);
    }

    /** Says above the fallback content that the widget is on its way, and how far it is. */
    #busy(run, words) {
      const [label, bar] = ['label', 'progress'].map((it) => this.ownerDocument.createElement(it));
      label.part = 'loading';
      label.append(words.busy, bar);
      this.shadowRoot.prepend(label);
      parts.progress((done) => {
        bar.value = done;
        return run !== this.#run || done === 1;
      });
    }

    /** The fallback content stays; a sentence above it and the console say what failed and what to do about it. */
    #fail(cause, words) {
      const [kind, values] = explained(cause, parts.forbidden);
      const remedy = filled(words[kind] ?? '', values);
      const questionnaire = this.getAttribute('questionnaire');
      const where = questionnaire ? ` questionnaire="${questionnaire}"` : '';
      const message = [remedy, cause?.message ?? cause].filter(Boolean).join('\n');
      const error = new Error(`<uncat-readiness${where}> cannot start: ${message}`, { cause });
      console.error(error.message);
      const [line, again] = ['p', 'button'].map((it) => this.ownerDocument.createElement(it));
      line.part = 'failure';
      line.setAttribute('role', 'status');
      line.append(`${words.failed} ${remedy} `);
      if (kind === 'file' || !kind) {
        again.textContent = words.again;
        again.onclick = () => {
          this.#stop();
          this.#start();
        };
        line.append(again);
      }
      this.#wear(BASE, FAILED);
      this.shadowRoot.replaceChildren(line, this.ownerDocument.createElement('slot'));
      this.#settled = true;
      this.#ready.reject(error);
      this.#emit('failed', { reason: 'cannot-start', message });
    }

    /** The widget, as soon as it is there: a method that is called says that it is wanted. */
    async #mounted() {
      this.#begin();
      await this.#ready.promise;
      return this.#widget;
    }

    /** Resolves with the element once it shows the questionnaire; rejects when it cannot. */
    get ready() {
      return this.#ready.promise;
    }

    /** The assessment as a document (see schema/assessment.schema.json), or null before it is ready. */
    get assessment() {
      if (this.#pending) return JSON.parse(this.#pending);
      return this.#widget ? JSON.parse(this.#widget.assessment()) : (this.#early ?? null);
    }

    /** Opens a document without asking. Throws when it can't be opened; the present answers are then untouched. */
    set assessment(document) {
      if (!this.#widget) {
        this.#early = document;
        return;
      }
      try {
        this.#pending = this.#widget.set_assessment(written(document));
      } catch (cause) {
        const message = `The assessment cannot be opened: ${cause}`;
        console.error(`<uncat-readiness> assessment: ${message}\nGive a document as the property or the download has it.`);
        this.#emit('failed', { reason: 'assessment', message });
        throw new TypeError(message, { cause });
      }
    }

    /** The figures, as they stand in the document; null before it is ready. */
    get results() {
      if (this.#pending) return JSON.parse(this.#pending).results;
      return this.#widget ? JSON.parse(this.#widget.results()) : null;
    }

    /** Opens a file or a document as if the reader had chosen it: 'opened', or 'asked' where answers would be lost. */
    async open(document) {
      const widget = await this.#mounted();
      const text = typeof document?.text === 'function' ? await document.text() : written(document);
      try {
        return widget.open(text) ? 'asked' : 'opened';
      } catch (cause) {
        throw new TypeError(`The file cannot be opened: ${cause}`, { cause });
      }
    }

    /** Offers the assessment as a file. */
    async download(kind = KINDS[0]) {
      if (!KINDS.includes(kind)) throw new RangeError(`download: ${kind} is none of ${KINDS.join(', ')}`);
      (await this.#mounted()).download();
    }

    /** Goes to a screen, a section, a statement or a part of the results. */
    async show(place) {
      const widget = await this.#mounted();
      if (!widget.show(String(place))) {
        throw new RangeError(`show: ${place} is no place; give start, tasks, results, or an id as S8, S8/check or S8.1`);
      }
    }

    /** Erases all answers, also those that the tab or the device keeps. */
    reset() {
      this.#early = this.#saved = this.#pending = undefined;
      if (this.#widget) this.#widget.reset();
      else this.#clear = true;
    }
  }

  if (!customElements.get(PREFIX)) customElements.define(PREFIX, UncatReadiness);
  return customElements.get(PREFIX);
}

/** A document as text, whatever a page has of it. */
function written(document) {
  return typeof document === 'string' ? document : (JSON.stringify(document) ?? '');
}
