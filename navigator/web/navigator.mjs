// The navigator on a page: from what the reader does to the next case, and from a case to a screen.

import { answerRows, dangerRow } from "./answer_rows.mjs";
import { asking, newCase, withAnswer, withPolicy, withTime } from "./case.mjs";
import { Dates } from "./dates.mjs";
import { InvalidTime, NavigatorError, UnknownPolicy } from "./errors.mjs";
import { Forms } from "./forms.mjs";
import { named } from "./fragment.mjs";
import { londonTime, typedTime } from "./london_time.mjs";
import { PolicyData } from "./policy_data.mjs";
import { policyScreen, troubleScreen } from "./screens.mjs";
import { TabHistory } from "./tab_history.mjs";
import { showFault } from "./time_form.mjs";
import { View } from "./view.mjs";

const DANGER = "danger";
const POLICY = "policy";
const LOADING = "Loading the questions…";
const SLOW_MS = 300;

export class Navigator {
  #section;
  #view;
  #data;
  #dates;
  #forms;
  #history = new TabHistory(window);
  #held;
  #screen = 0;
  #known = {};
  #danger;
  #asked = "";
  #listening = new AbortController();

  constructor(section, engine) {
    this.#section = section;
    this.#view = new View(section);
    this.#data = new PolicyData(new URL(section.dataset.base, document.baseURI));
    this.#dates = new Dates({ engine, view: this.#view, data: this.#data });
    this.#forms = new Forms({ engine, data: this.#data, dates: this.#dates });
    this.#danger = this.#view.form.cloneNode(true);
  }

  mount() {
    const { signal } = this.#listening;
    this.#section.addEventListener("submit", (event) => this.#submitted(event), { signal });
    this.#section.addEventListener("click", (event) => this.#clicked(event), { signal });
    window.addEventListener("popstate", () => this.#arrived(), { signal });
    const kept = this.#history.held;
    this.#held = kept ?? this.#fresh();
    this.#history.replace(this.#held);
    // The first question is in the page already: it is left as it stands.
    if (kept) this.#draw({ focus: false });
    this.#fetchEarly();
    this.#dates.start();
    this.#takeOver(kept);
  }

  // An answer to the first question may have been given before this script was there.
  #takeOver(kept) {
    const { navigatorEarly: early } = this.#section.dataset;
    this.#section.toggleAttribute("data-navigator-mounted", true);
    delete this.#section.dataset.navigatorEarly;
    if (early && !kept) this.#chosen(DANGER, early);
  }

  unmount() {
    this.#section.removeAttribute("data-navigator-mounted");
    this.#listening.abort();
    this.#dates.stop();
  }

  // ------------------------------------------------------------------ what the reader does

