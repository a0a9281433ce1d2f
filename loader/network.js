// Fetches what the widget consists of: files beside this script, each once a page and checked against its hash from the
// build. It knows nothing of elements. The code that fetches the program is in the prelude (`fetching.js`).

import { at, bundles, files, policy, screens, structure } from './built.js';
import { WASM } from './policy.js';

/** Callbacks that get the progress of the download, from 0 to 1, until they return true. */
const told = new Set();

/** The requests, named as in a policy report, and the reports of those that the page's policy forbade. */
const asked = new Set([WASM]);
const forbidden = [];
document.addEventListener('securitypolicyviolation', (report) => {
  if (asked.has(report.blockedURI) && report.disposition === 'enforce') forbidden.push(report);
});

/** The error for a file that did not arrive as it was built. */
function trouble(file, more = 'did not arrive intact') {
  return Object.assign(new Error(`${file} ${more}`), { file });
}

/** The suffix for a retry: a browser does not request a script again under a name that failed. */
let name = '';

/** An import cannot carry a hash. A preload can, and the import then uses the preloaded file. */
async function script({ url: { href }, integrity }, unseen) {
  asked.add(href);
  const link = document.createElement('link');
  const named = href + name;
  let more;
  try {
    // Not awaited: Firefox fires no event if a policy forbids the preload.
    // An import inherits the nonce of its script; a preload needs one of its own.
    const { nonce } = document.querySelector('script[nonce]') ?? link;
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, nonce, href: named });
    document.head.append(link);
    // WebKit preloads a file even if the hash is wrong.
    unseen || await fetch(href, { integrity });
    more = 'is not run: see Integrity-Policy, Content-Type';
    return await import(named);
  } catch {
    name += '#0';
    // A script that a cache has kept names files that an update has removed. The next page gets the new one.
    forbidden[0] || fetch(at, { cache: 'reload' }).catch(() => {});
    throw trouble(href, more);
  } finally {
    link.remove();
  }
}

/** Promises that all widgets of a page share. The next caller retries what failed. */
const shared = {};
function once(what, get) {
  shared[what] ??= get();
  shared[what].catch(() => delete shared[what]);
  return shared[what];
}

/** The style sheet, and the code that shows the first screens and fetches all that follows. */
function prelude() {
  return once('prelude', async () => {
    const module = await script(files.prelude);
    return { ...module, ...module.fetching({ asked, bundles, files, once, script, structure, told, trouble }) };
  });
}

/** The first screens in a language, or `undefined`: the program can draw them too. */
function first(language) {
  const { url, integrity } = screens[language];
  return once(url, async () => ({ url, ...await (await fetch(url, { integrity })).json() })).catch(() => {});
}

/** What the element uses. */
export const supplies = {
  languages: Object.keys(bundles),
  policy,
  forbidden,
  progress: (tell) => told.add(tell),
  prelude,
  screens: first,
  // The script that reports progress and errors to a visitor. The error may be that nothing can be fetched.
  voice: () => script(files.trouble, forbidden[0]),
};
