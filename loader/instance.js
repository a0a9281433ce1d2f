// The running program. Whatever is thrown out of it ends it: a panic of Rust, memory that ran out, or an exception because
// the page was changed under its hands. Its memory cannot be relied on then, so nothing in it runs any more, and every
// widget that it drew is told. The next program is made of the same compiled module, and of nothing else.

import make from './program.js';
import { PREFIX } from './events.js';

/** What a program that has ended answers: wasm-bindgen's script looks for results in a list. */
const NOTHING = [];

export class Program {
  static #running;

  #widgets = new Set();
  #asked = 0; // calls of the loader that have not returned

  /** The class of the program's widgets. */
  Widget;

  /** The widget that was at work last. */
  atWork;

  isOver = false;

  /** The running program of the page; a new one, where there is none or it has ended. */
  static of(module) {
    this.#running ??= this.#start(module);
    this.#running.catch(() => { this.#running = undefined; });
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

  /** From now on a widget is told when the program ends; until what is returned was called. */
  with(widget) {
    this.#widgets.add(widget);
    return () => this.#widgets.delete(widget);
  }

  /** What the loader asks hears itself what is thrown; a listener or a timer of the program has nobody who would. */
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
    // Whoever is at work now comes to an end first.
    queueMicrotask(() => this.#widgets.forEach((it) => it.ended(cause, !this.atWork || it === this.atWork)));
  }
}
