// Starts the worker that runs Python. Who launched it may not be who listens to it: what it says
// before anybody listens is kept.

import { sha256Of } from "./checksum.mjs";
import { NavigatorError } from "./errors.mjs";
import { FROM_CACHE, VerifiedFiles } from "./verified.mjs";

// `code` is the worker's: {url, size, integrity}; Python's files lie beside it. `cache` is one of
// verified.mjs; `task` is what it is told first: see answering.mjs. Returns {started, send, stop,
// listen}: `started` resolves once the worker runs, and rejects with the reason, in words, where its
// script does not come or no worker is allowed. (In words, as an error's class is another in another
// bundle.) `listen({onMessage, onError, onBytes})` hears of all that the worker says, from the first
// on, and of each piece of its script. What is sent before the worker runs reaches it once it does.
export function launch({ url, size, integrity }, { cache = FROM_CACHE, task = "start" } = {}) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const kept = [];
  let listening = { onMessage: (data) => kept.push(["onMessage", data]), onError: () => kept.push(["onError"]), onBytes() {} };
  let worker;
  let address;
  const revoke = () => address && URL.revokeObjectURL(address);
  const files = new VerifiedFiles({ cache, signal, onBytes: () => listening.onBytes() });
  const run = async () => {
    const script = await files.bytes({ url, size, sha256: sha256Of(integrity) });
    if (signal.aborted) return;
    // The security policy in a page binds a worker that the page made, and none that has an address.
    address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    worker = new Worker(address, { type: "module" });
    worker.addEventListener("message", revoke, { once: true });
    worker.addEventListener("message", ({ data }) => listening.onMessage(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      listening.onError();
    });
    worker.postMessage({ type: task, folder: new URL(".", url).href, script: integrity, cache });
  };
  const started = run().catch((cause) => Promise.reject(reasonFor(cause)));
  started.catch(() => {});
  return {
    started,
    send: (message) => started.then(() => worker?.postMessage(message), () => {}),
    stop() {
      stopping.abort();
      worker?.terminate();
      revoke();
      worker = undefined;
    },
    listen(given) {
      listening = given;
      for (const [name, data] of kept.splice(0)) given[name](data);
    },
  };
}

function reasonFor(cause) {
  return cause instanceof NavigatorError
    ? `a file it needs could not be loaded (${cause.message})`
    : "this browser does not allow background work";
}
