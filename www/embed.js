// The page in a frame: takes the widget's attributes from its address, and tells the page around it how tall it is, what
// happened and where the focus went. It never tells an answer, and it talks to one origin alone.
//
// It stands before the loader, so that the attributes are there when the element starts.

const NAME = 'uncat-readiness';
const ATTRIBUTES = ['id', 'lang', 'theme', 'scope', 'storage'];
const EVENTS = ['ready', 'changed', 'completed', 'failed', 'saved'];
const DETAILS = ['answered', 'asked', 'reason', 'message', 'where'];

const query = new URLSearchParams(location.search);
const element = document.querySelector(NAME);
const host = parent === window ? undefined : originOf(query.get('host') ?? location.ancestorOrigins?.[0] ?? document.referrer);
const watch = new ResizeObserver(tellHeight);
let told; // the height that the page around knows
let drawn = false; // whether there is anything worth a height

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

/** How tall the widget is, when that has changed. Until a screen is drawn the frame keeps the height that the page gave it. */
function tellHeight() {
  drawn ||= Boolean(element.shadowRoot?.querySelector('section'));
  if (!drawn) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height !== told) tell('height', { height });
  told = height;
}

function tellEvent(kind, detail) {
  drawn = true;
  tellHeight();
  const known = DETAILS.filter((name) => detail?.[name] !== undefined);
  tell('event', { event: kind, detail: Object.fromEntries(known.map((name) => [name, detail[name]])) });
}

/** Where the focus went, as the page around cannot see. It comes after the height of the screen that it is on. */
function tellPlace(focused) {
  tellHeight();
  const { top, bottom } = focused.getBoundingClientRect();
  // With the title of a new screen its beginning comes into view, and what stands above the title with it.
  tell('place', { top: focused.id === 'title' ? 0 : top + scrollY, bottom: bottom + scrollY });
}

for (const name of ATTRIBUTES) {
  if (query.has(name)) element.setAttribute(name, query.get(name));
}
for (const kind of EVENTS) {
  element.addEventListener(`${NAME}-${kind}`, ({ detail }) => tellEvent(kind, detail));
}
watch.observe(document.body);
element.addEventListener('focusin', (event) => tellPlace(event.composedPath()[0]));

// The script of the page around may come later than the widget: then it asks.
addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== host || data?.from !== `${NAME}-host`) return;
  told = undefined;
  tellHeight();
});
