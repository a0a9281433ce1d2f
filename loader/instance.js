// The running program. Any exception that leaves it ends it: a Rust panic, exhausted memory, or an exception because
// the page changed what it drew. Its memory is unreliable then, so nothing in it runs any more, and every widget that
// it drew is notified. The next program is made from the same compiled module, and from nothing else.

import make from './program.js';
import { PREFIX } from './events.js';

/** The result of every call to an ended program: wasm-bindgen's script looks for results in a list. */
const NOTHING = [];

export class Program {
  static #running;

  #widgets = new Set();
  #asked = 0; // calls of the loader that have not returned

  /** The class of the program's widgets. */
  Widget;

  /** The widget that worked last. */
  atWork;

  isOver = false;

  /** Returns the running program of the page, or a new one if it is missing or has ended. */
  static of(module) {
    if (!this.#running) {
      this.#running = this.#start(module);
      this.#running.catch(() => { this.#running = undefined; });
    }
    return this.#running;
  }

  static async #start(module) {
    const program = new Program();
    const glue = make({
      Instance: WebAssembly.Instance,
      instantiate: async (...given) => {
        const { exports } = await WebAssembly.instantiate(...given);
        const guarded = Object.entries(exports).map(([name, it]) => [name, program.#guarded(name, it)]);
        return { instance: { exports: Object.fromEntries(guarded) }, module };
      },
    });
    await glue.default({ module_or_path: module });
    if (program.isOver) throw new Error('the program ended while it was started');
    program.Widget = glue.Widget;
    return program;
  }

  /** Calls `ended` of a widget when the program ends, until the returned function is called. */
  with(widget) {
    this.#widgets.add(widget);
    return () => this.#widgets.delete(widget);
  }

  /** A call of the loader also gets the exception. A listener or a timer of the program has no caller to catch it. */
  #guarded(name, run) {
    if (typeof run !== 'function') return run;
    const isAsked = name.startsWith('widget_');
    return (...given) => {
      if (this.isOver) return NOTHING;
      this.#asked += isAsked;
      try {
        return run(...given);
      } catch (cause) {
        this.#end(cause);
        if (this.#asked) throw cause;
        return NOTHING;
      } finally {
        this.#asked -= isAsked;
      }
    };
  }

  #end(cause) {
    if (this.isOver) return;
    this.isOver = true;
    Program.#running = undefined;
    console.error(`<${PREFIX}> the program ended: ${cause}`, cause);
    const { atWork } = this;
    // The code that runs now finishes first.
    queueMicrotask(() => this.#widgets.forEach((it) => it.ended(cause, !atWork || it === atWork)));
  }
}
