// The list of the parts of a screen (*On this page*): marks the link to the part where the reader is, while they scroll.
// The program draws the links without that mark, so scrolling has it draw nothing.

/** Where in the window a part has to have begun to be the present one, as a share of its height. */
const LINE = 0.3;

/** Returns a function that looks at a root after each drawing, and one that ends it. */
export function parts(root) {
  let links; // by their parts
  let observer;

  function mark(present) {
    for (const [part, link] of links) {
      if (part === present) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  }

  /** The last part that has begun above the line. In a frame as tall as its page the browser tells no line: then it is
   * the first part that is seen. */
  function seen(changes) {
    const line = changes[0].rootBounds?.top;
    const all = [...links.keys()];
    const shown = changes.find((it) => it.isIntersecting)?.target;
    const top = (part) => part.getBoundingClientRect().top;
    if (line !== undefined) mark(all.findLast((part) => top(part) <= line + 1) ?? all[0]);
    else if (shown) mark(shown);
  }

  function end() {
    observer?.disconnect();
    observer = links = undefined;
  }

  function look() {
    const drawn = [...root.querySelectorAll('[data-part]')];
    if (drawn[0]?.isConnected && links?.get(part(drawn[0])) === drawn[0]) return;
    end();
    if (!drawn.length) return;
    links = new Map(drawn.map((link) => [part(link), link]).filter(([it]) => it));
    observer = new IntersectionObserver(seen, { rootMargin: `${-100 * LINE}% 0px ${-100 * (1 - LINE)}% 0px` });
    for (const it of links.keys()) observer.observe(it);
  }

  const part = (link) => root.querySelector(`[id="${link.dataset.part}"]`);

  return { look, end };
}
