// The comparison's CSV, with fewer columns and rows. Every cell there is in quotes, and stays as it is written.

const MARK = "\uFEFF";
// The part of the page, and the question: in every file.
const FIRST = 2;

// Of each policy and of each question, in the file's order, whether its column or row stays.
export function chosenCells(text, policies, questions) {
  const kept = (cell, place) => place < FIRST || policies[place - FIRST];
  const [head, ...rows] = records(text);
  const lines = [head, ...rows.filter((row, place) => questions[place])].map((cells) => `${cells.filter(kept).join(",")}\r\n`);
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
