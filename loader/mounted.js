// A mounted widget in its element: what the element's properties, methods and events are made of. It travels with the
// program, so that a page whose reader never comes near pays for the loader alone.

import { chosen, warn } from './choices.js';
import { check } from './contrast.js';
import { emit, PREFIX } from './events.js';
import { Widget } from './program.js';

export { default as start } from './program.js';

/** Makes a widget, and the element with its class out of what it is mounted into. */
export class Mounted {
  #element;
  #root;
  #widget;
  #pending; // an assessment that was set and is not drawn yet
  #gone = false;

  /** Throws a text with every problem of the bundle. `ready` is called when it is drawn, and returns whether there are news. */
  constructor(element, bundle, name, saved, ready) {
    this.#element = element;
    const scope = element.getAttribute('scope') ?? '';
    // Listeners come after the widget has settled, so that they may read and set its properties.
    const hear = (kind, detail) => queueMicrotask(() => this.#gone || this.#tell(kind, JSON.parse(detail), ready));
    this.#widget = new Widget(bundle, scope, name, chosen(element, 'storage'), saved, hear);
    this.#root = this.#widget.root();
    const unknown = this.#widget.unknown();
    if (unknown.length) warn(`scope="${scope}": ${unknown.join(', ')} names nothing that can be asked, and is left out.`);
    chosen(element, 'loading');
    const address = element.getAttribute('questionnaire');
    if (address && !URL.canParse(address, document.baseURI)) {
      warn(`questionnaire="${address}" is no address; the built-in questionnaire is used.`);
    }
  }

  /** What is to be shown. */
  get root() {
    return this.#root;
  }

  /** Frees all that it holds, and gives its session, to go on with. */
  unmount() {
    this.#gone = true;
    const saved = this.#widget.saved();
    this.#widget.unmount();
    return saved;
  }

  /** An attribute has changed that needs no new widget. */
  changed(attribute) {
    const value = chosen(this.#element, attribute);
    if (attribute === 'storage') this.#widget.keep_in(value);
    else this.#look();
  }

  #look() {
    const { firstElementChild: drawn } = this.#root;
    chosen(this.#element, 'theme');
    check(drawn);
    const [asked, language] = [this.#element.lang, drawn.lang].map((tag) => tag.toLowerCase().split('-')[0]);
    if (asked && asked !== language) warn(`lang="${this.#element.lang}" is not there; ${drawn.lang} is used.`);
  }

  #tell(kind, detail, ready) {
    const news = kind === 'ready' && ready();
    if (kind === 'ready') this.#look();
    if (kind === 'changed') this.#pending = undefined;
    emit(this.#element, kind, detail);
    // What was entered before the program was there.
    if (news) emit(this.#element, 'changed', detail);
  }

  get assessment() {
    return JSON.parse(this.#pending ?? this.#widget.assessment());
  }

  set assessment(document) {
    try {
      this.#pending = this.#widget.set_assessment(written(document));
    } catch (cause) {
      const message = `The assessment cannot be opened: ${cause}`;
      console.error(`<${PREFIX}> assessment: ${message}\nGive a document as the property or the download has it.`);
      emit(this.#element, 'failed', { reason: 'assessment', message });
      throw new TypeError(message, { cause });
    }
  }

  get results() {
    return this.#pending ? JSON.parse(this.#pending).results : JSON.parse(this.#widget.results());
  }

  async open(document) {
    const text = typeof document?.text === 'function' ? await document.text() : written(document);
    try {
      return this.#widget.open(text) ? 'asked' : 'opened';
    } catch (cause) {
      throw new TypeError(`The file cannot be opened: ${cause}`, { cause });
    }
  }

  download(kind = 'json') {
    if (!this.#widget.download(String(kind))) {
      throw new RangeError(`download: ${kind} is no kind of file; give json, calendar, or a picture as readiness.svg`);
    }
  }

  show(place) {
    if (!this.#widget.show(String(place))) {
      throw new RangeError(`show: ${place} is no place; give start, tasks, results, plan, recommendations, or an id as S8, S8/check or S8.1`);
    }
  }

  reset() {
    this.#pending = undefined;
    this.#widget.reset();
  }
}

/** A document as text, whatever a page has of it. */
function written(document) {
  return typeof document === 'string' ? document : (JSON.stringify(document) ?? '');
}
