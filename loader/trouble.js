// The messages for a visitor while a widget loads, and when it cannot start. Fetched only then.

import { allowed, filled, WASM } from './policy.js';
import { words } from './words.js';

/** The class of both messages above the first screens, whose style sheet is loaded then (`widget.css`). */
const DRESS = 'ur';

/** The failures that another try may not meet. */
const FETCHED = ['file', 'refused', 'replaced'];

/** How a text begins that the first screens have kept (`prelude.js`). */
const DEEDS = '{"deeds"';

/** Makes an element that shows the progress, and that `progress` keeps up to date. */
export function busy(page, language, progress) {
  const [label, bar] = ['label', 'progress'].map((it) => page.createElement(it));
  label.part = 'loading';
  dress(label, language);
  label.append(words[language].busy, bar);
  progress((done) => {
    bar.value = done;
    return !label.isConnected || done === 1;
  });
  return label;
}

/** Returns the failure and its remedy: as an element, with a way to retry, and as a message for the console. If the
 * program has ended and does not go on, what was `last` kept is offered as a file. */
export function failed(element, language, cause, { report, isOver, last }, again) {
  const page = element.ownerDocument;
  const say = words[language];
  const [kind, values] = isOver ? ['ended'] : explained(cause, report);
  // No file can be opened that has the deeds of the first screens. Those begin again with them.
  const kept = (isOver || !kind) && !last?.startsWith(DEEDS) && last;
  const remedy = filled(say[kind] ?? '', values);
  const line = page.createElement('p');
  line.part = 'failure';
  dress(line, language);
  line.setAttribute('role', 'status');
  const sentences = [isOver ? '' : say.failed, remedy, kept ? say.kept : ''].filter(Boolean);
  line.append(sentences.reduce((before, next) => filled(say.sentences, { before, next })), ' ');
  const offer = (words, act) => {
    const button = page.createElement('button');
    button.className = 'btn plain';
    button.append(words);
    button.onclick = act;
    line.append(button, ' ');
  };
  if (kept) offer(say.save, () => {
    line.querySelector('label')?.remove();
    line.append(save(page, kept, say));
  });
  if (isOver || kept || FETCHED.includes(kind)) offer(isOver || kept ? say.anew : say.again, again);
  if (kind === 'engine') linkPrinted(page, line, language, say.printed);
  giveBack(element, line);
  const address = element.getAttribute('questionnaire');
  return { line, message: [address, remedy, cause?.message ?? cause].filter(Boolean).join('\n') };
}

/** Gives a message the style of the widget and the marks of its language. */
function dress(element, language) {
  element.className = DRESS;
  element.lang = language;
  element.dir = words[language].rtl ? 'rtl' : 'ltr';
}

/** Offers the last answers as a file. Returns a field with its text, for browsers that save no files. The text of a session
 * is a line with the reader's place, then the document. */
function save(page, session, say) {
  const text = session.slice(session.indexOf('\n') + 1);
  const link = page.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'uncat-readiness.json';
  link.click();
  const [label, field] = ['label', 'textarea'].map((it) => page.createElement(it));
  field.className = 'in';
  field.value = text;
  field.readOnly = true;
  field.onfocus = () => field.setSelectionRange(0, text.length);
  label.append(say.text, field);
  return label;
}

/** Links the questionnaire to print, which needs no program, if it lies beside the loader. A bundler leaves it out. */
async function linkPrinted(page, line, language, words) {
  const name = language === 'en' ? 'questionnaire' : `questionnaire-${language}`;
  const address = new URL(`../uncat-readiness-${name}.html`, import.meta.url);
  const { ok } = await fetch(address, { method: 'HEAD' }).catch(() => ({}));
  if (!ok) return;
  const link = page.createElement('a');
  link.href = address;
  link.append(words);
  line.append(link);
}

/** Releases the room that was kept for the widget, once it lies below the window: nothing visible jumps. */
function giveBack(element, line) {
  const { shadowRoot, ownerDocument: { defaultView } } = element;
  const watch = new defaultView.IntersectionObserver((seen) => {
    if (line.isConnected && seen.at(-1).boundingClientRect.top < defaultView.innerHeight) return;
    watch.disconnect();
    // After a retry, the widget may be mounted by now.
    if (!line.isConnected) return;
    try {
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync(':host{min-height:0}');
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    } catch { /* No room was kept either. */ }
  });
  watch.observe(element);
}

/** Whether this browser has what the widget needs. Protections remove it, or throw when it is named. */
function isAble() {
  try { return Boolean(WebAssembly && new CSSStyleSheet()); } catch { return false; }
}

/** Returns the name of the sentence for a failure, and the values of its placeholders. */
function explained(cause, report) {
  if (report) return ['policy', allowed(report)];
  const compiling = cause?.name === 'CompileError';
  if (compiling && /unsafe-eval|polic/i.test(cause.message)) return ['policy', allowed({ blockedURI: WASM, effectiveDirective: 'script-src' })];
  if (compiling || !isAble()) return ['engine'];
  // The program throws the problems of a questionnaire as a text.
  if (typeof cause === 'string') return ['content'];
  return [!cause?.file ? '' : cause.status ? 'refused' : cause.type ? 'replaced' : 'file', cause];
}
