// The custom element with its parts in the page itself: the script of the single file that needs no network. The policy
// of the page forbids every request, so nothing here could make one.

import { define } from './element.js';
import { begun } from './guard.js';
import { remembered } from './look.js';
import { Mounted, Program } from './mounted.js';
import { Shelf } from './shelf.js';
import css from './style.js';
import * as trouble from './trouble.js';

const { program, bundles } = JSON.parse(document.getElementById('uncat-readiness-parts').textContent);

/** The program is compiled once. */
let module;
async function code() {
  module ??= WebAssembly.compile(Uint8Array.from(atob(program), (byte) => byte.charCodeAt(0)));
  return { Mounted, program: await Program.of(await module) };
}

async function bundle(language, address) {
  if (address) throw new Error(`${address}: this page has its own questionnaire and fetches no other`);
  return bundles[language];
}

define({
  languages: Object.keys(bundles),
  // Nothing is fetched, so there are no first screens: the program is shown at once.
  prelude: async () => ({ begun, css, code, bundle, remembered, Shelf }),
  async screens() {},
  voice: async () => trouble,
  // All parts are here: there is no progress to report, and no policy of a host.
  progress() {},
  forbidden: [],
  policy: '',
});
