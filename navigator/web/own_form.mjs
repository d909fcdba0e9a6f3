// The form of a trainer's own exercise. It draws what the exercise holds, and hands back what was
// changed; what the navigator would ask and answer comes from Python.

import { markFaults } from "./own_faults.mjs";
import { button, element, field, input, labelled, replaceAround } from "./own_fields.mjs";

const LABELS = {
  title: "Title",
  about: "What it is about, in one line",
  you: "Whose part the class takes",
  facilitator: "Notes for the facilitator (a line each)",
  discuss: "To talk about (a line each)",
  story: "The story so far (a line for each paragraph)",
  now: "The clock",
  answers: "What the navigator would be told",
  times: "When it happened",
  then: "What is asked of the class",
  ask: "Question, if not \"Whom do you contact next?\"",
  why: "Why that is right (a line for each paragraph)",
};

export class OwnForm {
  #root;
  #onChange;
  #form;
  // By the step's id, what its answers show, as text.
  #shown = new Map();
  // Steps that were removed, the last one last: {step, next, taken}. `next` is the step that took over
  // its answers and times, by the names in `taken`.
  #removed = [];

  constructor(root, onChange) {
    this.#root = root;
    this.#onChange = onChange;
    root.addEventListener("input", (event) => this.#took(event.target));
    root.addEventListener("click", (event) => this.#clicked(event.target));
  }

  // Of its steps, in order.
  get ids() {
    return this.#form.steps.map(({ id }) => id);
  }

  // The field that an address in the file is about, if there is one: of an answer that is missing, the
  // question without one.
  #fieldAt(address) {
    const [first, id, part = "title", ...rest] = address.split("[")[0].split(".");
    if (first !== "steps") return this.#root.querySelector(`[name="${CSS.escape(first)}"]`);
    const start = `steps.${this.#form.steps.findIndex((step) => step.id === id)}.${part}`;
    const all = [...this.#root.querySelectorAll(`[name^="${CSS.escape(start)}"]`)];
    const key = rest.join(".");
    const isOf = ({ name }) => name === `${start}.${key}` || name.startsWith(`${start}.${key}|`);
    return all.find(isOf) ?? (part === "answers" ? all.find(({ value }) => !value) : undefined) ?? all[0];
  }

  get value() {
    return this.#form;
  }

  open(form, worked) {
    this.#form = form;
    this.#removed = [];
    this.#shown.clear();
    this.#draw();
    this.show(worked, this.ids);
  }

  // What depends on the answers: questions, times, and the steps to ask for. Where nothing of it has
  // changed it is left alone: a list may be open, or a date half typed.
  // `ids` are the steps that it was worked out for: others may have come or gone since.
  show({ steps }, ids) {
    if (String(ids) !== String(this.ids)) return;
    for (const [number, worked] of steps.entries()) {
      const text = JSON.stringify(worked);
      const place = this.#root.querySelector(`[data-worked="${number}"]`);
      if (this.#shown.get(ids[number]) === text) continue;
      this.#shown.set(ids[number], text);
      replaceAround(place, this.#worked(number, worked));
    }
  }

  // Says each of the findings at its field.
  mark(findings) {
    markFaults(this.#root, findings, ({ address }) => this.#fieldAt(address));
  }

  // How a place in the file is called here: "Step 2: The clock".
  nameOf(address) {
    const [first, id, part] = address.split(/[.[]/);
    if (first !== "steps") return LABELS[first] ?? "The exercise";
    const number = this.#form.steps.findIndex((step) => step.id === id) + 1;
    return part ? `Step ${number}: ${LABELS[part] ?? part}` : `Step ${number}`;
  }

  goTo(address) {
    const [, id] = address.split(/[.[]/);
    const number = this.#form.steps.findIndex((step) => step.id === id);
    (this.#fieldAt(address) ?? this.#stepAt(number)?.querySelector("input"))?.focus();
  }

  #draw() {
    const top = ["title", "about", "you"].map((name) => field(name, LABELS[name], this.#form[name]));
    const steps = this.#form.steps.map((step, number) => this.#step(step, number));
    const notes = ["facilitator", "discuss"].map((name) => field(name, LABELS[name], this.#form[name], true));
    this.#root.replaceChildren(...top, ...steps, element("h2", { textContent: "For whoever leads the class" }), ...notes);
    this.#offerUndo();
  }

  // At the start of the step that is now where it was.
  #offerUndo() {
    const last = this.#removed.at(-1);
    if (!last) return;
    const place = this.#stepAt(this.#placeOf(last));
    const line = element("p", { className: "own__removed", id: "own-removed", textContent: `${last.step.title ? `“${last.step.title}”` : "A step without a title"} is removed. ` });
    line.append(button("Undo", "undo"));
    place.querySelector("legend").after(line);
    place.setAttribute("aria-describedby", line.id);
  }

  // The number of the step that stands where a removed one was.
  #placeOf({ next }) {
    const { steps } = this.#form;
    const number = steps.indexOf(next);
    return number < 0 ? steps.length - 1 : number;
  }

  #stepAt(number) {
    return this.#root.querySelector(`[data-step-form="${number}"]`);
  }

  #step(step, number) {
    const box = element("fieldset", { className: "own__step", tabIndex: -1 });
    box.dataset.stepForm = number;
    const at = (name) => `steps.${number}.${name}`;
    const [day, hour = ""] = step.now.split("T");
    const clock = element("div", { className: "own__pair" });
    clock.append(input(at("now.day"), `${LABELS.now}: day`, day, "date"), input(at("now.hour"), "Time", hour, "time"));
    const worked = element("div", { className: "own__worked" });
    worked.dataset.worked = number;
    const text = this.#shown.get(step.id);
    if (text) worked.append(...this.#worked(number, JSON.parse(text)));
    const buttons = element("p", { className: "own__buttons" });
    buttons.append(button("Add a step after this one", "add", number));
    if (this.#form.steps.length > 1) buttons.append(" ", button("Remove this step", "remove", number));
    box.append(
      element("legend", { textContent: `Step ${number + 1}` }),
      field(at("title"), LABELS.title, step.title),
      field(at("story"), LABELS.story, step.story, true),
      clock,
      worked,
      field(at("ask"), LABELS.ask, step.ask),
      field(at("why"), LABELS.why, step.why, true),
      field(at("discuss"), LABELS.discuss, step.discuss, true),
      buttons,
    );
    return box;
  }

  #worked(number, { questions, times, duties, fault }) {
    const at = (name) => `steps.${number}.${name}`;
    // What was chosen since it was worked out stays so.
    const step = this.#form.steps[number];
    const made = [element("p", { className: "own__title", textContent: LABELS.answers })];
    for (const { id, label, given, choices } of questions) {
      const select = element("select", { name: at(`answers.${id}`) });
      const chosen = step.answers[id] ?? given;
      if (!chosen) select.append(new Option("Choose an answer", ""));
      select.append(...choices.map((choice) => new Option(choice.label, choice.id, false, choice.id === chosen)));
      made.push(labelled(label, select));
    }
    for (const { id, label, given } of times) {
      const [day = "", hour = ""] = (step.times[id] ?? given).split("T");
      const pair = element("div", { className: "own__pair" });
      pair.append(input(at(`times.${id}|day`), label, day, "date"), input(at(`times.${id}|hour`), "Time, if known", hour, "time"));
      made.push(pair);
    }
    if (duties.length) made.push(element("p", { className: "own__title", textContent: "The navigator's answer. Tick what else to ask the class for:" }));
    for (const { id, do: deed, by, first } of duties) {
      const box = element("input", { type: "checkbox", name: at(`asked.${id}`), checked: first || step.asked.includes(id), disabled: first });
      const line = element("label", { className: "own__duty" });
      const words = element("span");
      words.append(element("strong", { textContent: deed }), ` ${by}`);
      line.append(box, words);
      made.push(line);
    }
    if (fault) made.push(element("p", { className: "nav-message", textContent: fault }));
    return made;
  }

  // Puts what was typed or chosen where it belongs.
  #took({ name, value, checked }) {
    if (!name) return;
    const [first, number, part, ...rest] = name.split(".");
    if (first !== "steps") this.#form[first] = value;
    else {
      const step = this.#form.steps[number];
      const key = rest.join(".");
      if (part === "now") step.now = this.#moment(`steps.${number}.now.day`, `steps.${number}.now.hour`);
      else if (part === "answers") step.answers[key] = value;
      else if (part === "times") this.#time(step, number, key.split("|")[0]);
      else if (part === "asked") step.asked = checked ? [...step.asked, key] : step.asked.filter((each) => each !== key);
      else step[part] = value;
    }
    this.#onChange();
  }

  #time(step, number, id) {
    const name = `steps.${number}.times.${id}`;
    const moment = this.#moment(`${name}|day`, `${name}|hour`);
    if (moment) step.times[id] = moment;
    else delete step.times[id];
  }

  #moment(dayName, hourName) {
    const day = this.#root.querySelector(`[name="${CSS.escape(dayName)}"]`).value;
    const hour = this.#root.querySelector(`[name="${CSS.escape(hourName)}"]`).value;
    return day && hour ? `${day}T${hour}` : day;
  }

  #clicked({ dataset }) {
    const deeds = { add: () => this.#add(Number(dataset.step)), remove: () => this.#remove(Number(dataset.step)), undo: () => this.#undo() };
    const focused = deeds[dataset?.deed]?.();
    if (!focused) return;
    this.#draw();
    this.#onChange();
    const place = this.#root.querySelector(focused);
    place.focus({ preventScroll: true });
    place.closest("fieldset").scrollIntoView({ behavior: "instant" });
  }

  // Each of these gives the place where its reader goes on.
  #add(number) {
    this.#form.steps.splice(number + 1, 0, this.#fresh(this.#form.steps[number]));
    return `[name="steps.${number + 1}.title"]`;
  }

  // What a step says holds for those after it: the next one takes it over.
  #remove(number) {
    const { steps } = this.#form;
    const [step] = steps.splice(number, 1);
    const next = steps[number];
    const taken = {};
    for (const part of next ? ["answers", "times"] : []) {
      taken[part] = Object.keys(step[part]).filter((key) => !(key in next[part]));
      next[part] = { ...step[part], ...next[part] };
    }
    const gone = { step, next, taken };
    this.#removed.push(gone);
    return `[data-step-form="${this.#placeOf(gone)}"]`;
  }

  #undo() {
    const gone = this.#removed.pop();
    const { step, next, taken } = gone;
    const { steps } = this.#form;
    const number = steps.includes(next) ? steps.indexOf(next) : steps.length;
    steps.splice(number, 0, step);
    for (const [part, keys] of Object.entries(taken)) {
      for (const key of keys) if (next[part][key] === step[part][key]) delete next[part][key];
    }
    return `[data-step-form="${number}"]`;
  }

  #fresh({ now }) {
    // One that was removed may come back.
    const taken = new Set([...this.ids, ...this.#removed.map(({ step }) => step.id)]);
    let count = taken.size + 1;
    while (taken.has(`step-${count}`)) count += 1;
    return { id: `step-${count}`, title: "", story: "", now, answers: {}, times: {}, ask: "", asked: [], why: "", discuss: "" };
  }
}
