// Chooses which policies stand side by side, and which questions are put to them. Columns that the page
// does not hold are fetched when they are chosen. What the chosen ones have in common is worked out from their cells' keys.

import { AskedQuestions } from "./compare_questions.mjs";
import { chosenCells } from "./csv.mjs";
import { saveFile } from "./saving.mjs";
import { mountEach } from "./shown.mjs";
import { showStatusOn } from "./status_today.mjs";
import { today } from "./today.mjs";

// As many columns as a desk has room for.
const MOST_WITHOUT_SCROLLING = 5;
const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long" });

class Comparison {
  #root;
  #boxes;
  #asked;
  #said;
  #turn = 0;
  #ending = new AbortController();

  constructor(root) {
    this.#root = root;
    this.#boxes = [...root.querySelectorAll('input[name="policy"]')];
    this.#asked = new AskedQuestions(root);
    this.#said = root.querySelector("[data-compare-said]");
  }

  mount() {
    for (const part of this.#root.querySelectorAll("[data-compare-choose], [data-compare-print]")) part.hidden = false;
    this.#root.querySelector("[data-compare-choose]").addEventListener("change", ({ target }) => this.#choose(target));
    this.#root.querySelector("[data-compare-print]").addEventListener("click", () => window.print());
    const { signal } = this.#ending;
    addEventListener("beforeprint", () => (this.#root.querySelector("[data-compare-printed]").textContent = DAY.format(new Date())), { signal });
    this.#root.querySelector("[data-compare-csv]").addEventListener("click", (event) => this.#download(event));
    const address = new URLSearchParams(location.hash.slice(1));
    this.#asked.choose(address.get("questions")?.split(",") ?? []);
    const named = address.get("policies")?.split(",");
    if (named?.some((policy) => this.#boxes.some((box) => box.value === policy))) {
      for (const box of this.#boxes) box.checked = named.includes(box.value);
    }
    // Some browsers tick again, by themselves, what was ticked before a page was loaded anew.
    if (!this.#asked.isWhole || this.#boxes.some((box) => box.checked !== box.defaultChecked)) this.#draw();
  }

  unmount() {
    this.#ending.abort();
  }

  async #choose(box) {
    this.#asked.took(box);
    await this.#draw();
    const chosen = this.#chosen.map(({ value }) => value);
    const parts = chosen.length ? [`policies=${chosen.join(",")}`] : [];
    if (!this.#asked.isWhole && this.#asked.chosen.length) parts.push(`questions=${this.#asked.chosen.join(",")}`);
    // A link to just these: no answers of anybody's are in it.
    history.replaceState(history.state, "", parts.length ? `#${parts.join("&")}` : location.pathname);
  }

  get #chosen() {
    return this.#boxes.filter((box) => box.checked);
  }

  async #draw() {
    const mine = (this.#turn += 1);
    const missing = this.#chosen.filter((box) => box.dataset.column);
    const failed = (await Promise.all(missing.map((box) => this.#fetch(box)))).filter(Boolean);
    if (mine !== this.#turn) return;
    const chosen = this.#chosen.filter((box) => !box.dataset.column);
    const policies = new Set(chosen.map((box) => box.value));
    for (const cell of this.#root.querySelectorAll(":is(th, td)[data-policy]")) cell.hidden = !policies.has(cell.dataset.policy);
    for (const table of this.#root.querySelectorAll("table")) table.toggleAttribute("data-many", chosen.length > MOST_WITHOUT_SCROLLING);
    for (const group of this.#root.querySelectorAll("[data-row]")) this.#drawGroup(group, chosen);
    this.#asked.draw();
    for (const place of this.#root.querySelectorAll("[data-compare-count]")) place.textContent = COUNTS[chosen.length] ?? chosen.length;
    if (failed.length) this.#said.textContent = `Could not be fetched: ${failed.join(", ")}. Are you offline? Choose again to try again.`;
    else if (!chosen.length) this.#said.textContent = "Choose at least one policy.";
    else this.#said.textContent = this.#asked.chosen.length ? `${chosen.length} of ${this.#boxes.length} shown` : "Choose at least one question.";
  }

  // The name of a policy whose column cannot be had; nothing once it is in the page.
  async #fetch(box) {
    try {
      const response = await fetch(new URL(box.dataset.column, document.baseURI), { cache: "no-cache" });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      this.#add(box, await response.json());
      showStatusOn(today(), this.#root);
    } catch {
      box.checked = false;
      return box.dataset.name;
    }
    return "";
  }

  #add(box, { head, whose: said, cells }) {
    if (!box.dataset.column) return;
    delete box.dataset.column;
    for (const row of this.#root.querySelectorAll("thead > tr")) this.#place(row, "th", box.value, head).scope = "col";
    for (const group of this.#root.querySelectorAll("[data-row]")) {
      const { key, html } = cells[group.dataset.row];
      const cell = this.#place(group.rows[1], "td", box.value, html);
      cell.dataset.key = key;
      const whose = document.createElement("p");
      whose.className = "compare__whose";
      whose.textContent = said;
      cell.prepend(whose);
    }
  }

  // A cell of a later column, in the order of the boxes.
  #place(row, name, policy, html) {
    const order = this.#boxes.map((box) => box.value);
    const cell = document.createElement(name);
    cell.dataset.policy = policy;
    cell.innerHTML = html;
    const next = [...row.cells].find((each) => order.indexOf(each.dataset.policy) > order.indexOf(policy));
    row.insertBefore(cell, next ?? null);
    return cell;
  }

  #drawGroup(group, chosen) {
    const cells = new Map([...group.rows[1].cells].map((cell) => [cell.dataset.policy, cell]));
    group.rows[0].cells[0].colSpan = Math.max(1, chosen.length);
    const found = new Map();
    for (const box of chosen) {
      const { key } = cells.get(box.value).dataset;
      if (key) found.set(key, [...(found.get(key) ?? []), box.dataset.name]);
    }
    // Nothing to say of a stage that none of the chosen ladders has.
    group.hidden = !this.#asked.has(group.dataset.row) || chosen.every((box) => !cells.get(box.value).querySelector("li, .compare__place"));
    const list = group.querySelector("[data-compare-alike]");
    if (!list) return;
    const ordered = [...found].sort((one, other) => other[1].length - one[1].length);
    list.replaceChildren(...ordered.map(([key, names]) => alike(key, ordered.length === 1 ? "all of them" : names.join(", "))));
  }

  async #download(event) {
    if (this.#chosen.length === this.#boxes.length && this.#asked.isWhole) return;
    event.preventDefault();
    const link = event.currentTarget;
    try {
      const response = await fetch(link.href);
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const wanted = this.#boxes.map((box) => box.checked);
      saveFile("compare.csv", chosenCells(await response.text(), wanted, this.#asked.wanted), "text/csv");
    } catch {
      this.#said.textContent = "The file could not be fetched. Are you offline?";
    }
  }
}

function alike(key, names) {
  const item = document.createElement("li");
  const said = document.createElement("strong");
  said.textContent = key;
  item.append(said, `: ${names}`);
  return item;
}

mountEach('[data-module="compare"]', (root) => new Comparison(root));
