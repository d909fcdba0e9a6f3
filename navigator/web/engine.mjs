// The page's side of the worker: starts it, asks it, and gives up in words when it fails or stalls.

import { EngineUnavailable, NavigatorError } from "./errors.mjs";
import { launch } from "./launch.mjs";
import { FROM_CACHE, PAST_CACHE } from "./verified.mjs";
import { SECONDS_WITHOUT_PROGRESS, Watchdog } from "./watchdog.mjs";

const CRASHED = "the part that works out dates stopped with an error";

// `state` is one of: idle, starting, ready, failed. `onChange(engine)` hears of each change and of
// progress, which is `{loaded, total}` in bytes.
export class Engine {
  state = "idle";
  progress = { loaded: 0, total: 0 };
  reason = "";
  #worker;
  #watchdog = new Watchdog((seconds) => this.#giveUp(`nothing moved for ${seconds} seconds`, true));
  #waiting = new Map();
  #listeners = new Set();
  #lastId = 0;
  #cache = FROM_CACHE;
  #code;
  #onLacking;
  #patience;
  #fromSnapshot = false;

  // `code` is the worker's: `{url, size, integrity}`. Python's files lie beside it. `onLacking` is
  // called after an answer where a snapshot would have shortened the start. `patience` is how many
  // seconds one call may take once Python runs: it tells nothing of its progress meanwhile.
  constructor(code, onLacking = () => {}, patience = SECONDS_WITHOUT_PROGRESS) {
    this.#code = code;
    this.#onLacking = onLacking;
    this.#patience = patience;
  }

  // Starts the worker, unless it was started before.
  start() {
    if (this.state !== "idle") return;
    if (typeof WebAssembly === "undefined") {
      this.#giveUp("this browser does not allow WebAssembly");
      return;
    }
    this.progress = { loaded: 0, total: 0 };
    this.#use(this.#launchedEarly() ?? this.#launched());
  }

  // For a link, early.mjs launched it while the page was still on its way.
  #launchedEarly() {
    const { navigatorLaunch } = document;
    delete document.navigatorLaunch;
    return this.#cache === FROM_CACHE ? navigatorLaunch : undefined;
  }

  // Whatever went wrong with a snapshot, it may be the cause: it is not used again.
  #launched() {
    const task = this.#fromSnapshot ? "plain" : "start";
    this.#fromSnapshot = false;
    return launch(this.#code, { cache: this.#cache, task });
  }

  #use(launched) {
    this.#watchdog.fed();
    this.#worker = launched;
    this.#become("starting");
    launched.listen({
      onMessage: (data) => this.#heard(data),
      onError: () => this.#giveUp(CRASHED),
      onBytes: () => this.#watchdog.fed(),
    });
    launched.started.catch((reason) => launched === this.#worker && this.#giveUp(reason));
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
      this.#feed();
      this.#worker.send(message);
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

  // A call that came before Python was ready may take its time from then on, too.
  #feed() {
    this.#watchdog.fed(this.state === "ready" ? this.#patience : SECONDS_WITHOUT_PROGRESS);
  }

  #heard(message) {
    if (message.type === "progress") {
      if (message.total) this.progress = { loaded: message.loaded, total: message.total };
      this.#tell();
    } else if (message.type === "snapshot") {
      this.#fromSnapshot = true;
    } else if (message.type === "ready") {
      this.#become("ready");
    } else if (message.type === "lacking") {
      this.#onLacking();
    } else if (message.type === "failed") {
      this.#giveUp(message.reason);
    } else {
      this.#settle(message);
    }
    if (this.state === "ready" && this.#waiting.size === 0) this.#watchdog.stop();
    else if (this.state !== "failed") this.#feed();
  }

  #settle({ type, id, result, reason }) {
    const request = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!request) return;
    if (type === "answered") request.resolve(result);
    else request.reject(new NavigatorError(reason));
  }

  #giveUp(reason, hasStalled = false) {
    this.#worker?.stop();
    // Once Python has started, a stall is that of a file.
    if (this.#fromSnapshot && !(hasStalled && this.state === "ready")) {
      this.#startAgain();
      return;
    }
    this.#worker = undefined;
    this.#watchdog.stop();
    this.reason = reason;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#become("failed");
    for (const { reject } of waiting) reject(new EngineUnavailable(reason));
  }

  // For all that is asked.
  #startAgain() {
    this.#use(this.#launched());
    for (const { message } of this.#waiting.values()) this.#worker.send(message);
  }

  #become(state) {
    this.state = state;
    this.#tell();
  }

  #tell() {
    for (const onChange of this.#listeners) onChange(this);
  }
}
