// What stands on the page: a screen, the panel "Your answers" beside it, and what is said while the
// next one is on its way. It knows which policy's words to show, and not what the reader does next.

import { choiceFor } from "./case.mjs";
import { UnknownEdition, UnknownPolicy } from "./errors.mjs";
import { panelRows } from "./given.mjs";
import { editionScreen, policyScreen, troubleScreen } from "./screens.mjs";

const DANGER = "danger";
const LOADING = "Loading the questions…";
const SLOW_MS = 300;

export class Drawing {
  #view;
  #data;
  #first;

  // {listed, graph} of the last policy that was fetched.
  known = {};

  // The first question stands on the page already: it is kept, to be shown again.
  constructor({ view, data }) {
    this.#view = view;
    this.#data = data;
    this.#first = view.form.cloneNode(true);
  }

  // The form of the first question. Its words are the page's own.
  get first() {
    return this.#first;
  }

  // `content` is our own HTML, or nodes. `held` is the case; with `focus`, the reader is taken to
  // the heading.
  show(content, held, focus) {
    this.#view.show(content, { focus, from: this.known.listed?.from });
    this.list(held);
  }

  // The panel. `given` are the times that the engine was given, or null where it has not said.
  list(held, given = null) {
    const { rows, unused } = panelRows({ held, known: this.known, danger: this.#first, given });
    this.#view.answers(rows, unused);
  }

  askDanger(held, focus) {
    this.show(this.#first.cloneNode(true), held, focus);
  }

  // `message` says why it is asked again.
  askPolicy(held, focus, message = "") {
    const worried = choiceFor(held, DANGER) !== "no";
    this.show(policyScreen(this.#view.template("policy"), { worried, message }), held, focus);
  }

  // `error` is a NavigatorError: what was to be shown did not come.
  failed(error, held, focus) {
    this.#view.status("");
    if (error instanceof UnknownPolicy) {
      this.askPolicy(held, focus, `This site holds no such policy: ${error.message}.`);
      return;
    }
    if (error instanceof UnknownEdition) {
      const editions = this.#data.url(`policies/${error.lead.policy}/editions/`);
      this.show(editionScreen(this.#view.template("edition"), { ...error, editions }), held, focus);
      return;
    }
    const page = this.#data.url(`policies/${encodeURIComponent(held.policy)}/`);
    this.show(troubleScreen(this.#view.template("trouble"), { reason: error.message, page }), held, focus);
  }

  // Resolves as `coming` does. Until then it says so, if that takes a while and the screen `isCurrent`.
  async awaited(coming, isCurrent) {
    const slow = setTimeout(() => isCurrent() && this.#view.status(LOADING), SLOW_MS);
    try {
      return await coming;
    } finally {
      clearTimeout(slow);
    }
  }
}
