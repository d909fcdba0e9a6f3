// Adds dates to an answer that is on the screen. Whatever goes wrong, the answer stays.

import { caseJson } from "./case.mjs";
import { EngineUnavailable, InvalidTime, NavigatorError } from "./errors.mjs";
import { whenWanted } from "./intent.mjs";

const WORKING = "Working out the dates…";
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });

export class Dates {
  #engine;
  #view;
  #data;
  #shown = null;
  #isDated = false;
  #unlisten = () => {};

  constructor({ engine, view, data }) {
    this.#engine = engine;
    this.#view = view;
    this.#data = data;
  }

  // Python loads while the reader is at the first question. `turned` is as `whenWanted` takes it.
  start(section, turned) {
    this.#unlisten = this.#engine.listen(() => this.#heard());
    whenWanted(section, () => this.#engine.start(), turned);
  }

  stop() {
    this.leave();
    this.#unlisten();
  }

  // `shown` is {way, listed, times, hasLimits, onTimes}. Nothing is said of dates where nothing has
  // a limit. `onTimes` is given the times that the engine names.
  show(shown) {
    this.#shown = shown;
    this.#isDated = false;
    this.#ask(shown);
  }

  // The same answer with other times: the reader is taken to the date that they asked for.
  again(times) {
    this.#shown = { ...this.#shown, times };
    this.#ask(this.#shown, { toDate: true });
  }

  // What the engine was asked for the answer on the screen, as every call to it needs.
  get request() {
    const { listed, way, times } = this.#shown;
    return { ...this.#data.files(listed), caseJson: caseJson(way, times) };
  }

  // The time that was typed, as ISO text. InvalidTime says what to mend and in which field.
  async read({ day, hour, kind }) {
    const args = [day, hour, new Date().toISOString(), kind];
    const { time, fault } = JSON.parse(await this.#engine.call("read_time", args, this.request));
    if (fault) throw new InvalidTime(fault.message, fault.field);
    return time;
  }

  retry() {
    this.#engine.restart();
    if (this.#shown) this.#ask(this.#shown);
  }

  // Another screen is shown: what still comes is not for it.
  leave() {
    this.#shown = null;
    this.#view.progress(null);
    this.#view.status("");
  }

  async #ask(shown, { toDate = false } = {}) {
    const now = new Date();
    this.#say(WORKING, { state: "working" });
    this.#progress();
    try {
      const { reply, html } = await this.#engine.answer({ ...this.request, nowIso: now.toISOString() });
      if (shown !== this.#shown) return;
      if (!reply.guidance) throw new NavigatorError("the questions and the answer do not fit together");
      this.#view.renew(html, { toDate });
      performance.mark("dates");
      const [text, { state }] = outcome(reply.guidance, now);
      this.#isDated = state === "dated";
      this.#say(text, { state });
      shown.onTimes(reply.guidance.times);
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (shown !== this.#shown) return;
      this.#refused(error instanceof EngineUnavailable ? error.reason : error.message);
    }
  }

  // It may fail while it is asked something else, or nothing.
  #heard() {
    this.#progress();
    if (this.#shown && this.#engine.state === "failed") this.#refused(this.#engine.reason);
  }

  #refused(reason) {
    const text = this.#isDated
      ? `New dates cannot be worked out here: ${reason}. The dates shown were worked out before.`
      : `Dates are not available here: ${reason}. The time limits are given in words.`;
    this.#say(text, { retry: true, state: "refused" });
  }

  #say(text, options) {
    this.#view.progress(null);
    this.#view.status(this.#shown.hasLimits ? text : "", this.#shown.hasLimits ? options : { state: options.state });
  }

  #progress() {
    if (!this.#shown?.hasLimits || this.#engine.state !== "starting") return;
    const { loaded, total } = this.#engine.progress;
    this.#view.progress(total ? Math.min(loaded / total, 1) : 0);
  }
}

function outcome({ duties, also, tell, times }, now) {
  const isDated = [...duties, ...also, ...tell].some(({ clock }) => clock.leading);
  if (isDated) return [`Dates worked out at ${CLOCK.format(now)}, on this device.`, { state: "dated" }];
  const asks = times.some(({ given, kind }) => kind === "happened" && !given);
  return [asks ? "Say when it happened, below, and you get the date." : "", { state: "undated" }];
}
