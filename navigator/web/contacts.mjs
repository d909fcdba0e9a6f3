// The contacts directory's filters: policy, area, agency, and words. Rows are in the page; this
// shows the ones that fit, and says how many. Nothing that is chosen or typed is kept.

import { mountCopyButtons } from "./copy_buttons.mjs";
import { onShown } from "./shown.mjs";

class ContactFilters {
  #root;
  #fields;
  #sections;

  constructor(root) {
    this.#root = root;
    this.#fields = Object.fromEntries([...root.querySelectorAll("[data-contacts-by]")].map((field) => [field.dataset.contactsBy, field]));
    this.#sections = [...root.querySelectorAll("[data-contacts-policy]")].map((section) => ({
      section,
      policy: section.dataset.contactsPolicy,
      areas: section.dataset.contactsAreas?.trim().split(" "),
      groups: [...section.querySelectorAll("[data-contacts-group]")].map((group) => ({
        group,
        agency: group.dataset.contactsGroup,
        rows: [...group.querySelectorAll("[data-contacts-row]")].map((row) => ({
          row,
          areas: row.dataset.contactsAreas.split(" "),
          text: searched(row, group.dataset.contactsGroup),
        })),
      })),
    }));
  }

  mount() {
    const filters = this.#root.querySelector("[data-contacts-filters]");
    filters.hidden = false;
    filters.addEventListener("input", () => this.#draw());
    filters.querySelector("[data-contacts-clear]").addEventListener("click", () => this.#clear());
    this.#draw();
  }

  #clear() {
    for (const field of Object.values(this.#fields)) field.value = "";
    this.#draw();
    this.#fields.words.focus();
  }

  #draw() {
    this.#offerAgencies();
    const wanted = Object.fromEntries(Object.entries(this.#fields).map(([name, { value }]) => [name, value]));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    let past = 0;
    for (const { section, policy, areas, groups } of this.#sections) {
      const fits = wanted.policy === "" || wanted.policy === policy;
      let shown = 0;
      for (const { group, agency, rows } of groups) {
        let within = 0;
        for (const { row, areas: served, text } of rows) {
          const fit = fits && (wanted.area === "" || served.includes(wanted.area)) && (wanted.agency === "" || wanted.agency === agency) && words.every((word) => text.includes(word));
          row.hidden = !fit;
          within += fit ? 1 : 0;
        }
        group.hidden = within === 0;
        shown += within;
      }
      // A policy with no rows has one thing to say: that there are none here.
      const plain = groups.length === 0 && fits && wanted.agency === "" && words.length === 0 && (wanted.area === "" || !areas || areas.includes(wanted.area));
      section.hidden = shown === 0 && !plain;
      if (plain && areas) past += 1;
      count += shown;
    }
    const heading = this.#root.querySelector("[data-contacts-past]");
    if (heading) heading.hidden = past === 0;
    this.#root.querySelector("[data-contacts-count]").textContent = count === 1 ? "1 contact" : `${count} contacts`;
    const any = Object.values(wanted).some((value) => value !== "");
    this.#root.querySelector("[data-contacts-clear]").hidden = !any;
    this.#root.querySelector("[data-contacts-empty]").hidden = count > 0 || past > 0;
  }

  // The agencies of the policy and area that are chosen: one that is not among them is let go.
  #offerAgencies() {
    const { policy, area, agency } = this.#fields;
    const names = this.#sections
      .filter((each) => policy.value === "" || each.policy === policy.value)
      .flatMap(({ groups }) => groups)
      .filter(({ rows }) => area.value === "" || rows.some(({ areas }) => areas.includes(area.value)))
      .map((each) => each.agency);
    const offered = [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
    const kept = offered.includes(agency.value) ? agency.value : "";
    agency.replaceChildren(new Option("Any", ""), ...offered.map((name) => new Option(name)));
    agency.value = kept;
  }
}

// What a row says of whom it reaches and how, in small letters; numbers also without their gaps, so that
// each piece of a number that was typed with other gaps is in it.
function searched(row, agency) {
  const said = [...row.querySelectorAll("[data-contacts-said], [data-copied]")].map((part) => part.textContent);
  const plain = [...said, agency].join(" | ").toLowerCase();
  return `${plain} ${plain.replace(/(\d)\s+(?=\d)/g, "$1")}`;
}

onShown(() => {
  for (const root of document.querySelectorAll('[data-module="contacts"]')) {
    mountCopyButtons(root);
    new ContactFilters(root).mount();
  }
});
