// The custom element with its parts in the page itself: the script of the single file that needs no network. The policy
// of the page forbids every request, so nothing here could make one.

import { fitting } from './attributes.js';
import { define } from './element.js';
import { begun } from './guard.js';
import { remembered } from './look.js';
import { Mounted, Program } from './mounted.js';
import { Shelf } from './shelf.js';
import css from './style.js';
import * as trouble from './trouble.js';

const { program, structure, bundles } = JSON.parse(document.getElementById('uncat-readiness-parts').textContent);

// The file may be opened by anybody: it begins in the first of the reader's languages that it has.
const languages = Object.keys(bundles);
const language = navigator.languages.map((tag) => fitting(tag, languages)).find(Boolean);
const words = [...document.querySelectorAll('uncat-readiness > p')];
const own = words.find(({ lang }) => lang === language);
if (own) {
  document.documentElement.lang = language;
  document.title = own.dataset.title;
  for (const it of words) if (it !== own) it.remove();
}

/** The program is compiled once. */
let module;
async function code() {
  module ??= WebAssembly.compile(Uint8Array.from(atob(program), (byte) => byte.charCodeAt(0)));
  return { Mounted, program: await Program.of(await module) };
}

async function bundle(language, address) {
  if (address) throw new Error(`${address}: this page has its own questionnaire and fetches no other`);
  return [structure, bundles[language]];
}

define({
  languages,
  // Nothing is fetched, so there are no first screens: the program is shown at once.
  prelude: async () => ({ begun, css, code, bundle, remembered, Shelf }),
  async screens() {},
  voice: async () => trouble,
  // All parts are here: there is no progress to report, and no policy of a host.
  progress() {},
  forbidden: [],
  policy: '',
});
