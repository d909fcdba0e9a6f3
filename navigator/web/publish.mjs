// The page on which an edition is edited: text, form, checks, and what practitioners will see. Nothing
// that is opened or written here leaves the browser.

import schema from "../../schema/edition.schema.json";
import { DraftAnswers, now } from "./draft_answers.mjs";
import { DraftBench, withoutChecks } from "./draft_bench.mjs";
import { readFile } from "./draft_file.mjs";
import { DraftForm } from "./draft_form.mjs";
import { fileNameOf } from "./draft_name.mjs";
import { drawChanges, drawSections, message } from "./draft_views.mjs";
import { Editor } from "./editor.mjs";
import { NavigatorError } from "./errors.mjs";
import { counted, drawFindings, inWords } from "./findings_list.mjs";
import { dropDraft, keepDraft, offerKept } from "./kept_draft.mjs";
import { publishedBefore, publishedText } from "./published_text.mjs";
import { saveFile } from "./saving.mjs";
import { completeFrom } from "./schema_completion.mjs";
import { Tabs } from "./tabs.mjs";
import { today } from "./today.mjs";

const YAML = "application/yaml";
// After the last key: what is half typed need not be checked.
const PAUSE_MS = 400;

class Publisher {
  #root;
  #parts;
  #bench;
  #editor;
  #form;
  #answers;
  #tabs;
  // What is on the bench: {policy, edition, stem, before}, where `stem` is the name of a file that was
  // opened, and `before` the text that its changes are shown against.
  #draft = null;
  #told = null;
  // The text that Python has.
  #sent = null;
  #edits = Promise.resolve();
  #saved = "";
  #timer;
  #turn = 0;

