// The element gets its property while it is still unknown, and its class when the page is ready.
const element = document.querySelector('uncat-readiness');
element.assessment = {
  format: 'uncat-readiness/assessment',
  version: 1,
  questionnaire: { id: 'uncat', edition: '2027.1' },
  answers: { JUS1: { response: 'planned' } },
};
if (document.readyState !== 'complete') await new Promise((ready) => addEventListener('load', ready));
await import('../uncat-readiness.js');
