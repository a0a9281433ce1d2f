// The body of a function: the elements that fit a selector, in the order of the page, through open shadow roots.
const [selector] = arguments;
const found = [];
const visit = (root) => {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) visit(element.shadowRoot);
  }
};
visit(document);
return found;
