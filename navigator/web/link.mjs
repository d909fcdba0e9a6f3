// A link to an answer, in the fragment of the address alone: what was answered, and when things
// happened. It has no free text in it, and no name. For example, on one line:
//
//   #link=1&policy=lambeth&edition=2024-07&of=3f9a2c1b&case=k3v8q0xz
//   &answers=danger.no,process.disagreement&times=stage-1_unresolved.20261127T1600&sum=0k2d9x1
//
// `link` is the version of this form, `of` the fingerprint of the edition as it was, `sum` a check
// over the rest. A later version of the site must go on reading version 1. The parts of the form
// use no character that mail programs are known to change.

import { UnreadableLink } from "./errors.mjs";

const VERSION = 1;
const KEYS = ["link", "policy", "edition", "of", "case", "answers", "times"];
const SUM = "sum";
// What the plain form of the address has too.
const PLAIN = ["policy", "edition"];
const LONGEST = 4000;
const MOST = 100;
const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const PATTERNS = {
  link: new RegExp(`^${VERSION}$`),
  policy: new RegExp(`^${ID}$`),
  edition: new RegExp(`^${ID}$`),
  of: /^[0-9a-f]{8}$/,
  case: /^[0-9a-z]{4,16}$/,
  answers: /./,
};
const ANSWER = new RegExp(`^(${ID})\\.(${ID}(?:/${ID})*)$`);
const TIME = new RegExp(`^(${ID}(?:/${ID})*(?:_[a-z-]+)*)\\.(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d))?$`);
const YEARS = [2000, 2100];

const DAMAGED = "This link is damaged or was cut short, so none of it was used. Ask for it again, or answer the questions here.";
const NEWER = "This link was made by a newer version of this site. Reload this page and open the link again, or answer the questions here.";

// `answers` are [{question, choice}], ids only; `times` are {event: "2026-11-27T16:00"}.
export function linkFragment({ policy, edition, fingerprint, id, answers, times }) {
  const values = {
    link: String(VERSION),
    policy,
    edition,
    of: fingerprint,
    case: id,
    answers: answers.map(({ question, choice }) => `${question}.${choice}`).join(","),
    times: Object.entries(times).map(([event, text]) => `${event.replaceAll(" ", "_")}.${text.replace(/[-:]/g, "")}`).join(","),
  };
  return `#${written(values)}&${SUM}=${checksum(written(values))}`;
}

// Whether a fragment is meant as a link, be it damaged. One word alone, such as #times, may be a
// place on the page.
export function isLink(hash) {
  const values = new URLSearchParams(hash.slice(1, LONGEST));
  const own = [...KEYS, SUM].filter((key) => !PLAIN.includes(key) && values.has(key));
  return own.length > 1 || /^#(?:.*&)?link=/.test(hash);
}

// What `linkFragment` was given. UnreadableLink says in plain words why it cannot be read.
export function readLink(hash) {
  if (hash.length > LONGEST) throw new UnreadableLink(DAMAGED);
  const pairs = [...new URLSearchParams(hash.slice(1))];
  const values = Object.fromEntries(pairs);
  if (/^\d{1,4}$/.test(values.link) && Number(values.link) > VERSION) throw new UnreadableLink(NEWER);
  const keys = [...KEYS.filter((key) => values[key]), SUM];
  const isWhole =
    // No key twice, out of its place, empty or unknown.
    hash.split("&").length === pairs.length &&
    pairs.map(([key]) => key).join(" ") === keys.join(" ") &&
    keys.length >= KEYS.length &&
    Object.entries(PATTERNS).every(([key, pattern]) => pattern.test(values[key] ?? "")) &&
    values.sum === checksum(written(values));
  if (!isWhole) throw new UnreadableLink(DAMAGED);
  const { policy, edition, of: fingerprint, case: id } = values;
  return { policy, edition, fingerprint, id, answers: readAnswers(values.answers), times: readTimes(values.times) };
}

function readAnswers(text) {
  const answers = text.split(",").map((part) => {
    const [, question, choice] = ANSWER.exec(part) ?? [];
    if (!question) throw new UnreadableLink(DAMAGED);
    return { question, choice };
  });
  if (answers.length > MOST || new Set(answers.map(({ question }) => question)).size < answers.length) {
    throw new UnreadableLink(DAMAGED);
  }
  return answers;
}

function readTimes(text = "") {
  const times = text ? text.split(",").map(readTime) : [];
  if (times.length > MOST || new Set(times.map(([event]) => event)).size < times.length) {
    throw new UnreadableLink(DAMAGED);
  }
  return Object.fromEntries(times);
}

function readTime(part) {
  const [, event, year, month, day, hour, minute] = TIME.exec(part) ?? [];
  const text = `${year}-${month}-${day}${hour ? `T${hour}:${minute}` : ""}`;
  const inYears = Number(year) >= YEARS[0] && Number(year) <= YEARS[1];
  if (!event || !inYears || !exists(text)) throw new UnreadableLink(DAMAGED);
  return [event.replaceAll("_", " "), text];
}

// 31 February and 25 o'clock are written well enough, and do not exist.
function exists(text) {
  const [day, hour = "00:00"] = text.split("T");
  const moment = new Date(`${day}T${hour}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${day}T${hour}`);
}

// Times may be missing: there may be none.
function written(values) {
  return KEYS.filter((key) => values[key]).map((key) => `${key}=${values[key]}`).join("&");
}

// CRC-32: finds every change of one place, and all but one in four thousand million of others.
function checksum(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(36).padStart(7, "0");
}
