// Gives the widget an assessment with invented answers, and goes to its results: what a page can do from outside.

const element = document.querySelector('uncat-readiness');
const [answer] = await Promise.all([fetch('sample.json'), element.ready]);
element.assessment = await answer.json();
await element.show('results');
