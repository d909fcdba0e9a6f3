// What the workers that run Python have in common. Messages in: {type: "start", folder, cache}, once,
// where the files of Python lie; and {type: "call", id, name, args, …}, of which the rest says what is
// asked. Messages out: progress, ready, failed (for good), answered and refused (one call, by id).
// Arguments and results are text or bytes (Uint8Array).

import { NavigatorError } from "./errors.mjs";
import { isOutOfMemory, startInterpreter } from "./interpreter.mjs";

// At each message the page draws, on the core that a start needs.
const BETWEEN_MS = 100;

// `calls` are the names that the page may call: Python objects answer to many more. `begin({cache,
// folder, onProgress})` is told before Python starts; what it gives goes to `asked(message, started)`
// with what startInterpreter() gives, and that resolves to the Python object that is to answer.
export function answerCalls({ calls, begin, asked }) {
  let python;
  let begun;

  async function start({ folder, cache }) {
    let told = 0;
    const onProgress = (progress) => {
      const now = performance.now();
      if (now - told < BETWEEN_MS) return;
      told = now;
      postMessage({ type: "progress", ...progress });
    };
    begun = begin({ cache, folder, onProgress });
    python = startInterpreter({ folder, cache, onProgress });
    try {
      await python;
      postMessage({ type: "ready" });
    } catch ({ reason }) {
      postMessage({ type: "failed", reason });
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
    } catch (error) {
      if (isDead(error)) postMessage({ type: "failed", reason: reasonFor(error) });
      else postMessage({ type: "refused", id, reason: lastLine(error.message) });
    }
  }

  self.addEventListener("message", ({ data }) => (data.type === "start" ? start(data) : answer(data)));
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
