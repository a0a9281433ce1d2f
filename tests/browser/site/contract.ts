// The whole contract, used rightly and wrongly. It is compiled, never run: a type that is too narrow is an error, and so
// is a wrong use that goes through.

import { UncatReadiness } from 'uncat-readiness';
import type { Answer, Assessment, Attributes, Figure, Reason } from 'uncat-readiness';

const element: UncatReadiness = document.createElement('uncat-readiness');
const another = new UncatReadiness();
const attributes: Attributes = { lang: 'fr', scope: 'S8 key', storage: 'device', theme: 'dark', loading: 'eager', place: 'S8', assessment: 'a.json', heading: '3' };
for (const [name, value] of Object.entries(attributes)) another.setAttribute(name, value);

const answers: Record<string, Answer> = {
  JUS1: { response: 'partly', note: 'Ask the Bar.', evidence: [{ title: 'The Act' }] },
  XX1: { response: 'a-level-of-ones-own' },
};
const minimal: Assessment = {
  format: 'uncat-readiness/assessment',
  version: 1,
  questionnaire: { id: 'uncat', edition: '2027.1' },
  answers,
};

export async function use(): Promise<void> {
  const same: UncatReadiness = await element.ready;
  same.assessment = minimal;
  same.assessment = JSON.stringify(minimal);
  const document: Assessment | null = same.assessment;
  const note: string | undefined = document?.answers['JUS1']?.note;
  const overall: Figure | undefined = same.results?.overall;
  const readiness: number | null | undefined = overall?.readiness;
  console.log(note, readiness, same.results?.overall.bands?.lowest, same.results?.beforeDeposit.open);
  const outcome: 'opened' | 'asked' = await same.open(new File(['{}'], 'assessment.json'));
  console.log(outcome, await same.open(minimal), await same.open('{}'));
  await same.download();
  await same.download('json');
  for (const place of ['start', 'tasks', 'results', 'results/next', 'S8', 'S8/check', 'S8.1']) await same.show(place);
  same.reset();

  // @ts-expect-error The figures are computed: nobody sets them.
  same.results = null;
  // @ts-expect-error An assessment is a document, not a number.
  same.assessment = 7;
  // @ts-expect-error There is no file of this kind.
  await same.download('docx');
  // @ts-expect-error The assessment may not be there yet.
  console.log(same.assessment.answers);
}

element.addEventListener('uncat-readiness-ready', (event) => console.log(event.detail.asked, event.type));
document.addEventListener('uncat-readiness-completed', ({ detail }) => console.log(detail.answered));
window.addEventListener('uncat-readiness-saved', ({ detail: { where } }) => {
  const place: 'tab' | 'device' | 'file' = where;
  console.log(place);
});
document.body.addEventListener('uncat-readiness-failed', ({ detail: { reason, message } }) => {
  const word: Reason = reason;
  const more: string | undefined = message;
  console.log(word, more);
});
element.addEventListener('click', function (event: MouseEvent) {
  console.log(this.results, event.button);
});
// @ts-expect-error No answer is in an event: it may be heard by anyone.
element.addEventListener('uncat-readiness-changed', ({ detail }) => console.log(detail.answers));
// @ts-expect-error A theme is one of three words.
export const wrong: Attributes = { theme: 'sepia' };
