// What the loader itself reads from the attributes. Whatever else they say is read, and junk told, once the widget is
// there (`choices.js`).

/** Whether the page wants the widget at once. */
export function isEager(element) {
  return /^\s*eager\s*$/i.test(element.getAttribute('loading'));
}

/** The language among these that the one asked for is, or is a kind of; English, where none is. */
export function nearest(element, languages) {
  const asked = `${element.closest('[lang]')?.lang || document.documentElement.lang}-`.toLowerCase();
  return languages.find((it) => asked.startsWith(`${it.toLowerCase()}-`)) ?? 'en';
}
