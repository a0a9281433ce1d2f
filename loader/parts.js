// The list of the parts of a screen (*On this page*): marks the link to the part where the reader is, while they scroll.
// The program draws the links without that mark, so scrolling has it draw nothing.

/** Where in the window a part has to have begun to be the present one, as a share of its height. */
const LINE = 0.3;

/** Whatever scrolls on the page of a site. */
const LISTENING = { capture: true, passive: true };

/** Returns a function that looks at a root after each drawing, and one that ends it. */
export function parts(root) {
  const view = root.ownerDocument.defaultView;
  let links; // by their parts
  let observer;

  function mark(present) {
    for (const [part, link] of links) {
      if (part === present) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  }

  /** Marks the last part that begins above a line of the window, or else the first one. */
  function above(line) {
    const all = [...links.keys()];
    mark(all.findLast((part) => part.getBoundingClientRect().top <= line + 1) ?? all[0]);
  }

  const scrolled = () => above(view.innerHeight * LINE);

  /** In a frame as tall as its page nothing scrolls and the browser tells no line: then the first part that is seen. */
  function seen(changes) {
    const line = changes[0].rootBounds?.top;
    const shown = changes.find((it) => it.isIntersecting)?.target;
    if (line !== undefined) above(line);
    else if (shown) mark(shown);
  }

  function end() {
    observer?.disconnect();
    view.removeEventListener('scroll', scrolled, LISTENING);
    observer = links = undefined;
  }

  function look() {
    const drawn = [...root.querySelectorAll('[data-part]')];
    // A drawing may have replaced any of the parts: one that is gone has no place on the page.
    if (links && drawn.length && drawn.every((link) => links.get(part(link)) === link)) return;
    end();
    if (!drawn.length) return;
    links = new Map(drawn.map((link) => [part(link), link]).filter(([it]) => it));
    observer = new IntersectionObserver(seen, { rootMargin: `${-100 * LINE}% 0px ${-100 * (1 - LINE)}% 0px` });
    for (const it of links.keys()) observer.observe(it);
    view.addEventListener('scroll', scrolled, LISTENING);
  }

  const part = (link) => root.querySelector(`[id="${link.dataset.part}"]`);

  return { look, end };
}
