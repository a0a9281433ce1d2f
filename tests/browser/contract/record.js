// Keeps what is said and what happens on a page, from its first moment, for a test to read.
window.seen = { warnings: [], errors: [], events: [], shifts: [] };
for (const [kind, list] of [['warn', seen.warnings], ['error', seen.errors]]) {
  const say = console[kind].bind(console);
  console[kind] = (...words) => {
    list.push(words.join(' '));
    say(...words);
  };
}
addEventListener('error', ({ message }) => seen.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(`nobody caught ${reason}`));
for (const kind of ['ready', 'changed', 'completed', 'failed', 'saved', 'language']) {
  addEventListener(`uncat-readiness-${kind}`, ({ target, detail }) => seen.events.push([kind, target.id, detail]));
}
if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
  new PerformanceObserver((list) => seen.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true });
}
