// Where the parts of the widget come from: files beside this script, fetched once a page, each checked against the
// hash that it was built with. It knows nothing of elements.

import { bundles, files, words } from './built.js';
import { Trouble } from './trouble.js';

export { words };

/** What all widgets of a page share, and how much of it has arrived. */
let shared;
const arrived = new Map();
const told = new Set();

/** How much of what is being fetched is there, from 0 to 1; `tell` hears it until it returns true. */
export function progress(tell) {
  told.add(tell);
}

function count(file, bytes) {
  arrived.set(file, (arrived.get(file) ?? 0) + bytes);
  const [done, all] = [...arrived].reduce(([n, of], [one, some]) => [n + some, of + (one.size ?? some)], [0, 0]);
  told.forEach((tell) => tell(done / all) && told.delete(tell));
}

/** The addresses that were asked for. */
const asked = new Set();

/** The bytes of a file as they come in. */
async function stream(file) {
  asked.add(file.url.href);
  // Where the page is not secure, a script cannot hash; the browser then does, but tells no progress.
  const response = await fetch(file.url, crypto.subtle ? {} : { integrity: file.integrity ?? '' });
  if (!response.ok) throw new Trouble('file', file.url, `answered ${response.status} ${response.statusText}`);
  const counted = new TransformStream({
    transform(bytes, out) {
      count(file, bytes.length);
      out.enqueue(bytes);
    },
  });
  return response.body.pipeThrough(counted);
}

async function checked(file, body) {
  const bytes = await new Response(body).arrayBuffer();
  if (file.integrity && crypto.subtle) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
    const found = `sha384-${btoa(String.fromCharCode(...hash))}`;
    if (found !== file.integrity) throw new Trouble('file', file.url, `is not what was built: ${found}`);
  }
  return new TextDecoder().decode(bytes);
}

async function text(file) {
  return checked(file, await stream(file));
}

/** Compiled while it comes in, but run only when all of it is what was built. */
async function program() {
  const [code, copy] = (await stream(files.program)).tee();
  const typed = new Response(code, { headers: { 'Content-Type': 'application/wasm' } });
  const [module] = await Promise.all([WebAssembly.compileStreaming(typed), checked(files.program, copy)]);
  return module;
}

/** An import has no place for a hash; a preload has, and the import then takes what was preloaded. */
async function glue() {
  const { url, integrity } = files.glue;
  asked.add(url.href);
  const link = document.createElement('link');
  if (link.relList.supports('modulepreload')) {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Trouble('file', url, 'did not arrive, or is not what was built'));
      Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href: url });
      document.head.append(link);
    }).finally(() => link.remove());
  }
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url.href);
}

/** The program and its style sheet. A failure is tried again by whoever asks next. */
export function code() {
  shared ??= Promise.all([glue(), program(), text(files.style)]).then(async ([{ default: start, Widget }, module, css]) => {
    await start({ module_or_path: module });
    return { Widget, css };
  });
  shared.catch(() => { shared = undefined; });
  return shared;
}

const texts = new Map();

/** A questionnaire with its words, as text: the built-in one in a language, or one at an address. */
export function bundle(language, address) {
  const file = address ? { url: new URL(address, document.baseURI) } : bundles[language];
  const key = file.url.href;
  if (!texts.has(key)) {
    const fetched = text(file);
    fetched.catch(() => texts.delete(key));
    texts.set(key, fetched);
  }
  return texts.get(key);
}

/** What the page's policy forbade of all this. */
export const forbidden = [];
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
  const wasm = blockedURI.startsWith('wasm');
  if (disposition !== 'enforce' || !(wasm || asked.has(blockedURI))) return;
  const origin = () => new URL(blockedURI).origin;
  const source = wasm ? "'wasm-unsafe-eval'" : origin() === location.origin ? "'self'" : origin();
  forbidden.push({ source, directive: effectiveDirective.replace(/-elem$/, '') });
});
