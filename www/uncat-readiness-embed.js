// For the page around a frame with the self-assessment: makes the frame as tall as what is in it, brings into view what
// got the focus there, and hands on its events. No module, so that it can come from another origin without more ado.
//
// What comes from a frame is believed only from the frame itself and from the origin of its address, and only in the
// form that is expected. Nothing of it is written into the page but a height.

(() => {
  const NAME = 'uncat-readiness';
  const EVENTS = ['ready', 'changed', 'completed', 'failed', 'saved', 'language'];
  const DETAILS = { answered: 'number', asked: 'number', reason: 'string', message: 'string', where: 'string', language: 'string' };

  /** No screen is taller, not even all steps on a phone: beyond this the frame scrolls. */
  const TALLEST = 200_000;

  // A second copy on the page would tell each event twice.
  const here = Symbol.for(`${NAME}-embed`);
  if (window[here]) return;
  window[here] = true;

  /** The address of a frame; `undefined` where it is none, as other frames of the page may have. */
  function pageOf(frame) {
    try { return new URL(frame.src, document.baseURI); } catch { return undefined; }
  }

  /** The frames with the self-assessment: by their address, or because the page says so. */
  function frames() {
    const all = [...document.querySelectorAll('iframe[src]')].filter(pageOf);
    return all.filter((it) => 'uncatReadiness' in it.dataset || pageOf(it).pathname.endsWith('/embed.html'));
  }

  /** A frame that is shut off from its own origin has none, which browsers write as "null". */
  function originOf(frame) {
    const shutOff = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    return shutOff ? 'null' : pageOf(frame).origin;
  }

  const isLength = (value) => Number.isFinite(value) && value >= 0;

  /** In a closed fold or a hidden tab a frame has no size, and what it says of its height is not to be believed. */
  const isShown = (frame) => frame.offsetWidth > 0;

  /** The height that was set for each frame, and how often in a row somebody else has changed it. */
  const heights = new WeakMap();

  /** Somebody who changes the height again each time is left in peace after this many. */
  const CORRECTIONS = 20;

  function setHeight(frame, { height }) {
    if (!(isLength(height) && height > 0 && isShown(frame))) return;
    heights.set(frame, { height: Math.min(height, TALLEST), corrections: 0 });
    apply(frame);
  }

  /** Themes have rules and scripts for the height of every frame. */
  function apply(frame) {
    const style = getComputedStyle(frame);
    // Borders and padding count, where the page counts them.
    const sides = style.boxSizing === 'border-box' ? ['borderTopWidth', 'borderBottomWidth', 'paddingTop', 'paddingBottom'] : [];
    const more = sides.reduce((sum, side) => sum + parseFloat(style[side]), 0);
    frame.style.setProperty('height', `${heights.get(frame).height + more}px`, 'important');
    frame.style.setProperty('max-height', 'none', 'important');
  }

  /** The frames that have been shown since they were last hidden. */
  const shown = new WeakSet();

  /** A frame that is shown again says how tall it is by now: what it said while it was hidden was not believed, and it does
   * not repeat it. One that has lost its height gets it back. */
  const sizes = new ResizeObserver((changes) => changes.forEach(({ target: frame, contentRect }) => {
    if (!isShown(frame)) return shown.delete(frame);
    const set = heights.get(frame);
    if (!shown.has(frame)) ask(frame);
    shown.add(frame);
    if (!set) return;
    // Not now: WebKit does not look again at a size that is changed while it tells of sizes.
    if (Math.abs(contentRect.height - set.height) > 1 && set.corrections++ < CORRECTIONS) requestAnimationFrame(() => apply(frame));
  }));

  /** Scrolls each box that the frame is in, from the inside out, and only where nothing of the place can be seen there.
   * What stays on top of the page is the frame's `scroll-margin-top`. */
  function bringIntoView(frame, { top, bottom }) {
    if (!isLength(top) || !isLength(bottom)) return;
    const covered = parseFloat(getComputedStyle(frame).scrollMarginTop) || 0;
    for (let box = around(frame); box; box = around(box)) {
      const isPage = box === document.scrollingElement;
      if (!isPage && !/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
      const edge = isPage ? 0 : box.getBoundingClientRect().top + box.clientTop;
      const place = frame.getBoundingClientRect().top + top - edge;
      const isSeen = place + bottom - top > covered && place < (isPage ? innerHeight : box.clientHeight);
      if (!isSeen) box.scrollBy({ top: place - covered, behavior: 'instant' });
    }
  }

  const around = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

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
    if (!frame || originOf(frame) !== origin) return;
    sizes.observe(frame);
    DEEDS[data.kind](frame, data);
  });

  /** Asks a frame for its height. It tells it by itself when it changes, but not to a script that comes later. */
  function ask(frame) {
    // To whatever is in the frame by now: the question tells nothing that nobody may know.
    frame.contentWindow?.postMessage({ from: `${NAME}-host` }, '*');
  }

  function begin() {
    for (const frame of frames()) {
      sizes.observe(frame);
      ask(frame);
    }
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
