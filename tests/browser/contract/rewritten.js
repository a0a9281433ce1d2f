// The body of a function: rewrites the words of the first widget as other programs do, now and whenever more are drawn.
// `wrap` puts a text into elements, as translations do; `replace` puts another text into its place; `change` gives a
// text other words; `beside` puts nodes beside fields and words, as spelling tools and reading aids do.
const [mode] = arguments;
const root = document.querySelector('uncat-readiness').shadowRoot;
const mine = new WeakSet();
const own = (node) => (mine.add(node), node);

const rewritten = (text) => {
  const words = own(new Text(`«${text.data}»`));
  if (mode === 'replace') return words;
  const [outer, inner] = ['font', 'font'].map((name) => document.createElement(name));
  outer.append(inner);
  inner.append(words);
  return outer;
};

const rewrite = (text) => {
  if (!mine.has(text) && text.isConnected && text.data !== '' && !text.parentNode.closest('style, textarea')) {
    if (mode === 'change') own(text).data = `«${text.data}»`;
    else text.replaceWith(rewritten(text));
  }
};

const stand = (element) => {
  if (mine.has(element)) return;
  own(element).before(own(document.createElement('x-before')), new Comment('before'));
  element.after(own(document.createElement('x-after')));
  element.prepend(new Comment('inside'));
};

const look = () => {
  if (mode === 'beside') return root.querySelectorAll('.ur :is(input, textarea, select, b, .w)').forEach(stand);
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  texts.forEach(rewrite);
};

new MutationObserver((list) => {
  // Words that are changed in place are new words.
  for (const { type, target } of list) if (type === 'characterData' && !/^«.*»$/s.test(target.data)) mine.delete(target);
  look();
}).observe(root, { childList: true, characterData: true, subtree: true });
look();
