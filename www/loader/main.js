// The custom element <uncat-readiness>: attributes in, events out, mount and unmount. All the rest is in the wasm.
// Nothing is fetched but the widget's own files, from where this file lies, and nothing after they have arrived.

import { bundles as languages, files } from './built.js';

/** A file of the widget; an answer that is not a success is an error that names the file. */
async function get({ url, integrity }) {
  const response = await fetch(url, integrity ? { integrity } : {});
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`);
  return response;
}

/** What all widgets of a page share: code and styles, fetched once, at the same time. */
let shared;
function load() {
  shared ??= Promise.all([
    import(/* @vite-ignore */ files.glue.url.href),
    get(files.program),
    get(files.style).then((response) => response.text()),
  ]).then(async ([glue, wasm, css]) => {
    await glue.default({ module_or_path: wasm });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return { Widget: glue.Widget, sheet };
  });
  // A failure is tried again by the next widget.
  shared.catch(() => { shared = undefined; });
  return shared;
}

const bundles = new Map();
function bundle(file) {
  const { href } = file.url;
  if (!bundles.has(href)) {
    const text = get(file).then((response) => response.text());
    text.catch(() => bundles.delete(href));
    bundles.set(href, text);
  }
  return bundles.get(href);
}

/** The language whose words are shipped and that comes nearest to the one asked for. */
function nearest(tag) {
  const wanted = (tag || 'en').toLowerCase();
  const tags = Object.keys(languages);
  return tags.find((found) => found.toLowerCase() === wanted)
    ?? tags.find((found) => found.toLowerCase() === wanted.split('-')[0])
    ?? 'en';
}

let count = 0;

class UncatReadiness extends HTMLElement {
  static observedAttributes = ['lang', 'questionnaire'];

  #name; // tells the widgets of a page apart
  #widget; // the mounted widget of the wasm
  #address; // the bundle that it shows
  #saved; // the session of a widget that was taken out, to go on with
  #pending; // an assessment that was set and is not drawn yet
  #early; // an assessment that was set before there was a widget
  #clear = false; // whether reset() was called before there was one
  #run = 0; // tells a start from the ones before it
  #settled = false; // whether the present promise is kept or broken
  #ready = this.#promise();

  #promise() {
    const { promise, resolve, reject } = Promise.withResolvers?.() ?? withResolvers();
    promise.catch(() => {});
    this.#settled = false;
    return { promise, resolve, reject };
  }

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
  }

  connectedCallback() {
    for (const name of ['assessment']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#name ??= this.id || String(count++);
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(_name, before, now) {
    // The parser reports attributes before the element is connected; then there is nothing to start again.
    if (before === now || this.#run === 0 || !this.isConnected) return;
    this.#stop();
    this.#start();
  }

  /** The bundle that the attributes ask for. */
  #wanted() {
    const questionnaire = this.getAttribute('questionnaire');
    if (questionnaire) return { url: new URL(questionnaire, document.baseURI) };
    const lang = this.lang || this.closest('[lang]')?.lang || document.documentElement.lang;
    return languages[nearest(lang)];
  }

  async #start() {
    const run = ++this.#run;
    try {
      const wanted = this.#wanted();
      this.#address = wanted.url.href;
      const [{ Widget, sheet }, text] = await Promise.all([load(), bundle(wanted)]);
      if (run !== this.#run) return;
      const root = document.createElement('div');
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.#widget = new Widget(root, text, this.#name, this.#saved, (kind, answered, asked) =>
        // Listeners come after the widget has settled, so that they may read and set its properties.
        queueMicrotask(() => run === this.#run && this.#tell(kind, answered, asked)));
      this.shadowRoot.replaceChildren(root);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
      return;
    }
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
    if (!this.#widget) return;
    this.#saved = this.#widget.saved();
    this.#widget.unmount();
    this.#widget = this.#pending = undefined;
    this.shadowRoot.replaceChildren(document.createElement('slot'));
  }

  #tell(kind, answered, asked) {
    const [name, reason] = kind.split(':');
    if (name === 'ready') {
      this.#settled = true;
      this.#ready.resolve(this);
    }
    if (name === 'changed') this.#pending = undefined;
    this.#emit(name, reason ? { reason } : { answered, asked });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`uncat-readiness-${name}`, { bubbles: true, composed: true, detail }));
  }

  /** The fallback content stays; the console says what failed and what to do about it. */
  #fail(cause) {
    const message = cause instanceof WebAssembly.CompileError && /polic/i.test(cause.message)
      ? "WebAssembly is not allowed here: add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy."
      : String(cause?.message ?? cause);
    const error = new Error(`<uncat-readiness questionnaire="${this.#address}"> cannot start:\n${message}`, { cause });
    console.error(error.message);
    this.#settled = true;
    this.#ready.reject(error);
    this.#emit('failed', { reason: 'cannot-start', message });
  }

  /** Resolves with the element once it shows the questionnaire; rejects when it cannot. */
  get ready() {
    return this.#ready.promise;
  }

  /** The assessment as a document (see content/schema/assessment.schema.json), or null before it is ready. */
  get assessment() {
    if (this.#pending) return JSON.parse(this.#pending);
    return this.#widget ? JSON.parse(this.#widget.assessment()) : (this.#early ?? null);
  }

  /** Opens a document. Throws when it can't be opened; the present answers are then untouched. */
  set assessment(document) {
    if (!this.#widget) {
      this.#early = document;
      return;
    }
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    try {
      this.#pending = this.#widget.set_assessment(text);
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

  /** Erases all answers, also those that the tab keeps. */
  reset() {
    this.#early = this.#saved = this.#pending = undefined;
    if (this.#widget) this.#widget.reset();
    else this.#clear = true;
  }
}

/** For browsers before 2024. */
function withResolvers() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
}

// A second copy on the page is harmless: the first one serves all elements.
if (!customElements.get('uncat-readiness')) customElements.define('uncat-readiness', UncatReadiness);

export { UncatReadiness };
