// One draft of an edition, kept in this browser: only when its writer asks for it, and in place of
// another only when told to.

const NAME = `draft ${new URL("../../", import.meta.url).pathname}`;
const REFUSED = "This browser keeps nothing here. Download the file to keep it.";
const TAKEN = "Another draft is kept in this browser by now, so this one is not. Download the file to keep it.";

export class KeptDraft {
  #box;
  #line;
  #draft;
  #open;
  #fault;
  // By what this page knows its own from one that another page of the browser keeps.
  #mark = "";

  // `box` is ticked to keep the draft; `line` says that one is kept, while none is open. `draft()` is
  // the one that is open, {text, stem, before, saved, name}, and `open(draft)` opens a kept one.
  // `fault(text)` hears why a draft is not kept.
  constructor({ box, line }, { draft, open, fault }) {
    this.#box = box;
    this.#line = line;
    this.#draft = draft;
    this.#open = open;
    this.#fault = fault;
    box.addEventListener("change", () => (box.checked ? this.#begin() : this.leave()));
    addEventListener("storage", () => this.offer());
    this.offer();
  }

  // Keeps the draft as it is now, if it is to be kept.
  keep() {
    if (!this.#box.checked) return;
    const kept = read();
    if (kept && kept.mark !== this.#mark) this.#stop(TAKEN);
    else if (!write({ ...this.#draft(), mark: this.#mark })) this.#stop(REFUSED);
  }

  // The draft is kept no more. One that is kept since earlier stays.
  leave() {
    if (this.#mark && read()?.mark === this.#mark) remove();
    this.#mark = "";
    this.#box.checked = false;
    this.offer();
  }

  // Says that a draft is kept, if one is.
  offer() {
    const kept = read();
    this.#line.hidden = !kept;
    if (!kept) return;
    this.#line.replaceChildren(`A draft is kept in this browser: ${kept.name}. `, button("Open it", () => this.#take()), " ", button("Remove it", () => this.#remove()));
  }

  #begin() {
    const kept = read();
    if (kept && !confirm(`A draft is kept in this browser already: ${kept.name}. Keep this one in its place? The other is then gone.`)) {
      this.#box.checked = false;
      return;
    }
    this.#own(this.#draft());
  }

  #take() {
    const kept = read();
    if (!kept) {
      this.offer();
      return;
    }
    this.#open(kept);
    this.#own(kept);
  }

  #own(draft) {
    // Unlike a UUID, it needs no secure address.
    this.#mark = `${Date.now()}-${Math.random()}`;
    this.#box.checked = write({ ...draft, mark: this.#mark });
    if (!this.#box.checked) this.#stop(REFUSED);
  }

  #remove() {
    remove();
    this.offer();
    this.#line.parentElement.querySelector("select, button").focus();
  }

  #stop(why) {
    this.#mark = "";
    this.#box.checked = false;
    this.#fault(why);
  }
}

function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: label });
  made.addEventListener("click", act);
  return made;
}

// {text, stem, before, saved, name, mark}, or null where none is kept, or nothing may be.
function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME));
  } catch {
    return null;
  }
}

// False where the browser refuses.
function write(draft) {
  try {
    localStorage.setItem(NAME, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function remove() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing may be kept, nothing is.
  }
}
