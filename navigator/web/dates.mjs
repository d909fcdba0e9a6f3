// Adds dates to an answer that is on the screen. Whatever goes wrong, the answer stays.

import { caseJson } from "./case.mjs";
import { EngineUnavailable, InvalidTime, NavigatorError } from "./errors.mjs";
import { whenWanted } from "./intent.mjs";
import { isOld, onPress, when, whileOpen } from "./left_open.mjs";

const WORKING = "Working out the dates…";
const RETRY = "Try again";
const RENEW = "Work them out again";

export class Dates {
  #engine;
  #view;
  #data;
  #shown = null;
  // {at, isDated, text}: when the engine gave the answer that is shown, whether with dates, and what
  // was said of it; or null.
  #worked = null;
  #isAsking = false;
  #holds = 0;
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
    whileOpen(section, () => this.#freshen(), turned.ended);
    onPress(section, (press) => this.hold(press), turned.ended);
  }

  stop() {
    this.leave();
    this.#unlisten();
  }

  // `shown` is {way, listed, times, hasLimits, onTimes}. Nothing is said of dates where nothing has
  // a limit. `onTimes` is given the times that the engine names.
  show(shown) {
    this.#shown = shown;
    this.#worked = null;
    this.#ask(shown);
  }

  // The same answer with another time, of the event `sent`: the reader is taken to the date that they
  // asked for.
  again(times, sent) {
    this.#shown = { ...this.#shown, times };
    this.#ask(this.#shown, { sent });
  }

  // Until `deed` has ended, a promise, the answer is not drawn anew for its age: what the reader does
  // with it needs it as it stands.
  async hold(deed) {
    this.#holds += 1;
    try {
      await deed;
    } finally {
      this.#holds -= 1;
      this.#freshen();
    }
  }

  // Resolves when the dates shown are those of now, or cannot be had.
  async renewed() {
    if (this.oldSince && this.#engine.state !== "failed") await this.#ask(this.#shown);
  }

  // When the dates shown were worked out, where that is too long ago; else null.
  get oldSince() {
    return this.#worked?.isDated && isOld(this.#worked.at, new Date()) ? this.#worked.at : null;
  }

  // What the engine was asked for the answer on the screen, as every call to it needs. NavigatorError
  // while another screen is on its way: what is still to be seen is not the reader's case any more.
  get request() {
    if (!this.#shown) throw new NavigatorError("another screen is on its way");
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
    this.#worked = null;
    this.#view.progress(null);
    this.#view.status("");
  }

  // The reader is back, or is done with what the answer was held for, or nobody has touched a page that
  // is to be seen: it may be of another day.
  #freshen() {
    if (!this.#shown || !this.#worked || this.#isAsking || this.#holds > 0) return;
    if (!isOld(this.#worked.at, new Date())) return;
    if (this.#engine.state === "failed") this.#refused(this.#engine.reason);
    else if (this.#view.isInUse) this.#keep();
    else this.#ask(this.#shown, { isOwn: true });
  }

  // The answer stays as it is, and says of when it is.
  #keep() {
    const { at, isDated, text } = this.#worked;
    if (isDated) this.#say(`These dates were worked out ${when(at, new Date())}.`, { retry: RENEW, state: "old" });
    else this.#say(text, { state: "undated" });
  }

  // With `isOwn`, nobody asked for it, and what the reader has begun meanwhile goes first.
  async #ask(shown, { sent = null, isOwn = false } = {}) {
    const now = new Date();
    this.#isAsking = true;
    this.#say(WORKING, { state: "working" });
    this.#progress();
    try {
      const { reply, html } = await this.#engine.answer({ ...this.request, nowIso: now.toISOString() });
      if (shown !== this.#shown) return;
      if (!reply.guidance) throw new NavigatorError("the questions and the answer do not fit together");
      if (isOwn && this.#holds > 0) return;
      if (isOwn && this.#view.isInUse) {
        this.#keep();
        return;
      }
      this.#view.renew(html, { sent });
      performance.mark("dates");
      const [text, { state }] = outcome(reply.guidance, now);
      this.#worked = { at: now, isDated: state === "dated", text };
      this.#say(text, { state });
      shown.onTimes(reply.guidance.times);
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (shown !== this.#shown) return;
      this.#refused(error instanceof EngineUnavailable ? error.reason : error.message);
    } finally {
      if (shown === this.#shown) this.#isAsking = false;
    }
  }

  // It may fail while it is asked something else, or nothing.
  #heard() {
    this.#progress();
    if (this.#shown && this.#engine.state === "failed") this.#refused(this.#engine.reason);
  }

  #refused(reason) {
    const { at, isDated } = this.#worked ?? {};
    const text = isDated
      ? `New dates cannot be worked out here: ${reason}. The dates shown were worked out ${when(at, new Date())}.`
      : `Dates are not available here: ${reason}. The time limits are given in words.`;
    this.#say(text, { retry: RETRY, state: "refused" });
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
  if (isDated) return [`Dates worked out ${when(now, now)}, on this device.`, { state: "dated" }];
  const asks = times.some(({ given, kind }) => kind === "happened" && !given);
  return [asks ? "Say when it happened, below, and you get the date." : "", { state: "undated" }];
}
