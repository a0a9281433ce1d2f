// For the page around a frame with the self-assessment: makes the frame as tall as what is in it, brings into view what
// got the focus there, and hands on its events. No module, so that it can come from another origin without more ado.
//
// What comes from a frame is believed only from the frame itself and from the origin of its address, and only in the
// form that is expected. Nothing of it is written into the page but a height.

(() => {
  const NAME = 'uncat-readiness';
  const EVENTS = ['ready', 'changed', 'completed', 'failed', 'saved'];
  const DETAILS = { answered: 'number', asked: 'number', reason: 'string', message: 'string', where: 'string' };

  /** No screen is taller, not even all steps on a phone: beyond this the frame scrolls. */
  const TALLEST = 200_000;

  // A second copy on the page would tell each event twice.
  const here = Symbol.for(`${NAME}-embed`);
  if (window[here]) return;
  window[here] = true;

  const pageOf = (frame) => new URL(frame.src, document.baseURI);

  /** The frames with the self-assessment: by their address, or because the page says so. */
  function frames() {
    const all = [...document.querySelectorAll('iframe[src]')];
    return all.filter((it) => 'uncatReadiness' in it.dataset || pageOf(it).pathname.endsWith('/embed.html'));
  }

  /** A frame that is shut off from its own origin has none, which browsers write as "null". */
  function originOf(frame) {
    const shutOff = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    return shutOff ? 'null' : pageOf(frame).origin;
  }

  const isLength = (value) => Number.isFinite(value) && value >= 0;

  function setHeight(frame, { height }) {
    if (!isLength(height)) return;
    // The borders of the frame count, where the page counts them.
    const inner = getComputedStyle(frame).boxSizing !== 'border-box';
    const borders = inner ? 0 : frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${Math.min(height, TALLEST) + borders}px`;
  }

  /** Scrolls only where nothing of the place can be seen; what stays on top of the page is its `scroll-margin-top`. */
  function bringIntoView(frame, { top, bottom }) {
    if (!isLength(top) || !isLength(bottom)) return;
    const start = frame.getBoundingClientRect().top;
    const covered = parseFloat(getComputedStyle(frame).scrollMarginTop) || 0;
    const seen = start + bottom > covered && start + top < innerHeight;
    if (!seen) scrollBy({ top: start + top - covered });
  }

  function handOn(frame, { event, detail }) {
    if (!EVENTS.includes(event)) return;
    const known = Object.entries(DETAILS).filter(([name, type]) => typeof detail?.[name] === type);
    const copy = Object.fromEntries(known.map(([name]) => [name, detail[name]]));
    frame.dispatchEvent(new CustomEvent(`${NAME}-${event}`, { bubbles: true, composed: true, detail: copy }));
  }

  const DEEDS = { height: setHeight, place: bringIntoView, event: handOn };

  addEventListener('message', ({ source, origin, data }) => {
    if (data?.from !== NAME || !Object.hasOwn(DEEDS, data.kind)) return;
    const frame = frames().find((it) => it.contentWindow === source);
    if (frame && originOf(frame) === origin) DEEDS[data.kind](frame, data);
  });

  /** Frames that were there before this script have told their height to nobody. */
  function ask() {
    // To whatever is in the frame by now: the question tells nothing that nobody may know.
    for (const frame of frames()) frame.contentWindow?.postMessage({ from: `${NAME}-host` }, '*');
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', ask);
  else ask();
})();
