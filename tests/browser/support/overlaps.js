// Returns which words of the widget lie over others, or are cut off by their box, and which percentages are turned around:
// a line each, with the words.
const root = document.querySelector('uncat-readiness').shadowRoot.querySelector('.ur');
// Hidden from eyes, over the page on purpose, or shortened on purpose: the name of a file by the browser.
const ELSEWHERE = '.vh, .skip, .languages ul, .firsts:lang(en), [type=file]';
const found = [];

const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
const boxes = [];
while (words.nextNode()) {
  const { data, parentElement: element } = words.currentNode;
  if (!data.trim() || element.closest(ELSEWHERE) || !element.checkVisibility({ visibilityProperty: true })) continue;
  const range = document.createRange();
  range.selectNodeContents(words.currentNode);
  for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) boxes.push({ box, said: data.trim() });
  for (const { index } of data.matchAll(/\d%/g)) {
    const [digit, sign] = [index, index + 1].map((at) => {
      range.setStart(words.currentNode, at);
      range.setEnd(words.currentNode, at + 1);
      return range.getBoundingClientRect();
    });
    if (sign.right < digit.right) found.push(`"${data.trim()}" has its sign before the number`);
  }
}
boxes.sort((one, other) => one.box.top - other.box.top);
boxes.forEach(({ box, said }, at) => {
  for (const other of boxes.slice(at + 1)) {
    if (other.box.top >= box.bottom) break;
    const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
    const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
    // The box of a line is higher than its letters.
    if (wide > 2 && high > 0.72 * Math.min(box.height, other.box.height)) found.push(`"${said}" over "${other.said}"`);
  }
});

for (const element of root.querySelectorAll('*')) {
  const hides = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  if (hides && element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1 && !element.closest(ELSEWHERE)) {
    found.push(`"${element.textContent.trim()}" is cut off`);
  }
}
return found;
