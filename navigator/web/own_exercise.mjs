// A trainer's own exercise: copied or opened, changed in a form, tried out, downloaded. The site's own
// Python works out the answers here; nothing of it leaves the browser, and nothing is kept.

import { codeOf } from "./class_link.mjs";
import { copied } from "./copying.mjs";
import { OF_EXERCISE, readFile } from "./draft_file.mjs";
import { Engine } from "./engine.mjs";
import { NavigatorError } from "./errors.mjs";
import { LONGEST_CODE, exerciseFrom, exerciseLink, restOf } from "./exercise_link.mjs";
import { faultItem } from "./own_faults.mjs";
import { OwnForm } from "./own_form.mjs";
import { OwnTrial } from "./own_trial.mjs";
import { siteText } from "./published_text.mjs";
import { saveFile } from "./saving.mjs";
import { SECONDS_FOR_A_BENCH } from "./watchdog.mjs";

// After the last key: what is half typed need not be tried.
const PAUSE_MS = 500;

class OwnExercise {
  #root;
  #parts;
  // BENCH_WORKER is put in by the bundler: the worker's file, beside this one, its size and integrity.
  #engine = new Engine({ ...BENCH_WORKER, url: new URL(BENCH_WORKER.file, import.meta.url) }, undefined, SECONDS_FOR_A_BENCH);
  #form;
  // The editions that Python holds, as long as it runs.
  #held = new Set();
  // What Python made of the form last, and the form that it made it of, as text.
  #worked = null;
  #asked = "";
  #working = Promise.resolve(false);
  #isOpen = false;
  // The form as it was opened, or downloaded last.
  #saved = "";
  #trial;
  #timer;
  #turn = 0;

