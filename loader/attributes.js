// The attributes that the loader itself reads. The others are read later, and invalid values are reported then
// (`choices.js`).

/** Whether the page wants the widget at once. */
export function isEager(element) {
  return /^\s*eager\s*$/i.test(element.getAttribute('loading'));
}

/** Returns the entry of `languages` that a tag fits, as `de-AT` fits `de`. */
export function fitting(tag, languages) {
  return languages.find((it) => `${tag}-`.toLowerCase().startsWith(`${it.toLowerCase()}-`));
}

/** Returns the entry of `languages` that the element's language fits, or else English. */
export function nearest(element, languages) {
  return fitting(element.closest('[lang]')?.lang || document.documentElement.lang, languages) ?? 'en';
}
