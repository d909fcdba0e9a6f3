// The form for what changes most often. Each field is a value of the text: a change is made there.

import { today } from "./today.mjs";

const WAYS = ["phone", "e-mail", "web"];

export class DraftForm {
  #root;
  #change;
  #confirm;
  #drawn = "";

  // `change(address, value)` puts a value into the text, null taking it out; `confirm(contact, entry)`
  // adds a confirmed value, {kind, printed, by, on}, and resolves to whether it is in the text.
  constructor(root, { change, confirm }) {
    this.#root = root;
    this.#change = change;
    this.#confirm = confirm;
  }

  clear() {
    this.#root.replaceChildren();
    this.#drawn = "";
  }

  // `groups` are as the bench gives them; `findings` are said at the fields that they are about.
  show(groups, findings) {
    const drawn = JSON.stringify(groups.map(({ title, confirms, fields }) => [title, confirms, fields.map(({ address }) => address)]));
    if (drawn !== this.#drawn) this.#draw(groups);
    this.#drawn = drawn;
    for (const { fields } of groups) for (const field of fields) this.#fill(field, findings);
  }

  #draw(groups) {
    const focused = this.#root.contains(document.activeElement) ? document.activeElement.id : "";
    const open = new Set([...this.#root.querySelectorAll("details[open]")].map(({ dataset }) => dataset.section));
    if (!groups.length) {
      this.#root.replaceChildren(paragraph("The text cannot be read as YAML just now. Put right what is listed, in the text."));
      return;
    }
    const sections = Map.groupBy ? Map.groupBy(groups, ({ section }) => section) : grouped(groups);
    this.#root.replaceChildren(...[...sections].map(([name, held], place) => this.#section(name, held, open.size ? open.has(name) : place === 0)));
    if (focused) document.getElementById(focused)?.focus();
  }

  #section(name, groups, isOpen) {
    const made = element("details", "publish__section");
    made.dataset.section = name;
    made.open = isOpen;
    const summary = document.createElement("summary");
    summary.append(name, " ", Object.assign(element("span", "nav-count"), { textContent: groups.length > 1 ? String(groups.length) : "" }));
    if (groups.length === 1) summary.lastChild.remove();
    made.append(summary, ...groups.map((group) => this.#group(group)));
    return made;
  }

  #group({ title, said, fields, confirms, reached_by }) {
    const made = element("fieldset", "publish__group");
    const legend = document.createElement("legend");
    legend.textContent = title;
    made.append(legend);
    if (said) made.append(paragraph(said, "nav-small"));
    made.append(...fields.map((field) => this.#field(field)));
    if (confirms) made.append(this.#confirming(confirms, title, reached_by));
    return made;
  }

  #field(field) {
    const made = element("div", "publish__field");
    const control = controlFor(field);
    control.id = idOf(field.address);
    control.addEventListener("change", () => this.#change(field.address, control.value.trim() || null));
    made.append(labelled(field.label, control));
    if (field.hint) {
      const hint = paragraph(field.hint, "nav-small");
      hint.id = `${control.id}-hint`;
      made.append(hint);
    }
    made.append(control);
    return made;
  }

  #fill(field, findings) {
    const control = document.getElementById(idOf(field.address));
    if (control.value !== field.value && control !== document.activeElement) control.value = field.value;
    const own = findings.filter(({ address }) => address === field.address);
    const box = control.parentElement;
    box.querySelector(".nav-fault")?.remove();
    const described = [field.hint && `${control.id}-hint`];
    if (own.length) {
      const fault = paragraph(own.map(({ found, allowed }) => `Found ${found}. Allowed: ${allowed}.`).join(" "), "nav-fault");
      fault.id = `${control.id}-fault`;
      control.before(fault);
      described.push(fault.id);
    }
    control.setAttribute("aria-invalid", String(own.some(({ severity }) => severity === "error")));
    control.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
  }

  #confirming(contact, title, usual) {
    const made = element("details", "nav-more");
    const summary = document.createElement("summary");
    summary.append("Enter a confirmed value", Object.assign(element("span", "sr"), { textContent: ` for ${title}` }));
    const form = document.createElement("form");
    form.method = "dialog";
    const kind = Object.assign(document.createElement("select"), { name: "kind" });
    kind.append(...WAYS.map((way) => new Option(way, way, way === usual, way === usual)));
    const entries = [["Kind", kind], ["Number or address", input("printed")], ["Confirmed by", input("by")], ["On", input("on", today())]];
    for (const [label, control] of entries) {
      control.id = `confirm-${contact}-${control.name}`;
      control.required = true;
      const field = element("div", "publish__field");
      field.append(labelled(label, control), control);
      form.append(field);
    }
    form.append(Object.assign(element("button", "nav-button"), { type: "submit", textContent: "Put it into the text" }));
    form.addEventListener("submit", () => this.#onConfirm(contact, Object.fromEntries(new FormData(form))));
    made.append(summary, paragraph("It leads the answer from the next build on. No new edition is needed.", "nav-small"), form);
    return made;
  }

  // What was filled in is gone by then, and with it the focus.
  async #onConfirm(contact, entry) {
    const isMade = await this.#confirm(contact, entry);
    if (isMade && document.activeElement === document.body) document.getElementById(idOf(`contacts.${contact}.confirmed.by`))?.focus();
  }
}

function controlFor({ choices, long, value }) {
  if (choices.length) {
    const made = document.createElement("select");
    made.append(...choices.map(([word, meaning]) => new Option(word ? `${word}: ${meaning}` : meaning, word)));
    if (!choices.some(([word]) => word === value)) made.append(new Option(value || "nothing yet", value));
    made.value = value;
    return made;
  }
  return Object.assign(long ? document.createElement("textarea") : input(""), long ? { rows: 3, value } : { value });
}

function input(name, value = "") {
  return Object.assign(document.createElement("input"), { type: "text", name, value, autocomplete: "off", spellcheck: false });
}

function labelled(text, control) {
  return Object.assign(document.createElement("label"), { textContent: text, htmlFor: control.id });
}

function element(name, className) {
  return Object.assign(document.createElement(name), { className });
}

function paragraph(text, className = "") {
  return Object.assign(element("p", className), { textContent: text });
}

function idOf(address) {
  return `field-${address.replace(/[^\w-]+/g, "-")}`;
}

function grouped(groups) {
  const made = new Map();
  for (const group of groups) made.set(group.section, [...(made.get(group.section) ?? []), group]);
  return made;
}
