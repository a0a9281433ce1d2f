// Where the parts of the widget come from: files beside this script, fetched once a page, each checked against the
// hash that it was built with. It knows nothing of elements. What fetches the program travels with the prelude
// (`fetching.js`).

import { bundles, files, policy, screens } from './built.js';
import { WASM } from './policy.js';

/** Who is told how much of what is being fetched is there, from 0 to 1, until it returns true. */
const told = new Set();

/** What was asked for, as a report names it, and what the page's policy forbade of it. */
const asked = new Set([WASM]);
const forbidden = [];
document.addEventListener('securitypolicyviolation', (report) => {
  if (asked.has(report.blockedURI) && report.disposition === 'enforce') forbidden.push(report);
});

/** A file that did not arrive as it was built. */
function trouble(file, more = 'did not arrive as it was built') {
  return Object.assign(new Error(`${file} ${more}`), { file });
}

/** A browser does not ask again for a script under a name that failed. */
let name = '';

/** An import has no place for a hash; a preload has, and the import then takes what was preloaded. */
async function script({ url: { href }, integrity }, unseen) {
  asked.add(href);
  const link = document.createElement('link');
  const named = href + name;
  try {
    // Not waited for: Firefox is silent where a policy forbids it.
    // An import inherits the nonce of its script; a preload has to be given one.
    const { nonce } = document.querySelector('script[nonce]') ?? link;
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, nonce, href: named });
    document.head.append(link);
    // WebKit preloads whatever the hash is.
    unseen || await fetch(href, { integrity });
    return await import(named);
  } catch ({ message }) {
    name += '#0';
    throw trouble(href);
  } finally {
    link.remove();
  }
}

/** What all widgets of a page share. What failed is tried again by whoever asks next. */
const shared = {};
function once(what, get) {
  shared[what] ??= get();
  shared[what].catch(() => delete shared[what]);
  return shared[what];
}

/** The style sheet, what shows the first screens, and what fetches all that comes after them. */
function prelude() {
  return once('prelude', async () => {
    const module = await script(files.prelude);
    return { ...module, ...module.fetching({ asked, bundles, files, once, script, told, trouble }) };
  });
}

/** The first screens in a language, or nothing: the program can draw them, too. */
function first(language) {
  const { url, integrity } = screens[language];
  return once(url, async () => (await fetch(url, { integrity })).json()).catch(() => {});
}

/** What the element asks for. */
export const parts = {
  languages: Object.keys(bundles),
  policy,
  forbidden,
  progress: (tell) => told.add(tell),
  prelude,
  screens: first,
  // What says to a visitor that it takes long, or what went wrong; that may be that nothing can be fetched.
  voice: () => script(files.trouble, forbidden[0]),
};
