// The ways to open a draft: a published edition, or a file of one's own. What comes last is opened;
// what was on its way before it is dropped.

import { now } from "./draft_answers.mjs";
import { readFile } from "./draft_file.mjs";
import { publishedText } from "./published_text.mjs";
import { today } from "./today.mjs";

const OPENING = "Opening…";

export class DraftOpening {
  #parts;
  #bench;
  #attempt;
  #open;
  #turn = 0;

  // `parts` are {published, file, status}: the form of published editions, the field for a file, and
  // the line that says what is going on. `bench(name, ...args)` asks Python; `attempt(act)` says what
  // goes wrong in an act; `open(draft)` takes {text, stem, before}.
  constructor(parts, { bench, attempt, open }) {
    this.#parts = parts;
    this.#bench = bench;
    this.#attempt = attempt;
    this.#open = open;
    const { published, file } = parts;
    published.addEventListener("submit", ({ submitter }) => this.#published(submitter));
    file.addEventListener("change", () => file.files[0] && this.file(file.files[0]));
  }

  // What is on its way is not wanted any more.
  cancel() {
    this.#turn += 1;
    this.#waits(false);
  }

  file(file) {
    this.#parts.file.value = "";
    return this.#begin(async () => ({ ...(await readFile(file)), before: null }));
  }

  async #published(button) {
    const named = this.#list.value;
    const isNext = button.value === "next";
    await this.#begin(async () => {
      const before = await publishedText(named);
      const text = isNext ? await this.#bench("next_edition", before, today().slice(0, "2026-09".length), now()) : before;
      return { text, stem: "", before };
    });
    // A button that waits loses the focus.
    if (document.activeElement === document.body) button.focus();
  }

  async #begin(make) {
    const turn = (this.#turn += 1);
    const isLast = () => turn === this.#turn;
    this.#waits(true);
    await this.#attempt(async () => {
      try {
        const draft = await make();
        if (isLast()) this.#open(draft);
      } catch (error) {
        if (isLast()) throw error;
      }
    });
    if (isLast()) this.#waits(false);
  }

  #waits(isWaiting) {
    const { published, status } = this.#parts;
    for (const button of published.querySelectorAll("button")) button.disabled = isWaiting;
    if (isWaiting) status.textContent = OPENING;
    else if (status.textContent === OPENING) status.textContent = "";
  }

  get #list() {
    return this.#parts.published.querySelector("select");
  }
}
