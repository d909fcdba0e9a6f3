// Has Python look at the text of a draft, and makes in it what the form asks for.

import { now } from "./draft_answers.mjs";
import { identityOf } from "./draft_name.mjs";
import { NavigatorError } from "./errors.mjs";

// After the last key: what is half typed need not be checked.
const PAUSE_MS = 400;

export class DraftChecks {
  #editor;
  #bench;
  #attempt;
  #onTold;
  #draft = null;
  // The text that Python has.
  #sent = null;
  #edits = Promise.resolve();
  #timer;
  #turn = 0;

  // `bench(name, ...args)` asks Python; `attempt(act)` says what goes wrong in an act, and resolves to
  // what that gives. `onTold(told)` hears what Python found in the text as it still is.
  constructor(editor, { bench, attempt, onTold }) {
    this.#editor = editor;
    this.#bench = bench;
    this.#attempt = attempt;
    this.#onTold = onTold;
  }

  // From now on it is about this draft, {stem, before, published}, or about none.
  begin(draft) {
    this.#draft = draft;
    clearTimeout(this.#timer);
  }

  // Python was started anew, and has no text.
  forget() {
    this.#sent = null;
  }

  later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE_MS);
  }

  now() {
    return this.#attempt(() => this.#check());
  }

  // A change that the form asks for is made by Python in the text that it was sent last: one after the
  // other, and only in a text that is still the same, since a change is so many letters from its start.
  // Resolves to whether it was made.
  edit(name, ...args) {
    const draft = this.#draft;
    const act = () => this.#attempt(() => this.#edit(draft, name, args));
    this.#edits = this.#edits.then(act, act);
    return this.#edits;
  }

  // Resolves to the text that a draft is held against, or to nothing where its policy is new. A file of
  // one's own is held against what is published of the policy that it names by now. DownloadFailed.
  async before() {
    const { published, before } = this.#draft;
    return published ? published.text(identityOf(this.#editor.text)) : before;
  }

  async #check() {
    clearTimeout(this.#timer);
    const draft = this.#draft;
    if (!draft) return;
    const turn = (this.#turn += 1);
    const text = this.#editor.text;
    this.#sent = text;
    this.#attempt(() => this.#compare(draft));
    const told = JSON.parse(await this.#bench("check", text, draft.stem, draft.before ?? "", now()));
    // Of a text that changed meanwhile, the lines are others. It is checked again anyway.
    if (turn === this.#turn && draft === this.#draft && text === this.#editor.text) this.#onTold(told);
  }

  async #compare(draft) {
    const before = await this.before();
    if (before === draft.before || draft !== this.#draft) return;
    draft.before = before;
    await this.#check();
  }

  async #edit(draft, name, args) {
    let isMade = false;
    while (!isMade && draft === this.#draft) {
      if (this.#editor.text !== this.#sent) await this.#check();
      const text = this.#editor.text;
      const change = JSON.parse(await this.#bench(name, ...args));
      if (change.refused) throw new NavigatorError(change.refused);
      isMade = text === this.#sent && text === this.#editor.text && draft === this.#draft;
      if (isMade) this.#editor.change(change);
    }
    await this.#check();
    return isMade;
  }
}