  constructor(root) {
    this.#root = root;
    const names = ["status", "open", "copy", "file", "work", "try", "save", "close", "said", "count", "faults", "form", "trial", "share", "sent", "link", "copied", "copied-said", "code"];
    this.#parts = Object.fromEntries(names.map((name) => [name, root.querySelector(`[data-own-${name}]`)]));
    this.#form = new OwnForm(this.#parts.form, () => this.#later());
    this.#trial = new OwnTrial(this.#parts.trial, () => this.#back());
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
    });
  }

  #openFile(file) {
    // Put right, the same file is a change of this field.
    this.#parts.file.value = "";
    return this.#guarded(async () => {
      const { text } = await readFile(file, OF_EXERCISE);
      await this.#open(text, "");
    });
  }

  // Somebody's exercise, that came in the address: it begins at once.
  #openLink() {
    this.#root.classList.add("is-from-link");
    document.querySelector("h1").textContent = "An exercise for your class";
    return this.#guarded(async () => {
      if (!(await this.#open(await exerciseFrom(location.hash), ""))) return;
      const [finding] = this.#worked.findings;
      if (finding) throw new NavigatorError(`This exercise has a mistake, so it cannot be practised: ${this.#form.nameOf(finding.address)}. Found ${finding.found}.`);
      this.#begin({ link: location.href.length > LONGEST_CODE ? "" : location.href, rest: restOf(location.hash) });
    });
  }

  // Resolves to whether it is open.
  async #open(text, policy) {
    this.#renew();
    const turn = this.#turn;
    const { form, findings } = JSON.parse(await this.#ask("open_scenario", text, policy));
    if (!form) {
      const [{ line, found, allowed, remedy }] = findings;
      throw new NavigatorError(`This file is no exercise that can be opened. Line ${line || 1}: found ${found}. Allowed: ${allowed}. To do: ${remedy}.`);
    }
    const asked = JSON.stringify(form);
    const worked = await this.#workedOut(form);
    // Another was chosen meanwhile.
    if (turn !== this.#turn) return false;
    this.#form.open(form, worked);
    this.#isOpen = true;
    this.#saved = asked;
    this.#parts.work.hidden = false;
    this.#parts.open.hidden = true;
    this.#parts.sent.hidden = true;
    this.#parts.said.textContent = "";
    this.#show(worked, asked);
    this.#parts.form.querySelector("input").focus();
    return true;
  }

  // What is still being worked out is of no use any more.
  #renew() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#working = Promise.resolve(false);
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

  // Resolves to whether what is shown is of the form as it was now, or later.
  #work() {
    this.#renew();
    const turn = this.#turn;
    const asked = JSON.stringify(this.#form.value);
    const work = async () => {
      const done = await this.#guarded(async () => {
        const worked = await this.#workedOut(JSON.parse(asked));
        if (turn === this.#turn) this.#show(worked, asked);
      });
      return turn === this.#turn ? done : this.#working;
    };
    this.#working = work();
    return this.#working;
  }

  // The same before a deed, which is not done if it fails.
  async #isWorked(otherwise) {
    const done = await this.#work();
    if (!done && this.#isOpen) this.#parts.said.textContent = `${otherwise} The reason is at the top of the page. Try again.`;
    return done;
  }

  // Python may have been started again since, and then holds no edition.
  async #workedOut(form) {
    await this.#hold(form);
    return JSON.parse(await this.#ask("work_scenario", JSON.stringify(form)));
  }

  #show(worked, asked) {
    this.#worked = worked;
    this.#asked = asked;
    this.#form.show(worked, JSON.parse(asked).steps.map(({ id }) => id));
    this.#form.mark(worked.findings);
    const { faults, count, said } = this.#parts;
    const { length } = worked.findings;
    const text = length ? `${length} thing${length === 1 ? "" : "s"} to put right` : "";
    // Said again only where it has changed.
    if (count.textContent !== text) count.textContent = text;
    faults.replaceChildren(...worked.findings.map((finding) => faultItem(finding, this.#form)));
    if (length) said.textContent = "";
    this.#parts.try.disabled = worked.html === "";
  }

  async #try() {
    if (!(await this.#isWorked("Not tried.")) || !this.#worked.html) return;
    // A trial needs none: a class that has none gets the file.
    const link = await this.#link().catch(() => "");
    this.#begin({ link: link.length > LONGEST_CODE ? "" : link, rest: "" });
    this.#parts.trial.querySelector("button").focus();
  }

  #begin(own) {
    this.#parts.work.hidden = true;
    this.#trial.begin(this.#worked.html, own);
  }

  #back() {
    this.#parts.work.hidden = false;
    this.#parts.try.focus();
  }

  // The class needs no notes for the facilitator.
  async #link() {
    const { yaml } = await this.#workedOut({ ...this.#form.value, facilitator: "" });
    return exerciseLink(yaml, location.href);
  }

  async #share() {
    if (!(await this.#isWorked("No link was made."))) return;
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

  async #save() {
    if (!(await this.#isWorked("Not downloaded."))) return;
    const { policy, title } = JSON.parse(this.#asked);
    const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 50) || "exercise";
    saveFile(`${policy}-${name}.yaml`, this.#worked.yaml, "application/yaml");
    this.#saved = this.#asked;
    this.#parts.said.textContent = "Downloaded. Open the file here to go on with it.";
  }

  #close() {
    if (this.#isChanged && !confirm("Your changes are not downloaded. Go on without them?")) return;
    this.#renew();
    this.#isOpen = false;
    this.#parts.work.hidden = true;
    this.#parts.open.hidden = false;
    this.#parts.copy.elements.scenario.focus();
  }

  // Also what Python has not worked out yet, and while a trial hides the form.
  get #isChanged() {
    return this.#isOpen && JSON.stringify(this.#form.value) !== this.#saved;
  }

  #ask(name, ...args) {
    if (this.#engine.state === "failed") this.#engine.restart();
    return this.#engine.call(name, args, { edition: null, holidays: null });
  }

  #onEngine({ state, progress: { loaded, total } }) {
    const { status } = this.#parts;
    if (state !== "ready") this.#held.clear();
    if (state === "starting") status.textContent = total ? `Starting: ${Math.round((loaded / total) * 100)}%` : "Starting…";
    else if (status.textContent.startsWith("Starting")) status.textContent = "";
  }

  // Does it, and says in the page what went wrong. The form stays as it is. Resolves to whether it is done.
  async #guarded(act) {
    try {
      await act();
      if (this.#engine.state === "ready") this.#parts.status.textContent = "";
      return true;
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      this.#parts.status.textContent = error.reason ? `Answers cannot be worked out here: ${error.reason}.` : error.message;
      return false;
    }
  }
}

const root = document.querySelector('[data-module="own-exercise"]');
if (root) new OwnExercise(root).mount();
