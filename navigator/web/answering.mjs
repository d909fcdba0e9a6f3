// What the workers that run Python have in common. Messages in: {type: "start", folder, script,
// cache}, once, where the files of Python lie, and the integrity of the worker's script ("plain" in
// place of "start": use no snapshot, now or later); and {type: "call", id, name, args, …}, of which the
// rest says what is asked. Messages out: progress, snapshot (one is used), ready, answered and refused
// (one call, by id), lacking (a snapshot, as the call was answered without), failed (for good).
// Arguments and results are text or bytes (Uint8Array).
//
// In a worker of its own: in, {type: "keep", folder, script, cache}; out, kept or failed.

import { EngineUnavailable, NavigatorError } from "./errors.mjs";
import { isOutOfMemory, snapshotOf, startInterpreter } from "./interpreter.mjs";
import { Snapshot } from "./snapshot.mjs";

// At each message the page draws, on the core that a start needs.
const BETWEEN_MS = 100;

// `calls` are the names that the page may call: Python objects answer to many more. `begin({cache,
// folder, onProgress})` is told before Python starts; what it gives goes to `asked(message, started)`
// with what startInterpreter() gives, and that resolves to the Python object that is to answer. A start
// may be from a snapshot where there is `remembered`: the `module` that one has imported, and the
// `call` that has to be answered before one is made.
export function answerCalls({ calls, begin, asked, remembered = null }) {
  let python;
  let begun;
  let lacksSnapshot = false;
  let hasFailed = false;

  // Said once: by what comes after, the page may have started another worker.
  function fail(reason) {
    if (!hasFailed) postMessage({ type: "failed", reason });
    hasFailed = true;
  }

  async function start({ folder, script, cache }) {
    let told = 0;
    const onProgress = (progress) => {
      const now = performance.now();
      if (now - told < BETWEEN_MS) return;
      told = now;
      postMessage({ type: "progress", ...progress });
    };
    begun = begin({ cache, folder, onProgress });
    const snapshot = remembered && new Snapshot({ folder, script });
    const onSnapshot = () => postMessage({ type: "snapshot" });
    python = startInterpreter({ folder, cache, snapshot, onProgress, onSnapshot });
    try {
      lacksSnapshot = (await python).lacksSnapshot;
      postMessage({ type: "ready" });
    } catch ({ reason }) {
      fail(reason);
    }
  }

  async function plain(given) {
    new Snapshot(given).refuse();
    await start(given);
  }

  async function keep({ folder, script, cache }) {
    try {
      const { module } = remembered;
      await new Snapshot({ folder, script }).keep(await snapshotOf({ folder, cache, module }));
      postMessage({ type: "kept" });
    } catch ({ message }) {
      postMessage({ type: "failed", reason: message });
    }
  }

  async function called({ name, args, ...rest }) {
    if (!calls.has(name)) throw new NavigatorError(`the engine has no ${name}`);
    const target = await asked({ name, ...rest }, { python, begun });
    const { given } = await python;
    const result = target[name](...args.map(given));
    if (typeof result === "string") return result;
    const bytes = result.toJs();
    result.destroy();
    return bytes;
  }

  async function answer({ id, ...message }) {
    try {
      const result = await called(message);
      postMessage({ type: "answered", id, result });
      if (!lacksSnapshot || message.name !== remembered.call) return;
      lacksSnapshot = false;
      postMessage({ type: "lacking" });
    } catch (error) {
      if (isDead(error)) fail(reasonFor(error));
      else postMessage({ type: "refused", id, reason: lastLine(error.message) });
    }
  }

  const deeds = { start, plain, keep, call: answer };
  self.addEventListener("message", ({ data }) => deeds[data.type](data));
}

// After anything but one of Python's own exceptions, or ours, nothing more can be asked of it. Nor where
// it never started.
function isDead(error) {
  return isOutOfMemory(error) || error instanceof EngineUnavailable || !(error instanceof NavigatorError || error.name === "PythonError");
}

function reasonFor(error) {
  if (error instanceof EngineUnavailable) return error.reason;
  return isOutOfMemory(error)
    ? "this device has too little memory left"
    : "the part that works out dates stopped with an error";
}

// A Python error's message is its whole traceback. Of one of ours, only what it says is for people.
function lastLine(message) {
  return message.trim().split("\n").at(-1).replace(/^navigator\.[\w.]+: /, "");
}
