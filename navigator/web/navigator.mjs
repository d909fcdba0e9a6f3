// The navigator on a page: from what the reader does to the next case, and from a case to a screen.

import { answerInWords, dangerRow } from "./answer_rows.mjs";
import { arrived, freshCase } from "./arrival.mjs";
import { asking, choiceFor, isSame, withAnswer, withArea, withTime } from "./case.mjs";
import { listen } from "./controls.mjs";
import { Dates } from "./dates.mjs";
import { Drawing } from "./drawing.mjs";
import { NavigatorError } from "./errors.mjs";
import { Forms } from "./forms.mjs";
import { named } from "./fragment.mjs";
import { markedChoice } from "./given.mjs";
import { isLink } from "./link.mjs";
import { endedSince, PolicyData } from "./policy_data.mjs";
import { onPrint } from "./printing.mjs";
import { areaChoice, namedArea } from "./screens.mjs";
import { TabHistory } from "./tab_history.mjs";
import { answerLink, share } from "./share.mjs";
import { Takeaway } from "./takeaway.mjs";
import { showFault } from "./time_form.mjs";
import { View } from "./view.mjs";

const DANGER = "danger";
const POLICY = "policy";
const CLEARED = "Answers cleared.";

export class Navigator {
  #section;
  #view;
  #data;
  #drawing;
  #dates;
  #forms;
  #takeaway;
  #history = new TabHistory(window);
  #held;
  #screen = 0;
  #asked;
  #answer = null;
  #times = [];
  #saying = "";
  #listening = new AbortController();

  constructor(section, engine) {
    this.#section = section;
    this.#view = new View(section);
    this.#data = new PolicyData(new URL(section.dataset.base, document.baseURI));
    this.#drawing = new Drawing({ view: this.#view, data: this.#data });
    this.#dates = new Dates({ engine, view: this.#view, data: this.#data });
    this.#forms = new Forms({ engine, data: this.#data, dates: this.#dates });
    this.#takeaway = new Takeaway({ engine, data: this.#data, dates: this.#dates });
  }

  mount() {
    const { signal } = this.#listening;
    listen(this.#section, this.#deeds, signal);
    window.addEventListener("popstate", () => this.#arrived(), { signal });
    onPrint(this.#section, { address: () => this.#address, oldSince: () => this.#dates.oldSince }, signal);
    // A page that comes back as it was left: its answers may have been cleared since, and time has passed.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#arrived({ focus: false }), { signal });
    const kept = this.#history.held;
    this.#begin(kept ?? this.#fresh());
    // The first question is in the page already: it is left as it stands.
    if (kept || this.#held.link || this.#held.notice) this.#draw({ focus: false });
    this.#data.fetchEarly(this.#held);
    const isWanted = Boolean(kept || this.#held.policy || this.#held.link || this.#section.dataset.navigatorEarly);
    this.#dates.start(this.#section, { isWanted, ended: signal });
    this.#takeOver(kept ?? this.#held.link);
    // Marks are for whoever measures: the first question listens; who and how stand; dates stand.
    performance.mark("question");
  }

  // A link's answers leave the address at once: a reload finds them in the history.
  #begin(held) {
    this.#held = held;
    const { pathname, search, hash } = location;
    const isSpent = isLink(hash) || (held.notice && !held.policy);
    const plain = held.policy ? `#policy=${held.policy}` : "";
    this.#history.replace(held, isSpent ? pathname + search + plain : undefined);
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

  get #deeds() {
    return {
      choose: (question, choice) => this.#chosen(question, choice),
      time: (form, text) => this.#dates.hold(this.#timed(form, text)),
      untime: (form) => this.#told(form, null),
      back: () => this.#history.back(),
      clear: () => this.#clear(),
      retry: () => this.#draw({ focus: true }),
      retryDates: () => this.#dates.retry(),
      form: (button) => this.#dates.hold(this.#forms.download(button)),
      take: (button) => this.#dates.hold(this.#take(button)),
      change: (what) => this.#change(what),
    };
  }

  #chosen(question, choice) {
    if (question === POLICY) {
      this.#go(withArea(this.#held, areaChoice(choice, this.#view.form)));
    } else if (question === DANGER) {
      const { label, text } = dangerRow(this.#drawing.first, choice);
      this.#go(withAnswer(this.#held, DANGER, choice, undefined, { label, text }));
    } else {
      const given = this.#asked.choices.find(({ id }) => id === choice);
      this.#go(withAnswer(this.#held, ...answerInWords({ question: this.#asked, choice: given }, this.#drawing.known.listed)));
    }
  }

  #clear() {
    this.#saying = CLEARED;
    if (!this.#history.clear(this.#held.begun)) this.#arrived();
  }

  async #take(button) {
    if (button.dataset.take === "print") await this.#dates.renewed();
    // While another screen is on its way, the answer that is still to be seen has no link.
    if (button.dataset.take === "link" && this.#answer) await share(answerLink({ held: this.#held, ...this.#answer }, location), button);
    else await this.#takeaway.clicked(button, { id: this.#held.id, listed: this.#drawing.known.listed });
  }

  #change({ id, kind }) {
    if (kind === "time") this.#view.timeForm(id)?.elements.day.focus();
    else this.#go(asking(this.#held, id));
  }

  // What was typed is read by the engine, as all of London's time is its matter.
  async #timed(form, { day, hour }) {
    try {
      this.#told(form, await this.#dates.read({ day, hour, kind: form.dataset.kind }));
    } catch (fault) {
      if (!(fault instanceof NavigatorError)) throw fault;
      showFault(form, fault);
    }
  }

  #told(form, time) {
    // The screen may have changed while the engine read, or be about to.
    if (!form.isConnected || !this.#answer) return;
    const { event } = form.dataset;
    const asked = this.#times.find(({ id }) => id === event);
    this.#held = withTime(this.#held, event, time, asked?.label);
    this.#answer = { ...this.#answer, used: null };
    this.#history.push(this.#held);
    this.#bar();
    this.#dates.again(this.#held.times, event);
  }

  #go(held) {
    const { policy = held.policy, edition } = named(location.hash) ?? {};
    this.#held = held;
    // An address that names another policy or edition than the one chosen would mislead a reload.
    const isNamed = policy === held.policy && (!edition || edition === held.edition);
    const address = isNamed ? undefined : location.pathname + location.search;
    this.#history.push(held, address);
    this.#draw({ focus: true });
  }

  // Back, forward, or a link inside the page.
  #arrived({ focus = true } = {}) {
    const held = this.#history.held;
    if (held) {
      // To a place on the screen and back: it stays as it is.
      if (focus && isSame(held, this.#held)) {
        this.#bar();
        return;
      }
      this.#held = held;
    } else if (!this.#history.ours && !named(location.hash) && !isLink(location.hash)) {
      this.#history.adopt(this.#held);
      return;
    } else {
      this.#begin(this.#fresh());
      this.#data.fetchEarly(this.#held);
    }
    this.#draw({ focus });
  }

  // Where the policy can be followed again, without any answer.
  get #address() {
    const { policy, edition } = this.#drawing.known.listed ?? {};
    return policy ? this.#data.url(`navigator/#policy=${policy}&edition=${edition}`) : "";
  }

