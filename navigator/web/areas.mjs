// Which councils somebody means by what they typed. Pure: names in, matches out.
//
// A council is `{names}`: all that it goes by. Words such as "London Borough of" count only where
// nothing else was typed, and then decide nothing: most councils are listed without their titles.

const FILLING = new Set("the london royal metropolitan borough county city district unitary council of lb rb mbc".split(" "));
const LEAST_TO_GUESS = 4;
const LEAST_OF_TITLE = 3;
const EXACT = 3;
const BY_TITLE = 0.5;

// `{found, guess, vague, exact}`. `found` are the councils meant, best first. `guess` says that none
// has a name like that, so these are spelt nearly so; `vague` that a title alone was typed, or so
// little that a title may be meant. Both are to be offered, never taken. `exact` is the one council
// of just that name, if there is one.
export function meant(typed, councils) {
  const asked = words(typed);
  if (asked.length === 0) return { found: [], guess: false, vague: false, exact: undefined };
  const found = ranked(councils, (name) => likeness(asked, words(name)));
  const isTitle = isTitleAlone(asked);
  if (found.length > 0 || isTitle) {
    const exact = found.filter(({ score }) => score === EXACT);
    const vague = exact.length === 0 && (isTitle || found.some(({ score }) => score === BY_TITLE));
    return { found: found.map(({ council }) => council), guess: false, vague, exact: exact.length === 1 ? exact[0].council : undefined };
  }
  const close = ranked(councils, (name) => closeness(asked, words(name)));
  return { found: close.map(({ council }) => council), guess: close.length > 0, vague: false, exact: undefined };
}

// Whether two councils are one and the same, by any of their names.
export function same(one, other) {
  const theirs = new Set(other.names.map((name) => core(words(name)).join(" ")));
  return one.names.some((name) => theirs.has(core(words(name)).join(" ")));
}

// "St. Helen's" and "saint helens" are the same words; so are "H&F" and "h and f".
function words(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/[&+]/g, " and ");
  return plain.split(/[^a-z0-9]+/).filter(Boolean).map((word) => (word === "saint" ? "st" : word));
}

function core(all) {
  const telling = all.filter((word) => !FILLING.has(word));
  return telling.length > 0 ? telling : all;
}

// "london bo": more of the title may be on its way.
function isTitleAlone(all) {
  const [last, ...before] = [...all].reverse();
  const begun = (before.length > 0 || last.length >= LEAST_OF_TITLE) && [...FILLING].some((word) => word.startsWith(last));
  return before.every((word) => FILLING.has(word)) && (FILLING.has(last) || begun);
}

function likeness(asked, name) {
  if (whole(asked) === whole(name)) return EXACT;
  const byTitle = isTitleAlone(asked) && begins(asked, name) ? BY_TITLE : 0;
  const [wanted, held] = [core(asked), core(name)];
  if (wanted.every((word) => FILLING.has(word))) return byTitle;
  const [run, heldRun] = [wanted.join(""), held.join("")];
  if (run === heldRun) return EXACT;
  const score = heldRun.startsWith(run) ? 2 : Number(begins(wanted, held));
  // The City of London's name is a title and no more: a part of it is no name.
  return Math.max(byTitle, held.every((word) => FILLING.has(word)) ? Math.min(score, BY_TITLE) : score);
}

// "The City of London Council" is the City of London.
function whole(all) {
  return all.filter((word) => word !== "the" && word !== "council").join(" ");
}

// Each word that was typed begins a word of the name, no word twice.
function begins(wanted, held) {
  const left = [...held];
  return wanted.every((word) => {
    const at = left.findIndex((each) => each.startsWith(word));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

// Near 1 for a slip, 0 where too many letters are wrong for one. One word of a name will do.
function closeness(asked, name) {
  const [wanted, held] = [core(asked).join(""), core(name)];
  if (wanted.length < LEAST_TO_GUESS) return 0;
  const allowed = wanted.length < 8 ? 1 : 2;
  const run = held.join("");
  const begun = [...run].map((_, n) => run.slice(0, n + 1)).filter(({ length }) => Math.abs(length - wanted.length) <= allowed);
  const wrong = Math.min(...[...begun, ...held].map((each) => slips(wanted, each)));
  return wrong <= allowed ? 1 / (1 + wrong) : 0;
}

// Letters added, left out, wrong or swapped with their neighbour.
function slips(one, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong);
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}

function ranked(councils, score) {
  return councils
    .map((council) => ({ council, score: Math.max(...council.names.map(score)) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score);
}
