// Files that somebody opens: read as text, or refused in plain words. Nothing of them leaves the page.

import { NavigatorError } from "./errors.mjs";

// As the checks refuse more, and no edition has nearly as much.
const LARGEST = 250_000;
// The checks refuse far fewer, in words; but the editor reads brackets within brackets before that.
const DEEPEST = 200;
const KINDS = [
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "a Word file, or another packed one"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word file"],
];

export class UnreadableFile extends NavigatorError {}

// What each page reads, in words: the kind of thing that a file is of, and which file that is.
const OF_EDITION = { kind: "An edition", wanted: "the YAML file of the edition" };
export const OF_EXERCISE = { kind: "An exercise", wanted: "the YAML file of an exercise, as it was downloaded here" };

// Resolves to `{text, stem}`: the text, and the file's name without its ending. UnreadableFile.
export async function readFile(file, { kind: thing, wanted } = OF_EDITION) {
  if (file.size > LARGEST) {
    const size = Math.ceil(file.size / 1000).toLocaleString("en-GB");
    throw new UnreadableFile(`${file.name} is too large: ${size} kB. ${thing} has at most ${LARGEST / 1000} kB.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => refuse(file, "could not be read. Open it again.")));
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const [, kind] = KINDS.find(([mark]) => start === mark) ?? [];
  if (kind) refuse(file, `is ${kind}. Open ${wanted}. It ends in .yaml.`);
  if (!bytes.length) refuse(file, `is empty. Open ${wanted}.`);
  const text = decoded(bytes, file).replace(/\r\n?/g, "\n");
  if (depth(text) > DEEPEST) refuse(file, `has more than ${DEEPEST} brackets within brackets. Open ${wanted}.`);
  return { text, stem: file.name.replace(/\.ya?ml$/i, "") };
}

function decoded(bytes, file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = badLine(bytes);
    return refuse(file, `is not UTF-8 text: line ${line} holds other bytes. Save it as UTF-8, and open it again.`);
  }
}

// How many brackets are open at once, at most.
function depth(text) {
  let open = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = "[{".includes(bracket) ? open + 1 : Math.max(open - 1, 0);
    most = Math.max(most, open);
  }
  return most;
}

// The first line that is no UTF-8 by itself. A line's end is never part of a character.
function badLine(bytes) {
  const NEWLINE = 10;
  let number = 1;
  for (let start = 0; start < bytes.length; number += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return number;
    }
    start = end + 1;
  }
  return number;
}

function refuse(file, why) {
  throw new UnreadableFile(`${file.name} ${why}`);
}
