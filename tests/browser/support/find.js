// The body of a function: the elements that fit a selector and have this text, white space apart, in the order of the
// page, through open shadow roots; no more of them than `most`. Without `text` or `most`, all.
const [selector, text, most] = arguments;
const words = (it) => it.split(/\s+/).filter(Boolean).join(' ');
const found = [];
const visit = (root) => {
  for (const element of root.querySelectorAll('*')) {
    if (found.length === most) return;
    if (element.matches(selector) && (text === null || words(element.textContent) === words(text))) found.push(element);
    if (element.shadowRoot) visit(element.shadowRoot);
  }
};
visit(document);
return found;
