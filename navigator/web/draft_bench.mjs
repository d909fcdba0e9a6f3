// Asks Python about a draft, and says how far it is.

import { Engine } from "./engine.mjs";
import { SECONDS_FOR_A_BENCH } from "./watchdog.mjs";

const STARTING = "Starting the checks";
const WORKING = "Checking…";
// What takes less is not worth a word.
const WORKING_MS = 1000;

// What to say where the checks cannot run, with a draft on the page or without one.
export function withoutChecks(reason, hasDraft) {
  const left = hasDraft ? "You can still change the text and download it. Whoever builds the site checks it then. At your next change, the page tries again." : "So no edition can be started from another. Press “Correct this one” to change its text.";
  return `The checks cannot run here: ${reason}. ${left}`;
}

export class DraftBench {
  // BENCH_WORKER is put in by the bundler: the worker's file, beside this one, its size and integrity.
  #engine = new Engine({ ...BENCH_WORKER, url: new URL(BENCH_WORKER.file, import.meta.url) }, undefined, SECONDS_FOR_A_BENCH);
  #status;

  // `status` is the line of the page that says what is going on.
  constructor(status) {
    this.#status = status;
    this.#engine.listen((engine) => this.#onEngine(engine));
  }

  // Whether the last start failed. The next call starts it again.
  get hasFailed() {
    return this.#engine.state === "failed";
  }

  // What Python answers. EngineUnavailable, or NavigatorError for what it refuses.
  async ask(name, ...args) {
    if (this.hasFailed) this.#engine.restart();
    const slow = setTimeout(() => (this.#status.textContent ||= WORKING), WORKING_MS);
    try {
      return await this.#engine.call(name, args, { edition: null, holidays: null });
    } finally {
      clearTimeout(slow);
      if (this.#status.textContent === WORKING) this.#status.textContent = "";
    }
  }

  #onEngine({ state, progress: { loaded, total } }) {
    if (state === "starting") this.#status.textContent = total ? `${STARTING}: ${Math.round((loaded / total) * 100)}%` : `${STARTING}…`;
    else if (this.#status.textContent.startsWith(STARTING)) this.#status.textContent = state === "ready" ? WORKING : "";
  }
}
