// Gives the widget an assessment with invented answers, and goes to its results: what a page can do from outside.

const element = document.querySelector('uncat-readiness');
const [answer] = await Promise.all([fetch('sample.json'), element.ready]);
const drawn = new Promise((resolve) => {
  element.addEventListener('uncat-readiness-changed', resolve, { once: true });
});
element.assessment = await answer.json();
await drawn;
element.shadowRoot.querySelector('nav li:last-child a').click();
