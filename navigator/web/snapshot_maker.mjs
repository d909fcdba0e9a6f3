// Has a snapshot of Python made for the next visit, in a worker of its own, once nobody waits for
// anything. It is made of files that are on the device already. Python goes on without one wherever
// it cannot be made.

import { launch } from "./launch.mjs";
import { ask, worker } from "./saved_site.mjs";

const ANSWERED_MS = 5000;
// A second Python takes up to 150 MB for a second or two. Some browsers do not tell what there is.
const ENOUGH_GB = 2;
// A maker that says nothing for so long is ended: it takes room that the page may need.
const LONGEST_MS = 120_000;

// `code` is the worker's: {url, size, integrity}.
export function keepSnapshot(code) {
  if (navigator.deviceMemory < ENOUGH_GB) return;
  const listening = new AbortController();
  const { signal } = listening;
  const look = async () => {
    // Not before the site and Python's files are saved, which are of more use than a snapshot; and
    // never where the reader has removed them, or data is too dear for them.
    const { groups } = await ask(await worker(), { type: "state" });
    if (!groups?.interpreter || signal.aborted) return;
    listening.abort();
    whenIdle(() => make(code));
  };
  const tried = () => look().catch(() => {});
  addEventListener("sitesaved", tried, { signal });
  setTimeout(tried, ANSWERED_MS);
}

function make(code) {
  const maker = launch(code, { task: "keep" });
  const end = () => {
    clearTimeout(limit);
    maker.stop();
  };
  const limit = setTimeout(end, LONGEST_MS);
  maker.listen({ onMessage: end, onError: end, onBytes() {} });
  maker.started.catch(end);
}

function whenIdle(work) {
  if (self.requestIdleCallback) requestIdleCallback(work);
  else work();
}
