// Which questions are put to the policies: on the screen, on paper and in the spreadsheet.

export class AskedQuestions {
  #root;
  #rows;
  #parts;

  constructor(root) {
    this.#root = root;
    this.#rows = [...root.querySelectorAll('input[name="row"]')];
    this.#parts = [...root.querySelectorAll('input[name="part"]')];
  }

  // Only these, by their ids; all of them where none is one of the page's.
  choose(ids) {
    if (!this.#rows.some(({ value }) => ids.includes(value))) return;
    for (const row of this.#rows) row.checked = ids.includes(row.value);
  }

  // A whole part at once; a question by itself needs nothing more.
  took({ name, value, checked }) {
    if (name !== "part") return;
    for (const row of this.#of(value)) row.checked = checked;
  }

  get chosen() {
    return this.#rows.filter(({ checked }) => checked).map(({ value }) => value);
  }

  // Of each question, in the order of the page, whether it is asked.
  get wanted() {
    return this.#rows.map(({ checked }) => checked);
  }

  get isWhole() {
    return this.#rows.every(({ checked }) => checked);
  }

  has(row) {
    return this.#rows.some(({ value, checked }) => checked && value === row);
  }

  draw() {
    for (const part of this.#parts) {
      const rows = this.#of(part.value);
      const count = rows.filter(({ checked }) => checked).length;
      part.checked = count > 0;
      part.indeterminate = count > 0 && count < rows.length;
      this.#root.querySelector(`#${CSS.escape(part.value)}`).hidden = count === 0;
      this.#root.querySelector(`.compare__jump a[href="#${CSS.escape(part.value)}"]`).parentElement.hidden = count === 0;
    }
    const said = this.isWhole ? "All of them" : `${this.chosen.length} of ${this.#rows.length}`;
    this.#root.querySelector("[data-compare-asked]").textContent = said;
  }

  #of(part) {
    return this.#rows.filter(({ dataset }) => dataset.part === part);
  }
}