  #submitted(event) {
    const form = event.target;
    if (form.matches("form.nav-question")) {
      event.preventDefault();
      const choice = event.submitter?.value;
      if (choice) this.#chosen(form.dataset.question, choice);
    } else if (form.matches("form.nav-time")) {
      event.preventDefault();
      this.#timed(form, () => typedTime(form, new Date()));
    }
  }

  #clicked({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.name === "now" && button.form?.matches(".nav-time")) {
      this.#timed(button.form, () => londonTime(new Date(), { hour: "hour" in button.form.elements }));
    } else if ("navigatorBack" in button.dataset) {
      this.#history.back();
    } else if ("navigatorRestart" in button.dataset) {
      if (!this.#history.clear()) this.#arrived();
    } else if ("navigatorRetry" in button.dataset) {
      this.#draw({ focus: true });
    } else if ("navigatorEngineRetry" in button.dataset) {
      this.#dates.retry();
    } else if ("form" in button.dataset) {
      this.#forms.download(button);
    } else if ("navigatorChange" in button.dataset) {
      this.#change(button.dataset);
    }
  }

  #chosen(question, choice) {
    if (question === POLICY) this.#go(withPolicy(this.#held, choice, null));
    else this.#go(withAnswer(this.#held, question, choice, question === DANGER ? undefined : this.#asked));
  }

  #change({ navigatorChange: id, kind }) {
    if (kind === "time") this.#view.timeForm(id)?.elements.day.focus();
    else this.#go(asking(this.#held, id));
  }

  #timed(form, read) {
    try {
      this.#held = withTime(this.#held, form.dataset.event, read());
    } catch (fault) {
      if (!(fault instanceof InvalidTime)) throw fault;
      showFault(form, fault);
      return;
    }
    this.#history.push(this.#held);
    this.#view.back(this.#history.canGoBack);
    this.#dates.again(this.#held.times);
  }

  #go(held) {
    const leaving = named(location.hash)?.policy ?? held.policy;
    this.#held = held;
    // An address that names another policy than the one chosen would mislead a reload.
    const address = leaving === held.policy ? undefined : location.pathname + location.search;
    this.#history.push(held, address);
    this.#draw({ focus: true });
  }

  // Back, forward, or a link inside the page.
  #arrived() {
    const held = this.#history.held;
    if (held) {
      this.#held = held;
    } else if (!this.#history.ours && !named(location.hash)) {
      this.#history.adopt(this.#held);
      return;
    } else {
      this.#held = this.#fresh();
      this.#history.replace(this.#held);
      this.#fetchEarly();
    }
    this.#draw({ focus: true });
  }

  #fresh() {
    return newCase({ ...named(location.hash), begun: this.#history.begin });
  }

  // ------------------------------------------------------------------ from the case to a screen

  async #draw({ focus }) {
    const turn = (this.#screen += 1);
    const held = this.#held;
    this.#dates.leave();
    this.#view.back(this.#history.canGoBack);
    if (!held.answers[DANGER] || held.asking === DANGER) {
      this.#show(this.#danger.cloneNode(true), focus);
    } else if (!held.policy || held.asking === POLICY) {
      this.#askPolicy(focus);
    } else {
      await this.#follow(held, focus, () => turn === this.#screen);
    }
  }

  async #follow(held, focus, isCurrent) {
    const slow = setTimeout(() => isCurrent() && this.#view.status(LOADING), SLOW_MS);
    try {
      const listed = await this.#data.edition(held.policy, held.edition);
      const graph = await this.#data.graph(listed);
      if (!isCurrent()) return;
      this.#known = { listed, graph };
      this.#view.status("");
      const { way, question, answer } = graph.follow(held.answers, held.asking);
      this.#asked = question?.html;
      this.#show((question ?? answer).html, focus);
      if (answer) this.#date(answer, { way, listed, times: held.times });
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (isCurrent()) this.#failed(error, held, focus);
    } finally {
      clearTimeout(slow);
    }
  }

  #date({ duties }, { way, listed, times }) {
    const hasLimits = duties.length > 0;
    this.#dates.show({ way, listed, times, hasLimits, onTimes: (given) => this.#list(given) });
  }

  #failed(error, held, focus) {
    this.#view.status("");
    if (error instanceof UnknownPolicy) {
      this.#askPolicy(focus, `This site holds no such policy: ${error.message}.`);
      return;
    }
    const page = this.#data.url(`policies/${encodeURIComponent(held.policy)}/`);
    this.#show(troubleScreen(this.#view.template("trouble"), { reason: error.message, page }), focus);
  }

  #askPolicy(focus, message = "") {
    const worried = this.#held.answers[DANGER].choice !== "no";
    this.#show(policyScreen(this.#view.template("policy"), { worried, message }), focus);
  }

  #show(content, focus) {
    this.#view.show(content, { focus });
    this.#list();
  }

  #list(times = []) {
    const { listed, graph } = this.#known;
    const { answers, policy } = this.#held;
    if (!answers[DANGER]) this.#view.answers([]);
    else if (listed?.policy !== policy) this.#view.answers([dangerRow(this.#danger, answers[DANGER].choice)]);
    else this.#view.answers(answerRows({ way: graph.way(answers), listed, times }));
  }

  async #fetchEarly() {
    try {
      const { policy, edition } = this.#held;
      if (policy) await this.#data.graph(await this.#data.edition(policy, edition));
      else await this.#data.list();
    } catch (error) {
      // Said when it is needed; by then it may have come.
      if (!(error instanceof NavigatorError)) throw error;
    }
  }
}
