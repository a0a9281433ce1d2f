// What the loader itself reads from the attributes. Whatever else they say is read, and junk told, once the widget is
// there (`choices.js`).

/** Whether the page wants the widget at once. */
export function isEager(element) {
  return element.getAttribute('loading')?.trim().toLowerCase() === 'eager';
}

/** The language among these that comes nearest to the one asked for; English, where none does. */
export function nearest(element, languages) {
  const asked = element.lang || element.closest('[lang]')?.lang || document.documentElement.lang;
  const find = (tag) => languages.find((it) => it.toLowerCase() === tag) ?? (tag.includes('-') && find(tag.replace(/-[^-]*$/, '')));
  return find(asked.toLowerCase()) || 'en';
}
