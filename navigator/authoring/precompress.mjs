// Compresses the files that standard input lists, as JSON: [{source, target, quality}, …]. The
// target's ending says how: .br or .gz. Node has both; the library of our Python has no brotli.

import { readFile, rename, writeFile } from "node:fs/promises";
import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

// As many as Node has threads for.
const AT_ONCE = 4;
// brotli's largest window: a match may be anywhere in the file before.
const WINDOW = 24;

const jobs = JSON.parse(await text(stdin));
await Promise.all(Array.from({ length: AT_ONCE }, work));

async function work() {
  for (let job = jobs.pop(); job; job = jobs.pop()) {
    const content = await readFile(job.source);
    const compressed = await (job.target.endsWith(".br") ? toBrotli : toGzip)(content, job.quality);
    // Under its own name only when it is whole.
    await writeFile(`${job.target}.part`, compressed);
    await rename(`${job.target}.part`, job.target);
  }
}

function toBrotli(content, quality) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return promisify(brotliCompress)(content, { params });
}

function toGzip(content, level) {
  return promisify(gzip)(content, { level });
}
