// What the author of a site writes: the element, and an event of it shown beside it.

import 'uncat-readiness';

const element = document.querySelector('uncat-readiness');
const output = document.querySelector('output');

element?.addEventListener('uncat-readiness-changed', ({ detail }) => {
  if (output) output.value = `${detail.answered} of ${detail.asked}`;
});
