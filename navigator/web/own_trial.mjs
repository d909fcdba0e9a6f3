// A trainer's own exercise as a class has it, in place of the form.

import { Drill } from "./drill.mjs";

export class OwnTrial {
  #place;
  #onEnd;
  #drill = null;

  // `place` is where it is drawn; `onEnd` is called once somebody is back from it.
  constructor(place, onEnd) {
    this.#place = place;
    this.#onEnd = onEnd;
  }

  // `html` is the exercise, drawn by Python; `own` as Drill has it.
  begin(html, own) {
    const back = Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: "Back to the form" });
    const drawn = document.createElement("div");
    drawn.innerHTML = html;
    const from = Object.assign(document.createElement("p"), { className: "own__from", textContent: "This exercise came in a link. Its story and reasons are its author's, not this site's." });
    this.#place.replaceChildren(...(own.rest ? [from, drawn, back] : [back, drawn]));
    this.#place.hidden = false;
    this.#drill = new Drill(drawn.querySelector(".drill"), own);
    this.#drill.mount();
    back.addEventListener("click", () => this.#end());
  }

  #end() {
    this.#drill.unmount();
    this.#drill = null;
    history.replaceState(null, "", location.pathname);
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#onEnd();
  }
}
