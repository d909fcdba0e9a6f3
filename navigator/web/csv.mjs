// The comparison's CSV, with fewer columns. Every cell there is in quotes, and stays as it is written.

const MARK = "\uFEFF";
// The part of the page, and the question: in every file.
const FIRST = 2;

// `wanted` says of each policy, in the file's order, whether its column stays.
export function chosenColumns(text, wanted) {
  const kept = (cell, place) => place < FIRST || wanted[place - FIRST];
  const lines = records(text).map((cells) => `${cells.filter(kept).join(",")}\r\n`);
  return MARK + lines.join("");
}

// Each line's cells, in their quotes. A cell may hold line ends of its own.
function records(text) {
  const found = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*")(,|\r\n)/g)) {
    found.at(-1).push(cell);
    if (end !== ",") found.push([]);
  }
  return found.slice(0, -1);
}
