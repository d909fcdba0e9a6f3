// The navigator's questions and answers for a draft, to try it out: the same screens, marked as a draft's.

import { message, unlink } from "./draft_views.mjs";
import { clearFault, showFault, typed } from "./time_form.mjs";

export class DraftAnswers {
  #root;
  #bench;
  #answers = [];
  #times = {};

  // `bench(name, ...args)` asks the draft; `attempt(act)` says what goes wrong in an act.
  constructor(root, { bench, attempt }) {
    this.#root = root;
    this.#bench = bench;
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      attempt(() => this.#onSubmit(event));
    });
    root.addEventListener("click", (event) => attempt(() => this.#onClick(event)));
  }

  clear() {
    this.#answers = [];
    this.#times = {};
  }

  // Asks anew with what was answered, as far as the draft still asks it.
  async show() {
    const given = { answers: Object.fromEntries(this.#answers), times: this.#times };
    const { reply, html } = JSON.parse(await this.#bench("answer", JSON.stringify(given), now()));
    const bar = document.createElement("p");
    bar.className = "publish__buttons";
    if (this.#answers.length) bar.append(button("Back", "back"), button("Start again", "again"));
    const said = message("A try-out of your draft. Not a live answer.");
    const screen = document.createElement("div");
    screen.className = "nav-screen";
    screen.innerHTML = html;
    for (const heading of screen.querySelectorAll("h1, h2, h3, h4")) heading.replaceWith(lower(heading));
    // What is taken away is taken away from a live answer.
    for (const each of screen.querySelectorAll("[data-take-bar], [data-form]")) each.remove();
    unlink(screen);
    this.#root.replaceChildren(said, bar, screen);
    return reply;
  }

  async #onSubmit({ target: form, submitter }) {
    if (form.matches("form[data-question]")) {
      this.#answers = [...this.#answers.filter(([question]) => question !== form.dataset.question), [form.dataset.question, submitter.value]];
      await this.#again();
    } else if (form.matches("form[data-event]")) await this.#takeTime(form);
  }

  async #takeTime(form) {
    clearFault(form);
    const { day, hour } = typed(form);
    const { time, fault } = JSON.parse(await this.#bench("read_time", day, hour, now(), form.dataset.kind));
    if (fault) {
      showFault(form, fault);
      return;
    }
    this.#times = { ...this.#times, [form.dataset.event]: time };
    await this.#again();
  }

  async #onClick({ target }) {
    const asked = target.closest("button");
    if (asked?.value === "back") this.#answers = this.#answers.slice(0, -1);
    else if (asked?.value === "again") this.clear();
    else if (asked?.name === "remove") this.#times = without(this.#times, asked.form.dataset.event);
    else if (asked?.name === "now") {
      Object.assign(asked.form.elements.day, { value: "today" });
      if (asked.form.elements.hour) asked.form.elements.hour.value = new Date().toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
      await this.#takeTime(asked.form);
      return;
    } else return;
    await this.#again();
  }

  async #again() {
    await this.show();
    this.#root.querySelector(".nav-screen h3")?.focus();
  }
}

// The page has its own first two headings.
function lower(heading) {
  const made = document.createElement(`h${Number(heading.localName[1]) + 2}`);
  made.className = heading.className;
  made.tabIndex = -1;
  made.append(...heading.childNodes);
  return made;
}

function button(label, value) {
  return Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: label, value });
}

function without(held, name) {
  return Object.fromEntries(Object.entries(held).filter(([each]) => each !== name));
}

export function now() {
  return new Date().toISOString();
}
