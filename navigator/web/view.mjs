// Draws what the navigator shows. It is told what to show, and decides nothing.

import { keepingPlace } from "./place.mjs";
import { showBegunOn, showStatusOn } from "./status_today.mjs";
import { today } from "./today.mjs";

export class View {
  #section;
  #title;

  constructor(section) {
    this.#section = section;
    this.#title = document.title;
  }

  // A screen of its own, from a <template> in the page: `policy`, `trouble`.
  template(name) {
    const held = this.#section.querySelector(`template[data-navigator-template="${name}"]`);
    return held.content.cloneNode(true);
  }

  // Swaps the screen. `content` is our own HTML, or nodes, of an edition that is in force `from` a day,
  // if that is known. With `focus`, the reader is taken to its heading; without, nothing moves (the
  // first screen), unless what had the focus is gone.
  show(content, { focus, from = "" }) {
    const isUnderFocus = this.#screen.contains(document.activeElement);
    this.#fill(content, from);
    const heading = this.#screen.querySelector("h1");
    document.title = heading ? `${heading.textContent} – ${this.#title}` : this.#title;
    if (!heading || !(focus || isUnderFocus)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (!focus) return;
    // The top of the page, so that the heading never stands under a sticky header.
    window.scrollTo({ top: 0, behavior: "instant" });
    // What a child in danger needs stands above the heading, and is seen first.
    if (this.#screen.querySelector(".nav-danger:not([hidden] *), h1") !== heading) return;
    // Where little fits on the screen, the heading would be below it.
    if (heading.getBoundingClientRect().bottom > window.innerHeight) heading.scrollIntoView({ block: "start", behavior: "instant" });
  }

  // The same screen, with more in it: focus, scroll, what was opened and what was typed stay. `sent` is
  // the event whose time was sent: what stood in its form is done with, and the reader is taken to the
  // first "by when" that is not what it was, unless they are in another form by then.
  renew(html, { sent = null } = {}) {
    const before = this.#limits().map(({ textContent }) => textContent);
    const typed = this.#unsent().filter(({ event }) => event !== sent);
    const elsewhere = document.activeElement?.closest("form.nav-time")?.dataset.event ?? sent;
    keepingPlace(this.#screen, () => {
      this.#fill(html);
      for (const { event, name, value } of typed) {
        const field = this.timeForm(event)?.elements[name];
        if (field) field.value = value;
      }
    });
    const changed = sent && elsewhere === sent && this.#limits().find(({ textContent }, n) => textContent !== before[n]);
    if (!changed) return;
    changed.tabIndex = -1;
    changed.focus({ preventScroll: true });
    changed.scrollIntoView({ block: "center", behavior: "instant" });
  }

  get form() {
    return this.#screen.querySelector("form.nav-question");
  }

  timeForm(event) {
    return [...this.#screen.querySelectorAll("form.nav-time")].find((form) => form.dataset.event === event);
  }

  // Whether the reader would lose something if the screen were drawn anew: a dialog that is open, a
  // link to copy, words that are selected, the field that they are in, or what they have typed and not
  // sent.
  get isInUse() {
    if (this.#section.querySelector("dialog[open], .nav-tocopy") || this.#unsent().length) return true;
    const selected = getSelection();
    if (!selected.isCollapsed && this.#screen.contains(selected.anchorNode)) return true;
    return this.#screen.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
  }

  #unsent() {
    const fields = [...this.#screen.querySelectorAll("form.nav-time input")].filter(({ value, defaultValue }) => value !== defaultValue);
    return fields.map(({ form, name, value }) => ({ event: form.dataset.event, name, value }));
  }

  // A line that is read out when it changes. `retry` are the words of a button that is added. `state`
  // is for tests: working, dated, old, undated, refused, or nothing.
  status(text, { retry = "", state = "" } = {}) {
    const line = this.#part("status");
    line.dataset.state = state;
    const button = this.#section.querySelector("[data-navigator-engine-retry]");
    if (line.textContent !== text) line.textContent = text;
    if (button && button.textContent === retry) return;
    const hadFocus = button && button === document.activeElement;
    button?.remove();
    if (hadFocus) {
      line.tabIndex = -1;
      line.focus({ preventScroll: true });
    }
    if (retry) {
      line.after(element("button", { type: "button", className: "nav-button nav-button--quiet", textContent: retry, data: { navigatorEngineRetry: "" } }));
    }
  }

  // How far the start has got, from 0 to 1; null takes the bar away. It is not read out.
  progress(done) {
    const bar = this.#section.querySelector("progress");
    if (done === null) {
      bar?.remove();
    } else if (bar) {
      bar.value = done;
    } else {
      const made = element("progress", { className: "nav-progress", max: 1, value: done });
      made.setAttribute("aria-label", "Working out the dates");
      this.#part("status").after(made);
    }
  }

  // `rows` are {id, label, text, rule, kind}; kind says what "Change" changes: answer or time.
  // `unused` are {label, text, why}: what was answered and is not used now.
  answers(rows, unused) {
    const panel = this.#part("answers");
    panel.hidden = rows.length === 0;
    // Focus on a "Change" stays, as the times may be listed anew while the reader is there.
    if (panel.contains(document.activeElement)) keepingPlace(panel, () => this.#fillPanel(panel, rows, unused));
    else this.#fillPanel(panel, rows, unused);
  }

  #fillPanel(panel, rows, unused) {
    panel.replaceChildren();
    if (panel.hidden) return;
    panel.append(element("h2", { textContent: "Your answers" }), rowList(rows.map((row) => answerRow(row, this.#section.dataset.base))));
    if (unused.length) panel.append(element("h3", { textContent: "Not used now" }), rowList(unused.map(unusedRow)));
  }

  // What stands above each screen: Back, and "Clear answers" once there is something to clear.
  bar({ back, clear }) {
    this.#part("back").hidden = !back;
    this.#part("restart").hidden = !clear;
    this.#part("bar").hidden = !back && !clear;
  }

  // What became of a link; it stands above the screen. An empty text takes it away.
  notice(text) {
    const line = this.#part("notice");
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  // Says of one choice of the question that is shown that it was given before.
  mark({ choice, text } = {}) {
    const button = [...this.#screen.querySelectorAll(".nav-choice")].find(({ value }) => value === choice);
    button?.append(" ", element("span", { className: "nav-choice__given", textContent: text }));
  }

  #limits() {
    return [...this.#screen.querySelectorAll("[data-duty] .nav-fact--when")];
  }

  get #screen() {
    return this.#part("screen");
  }

  #part(name) {
    return this.#section.querySelector(`[data-navigator-${name}]`);
  }

  #fill(content, from = "") {
    if (typeof content !== "string") {
      this.#screen.replaceChildren(content);
      return;
    }
    const template = document.createElement("template");
    template.innerHTML = content;
    // It may have been drawn when the site was built.
    const day = today();
    if (from && from <= day) showBegunOn(template.content, from);
    showStatusOn(day, template.content);
    this.#screen.replaceChildren(template.content);
    for (const form of this.#screen.querySelectorAll("form")) form.noValidate = true;
  }
}

function answerRow({ id, label, text, rule, kind, more }, base) {
  const change = element("button", { type: "button", className: "nav-answers__change", textContent: "Change", data: { navigatorChange: id, kind } });
  // In brackets: a name that starts with a colon is read with a space before it.
  change.append(element("span", { className: "sr", textContent: ` (${label})` }));
  const given = element("dd", { textContent: text });
  if (rule) given.append(element("small", { className: "nav-answers__rule", textContent: rule }));
  if (more) given.append(element("small", { className: "nav-answers__rule" }));
  if (more) given.lastChild.append(element("a", { href: base + more.path, textContent: more.text }));
  const row = element("div", { className: "nav-answers__row" });
  row.append(element("dt", { textContent: label }), given, element("dd", { className: "nav-answers__act" }));
  row.lastChild.append(change);
  return row;
}

function unusedRow({ label, text, why }) {
  const given = element("dd", { textContent: text });
  given.append(element("small", { className: "nav-answers__rule", textContent: why }));
  const row = element("div", { className: "nav-answers__row nav-answers__row--unused" });
  row.append(element("dt", { textContent: label }), given);
  return row;
}

function rowList(rows) {
  const list = element("dl", { className: "nav-answers__list" });
  list.append(...rows);
  return list;
}

function element(name, { data = {}, ...properties } = {}) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  Object.assign(made.dataset, data);
  return made;
}
