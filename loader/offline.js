// The custom element with its parts in the page itself: what the one file is made of that needs no network. The page
// has a policy that forbids every request, so nothing here could make one.

import { define } from './element.js';
import { guard } from './guard.js';
import { Mounted, start } from './mounted.js';
import css from './style.js';
import * as trouble from './trouble.js';

const { program, bundles } = JSON.parse(document.getElementById('uncat-readiness-parts').textContent);

/** The program is started once, whoever asks first. */
let started;
async function code() {
  started ??= start({ module_or_path: Uint8Array.from(atob(program), (byte) => byte.charCodeAt(0)) });
  await started;
  return Mounted;
}

async function bundle(language, address) {
  if (address) throw new Error(`${address}: this page has its own questionnaire and fetches no other`);
  return bundles[language];
}

define({
  languages: Object.keys(bundles),
  prelude: async () => ({ css, guard, code, bundle }),
  // Nothing is on its way: the program is shown at once.
  async screens() {},
  voice: async () => trouble,
  // All of it is here: there is no progress to tell, and no policy of a host.
  progress() {},
  forbidden: [],
  policy: '',
});
