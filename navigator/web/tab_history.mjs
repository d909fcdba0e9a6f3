// Keeps the case in the tab's history, one entry a screen. Nothing goes into the address or storage,
// but for the moment of the last clearing.

const KEY = "navigator";
const CLEARED = "navigator-cleared";
// No browser drops the oldest entries of a tab before it has so many.
const ALL_KEPT = 50;

export class TabHistory {
  #window;
  #cleared = 0;
  #depth = 0;

  constructor(window) {
    this.#window = window;
    this.#depth = this.#kept?.depth ?? 0;
  }

  // The case kept with the present entry, or undefined if there is none or it was cleared since.
  get held() {
    if (!this.#isLive) return undefined;
    const { held, depth } = this.#kept;
    this.#depth = depth;
    return Object.freeze(held);
  }

  get canGoBack() {
    return this.#depth > 0;
  }

  // Whether an entry after this one may hold answers.
  get canGoForward() {
    return this.#isLive && this.#kept.ahead;
  }

  back() {
    this.#window.history.back();
  }

  push(held, address) {
    const { history } = this.#window;
    if (this.#isLive) history.replaceState({ ...history.state, [KEY]: { ...this.#kept, ahead: true } }, "", this.#address());
    this.#depth += 1;
    history.pushState(this.#entry(held, false), "", address ?? this.#address());
  }

  replace(held, address) {
    this.#window.history.replaceState(this.#entry(held, this.canGoForward), "", address ?? this.#address());
  }

  // Entries with older answers may remain in the browser: from now on none of them is shown, also
  // where the clock stands still or was put back. `begun` is the present case's moment. Returns
  // whether it goes back to where the answers began, if that is still there; the page then hears
  // "popstate".
  clear(begun) {
    this.#cleared = Math.max(Date.now(), begun, this.#lastCleared());
    try {
      this.#window.sessionStorage.setItem(CLEARED, String(this.#cleared));
    } catch {
      // Storage refused: the mark stands in the entries that are shown from now on.
    }
    const steps = this.#depth;
    this.#depth = 0;
    const goes = steps > 0 && this.#reaches(steps);
    if (goes) this.#window.history.go(-steps);
    return goes;
  }

  // Whether so many entries before this one are still there.
  #reaches(steps) {
    const { navigation, history } = this.#window;
    return navigation?.currentEntry ? navigation.currentEntry.index >= steps : history.length < ALL_KEPT;
  }

  // A link inside the page made an entry of its own: it keeps the case of the one before.
  adopt(held) {
    this.#depth += 1;
    this.replace(held);
  }

  // Whether the present entry was made by us, cleared or not.
  get ours() {
    return this.#kept !== undefined;
  }

  // A moment for a new case that no clearing so far touches.
  get begin() {
    return Math.max(Date.now(), this.#lastCleared() + 1);
  }

  get #isLive() {
    return this.#kept?.held ? this.#kept.held.begun > this.#lastCleared() : false;
  }

  get #kept() {
    return this.#window.history.state?.[KEY];
  }

  #lastCleared() {
    this.#cleared = Math.max(this.#cleared, this.#kept?.cleared ?? 0);
    try {
      return Math.max(this.#cleared, Number(this.#window.sessionStorage.getItem(CLEARED)) || 0);
    } catch {
      return this.#cleared;
    }
  }

  #entry(held, ahead) {
    const entry = { held, ahead, depth: this.#depth, cleared: this.#lastCleared() };
    return { ...this.#window.history.state, [KEY]: entry };
  }

  #address() {
    const { pathname, search, hash } = this.#window.location;
    return pathname + search + hash;
  }
}
