// Takes the widget to another document, or back.
document.querySelector('button').addEventListener('click', () => {
  const inner = document.querySelector('iframe').contentDocument;
  const [here] = document.getElementsByTagName('uncat-readiness');
  if (here) inner.body.append(inner.adoptNode(here));
  else document.querySelector('main').append(document.adoptNode(inner.querySelector('uncat-readiness')));
});
