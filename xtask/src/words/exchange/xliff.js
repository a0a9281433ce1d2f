// Reads XLIFF with a reader that is not ours, and writes for each unit its source and its target as our files have them.
// The arguments are the reader and the file.

const [reader, file] = process.argv.slice(-2);
const { xliff2js } = require(reader);

/** A text with its codes as they are in our files. */
const text = (parts) => {
  if (parts === undefined || typeof parts === 'string') return parts ?? '';
  if (Array.isArray(parts)) return parts.map(text).join('');
  if (parts.Standalone) return parts.Standalone.equiv;
  return `**${text(parts.Span.contents)}**`;
};

const units = {};
const collect = (file, group) => {
  for (const [id, unit] of Object.entries(group)) {
    if (unit.groupUnits) collect(file, unit.groupUnits);
    else units[`${file}: ${id}`] = [text(unit.source), text(unit.target)];
  }
};

xliff2js(require('node:fs').readFileSync(file, 'utf8')).then(({ sourceLanguage, targetLanguage, resources }) => {
  for (const [file, group] of Object.entries(resources)) collect(file, group);
  console.log(JSON.stringify({ sourceLanguage, targetLanguage, units }));
});
