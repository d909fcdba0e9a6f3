// Tabs, as the keyboard knows them: arrows move between them, and each shows its panel.

export class Tabs {
  #tabs;
  #onShow;

  // `tabs` are buttons with `aria-controls`; `onShow(button)` hears which one is shown.
  constructor(tabs, onShow) {
    this.#tabs = [...tabs];
    this.#onShow = onShow;
    for (const tab of this.#tabs) {
      tab.addEventListener("click", () => this.show(tab));
      tab.addEventListener("keydown", (event) => this.#onKey(event, tab));
    }
  }

  get shown() {
    return this.#tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  }

  show(shown) {
    for (const tab of this.#tabs) {
      const isShown = tab === shown;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !isShown;
    }
    this.#onShow(shown);
  }

  #onKey(event, tab) {
    const place = this.#tabs.indexOf(tab);
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: place === last ? 0 : place + 1, ArrowLeft: place === 0 ? last : place - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#tabs[to].focus();
    this.show(this.#tabs[to]);
  }
}
