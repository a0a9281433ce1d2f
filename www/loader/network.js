// Where the parts of the widget come from: files beside this script, fetched once a page, each checked against the
// hash that it was built with. It knows nothing of elements.

import { bundles, files, policy } from './built.js';
import { WASM } from './policy.js';

/** What all widgets of a page share, and how much of it has arrived. */
let shared;
const arrived = new Map();
const told = new Set();

/** How much of what is being fetched is there, from 0 to 1; `tell` hears it until it returns true. */
function progress(tell) {
  told.add(tell);
}

function count(file, bytes) {
  arrived.set(file, (arrived.get(file) ?? 0) + bytes);
  let [done, all] = [0, 0];
  arrived.forEach((some, { size = some }) => {
    done += some;
    all += size;
  });
  told.forEach((tell) => tell(done / all) && told.delete(tell));
}

/** A file that did not arrive as it was built. */
function trouble(file, more = 'did not arrive as it was built') {
  return Object.assign(new Error(`${file} ${more}`), { file });
}

/** What was asked for, as a report names it, and what the page's policy forbade of it. */
const asked = new Set([WASM]);
const forbidden = [];
document.addEventListener('securitypolicyviolation', (report) => {
  if (asked.has(report.blockedURI) && report.disposition === 'enforce') forbidden.push(report);
});

/** The bytes of a file as they come in. */
async function stream(file) {
  const { url, integrity = '' } = file;
  asked.add(url.href);
  // Where the page is not secure, a script cannot hash; the browser then does, but tells no progress.
  const response = await fetch(url, { integrity: crypto.subtle ? '' : integrity });
  if (!response.ok) throw trouble(url, `answered ${response.status}`);
  const transform = (bytes, out) => {
    count(file, bytes.length);
    out.enqueue(bytes);
  };
  return response.body.pipeThrough(new TransformStream({ transform }));
}

async function checked({ url, integrity }, body) {
  const bytes = await new Response(body).arrayBuffer();
  if (integrity && crypto.subtle) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) throw trouble(url);
  }
  return bytes;
}

async function text(file) {
  return new TextDecoder().decode(await checked(file, await stream(file)));
}

/** Compiled while it comes in; but what is not what was built is no fault of the browser that cannot compile it. */
async function program() {
  const [code, copy] = (await stream(files.program)).tee();
  const compiled = WebAssembly.compileStreaming(new Response(code, { headers: { 'Content-Type': 'application/wasm' } }));
  compiled.catch(() => {});
  await checked(files.program, copy);
  return compiled;
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

/** The program and its style sheet, which travels with its script. A failure is tried again by whoever asks next. */
function code() {
  shared ??= Promise.all([script(files.glue), program()]).then(async ([{ start, Mounted, css }, module]) => {
    await start({ module_or_path: module });
    return { Mounted, css };
  });
  shared.catch(() => { shared = undefined; });
  return shared;
}

/** What says to a visitor that it takes long, or what went wrong; that may be that nothing can be fetched. */
function voice() {
  return script(files.trouble, forbidden[0]);
}

const texts = new Map();

/** A questionnaire with its words, as text: the built-in one in a language, or one at an address. */
function bundle(language, address) {
  const own = address && URL.canParse(address, document.baseURI);
  const file = own ? { url: new URL(address, document.baseURI) } : bundles[language];
  const key = file.url.href;
  if (!texts.has(key)) {
    const fetched = text(file);
    fetched.catch(() => texts.delete(key));
    texts.set(key, fetched);
  }
  return texts.get(key);
}

/** What the element asks for. */
export const parts = { languages: Object.keys(bundles), policy, forbidden, progress, code, voice, bundle };
