// The page on which an edition is edited: text, form, checks, and what practitioners will see. Nothing
// that is opened or written here leaves the browser.

import schema from "../../schema/edition.schema.json";
import { DraftAnswers, now } from "./draft_answers.mjs";
import { DraftBench, withoutChecks } from "./draft_bench.mjs";
import { DraftChecks } from "./draft_checks.mjs";
import { DraftForm } from "./draft_form.mjs";
import { fileNameOf } from "./draft_name.mjs";
import { DraftOpening } from "./draft_opening.mjs";
import { drawChanges, drawSections, message } from "./draft_views.mjs";
import { Editor } from "./editor.mjs";
import { NavigatorError } from "./errors.mjs";
import { counted, drawFindings, inWords } from "./findings_list.mjs";
import { KeptDraft } from "./kept_draft.mjs";
import { PublishedBefore } from "./published_text.mjs";
import { saveFile } from "./saving.mjs";
import { completeFrom } from "./schema_completion.mjs";
import { Tabs } from "./tabs.mjs";

const YAML = "application/yaml";

class Publisher {
  #root;
  #parts;
  #bench;
  #editor;
  #checks;
  #form;
  #answers;
  #tabs;
  #opening;
  #kept;
  // What is on the bench: {stem, before, published}, where `stem` is the name of a file that was opened,
  // `before` the text that it is held against, and `published` where a file gets that from.
  #draft = null;
  #told = null;
  #saved = "";
  #spoken = "";