  constructor(root) {
    this.#root = root;
    this.#parts = Object.fromEntries(
      [...root.querySelectorAll("*")].flatMap(({ attributes }, place, all) => [...attributes].filter(({ name }) => name.startsWith("data-publish-") && !/-(?:tab|panel)$/.test(name)).map(({ name }) => [name.slice("data-publish-".length), all[place]])),
    );
  }

  mount() {
    const { open, published, file, undo, redo, download: save, close, keep, editor, status } = this.#parts;
    open.hidden = false;
    this.#bench = new DraftBench(status);
    published.addEventListener("submit", ({ submitter }) => this.#openPublished(submitter.value === "next"));
    file.addEventListener("change", () => file.files[0] && this.#openFile(file.files[0]));
    undo.addEventListener("click", () => this.#editor.undo());
    redo.addEventListener("click", () => this.#editor.redo());
    save.addEventListener("click", () => this.#download());
    close.addEventListener("click", () => this.#close());
    keep.addEventListener("change", () => (keep.checked ? this.#keep() : dropDraft()));
    this.#editor = new Editor(editor, {
      complete: completeFrom(schema),
      label: "Text of the edition, as YAML",
      onChange: () => this.#changed(),
    });
    this.#form = new DraftForm(this.#panel("form"), {
      change: (address, value) => this.#edit("change", address, JSON.stringify(value)),
      confirm: (contact, { kind, printed, by, on }) => this.#edit("confirm", contact, kind, printed, by, on),
    });
    this.#answers = new DraftAnswers(this.#panel("answers"), { bench: (name, ...args) => this.#bench.ask(name, ...args), attempt: (act) => this.#said(act) });
    this.#tabs = new Tabs(this.#root.querySelectorAll("[data-publish-tab]"), () => this.#showTab());
    this.#guard();
    this.#offerKept();
  }

  #panel(name) {
    return this.#root.querySelector(`[data-publish-panel="${name}"]`);
  }

  // ---- opening

  async #openPublished(isNext) {
    const named = this.#parts.published.querySelector("select").value;
    if (!this.#mayReplace()) return;
    await this.#said(async () => {
      this.#parts.status.textContent = "Opening…";
      const before = await publishedText(named);
      const text = isNext ? await this.#bench.ask("next_edition", before, today().slice(0, "2026-09".length), now()) : before;
      await this.#open({ text, stem: "", before });
    });
  }

  async #openFile(file) {
    if (!this.#mayReplace()) return;
    this.#parts.file.value = "";
    await this.#said(async () => {
      const { text, stem } = await readFile(file);
      await this.#open({ text, stem, before: null });
    });
  }

  async #open({ text, stem, before, saved = text }) {
    this.#draft = { stem, before };
    this.#told = null;
    this.#saved = saved;
    this.#answers.clear();
    this.#form.clear();
    this.#editor.open(text);
    this.#parts.work.hidden = false;
    this.#parts.open.hidden = true;
    // Nothing of the draft before is left to be taken for this one's.
    for (const each of ["findings", "count", "jump"]) this.#parts[each].replaceChildren();
    for (const each of ["ladder", "answers", "changes"]) this.#panel(each).replaceChildren();
    this.#drawBar();
    await this.#check();
    this.#root.querySelector("[data-publish-tab]").focus();
  }

  #close() {
    if (!this.#mayReplace()) return;
    if (this.#parts.keep.checked) dropDraft();
    this.#draft = this.#told = null;
    this.#parts.keep.checked = false;
    this.#parts.count.textContent = "";
    this.#parts.work.hidden = true;
    this.#parts.open.hidden = false;
    this.#parts.status.textContent = "";
    this.#parts.published.querySelector("select").focus();
  }

  get #isChanged() {
    return this.#draft !== null && this.#editor.text !== this.#saved;
  }

  #mayReplace() {
    return !this.#isChanged || confirm("Your changes are not downloaded. Go on without them?");
  }

  // ---- the text changes

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE_MS);
    this.#drawBar();
  }

  async #check() {
    clearTimeout(this.#timer);
    if (!this.#draft) return;
    const turn = (this.#turn += 1);
    const text = this.#editor.text;
    this.#sent = text;
    await this.#said(async () => {
      const told = JSON.parse(await this.#bench.ask("check", text, this.#draft.stem, this.#draft.before ?? "", now()));
      if (turn !== this.#turn || !this.#draft) return;
      this.#told = told;
      this.#draw();
      this.#keep();
    });
  }

  // A change that the form asks for is made by Python in the text that it was sent last: one after the
  // other, and only in a text that is still the same, since a change is so many letters from its start.
  #edit(name, ...args) {
    const act = () => this.#said(() => this.#editNow(name, args));
    this.#edits = this.#edits.then(act, act);
  }

  async #editNow(name, args) {
    for (let made = false; !made && this.#draft; ) {
      if (this.#editor.text !== this.#sent) await this.#check();
      const text = this.#editor.text;
      const change = JSON.parse(await this.#bench.ask(name, ...args));
      if (change.refused) throw new NavigatorError(change.refused);
      made = text === this.#sent && text === this.#editor.text;
      if (made) this.#editor.change(change);
    }
    await this.#check();
  }

  // ---- showing

  #draw() {
    const { findings, form } = this.#told;
    this.#told.text = this.#editor.text;
    this.#editor.mark(findings, inWords);
    for (const place of [this.#parts.count, this.#parts.jump]) place.textContent = counted(findings);
    drawFindings(this.#parts.findings, findings, { goTo: (finding) => this.#goTo(finding), looked: ({ line }) => this.#editor.unmark(line), keyAt: (line) => this.#editor.keyAt(line) });
    this.#form.show(form, findings);
    this.#drawBar();
    this.#showTab();
  }

  #drawBar() {
    const { name, changed, undo, redo } = this.#parts;
    name.textContent = this.#fileName;
    changed.textContent = this.#isChanged ? "Changed, not downloaded" : "No changes";
    undo.disabled = !this.#editor.canUndo;
    redo.disabled = !this.#editor.canRedo;
  }

  // Where the file belongs: by what it says of itself, unless it came under a name of its own.
  get #fileName() {
    return fileNameOf(this.#editor.text, this.#draft?.stem);
  }

  async #showTab() {
    if (!this.#draft) return;
    const { publishTab: tab } = this.#tabs.shown.dataset;
    const panel = this.#panel(tab);
    if (tab === "text") this.#editor.shown();
    if (tab === "text" || (tab === "form" && this.#told)) return;
    if (!this.#told || this.#told.broken) {
      if (this.#told) panel.replaceChildren(message("Put right the errors first: then this shows what the draft says."));
      else if (this.#bench.hasFailed) panel.replaceChildren(message("The checks do not run here, so there is nothing to show. The text can be changed all the same."));
      return;
    }
    await this.#said(async () => {
      if (tab === "ladder") drawSections(panel, JSON.parse(await this.#bench.ask("sections", now())));
      if (tab === "answers") await this.#answers.show();
      if (tab === "changes") await this.#showChanges(panel);
    });
  }

  async #showChanges(panel) {
    this.#draft.before ??= await publishedBefore(this.#told, this.#parts.published.querySelector("select"));
    const told = this.#draft.before === "" ? null : JSON.parse(await this.#bench.ask("changes", this.#draft.before, now()));
    drawChanges(panel, told, (line) => this.#goTo({ line }));
  }

  #goTo({ line }) {
    this.#tabs.show(this.#root.querySelector('[data-publish-tab="text"]'));
    this.#editor.goTo(line);
  }

  // ---- keeping

  #download() {
    saveFile(this.#fileName.split("/").at(-1), this.#editor.text, YAML);
    this.#saved = this.#editor.text;
    this.#drawBar();
    this.#parts.status.textContent = `Downloaded. Put it at ${this.#fileName}.`;
  }

  #keep() {
    const { keep } = this.#parts;
    // Another draft may be kept since earlier: it stays until this one takes its place.
    if (!keep.checked) return;
    const { stem, before } = this.#draft;
    const kept = keepDraft({ text: this.#editor.text, stem, before, saved: this.#saved, name: this.#fileName });
    keep.checked = kept;
    if (!kept) this.#fault("This browser keeps nothing here. Download the file to keep it.");
  }

  #offerKept() {
    offerKept(this.#parts.kept, (kept) => {
      this.#parts.keep.checked = true;
      this.#said(() => this.#open(kept));
    });
  }

  // Leaving with changes asks first, however the page is left.
  #guard() {
    addEventListener("beforeunload", (event) => this.#isChanged && event.preventDefault());
    addEventListener("pagehide", () => this.#draft && this.#keep());
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) this.#openFile(event.dataTransfer.files[0]);
    });
  }

  // Does it, and says in the page what went wrong. The draft stays as it is.
  async #said(act) {
    this.#fault("");
    try {
      await act();
      if (this.#parts.status.textContent === "Opening…") this.#parts.status.textContent = "";
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (error.reason) this.#sent = null;
      this.#parts.status.textContent = "";
      this.#fault(error.reason ? withoutChecks(error.reason, this.#draft !== null) : error.message);
      // The text is what is left to work on.
      if (error.reason && this.#draft && !this.#told) this.#tabs.show(this.#root.querySelector('[data-publish-tab="text"]'));
    }
  }

  #fault(message) {
    this.#parts.fault.textContent = message;
    this.#parts.fault.hidden = !message;
  }
}

const root = document.querySelector('[data-module="publish"]');
if (root) new Publisher(root).mount();
