// The formats of `src/shell/intl.rs`: reads one request a line, and writes one answer a line.

const language = process.argv.at(-1);
const month = { year: 'numeric', month: 'long', timeZone: 'UTC' };
const formats = {
  plural: ((rules) => (n) => rules.select(n))(new Intl.PluralRules(language)),
  pluralOfTenths: ((rules) => (tenths) => rules.select(tenths / 10))(
    new Intl.PluralRules(language, { minimumFractionDigits: 1 }),
  ),
  number: new Intl.NumberFormat(language).format,
  percent: ((format) => (n) => format(n / 100))(new Intl.NumberFormat(language, { style: 'percent' }).format),
  date(iso) {
    const day = iso.slice(0, 10);
    const time = new Date(day).getTime();
    if (Number.isNaN(time)) return day;
    return new Intl.DateTimeFormat(language, day.length > 7 ? { ...month, day: 'numeric' } : month).format(time);
  },
  list: ((format) => (items) => format.format(items))(new Intl.ListFormat(language)),
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const [how, what] = JSON.parse(line);
  console.log(JSON.stringify(formats[how](what)));
});