  #fresh() {
    const fresh = freshCase(location.hash, this.#history.begin);
    const { area } = named(location.hash) ?? {};
    const choice = area && namedArea({ ...fresh, area }, this.#view.template("policy"));
    return choice ? withArea(fresh, choice) : fresh;
  }

  // ------------------------------------------------------------------ from the case to a screen

  async #draw({ focus }) {
    const turn = (this.#screen += 1);
    const isCurrent = () => turn === this.#screen;
    this.#dates.leave();
    this.#bar();
    this.#answer = null;
    if (this.#held.link && !(await this.#open(this.#held.link, focus, isCurrent))) return;
    const held = this.#held;
    this.#view.notice(held.notice);
    if (!choiceFor(held, DANGER) || held.asking === DANGER) {
      this.#drawing.askDanger(held, focus);
      this.#view.mark(markedChoice(held, { id: DANGER }));
      this.#recall(held, isCurrent);
    } else if (!held.policy || held.asking === POLICY) {
      this.#drawing.askPolicy(held, focus);
      this.#recall(held, isCurrent);
    } else {
      await this.#follow(held, focus, isCurrent);
    }
    if (isCurrent() && this.#saying) this.#view.status(this.#saying);
    this.#saying = "";
  }

  // The site's own first questions need no policy; the panel beside them does, to list its answers.
  async #recall({ policy, edition, answers }, isCurrent) {
    if (!policy || !answers.length) return;
    const known = await this.#data.fetchEarly({ policy, edition });
    if (!known || !isCurrent()) return;
    this.#drawing.known = known;
    this.#drawing.list(this.#held);
  }

  // Whether the case that a link leads to has taken its place.
  async #open(link, focus, isCurrent) {
    const { begun } = this.#held;
    this.#view.show(this.#view.template("opening"), { focus });
    try {
      const held = await this.#drawing.awaited(arrived(link, { data: this.#data, begun }), isCurrent);
      if (!isCurrent()) return false;
      this.#view.status("");
      this.#begin(held);
      this.#bar();
      return true;
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (isCurrent()) this.#drawing.failed(error, this.#held, focus);
      return false;
    }
  }

  #bar() {
    const { canGoBack, canGoForward } = this.#history;
    const { answers, proposed } = this.#held;
    const holdsAnswers = answers.length > 0 || proposed.answers.length > 0;
    this.#view.bar({ back: canGoBack, clear: canGoBack || canGoForward || holdsAnswers });
  }

  async #follow(held, focus, isCurrent) {
    try {
      const known = await this.#drawing.awaited(this.#data.known(held.policy, held.edition), isCurrent);
      if (!isCurrent()) return;
      this.#drawing.known = known;
      const { listed, graph } = known;
      this.#view.status("");
      const { way, question, answer } = graph.follow(held.answers, held.asking);
      this.#asked = question;
      this.#times = [];
      this.#answer = answer ? { way, listed, used: null } : null;
      this.#drawing.show((question ?? answer).html, held, focus);
      if (answer) performance.mark("guidance");
      if (question) this.#view.mark(markedChoice(held, question, way));
      else this.#view.notice(endedSince(listed));
      if (answer) this.#date(answer, { way, listed, times: held.times });
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (isCurrent()) this.#drawing.failed(error, held, focus);
    }
  }

  #date({ duties }, { way, listed, times }) {
    const hasLimits = duties.length > 0;
    this.#dates.show({ way, listed, times, hasLimits, onTimes: (asked) => this.#timesAsked(asked) });
  }

  #timesAsked(asked) {
    const used = asked.filter(({ given }) => given);
    this.#times = asked;
    this.#answer = { ...this.#answer, used };
    this.#drawing.list(this.#held, used);
  }
}
