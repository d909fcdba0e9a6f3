// One exercise on its page, in one of three views: `read` (all of it), `practise` and `present` (one
// part at a time). The view and the part stand in the address, so that a class starts from one link.

import { showClassLink } from "./class_link.mjs";
import { Marking } from "./marking.mjs";

const ADDRESS = /^#(practise|present)(?:-(\d+))?(?:&.*)?$/;
const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const NEXT = { choices: "Show the choices", answer: "Show the answer", reasons: "Show why" };
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

export class Drill {
  #root;
  #slides;
  #marking;
  #own;
  #view = "read";
  #at = 0;
  #phase = 0;
  #ending = new AbortController();

  // `own` is a trainer's: `{link}`, the link that starts a class with it, or "" where there is none;
  // and `rest`, what stays in the address behind each step.
  constructor(root, own = null) {
    this.#root = root;
    this.#own = own;
    this.#slides = [...root.querySelectorAll("[data-slide]")];
    this.#marking = new Marking(root, () => this.#enter("practise"));
  }

  mount() {
    const { signal } = this.#ending;
    this.#part("go").hidden = false;
    this.#marking.mount(signal);
    const clicks = {
      practise: () => this.#enter("practise"),
      present: () => this.#enter("present"),
      back: () => this.#back(),
      on: () => this.#on(),
      full: () => this.#fullScreen(),
      leave: () => this.#leave(),
      print: () => this.#print(false),
      "print-answers": () => this.#print(true),
    };
    for (const [name, deed] of Object.entries(clicks)) {
      for (const button of this.#root.querySelectorAll(`[data-${name}]`)) button.addEventListener("click", deed, { signal });
    }
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    window.addEventListener("afterprint", () => this.#root.classList.remove("has-answers-printed"), { signal });
    window.addEventListener("popstate", () => this.#arrive(), { signal });
    window.addEventListener("hashchange", () => this.#arrive(), { signal });
    this.#arrive();
  }

  unmount() {
    this.#ending.abort();
    document.documentElement.classList.remove("is-presenting");
    if (document.fullscreenElement) document.exitFullscreen();
  }

  // As the address says.
  #arrive() {
    const [, view = "read", part = "0"] = ADDRESS.exec(location.hash) ?? [];
    this.#view = view;
    this.#at = Math.min(Number(part), this.#slides.length - 1);
    this.#draw();
  }

  #enter(view) {
    this.#view = view;
    this.#at = view === "practise" ? 1 : 0;
    history.pushState(history.state, "", this.#address());
    this.#draw();
    this.#face();
  }

  #leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    this.#view = "read";
    const { rest = "" } = this.#own ?? {};
    history.pushState(history.state, "", location.pathname + location.search + rest.replace("&", "#&"));
    this.#draw();
    const title = this.#root.querySelector(".drill__title");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ behavior: "instant" });
  }

  #go(at) {
    if (at < 0 || at >= this.#slides.length) return;
    this.#at = at;
    history.replaceState(history.state, "", this.#address());
    this.#draw();
    this.#face();
  }

  // In a class each step comes in pieces: the story, what to choose from, the answer.
  #on() {
    if (this.#phase < this.#phases().length - 1) this.#turn(this.#phase + 1);
    else this.#go(this.#at + 1);
  }

  #back() {
    if (this.#phase > 0) this.#turn(this.#phase - 1);
    else this.#go(this.#at - 1);
  }

  #turn(phase) {
    this.#phase = phase;
    this.#label();
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  // One screen each: the story, every question with its choices, every part of the answer, the reasons.
  #phases() {
    const slide = this.#slides[this.#at];
    if (this.#view !== "present" || !slide.querySelector("[data-answer]")) return [{ shows: "whole" }];
    const screens = (shows, parts) => [...slide.querySelectorAll(parts)].map((part) => ({ shows, part }));
    return [{ shows: "story" }, ...screens("choices", "[data-question]"), ...screens("answer", "[data-deed]"), { shows: "reasons" }];
  }

  #address() {
    return `#${this.#view}${this.#at ? `-${this.#at}` : ""}${this.#own?.rest ?? ""}`;
  }

  #draw() {
    const whole = this.#view === "read";
    this.#root.dataset.view = this.#view;
    this.#root.classList.toggle("is-under-way", !whole && this.#at > 0);
    document.documentElement.classList.toggle("is-presenting", this.#view === "present");
    for (const [number, slide] of this.#slides.entries()) slide.hidden = !whole && number !== this.#at;
    this.#part("bar").hidden = whole;
    this.#part("full").hidden = this.#view !== "present" || !document.fullscreenEnabled;
    this.#marking.show(this.#view === "practise");
    const share = this.#part("share");
    // A trainer's own may be too long for a code.
    share.hidden = this.#view !== "present" || this.#own?.link === "";
    if (!share.hidden) showClassLink(share, this.#own?.link);
    this.#phase = 0;
    this.#label();
  }

  // What the bar says, and what its buttons would do.
  #label() {
    const last = this.#slides.length - 1;
    const { length } = this.#root.querySelectorAll("[data-step]");
    const place = this.#at === 0 ? "Start" : this.#at === last ? "The end" : `Step ${this.#at} of ${length}`;
    this.#part("where").textContent = place;
    const phases = this.#phases();
    const { shows, part } = phases[this.#phase];
    this.#root.dataset.phase = shows;
    for (const each of this.#root.querySelectorAll("[data-question], [data-deed]")) each.classList.toggle("is-now", each === part);
    for (const answer of this.#root.querySelectorAll("[data-answer]")) {
      if (this.#view === "present") answer.open = shows === "answer" || shows === "reasons";
    }
    const on = this.#part("on");
    const next = phases[this.#phase + 1]?.shows;
    on.textContent = (next !== shows && NEXT[next]) || (this.#at === 0 ? "Start" : "Next");
    on.hidden = this.#at === last;
    this.#part("back").hidden = this.#at === 0;
    this.#marking.score(this.#view === "practise" && this.#at === last);
  }

  // The next part is read out from its heading, which stays in sight.
  #face() {
    const heading = this.#slides[this.#at].querySelector("h2") ?? this.#root.querySelector(".drill__title");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: "instant" });
    if (this.#view === "practise") this.#root.scrollIntoView({ behavior: "instant" });
  }

  // A class gets the exercise alone, be it printed by the browser's own menu.
  #print(withAnswers) {
    this.#root.classList.toggle("has-answers-printed", withAnswers);
    window.print();
  }

  #fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  // A presenter's keys, also those of a clicker. What has the focus keeps its own.
  #pressed(event) {
    if (this.#view !== "present" || event.altKey || event.ctrlKey || event.metaKey) return;
    const own = event.target.closest?.("a, button, input, summary, label");
    if (own && (event.key === " " || event.key === "Enter" || own.matches("input"))) return;
    if (FORWARD.has(event.key)) this.#on();
    else if (BACK.has(event.key)) this.#back();
    else if (event.key === "Home") this.#go(0);
    else if (event.key === "End") this.#go(this.#slides.length - 1);
    else if (event.key === "f" || event.key === "F") this.#fullScreen();
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
  }

  #part(name) {
    return this.#root.querySelector(`[data-${name}]`);
  }
}
