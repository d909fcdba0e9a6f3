// A trainer's own exercise: copied or opened, changed in a form, tried out, downloaded. The site's own
// Python works out the answers here; nothing of it leaves the browser, and nothing is kept.

import { codeOf } from "./class_link.mjs";
import { copied } from "./copying.mjs";
import { OF_EXERCISE, readFile } from "./draft_file.mjs";
import { Drill } from "./drill.mjs";
import { Engine } from "./engine.mjs";
import { NavigatorError } from "./errors.mjs";
import { LONGEST_CODE, LinkTooLong, exerciseFrom, exerciseLink, restOf } from "./exercise_link.mjs";
import { OwnForm } from "./own_form.mjs";
import { siteText } from "./published_text.mjs";
import { saveFile } from "./saving.mjs";

// After the last key: what is half typed need not be tried.
const PAUSE_MS = 500;

class OwnExercise {
  #root;
  #parts;
  // BENCH_WORKER is put in by the bundler: the worker's file, beside this one, its size and integrity.
  #engine = new Engine({ ...BENCH_WORKER, url: new URL(BENCH_WORKER.file, import.meta.url) });
  #form;
  #held = new Set();
  #worked = null;
  #saved = "";
  #drill = null;
  #timer;
  #turn = 0;

  constructor(root) {
    this.#root = root;
    const names = ["status", "open", "copy", "file", "work", "try", "save", "close", "said", "faults", "form", "trial", "share", "sent", "link", "copied", "copied-said", "code"];
    this.#parts = Object.fromEntries(names.map((name) => [name, root.querySelector(`[data-own-${name}]`)]));
    this.#form = new OwnForm(this.#parts.form, () => this.#later());
  }

