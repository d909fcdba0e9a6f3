// Practising alone: what was chosen, how far it was right, and why. Kept in this tab's history entry
// only, so that a reload loses nothing and closing the tab loses all.

const KEPT = "exercise";

export class Marking {
  #root;
  #forms;
  #onAgain;

  // `onAgain` begins the practice anew, once what was chosen is cleared.
  constructor(root, onAgain) {
    this.#root = root;
    this.#onAgain = onAgain;
    this.#forms = [...root.querySelectorAll("[data-form]")];
  }

  mount(signal) {
    for (const form of this.#forms) {
      form.addEventListener("submit", (event) => this.#checked(event), { signal });
    }
    const kept = history.state?.[KEPT];
    if (kept) this.#restore(kept);
  }

  // Whether answers can be checked in this view. What was marked shows where it was marked.
  show(practising) {
    for (const form of this.#forms) {
      form.querySelector("[data-check]").hidden = !practising || isMarked(form);
      form.classList.toggle("is-marked", practising && isMarked(form));
    }
  }

  clear() {
    for (const form of this.#forms) {
      form.reset();
      delete form.dataset.marked;
      form.classList.remove("is-marked");
      for (const input of form.elements) input.disabled = false;
      for (const said of form.querySelectorAll("[data-said]")) said.hidden = true;
      form.querySelector("[data-verdict]").textContent = "";
      form.parentElement.querySelector("[data-answer]").open = false;
    }
    this.#root.querySelector("[data-score]").hidden = true;
    this.#keep({});
  }

  // Says how it went, if anything was answered, where `isShown`: at the end of practising alone.
  score(isShown) {
    const marks = this.#forms.filter(isMarked).flatMap(marksOf);
    const place = this.#root.querySelector("[data-score]");
    place.hidden = !isShown || marks.length === 0;
    if (place.hidden) return;
    const all = this.#forms.flatMap((form) => [...form.querySelectorAll("[data-question]")]).length;
    const right = marks.filter((mark) => mark === "right").length;
    const near = marks.filter((mark) => mark === "near").length;
    const text = [`You had ${right} of ${all} right.`];
    if (near) text.push(`${near} more ${near === 1 ? "was" : "were"} near.`);
    if (marks.length < all) text.push(`${all - marks.length} you left out.`);
    place.replaceChildren(document.createTextNode(`${text.join(" ")} `), this.#againButton());
  }

  #againButton() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: "Start again" });
    button.addEventListener("click", () => {
      this.clear();
      this.#onAgain();
    });
    return button;
  }

  #checked(event) {
    event.preventDefault();
    const form = event.target;
    const open = [...form.querySelectorAll("[data-question]")].find((question) => !chosenIn(question));
    if (open) {
      form.querySelector("[data-verdict]").textContent = "Choose an answer to each question first.";
      open.querySelector("input").focus();
      return;
    }
    mark(form);
    form.classList.add("is-marked");
    form.querySelector("[data-check]").hidden = true;
    const said = form.querySelector("[data-verdict]");
    said.textContent = verdict(marksOf(form));
    // The button that had the focus is gone.
    said.tabIndex = -1;
    said.focus({ preventScroll: true });
    form.parentElement.querySelector("[data-answer]").open = true;
    this.#keep(this.#chosen());
  }

  #chosen() {
    const inputs = this.#forms.filter(isMarked).flatMap((form) => [...form.elements].filter(({ checked }) => checked));
    return Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  }

  #restore(kept) {
    for (const form of this.#forms) {
      for (const input of form.querySelectorAll("input")) input.checked = kept[input.name] === input.value;
      const questions = [...form.querySelectorAll("[data-question]")];
      if (questions.length === 0 || !questions.every(chosenIn)) continue;
      mark(form);
      form.querySelector("[data-verdict]").textContent = verdict(marksOf(form));
    }
  }

  #keep(chosen) {
    history.replaceState({ ...history.state, [KEPT]: chosen }, "");
  }
}

function isMarked(form) {
  return form.dataset.marked === "";
}

function chosenIn(question) {
  return question.querySelector("input:checked");
}

function marksOf(form) {
  return [...form.querySelectorAll("[data-question]")].map((question) => chosenIn(question).closest("[data-mark]").dataset.mark);
}

// Shows beside what was chosen how far it is right, and which one is.
function mark(form) {
  form.dataset.marked = "";
  for (const choice of form.querySelectorAll("[data-mark]")) {
    const input = choice.querySelector("input");
    choice.querySelector("[data-said]").hidden = !input.checked && choice.dataset.mark === "wrong";
    input.disabled = true;
  }
}

function verdict(marks) {
  const right = marks.filter((mark) => mark === "right").length;
  if (right === marks.length) return marks.length > 1 ? "All of it is right." : "Right.";
  return `${right} of ${marks.length} right.`;
}
