// Keeps the case in the tab's history, one entry a screen. Nothing goes into the address or storage,
// but for the moment of the last "Start again".

const KEY = "navigator";
const CLEARED = "navigator-cleared";

export class TabHistory {
  #window;
  #cleared = 0;
  #depth = 0;

  constructor(window) {
    this.#window = window;
    this.#depth = window.history.state?.[KEY]?.depth ?? 0;
  }

  // The case kept with the present entry, or undefined if there is none or it was cleared since.
  get held() {
    const entry = this.#window.history.state?.[KEY];
    if (!entry || entry.held.begun <= this.#lastCleared()) return undefined;
    this.#depth = entry.depth;
    return Object.freeze(entry.held);
  }

  get canGoBack() {
    return this.#depth > 0;
  }

  back() {
    this.#window.history.back();
  }

  push(held, address) {
    this.#depth += 1;
    this.#window.history.pushState(this.#entry(held), "", address ?? this.#address());
  }

  replace(held) {
    this.#window.history.replaceState(this.#entry(held), "", this.#address());
  }

  // Entries with older answers may remain in the browser: from now on none of them is shown.
  // Returns whether it goes back to where the answers began; the page then hears "popstate".
  clear() {
    this.#cleared = Date.now();
    try {
      this.#window.sessionStorage.setItem(CLEARED, String(this.#cleared));
    } catch {
      // Storage refused: the mark holds for as long as the page is open.
    }
    const steps = this.#depth;
    this.#depth = 0;
    if (steps > 0) this.#window.history.go(-steps);
    return steps > 0;
  }

  // A link inside the page made an entry of its own: it keeps the case of the one before.
  adopt(held) {
    this.#depth += 1;
    this.replace(held);
  }

  // Whether the present entry was made by us, cleared or not.
  get ours() {
    return KEY in (this.#window.history.state ?? {});
  }

  // A moment for a new case that no clearing so far touches.
  get begin() {
    return Math.max(Date.now(), this.#lastCleared() + 1);
  }

  #lastCleared() {
    try {
      return Math.max(this.#cleared, Number(this.#window.sessionStorage.getItem(CLEARED)) || 0);
    } catch {
      return this.#cleared;
    }
  }

  #entry(held) {
    return { ...this.#window.history.state, [KEY]: { held, depth: this.#depth } };
  }

  #address() {
    const { pathname, search, hash } = this.#window.location;
    return pathname + search + hash;
  }
}