  constructor(root) {
    this.#root = root;
    this.#parts = Object.fromEntries(
      [...root.querySelectorAll("*")].flatMap(({ attributes }, place, all) => [...attributes].filter(({ name }) => name.startsWith("data-publish-") && !/-(?:tab|panel)$/.test(name)).map(({ name }) => [name.slice("data-publish-".length), all[place]])),
    );
  }

  mount() {
    const { open, published, file, kept, undo, redo, download: save, close, keep, editor, paper, status } = this.#parts;
    open.hidden = false;
    this.#bench = new DraftBench(status);
    const bench = (name, ...args) => this.#bench.ask(name, ...args);
    const attempt = (act) => this.#said(act);
    undo.addEventListener("click", () => this.#editor.undo());
    redo.addEventListener("click", () => this.#editor.redo());
    save.addEventListener("click", () => this.#download());
    close.addEventListener("click", () => this.#close());
    this.#editor = new Editor(editor, {
      complete: completeFrom(schema),
      label: "Text of the edition, as YAML",
      onChange: () => this.#changed(),
    });
    this.#checks = new DraftChecks(this.#editor, { bench, attempt, onTold: (told) => this.#draw(told) });
    this.#form = new DraftForm(this.#panel("form"), {
      change: (address, value) => this.#checks.edit("change", address, JSON.stringify(value)),
      confirm: (contact, entry) => this.#confirm(contact, entry),
    });
    this.#answers = new DraftAnswers(this.#panel("answers"), { bench, attempt });
    this.#tabs = new Tabs(this.#root.querySelectorAll("[data-publish-tab]"), () => this.#showTab());
    this.#opening = new DraftOpening({ published, file, status }, { bench, attempt, open: (draft) => this.#mayReplace() && this.#open(draft) });
    this.#kept = new KeptDraft({ box: keep, line: kept }, { draft: () => this.#toKeep, open: (draft) => this.#open(draft), fault: (text) => this.#fault(text) });
    // The editor holds no more than it shows: on paper the text is there to its end.
    addEventListener("beforeprint", () => (paper.textContent = this.#draft ? this.#editor.text : ""));
    addEventListener("afterprint", () => paper.replaceChildren());
    this.#guard();
  }

  #panel(name) {
    return this.#root.querySelector(`[data-publish-panel="${name}"]`);
  }

  // ---- opening

  #open({ text, stem, before, saved = text }) {
    this.#leave();
    this.#draft = { stem, before, published: stem ? new PublishedBefore(this.#parts.published.querySelector("select")) : null };
    this.#checks.begin(this.#draft);
    this.#saved = saved;
    this.#answers.clear();
    this.#form.clear();
    this.#editor.open(text);
    this.#parts.work.hidden = false;
    this.#parts.open.hidden = true;
    // Nothing of the draft before is left to be taken for this one's.
    this.#parts.findings.replaceChildren();
    for (const each of ["ladder", "answers", "changes"]) this.#panel(each).replaceChildren();
    this.#drawBar();
    // Whoever goes on from here, to write for example, is not called back once the checks answer.
    this.#tabs.shown.focus();
    this.#checks.now();
  }

  #close() {
    if (!this.#mayReplace()) return;
    this.#leave();
    this.#parts.work.hidden = true;
    this.#parts.open.hidden = false;
    this.#parts.status.textContent = "";
    this.#parts.published.querySelector("select").focus();
  }

  // Nothing is open, is on its way, or is kept of what was open.
  #leave() {
    this.#opening.cancel();
    this.#kept.leave();
    this.#draft = this.#told = null;
    this.#checks.begin(null);
    this.#count("");
  }

  get #isChanged() {
    return this.#draft !== null && this.#editor.text !== this.#saved;
  }

  #mayReplace() {
    return !this.#isChanged || confirm("Your changes are not downloaded. Go on without them?");
  }

  // ---- the text changes

  #changed() {
    this.#checks.later();
    if (this.#parts.status.textContent === this.#spoken) this.#say("");
    this.#drawBar();
  }

  async #confirm(contact, { kind, printed, by, on }) {
    const isMade = await this.#checks.edit("confirm", contact, kind, printed, by, on);
    if (isMade) this.#say(`${printed} is in the text, as confirmed by ${by}.`);
    return isMade;
  }

  #looked({ line }) {
    const isGone = this.#editor.unmark(line);
    if (!isGone) this.#say("That line has changed since it was checked.");
    return isGone;
  }

  // ---- showing

  #draw(told) {
    this.#told = told;
    const { findings, form } = told;
    this.#editor.mark(findings, inWords);
    this.#count(counted(findings));
    drawFindings(this.#parts.findings, findings, { goTo: (finding) => this.#goTo(finding), looked: (finding) => this.#looked(finding), keyAt: (line) => this.#editor.keyAt(line) });
    this.#form.show(form, findings);
    this.#drawBar();
    this.#showTab();
    this.#kept.keep();
  }

  #count(text) {
    for (const place of [this.#parts.count, this.#parts.jump]) place.textContent = text;
    this.#parts.jump.hidden = !text;
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
    const draft = this.#draft;
    const before = await this.#checks.before();
    const told = before ? JSON.parse(await this.#bench.ask("changes", before, now())) : null;
    if (draft !== this.#draft) return;
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
    this.#say(`Downloaded. Put it at ${this.#fileName}.`);
  }

  get #toKeep() {
    const { stem, before } = this.#draft;
    return { text: this.#editor.text, stem, before, saved: this.#saved, name: this.#fileName };
  }

  // Leaving with changes asks first, however the page is left.
  #guard() {
    addEventListener("beforeunload", (event) => this.#isChanged && event.preventDefault());
    addEventListener("pagehide", () => this.#draft && this.#kept.keep());
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) this.#opening.file(event.dataTransfer.files[0]);
    });
  }

  // Does it, and says in the page what went wrong. The draft stays as it is. Resolves to what the act gives.
  async #said(act) {
    this.#fault("");
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      if (error.reason) this.#checks.forget();
      this.#say("");
      this.#fault(error.reason ? withoutChecks(error.reason, this.#draft !== null) : error.message);
      if (error.reason && this.#draft && !this.#told) this.#showText();
      return undefined;
    }
  }

  // The text is what is left to work on.
  #showText() {
    const isAtTab = this.#root.querySelector('[role="tablist"]').contains(document.activeElement);
    this.#tabs.show(this.#root.querySelector('[data-publish-tab="text"]'));
    if (isAtTab) this.#tabs.shown.focus();
  }

  // Said until the text changes.
  #say(text) {
    this.#parts.status.textContent = this.#spoken = text;
  }

  #fault(message) {
    this.#parts.fault.textContent = message;
    this.#parts.fault.hidden = !message;
  }
}

const root = document.querySelector('[data-module="publish"]');
if (root) new Publisher(root).mount();
