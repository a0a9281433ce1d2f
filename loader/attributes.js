// The attributes that the loader itself reads. The others are read later, and invalid values are reported then
// (`choices.js`).

/** Whether the page wants the widget at once. */
export function isEager(element) {
  return /^\s*eager\s*$/i.test(element.getAttribute('loading'));
}

/** Returns the entry of `languages` that fits the element's language, as `de` fits `de-AT`, or else English. */
export function nearest(element, languages) {
  const asked = `${element.closest('[lang]')?.lang || document.documentElement.lang}-`.toLowerCase();
  return languages.find((it) => asked.startsWith(`${it.toLowerCase()}-`)) ?? 'en';
}
