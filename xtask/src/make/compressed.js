// Writes `x.br` and `x.gz` beside each file `x`. The files are the lines of the input.

const { readFileSync } = require('node:fs');
const { readFile, writeFile } = require('node:fs/promises');
const { promisify } = require('node:util');
const zlib = require('node:zlib');

const [brotli, gzip] = [zlib.brotliCompress, zlib.gzip].map(promisify);

/** A larger file is one that a person keeps: nobody waits for it before a question. */
const LARGE = 1_500_000;

/** The strongest setting, with the largest window that every browser accepts. */
const strongest = (size) => ({
  params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: size > LARGE ? 9 : 11,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

async function pack(file) {
  const bytes = await readFile(file);
  await writeFile(`${file}.br`, await brotli(bytes, strongest(bytes.length)));
  await writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
}

Promise.all(readFileSync(0, 'utf8').split('\n').filter(Boolean).map(pack)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
