// Fills in a form of the answer on the screen, and hands it to the browser to save. The case goes
// to the worker and nowhere else.

import { NavigatorError } from "./errors.mjs";
import { saveFile } from "./saving.mjs";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SAVED = "The form is in your downloads. Nothing was kept here.";
const FAILED = "The form could not be filled in. Here it is blank:";

export class Forms {
  #engine;
  #data;
  #dates;
  #busy = new WeakSet();

  constructor({ engine, data, dates }) {
    this.#engine = engine;
    this.#data = data;
    this.#dates = dates;
  }

  // `button` names a document in `data-form`, and its blank form's address in `data-form-blank`.
  async download(button) {
    if (this.#busy.has(button)) return;
    this.#busy.add(button);
    const { form: id, formBlank: address } = button.dataset;
    const said = button.parentElement.querySelector("[role=status]");
    said.textContent = "";
    try {
      const { caseJson, ...edition } = this.#dates.request;
      const blank = await this.#data.bytes(address);
      const args = [caseJson, new Date().toISOString(), id, blank];
      saveFile(fileName(address), await this.#engine.call("form", args, edition), WORD);
      said.textContent = SAVED;
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      said.replaceChildren(FAILED, " ", blankLink(address));
    } finally {
      this.#busy.delete(button);
    }
  }
}

// `…/policies/lambeth/2024-07/forms/written-concern.docx` becomes `lambeth-written-concern.docx`:
// whoever sees the list of downloads learns no more than the policy.
function fileName(address) {
  const parts = address.split("/");
  return `${parts.at(-4)}-${parts.at(-1)}`;
}

function blankLink(address) {
  return Object.assign(document.createElement("a"), {
    href: address,
    download: "",
    textContent: "Blank form (Word)",
  });
}