  mount() {
    const { open, copy, file, close } = this.#parts;
    open.hidden = false;
    copy.addEventListener("submit", () => this.#copy(copy.elements.scenario.value));
    file.addEventListener("change", () => file.files[0] && this.#openFile(file.files[0]));
    this.#parts.try.addEventListener("click", () => this.#try());
    this.#parts.save.addEventListener("click", () => this.#save());
    this.#parts.share.addEventListener("click", () => this.#share());
    this.#parts.copied.addEventListener("click", () => this.#copyLink());
    close.addEventListener("click", () => this.#close());
    addEventListener("beforeunload", (event) => this.#isChanged && event.preventDefault());
    this.#engine.listen((engine) => this.#onEngine(engine));
    // Another link in the same tab is another exercise: what is not downloaded is asked about.
    const rest = restOf(location.hash);
    addEventListener("hashchange", () => restOf(location.hash) && restOf(location.hash) !== rest && location.reload());
    if (rest) {
      this.#openLink();
      return;
    }
    const named = decodeURIComponent(location.hash.slice(1));
    if ([...copy.elements.scenario.options].some(({ value }) => value === named)) {
      copy.elements.scenario.value = named;
      this.#copy(named);
    }
  }

  #copy(named) {
    return this.#guarded(async () => {
      const text = await siteText(`training/${named}.yaml`, "The exercise could not be loaded. Check your connection, and try again.");
      await this.#open(text, named.split("/")[0]);
      this.#saved = this.#worked.yaml;
    });
  }

  #openFile(file) {
    return this.#guarded(async () => {
      const { text } = await readFile(file, OF_EXERCISE);
      this.#parts.file.value = "";
      await this.#open(text, "");
      this.#saved = this.#worked.yaml;
    });
  }

  // Somebody's exercise, that came in the address: it begins at once.
  #openLink() {
    this.#root.classList.add("is-from-link");
    document.querySelector("h1").textContent = "An exercise for your class";
    return this.#guarded(async () => {
      await this.#open(await exerciseFrom(location.hash), "");
      this.#saved = this.#worked.yaml;
      const [finding] = this.#worked.findings;
      if (finding) throw new NavigatorError(`This exercise has a mistake, so it cannot be practised: ${this.#form.nameOf(finding.address)}. Found ${finding.found}.`);
      this.#begin({ link: location.href.length > LONGEST_CODE ? "" : location.href, rest: restOf(location.hash) });
    });
  }

  async #open(text, policy) {
    const { form, findings } = JSON.parse(await this.#ask("open_scenario", text, policy));
    if (!form) {
      const [{ line, found, allowed, remedy }] = findings;
      throw new NavigatorError(`This file is no exercise that can be opened. Line ${line || 1}: found ${found}. Allowed: ${allowed}. To do: ${remedy}.`);
    }
    await this.#hold(form);
    const worked = JSON.parse(await this.#ask("work_scenario", JSON.stringify(form)));
    this.#form.open(form, worked);
    this.#parts.work.hidden = false;
    this.#parts.open.hidden = true;
    this.#show(worked);
    this.#parts.form.querySelector("input").focus();
  }

  // The edition that it is about, from the site's open data.
  async #hold({ policy, edition }) {
    const named = `${policy}/${edition}`;
    if (this.#held.has(named)) return;
    const json = await siteText(`api/v1/editions/${named}.json`, `This site has no edition "${edition}" of the policy "${policy || "(not named)"}". Begin with a copy of an exercise that is here.`);
    await this.#ask("hold_edition", json);
    this.#held.add(named);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#parts.said.textContent = "";
    // A link holds the exercise as it was.
    this.#parts.sent.hidden = true;
    this.#timer = setTimeout(() => this.#work(), PAUSE_MS);
  }

  #work() {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    return this.#guarded(async () => {
      const worked = JSON.parse(await this.#ask("work_scenario", JSON.stringify(this.#form.value)));
      if (turn === this.#turn) this.#show(worked);
    });
  }

  #show(worked) {
    this.#worked = worked;
    this.#form.show(worked);
    const { faults } = this.#parts;
    faults.replaceChildren(...worked.findings.map((finding) => this.#fault(finding)));
    if (worked.findings.length) this.#parts.said.textContent = "";
    this.#parts.try.disabled = worked.html === "";
  }

  // One thing to put right, with the way to it.
  #fault({ address, found, allowed, remedy }) {
    const item = document.createElement("li");
    const go = Object.assign(document.createElement("button"), { type: "button", className: "drill__small", textContent: this.#form.nameOf(address) });
    go.addEventListener("click", () => this.#form.goTo(address));
    item.append(go, ` Found ${found}. Allowed: ${allowed}. To do: ${remedy}${remedy.endsWith("?") ? "" : "."}`);
    return item;
  }

  async #try() {
    await this.#work();
    if (!this.#worked.html) return;
    const link = await this.#link().catch((error) => {
      if (!(error instanceof LinkTooLong)) throw error;
      return "";
    });
    this.#begin({ link: link.length > LONGEST_CODE ? "" : link, rest: "" });
    this.#parts.trial.querySelector("button").focus();
  }

  #begin(own) {
    const { trial, work } = this.#parts;
    const back = Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: "Back to the form" });
    const place = document.createElement("div");
    place.innerHTML = this.#worked.html;
    const from = Object.assign(document.createElement("p"), { className: "own__from", textContent: "This exercise came in a link. Its story and reasons are its author's, not this site's." });
    trial.replaceChildren(...(own.rest ? [from, place, back] : [back, place]));
    trial.hidden = false;
    work.hidden = true;
    this.#drill = new Drill(place.querySelector(".drill"), own);
    this.#drill.mount();
    back.addEventListener("click", () => this.#endTrial());
  }

  // The class needs no notes for the facilitator.
  async #link() {
    const { yaml } = JSON.parse(await this.#ask("work_scenario", JSON.stringify({ ...this.#form.value, facilitator: "" })));
    return exerciseLink(yaml, location.href);
  }

  async #share() {
    await this.#work();
    if (!this.#worked.html) {
      this.#parts.said.textContent = "Put right what is listed here first.";
      return;
    }
    await this.#guarded(async () => {
      const link = await this.#link();
      const { sent, link: field, code } = this.#parts;
      field.value = link;
      code.replaceChildren(link.length > LONGEST_CODE ? "The link is too long for a code. Send it, or hand out the file." : codeOf(link));
      this.#parts["copied-said"].textContent = "";
      sent.hidden = false;
      field.focus();
      field.select();
    });
  }

  async #copyLink() {
    const { link } = this.#parts;
    const done = await copied(Promise.resolve(link.value));
    if (!done) link.select();
    this.#parts["copied-said"].textContent = done ? "Copied." : "Copy it by hand: it is selected.";
  }

  #endTrial() {
    this.#drill?.unmount();
    this.#drill = null;
    history.replaceState(null, "", location.pathname);
    this.#parts.trial.hidden = true;
    this.#parts.trial.replaceChildren();
    this.#parts.work.hidden = false;
    this.#parts.try.focus();
  }

  async #save() {
    await this.#work();
    const { policy, title } = this.#form.value;
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 50) || "exercise";
    saveFile(`${policy}-${name}.yaml`, this.#worked.yaml, "application/yaml");
    this.#saved = this.#worked.yaml;
    this.#parts.said.textContent = "Downloaded. Open the file here to go on with it.";
  }

  #close() {
    if (this.#isChanged && !confirm("Your changes are not downloaded. Go on without them?")) return;
    this.#saved = this.#worked?.yaml ?? "";
    this.#parts.work.hidden = true;
    this.#parts.open.hidden = false;
    this.#parts.copy.elements.scenario.focus();
  }

  get #isChanged() {
    return !this.#parts.work.hidden && this.#worked !== null && this.#worked.yaml !== this.#saved;
  }

  #ask(name, ...args) {
    if (this.#engine.state === "failed") this.#engine.restart();
    return this.#engine.call(name, args, { edition: null, holidays: null });
  }

  #onEngine({ state, progress: { loaded, total } }) {
    const { status } = this.#parts;
    if (state === "starting") status.textContent = total ? `Starting: ${Math.round((loaded / total) * 100)}%` : "Starting…";
    else if (status.textContent.startsWith("Starting")) status.textContent = "";
  }

  // Does it, and says in the page what went wrong. The form stays as it is.
  async #guarded(act) {
    try {
      await act();
      if (this.#engine.state === "ready") this.#parts.status.textContent = "";
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      this.#parts.status.textContent = error.reason ? `Answers cannot be worked out here: ${error.reason}.` : error.message;
    }
  }
}

const root = document.querySelector('[data-module="own-exercise"]');
if (root) new OwnExercise(root).mount();
