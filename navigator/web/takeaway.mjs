// Takes the answer on the screen away: as text, as a calendar file, as an e-mail draft, on paper.

import { copied, screenText } from "./copying.mjs";
import { NavigatorError } from "./errors.mjs";
import { saveFile } from "./saving.mjs";

// Tells nothing of what it is about, as it lies in a folder of downloads.
const CALENDAR_NAME = "follow-up-dates.ics";
const CALENDAR_TYPE = "text/calendar;charset=utf-8";
const SECURE = "Use a secure e-mail system only. The draft says nothing about the child: you add that there.";

export class Takeaway {
  #engine;
  #data;
  #dates;

  constructor({ engine, data, dates }) {
    this.#engine = engine;
    this.#data = data;
    this.#dates = dates;
  }

  // A button with `data-take` was pressed. `taken` is {id, listed}: the case's, and the edition.
  async clicked(button, taken) {
    const bar = button.closest("[data-take-box], [data-take-bar]");
    try {
      await this.#take(button, bar, taken);
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      say(bar, `That did not work: ${error.message}.`);
    }
  }

  async #take(button, bar, taken) {
    const { take } = button.dataset;
    if (take === "copy") await this.#copy(bar, this.#text(bar, taken));
    else if (take === "calendar") await this.#calendar(button, bar, taken);
    else if (take === "email") await this.#email(bar, taken);
    else if (take === "print") window.print();
    else if (take === "box") await copyFrom(bar);
    else if (take === "close") bar.close();
  }

  async #copy(bar, text) {
    if (await copied(text)) say(bar, "Copied as text.");
    else openBox(bar, { title: "Copy this text", lines: ["This browser does not let the page copy. Copy it by hand: it is selected."], text: await text });
  }

  // In the engine's words; without an engine, in those of the screen.
  async #text(bar, taken) {
    const onScreen = () => screenText(bar.closest(".nav-guidance"));
    if (this.#engine.state !== "ready") return onScreen();
    try {
      return await this.#ask("text", taken);
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      return onScreen();
    }
  }

  async #calendar(button, bar, taken) {
    const one = "takeOne" in button.dataset ? button.closest("[data-duty]").dataset.duty : "";
    const file = await this.#ask("calendar_file", taken, taken.id, one);
    saveFile(CALENDAR_NAME, file, CALENDAR_TYPE);
    const count = file.split("BEGIN:VEVENT").length - 1;
    say(bar, `Calendar file saved, with ${count === 1 ? "1 date" : `${count} dates`}. Open it to add ${count === 1 ? "it" : "them"}.`);
  }

  async #email(bar, taken) {
    const draft = JSON.parse(await this.#ask("email", taken));
    const lines = [draft.about_to, SECURE];
    if (draft.urgent) lines.unshift(draft.urgent);
    if (draft.trimmed) lines.push("Not all headings fit. The rest are on this page.");
    openBox(bar, { title: "E-mail draft", lines, text: draft.body, href: draft.href });
  }

  #ask(name, { listed: { policy, edition } }, ...more) {
    const { caseJson, ...urls } = this.#dates.request;
    const address = this.#data.url(`policies/${policy}/${edition}/`);
    return this.#engine.call(name, [caseJson, new Date().toISOString(), address, ...more], urls);
  }
}

async function copyFrom(box) {
  const field = box.querySelector("[data-take-text]");
  const done = await copied(Promise.resolve(field.value));
  if (!done) select(field);
  say(box, done ? "Copied." : "This browser does not let the page copy. The text is selected: copy it by hand.");
}

// `lines` stand above the text, which is selected, so that it can be copied by hand.
function openBox(bar, { title, lines, text, href }) {
  // The reader may have left the answer meanwhile.
  if (!bar.isConnected) return;
  const box = bar.querySelector("[data-take-box]");
  box.querySelector("[data-take-title]").textContent = title;
  box.querySelector("[data-take-label]").textContent = href ? "The draft" : "The answer as text";
  box.querySelector("[data-take-lines]").replaceChildren(...lines.map(paragraph));
  const link = box.querySelector("[data-take-open]");
  link.hidden = !href;
  if (href) link.href = href;
  const field = box.querySelector("[data-take-text]");
  field.value = text;
  say(box, "");
  box.showModal();
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
  if (href) link.focus();
  else select(field);
}

function select(field) {
  field.focus();
  field.select();
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

// Read out when it changes, and so emptied first, for the same words twice.
function say(bar, text) {
  const said = [...bar.querySelectorAll("[data-take-said]")].find((each) => each.closest("[data-take-box], [data-take-bar]") === bar);
  said.textContent = "";
  requestAnimationFrame(() => {
    said.textContent = text;
  });
}
