// The page in a frame: takes the widget's attributes and colours from its address, and tells the page around it how tall it is, what
// happened and where the focus went. It never tells an answer, and it talks to one origin alone.
//
// It stands before the loader, so that the attributes are there when the element starts.

const NAME = 'uncat-readiness';
const ATTRIBUTES = ['id', 'lang', 'theme', 'scope', 'storage', 'place', 'heading', 'addresses', 'closing', 'languages'];
const COLOURS = ['paper', 'wash', 'ink', 'soft', 'line', 'edge', 'accent', 'on-accent', 'tint', 'mark', 'mark-wash', 'focus'];
const EVENTS = ['ready', 'changed', 'completed', 'failed', 'saved', 'language'];
const DETAILS = ['answered', 'asked', 'reason', 'message', 'where', 'language'];

const query = new URLSearchParams(location.search);
const element = document.querySelector(NAME);
const host = parent === window ? undefined : originOf(query.get('host') ?? location.ancestorOrigins?.[0] ?? document.referrer);
const watch = new ResizeObserver(tellHeight);
let told; // the height that the page around knows
let drawn = false; // whether there is anything worth a height
let focus; // the part of the screen that has the focus, as the page around knows

/** Whom to talk to: nobody, where the address of the page around is not known or has no origin of its own. */
function originOf(address) {
  try {
    const { origin } = new URL(address);
    return origin === 'null' ? undefined : origin;
  } catch {
    return undefined;
  }
}

function tell(kind, more) {
  if (host) parent.postMessage({ from: NAME, kind, ...more }, host);
}

/** How tall the widget is, when that has changed. Until a screen is drawn the frame keeps the height that the page gave it.
 * In a frame that is not shown nothing has a size. */
function tellHeight() {
  drawn ||= Boolean(element.shadowRoot?.querySelector('section'));
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (!drawn || !innerWidth || !height) return;
  if (height !== told) tell('height', { height });
  told = height;
}

function tellEvent(kind, detail) {
  drawn = true;
  tellHeight();
  const known = DETAILS.filter((name) => detail?.[name] !== undefined);
  tell('event', { event: kind, detail: Object.fromEntries(known.map((name) => [name, detail[name]])) });
}

/** The part of the screen to tell of: a whole statement, line or row, so that no answer can be read from where the focus is. */
function partOf(focused) {
  return focused.closest('section.q') ?? focused.closest('.step') ?? focused.closest('tr, fieldset, li') ?? focused;
}

/** Where the focus went, as the page around cannot see. It comes after the height of the screen that it is on. */
function tellPlace({ target }) {
  const part = partOf(target);
  if (part === focus) return;
  focus = part;
  tellHeight();
  const { top, bottom } = part.getBoundingClientRect();
  // With the title of a new screen its beginning comes into view, and what is above the title with it.
  tell('place', { top: part.id === 'title' ? 0 : top + scrollY, bottom: bottom + scrollY });
}

/** A colour as the address has it: the sign before a number in hexadecimals may be missing, for it ends an address. */
function takeColour(name) {
  const given = query.get(name) ?? '';
  const colour = /^([\da-f]{3,4}){1,2}$/i.test(given) ? `#${given}` : given;
  if (CSS.supports('color', colour)) element.style.setProperty(`--uncat-${name}`, colour);
}

/** A file of this site: nobody can show an assessment of theirs under its address. */
function takeAssessment() {
  const address = query.get('assessment');
  if (!address || !URL.canParse(address, location)) return;
  const { origin, href } = new URL(address, location);
  if (origin === location.origin) element.setAttribute('assessment', href);
  else console.warn(`assessment=${address} is of another site, and is not opened.`);
}

/** Leaves of the words for browsers without the widget those in one language, and titles the page in it. */
function takeLanguage() {
  const all = [...element.querySelectorAll('p[lang]')];
  const asked = `${query.get('lang') ?? ''}-`.toLowerCase();
  const fits = all.find(({ lang }) => asked.startsWith(`${lang}-`)) ?? all.find(({ lang }) => lang === 'en');
  if (!fits) return;
  for (const it of all) if (it !== fits) it.remove();
  document.documentElement.lang = fits.lang;
  document.title = fits.dataset.title;
}

takeLanguage();
for (const name of ATTRIBUTES) {
  if (query.has(name)) element.setAttribute(name, query.get(name));
}
COLOURS.forEach(takeColour);
takeAssessment();
for (const kind of EVENTS) {
  element.addEventListener(`${NAME}-${kind}`, ({ detail }) => tellEvent(kind, detail));
}
watch.observe(document.body);
// A frame that is shown may have its width later than its first layout.
addEventListener('resize', tellHeight);
// The element itself does not hear of a focus that moves from one part of its shadow tree to another.
customElements.whenDefined(NAME).then(() => element.shadowRoot.addEventListener('focusin', tellPlace));

// The script of the page around may come later than the widget: then it asks.
addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== host || data?.from !== `${NAME}-host`) return;
  told = undefined;
  tellHeight();
});
