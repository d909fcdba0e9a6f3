// Runs the engine beside the page. Messages in: {type: "start", folder, script, cache}, once, where the
// files of Python lie, and the integrity of this script ("plain" in place of "start": use no snapshot,
// now or later); and {type: "call", id, name, args, edition, holidays}, the last two each
// {url, sha256}. Messages out: progress, snapshot (one is used), ready, answered and refused (one call,
// by id), lacking (a snapshot, as the first answer was given without), failed (for good).
//
// In a worker of its own: in, {type: "keep", folder, script, cache}; out, kept or failed.
// Arguments and results are text or bytes (Uint8Array).

import { NavigatorError } from "./errors.mjs";
import { isOutOfMemory, snapshotOf, startInterpreter } from "./interpreter.mjs";
import { Snapshot } from "./snapshot.mjs";
import { VerifiedFiles } from "./verified.mjs";

// What the page may ask of a session. Python objects answer to many more names.
const CALLS = new Set(["answer", "read_time", "text", "calendar_file", "email", "form"]);

// At each message the page draws, on the core that the start needs.
const BETWEEN_MS = 100;

const sessions = new Map();
let python;
let files;
let lacksSnapshot = false;

const DEEDS = { start, plain, keep, call: answer };

self.addEventListener("message", ({ data }) => DEEDS[data.type](data));

async function start({ folder, script, cache }) {
  let told = 0;
  const onProgress = (progress) => {
    const now = performance.now();
    if (now - told < BETWEEN_MS) return;
    told = now;
    postMessage({ type: "progress", ...progress });
  };
  files = new VerifiedFiles({ cache, onBytes: () => onProgress() });
  const snapshot = new Snapshot({ folder, script });
  const onSnapshot = () => postMessage({ type: "snapshot" });
  python = startInterpreter({ folder, cache, snapshot, onProgress, onSnapshot });
  try {
    lacksSnapshot = (await python).lacksSnapshot;
    postMessage({ type: "ready" });
  } catch ({ reason }) {
    postMessage({ type: "failed", reason });
  }
}

async function plain(given) {
  new Snapshot(given).refuse();
  await start(given);
}

async function keep({ folder, script, cache }) {
  try {
    await new Snapshot({ folder, script }).keep(await snapshotOf({ folder, cache }));
    postMessage({ type: "kept" });
  } catch ({ message }) {
    postMessage({ type: "failed", reason: message });
  }
}

async function answer({ id, ...asked }) {
  try {
    const result = await called(asked);
    postMessage({ type: "answered", id, result });
    if (lacksSnapshot && asked.name === "answer") {
      lacksSnapshot = false;
      postMessage({ type: "lacking" });
    }
  } catch (error) {
    if (isDead(error)) postMessage({ type: "failed", reason: reasonFor(error) });
    else postMessage({ type: "refused", id, reason: lastLine(error.message) });
  }
}

async function called({ name, args, edition, holidays }) {
  if (!CALLS.has(name)) throw new NavigatorError(`the engine has no ${name}`);
  const session = await sessionFor({ edition, holidays });
  const { given } = await python;
  const result = session[name](...args.map(given));
  if (typeof result === "string") return result;
  const bytes = result.toJs();
  result.destroy();
  return bytes;
}

function sessionFor({ edition, holidays }) {
  const known = sessions.get(edition.sha256);
  if (known) return known;
  const texts = Promise.all([text(edition), text(holidays)]);
  const session = Promise.all([python, texts]).then(([{ load }, given]) => load(...given));
  sessions.set(edition.sha256, session);
  // A failed download may be tried again.
  session.catch(() => sessions.delete(edition.sha256));
  return session;
}

async function text(file) {
  return new TextDecoder().decode(await files.bytes(file));
}

// After anything but one of Python's own exceptions, or ours, nothing more can be asked of it.
function isDead(error) {
  return isOutOfMemory(error) || !(error instanceof NavigatorError || error.name === "PythonError");
}

function reasonFor(error) {
  return isOutOfMemory(error)
    ? "this device has too little memory left"
    : "the part that works out dates stopped with an error";
}

// A Python error's message is its whole traceback. Of one of ours, only what it says is for people.
function lastLine(message) {
  return message.trim().split("\n").at(-1).replace(/^navigator\.[\w.]+: /, "");
}
