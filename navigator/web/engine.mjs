// The page's side of the worker: starts it, asks it, and gives up in words when it fails or stalls.

import { sha256Of } from "./checksum.mjs";
import { EngineUnavailable, NavigatorError } from "./errors.mjs";
import { FROM_CACHE, PAST_CACHE, VerifiedFiles } from "./verified.mjs";
import { Watchdog } from "./watchdog.mjs";

const STALLED = "nothing moved for 8 seconds";
const CRASHED = "the part that works out dates stopped with an error";

// `state` is one of: idle, starting, ready, failed. `onChange(engine)` hears of each change and of
// progress, which is `{loaded, total}` in bytes.
export class Engine {
  state = "idle";
  progress = { loaded: 0, total: 0 };
  reason = "";
  #worker;
  #watchdog = new Watchdog(() => this.#giveUp(STALLED));
  #waiting = new Map();
  #listeners = new Set();
  #lastId = 0;
  #cache = FROM_CACHE;
  #starting = new AbortController();
  #code;

  // `code` is the worker's: `{url, size, integrity}`. Python's files lie beside it.
  constructor(code) {
    this.#code = code;
  }

  // Starts the worker, unless it was started before.
  start() {
    if (this.state !== "idle") return;
    if (typeof WebAssembly === "undefined") {
      this.#giveUp("this browser does not allow WebAssembly");
      return;
    }
    this.progress = { loaded: 0, total: 0 };
    this.#watchdog.fed();
    this.#become("starting");
    this.#starting = new AbortController();
    this.#launch(this.#starting);
  }

  // The security policy in a page binds a worker that the page made, and none that has an address.
  async #launch({ signal }) {
    try {
      const script = URL.createObjectURL(await this.#script(signal));
      if (signal.aborted) return;
      this.#worker = new Worker(script, { type: "module" });
      this.#worker.addEventListener("message", () => URL.revokeObjectURL(script), { once: true });
    } catch (cause) {
      if (signal.aborted) return;
      this.#giveUp(
        cause instanceof NavigatorError
          ? `a file it needs could not be loaded (${cause.message})`
          : "this browser does not allow background work",
      );
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#heard(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#giveUp(CRASHED);
    });
    this.#worker.postMessage({ type: "start", folder: new URL(".", this.#code.url).href, cache: this.#cache });
    for (const { message } of this.#waiting.values()) this.#worker.postMessage(message);
  }

  async #script(signal) {
    const { url, size, integrity } = this.#code;
    const files = new VerifiedFiles({ cache: this.#cache, signal, onBytes: () => this.#watchdog.fed() });
    const script = await files.bytes({ url, size, sha256: sha256Of(integrity) });
    return new Blob([script], { type: "text/javascript" });
  }

  // Returns a function that stops the listening.
  listen(onChange) {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  // What a session answers to a call by that name, text or bytes, with `args` likewise. `edition`
  // and `holidays` are the files that it answers from: each `{url, sha256}`. Rejects
  // with EngineUnavailable when there is no engine, and with NavigatorError when it refused this
  // one call. What it may be asked stands in worker.mjs.
  call(name, args, { edition, holidays }) {
    if (this.state === "idle") this.start();
    if (this.state === "failed") return Promise.reject(new EngineUnavailable(this.reason));
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      const message = { type: "call", id, name, args, edition, holidays };
      this.#waiting.set(id, { resolve, reject, message });
      this.#watchdog.fed();
      this.#worker?.postMessage(message);
    });
  }

  // Resolves to `{reply, html}`.
  async answer({ edition, holidays, caseJson, nowIso }) {
    return JSON.parse(await this.call("answer", [caseJson, nowIso], { edition, holidays }));
  }

  // Tries once more after a failure.
  restart() {
    if (this.state !== "failed") return;
    this.state = "idle";
    this.#cache = PAST_CACHE;
    this.start();
  }

  #heard(message) {
    this.#watchdog.fed();
    if (message.type === "progress") {
      if (message.total) this.progress = { loaded: message.loaded, total: message.total };
      this.#tell();
    } else if (message.type === "ready") {
      this.#become("ready");
    } else if (message.type === "failed") {
      this.#giveUp(message.reason);
    } else {
      this.#settle(message);
    }
    if (this.state === "ready" && this.#waiting.size === 0) this.#watchdog.stop();
  }

  #settle({ type, id, result, reason }) {
    const request = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!request) return;
    if (type === "answered") request.resolve(result);
    else request.reject(new NavigatorError(reason));
  }

  #giveUp(reason) {
    this.#starting.abort();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#watchdog.stop();
    this.reason = reason;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#become("failed");
    for (const { reject } of waiting) reject(new EngineUnavailable(reason));
  }

  #become(state) {
    this.state = state;
    this.#tell();
  }

  #tell() {
    for (const onChange of this.#listeners) onChange(this);
  }
}
