// The finder of a council's policy: a field, the list that it narrows, and a way to take two.
//
// The list is in the page; a card's own link or button says what choosing it does. This module
// shows, hides and counts, and says where there is no policy. What is typed is kept nowhere.

import { meant, same } from "./areas.mjs";

const BETWEEN = "|";
const BETWEEN_COUNCILS = ";";
const MOST_ELSEWHERE = 6;
const LEAST_FOR_ELSEWHERE = 2;

export class AreaFinder {
  #root;
  #input;
  #cards;
  #joint;
  #elsewhere;
  #matches = { found: [], guess: false, vague: false, exact: undefined };
  #two = false;
  #picks = [];

  constructor(root) {
    this.#root = root;
    this.#input = root.querySelector("input");
    this.#cards = [...root.querySelectorAll("[data-areas-one]")].map((item) => ({
      item,
      name: item.dataset.areasOne,
      names: item.dataset.areasNames.split(BETWEEN),
      policy: item.dataset.areasPolicy,
    }));
    this.#joint = [...root.querySelectorAll("[data-areas-joint]")].map((item) => ({ item, policy: item.dataset.areasJoint }));
    this.#elsewhere = root.dataset.areasElsewhere
      .split(BETWEEN_COUNCILS)
      .map((text) => ({ names: text.split(BETWEEN), name: text.split(BETWEEN)[0] }))
      .filter((council) => !this.#cards.some((card) => same(card, council)));
  }

  mount() {
    const search = this.#part("search");
    search.hidden = false;
    this.#part("two").hidden = false;
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#entered();
    });
    this.#input.addEventListener("input", () => this.#draw());
    this.#root.addEventListener("click", (event) => this.#clicked(event));
    this.#draw();
  }

  // ------------------------------------------------------------------ what the reader does

  // One council was meant: take it. Else the status line says what to do.
  #entered() {
    const { found, guess, vague, exact } = this.#matches;
    const one = exact ?? (found.length === 1 && !guess && !vague ? found[0] : undefined);
    if (one) this.#take(one);
  }

  #clicked(event) {
    const { target } = event;
    if (target.closest("[data-areas-both-councils]")) this.#start(true);
    else if (target.closest("[data-areas-one-only]")) this.#start(false);
    else if (target.closest("[data-areas-again]")) this.#start(true);
    else if (target.closest("[data-areas-remove]")) this.#remove(target.closest("[data-areas-remove]").dataset.areasRemove);
    else if (this.#two && !target.closest("[data-areas-both]")) {
      const card = this.#cards.find(({ item }) => target.closest("[data-areas-go]") && item.contains(target));
      if (!card) return;
      event.preventDefault();
      this.#take(card);
    }
  }

  #take(council) {
    if (this.#two) {
      this.#picks.push(council);
      this.#input.value = "";
      this.#draw();
      if (this.#picks.length < 2) this.#input.focus();
      else this.#heading("both").focus();
    } else if (council.item) {
      council.item.querySelector("[data-areas-go]").click();
    } else {
      this.#absent([council]);
      this.#part("absent").querySelector("[tabindex]").focus();
    }
  }

  #start(two) {
    this.#two = two;
    this.#picks = [];
    this.#input.value = "";
    this.#draw();
    if (two) this.#heading("chosen").focus();
    else this.#input.focus();
  }

  #remove(name) {
    this.#picks = this.#picks.filter((council) => council.name !== name);
    this.#draw();
    this.#input.focus();
  }

  // ------------------------------------------------------------------ what is shown

  #draw() {
    const typed = this.#input.value.trim();
    const left = [...this.#cards, ...this.#elsewhere].filter((council) => !this.#picks.includes(council));
    this.#matches = meant(typed, left);
    const done = this.#picks.length === 2;
    const asked = typed !== "";
    const found = asked ? this.#matches.found : this.#cards.filter((card) => left.includes(card));
    const away = found.filter(({ item }) => !item);
    this.#list(found.filter(({ item }) => item), asked);
    const named = typed.length >= LEAST_FOR_ELSEWHERE ? away : [];
    const { guess, vague } = this.#matches;
    const alone = !this.#two && named.length === 1 && found.length === 1 && !guess && !vague;
    this.#others(alone ? [] : named.slice(0, MOST_ELSEWHERE));
    if (alone) this.#absent(named);
    else if (!done) this.#absent([]);
    this.#part("missing").open = asked && found.length === 0 && !vague;
    this.#part("search").hidden = done;
    this.#part("list").hidden = done;
    this.#part("missing").hidden = done || alone;
    this.#part("two").hidden = this.#two;
    this.#root.toggleAttribute("data-areas-taking-two", this.#two);
    this.#chosen(done);
    if (done) this.#both();
    this.#part("found").textContent = done ? "" : this.#words(typed, found, named);
  }

  // The cards of these councils, best first; a joint policy's own where two of its areas are shown.
  #list(shown, asked) {
    for (const { item } of this.#cards) item.hidden = true;
    const ordered = asked ? shown : this.#cards.filter((card) => shown.includes(card));
    for (const { item } of ordered) {
      item.hidden = false;
      this.#part("list").append(item);
    }
    for (const { item, policy } of this.#joint) {
      item.hidden = this.#two || shown.filter((card) => card.policy === policy).length < 2;
      this.#part("list").append(item);
    }
  }

  #others(councils) {
    for (const old of this.#part("list").querySelectorAll(".areas__one--elsewhere")) old.remove();
    for (const council of councils) {
      const item = this.#template("elsewhere");
      item.querySelector("[data-areas-name]").textContent = council.name;
      item.querySelector("button").addEventListener("click", () => this.#take(council));
      this.#part("list").append(item);
    }
  }

  #absent(councils) {
    const place = this.#part("absent");
    place.hidden = councils.length === 0;
    place.replaceChildren(
      ...councils.map(({ name }) => {
        const section = this.#template("absent");
        section.querySelector("[data-areas-heading]").textContent = name;
        return section;
      }),
    );
  }

  #chosen(done) {
    this.#part("chosen").hidden = !this.#two || done;
    this.#part("both").hidden = !done;
    this.#part("picks").replaceChildren(
      ...this.#picks.map(({ name }) => {
        const item = document.createElement("li");
        const remove = document.createElement("button");
        Object.assign(remove, { type: "button", className: "areas__link", textContent: "Remove" });
        remove.dataset.areasRemove = name;
        remove.setAttribute("aria-label", `Remove ${name}`);
        item.append(`${name} `, remove);
        return item;
      }),
    );
  }

  // Both were chosen: their cards, and what to do with two answers.
  #both() {
    const here = this.#picks.filter(({ item }) => item);
    const policies = new Set(here.map(({ policy }) => policy));
    const joint = here.length === 2 && policies.size === 1;
    const rule = joint ? "one" : { 2: "two", 1: "part", 0: "none" }[here.length];
    for (const line of this.#root.querySelectorAll("[data-areas-rule]")) line.hidden = line.dataset.areasRule !== rule;
    this.#heading("both").textContent = this.#picks.map(({ name }) => name).join(" and ");
    const items = joint ? this.#joint.filter(({ policy }) => policies.has(policy)) : here;
    this.#part("result").replaceChildren(
      ...items.map(({ item }) => {
        const card = item.cloneNode(true);
        card.hidden = false;
        const button = card.querySelector("[data-areas-several]");
        if (button) button.value = button.dataset.areasSeveral;
        return card;
      }),
    );
    this.#absent(this.#picks.filter(({ item }) => !item));
  }

  #words(typed, found, named) {
    if (this.#two && typed === "") return this.#picks.length === 1 ? `${this.#picks[0].name} is chosen. Now the second council.` : "";
    if (typed === "") return "";
    if (this.#matches.vague) return "Type more of the name. Other councils may fit too.";
    if (found.length === 0) return "No council of that name is known here. Type the council's name, not a town's. A county council may be the one responsible.";
    if (this.#matches.guess) return found.length === 1 ? "No council is spelt like that. Did you mean this one?" : "No council is spelt like that. Did you mean one of these?";
    const here = found.filter(({ item }) => item).length;
    if (here === 0) return named.length === 1 ? `${named[0].name}: no policy here.` : "No policy here for a council of that name.";
    return here === 1 ? "1 council with a policy here." : `${here} councils with a policy here. Choose one.`;
  }

  // ------------------------------------------------------------------ parts of the page

  #part(name) {
    return this.#root.querySelector(`[data-areas-${name}]`);
  }

  #heading(name) {
    return this.#part(name).querySelector("[tabindex]");
  }

  #template(name) {
    const held = this.#root.querySelector(`template[data-areas-template="${name}"]`);
    return held.content.firstElementChild.cloneNode(true);
  }
}
