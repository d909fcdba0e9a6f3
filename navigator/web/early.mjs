// Runs while the page is still on its way: a plain script ahead of the question, as modules run late.
// It keeps a tap on an answer, which the navigator then takes over, and for a link to an answer it
// starts Python.

import { launch } from "./launch.mjs";

document.addEventListener("submit", (event) => {
  const section = event.target.closest('[data-module="navigator"]');
  if (!section || section.hasAttribute("data-navigator-mounted") || !event.submitter) return;
  event.preventDefault();
  section.dataset.navigatorEarly = event.submitter.value;
  event.submitter.setAttribute("aria-pressed", "true");
});

const { hash } = location;
const names = new URLSearchParams(hash.slice(1));
if ((names.has("link") || names.has("policy")) && typeof WebAssembly !== "undefined") {
  // WORKER is put in by the bundler: the worker's file, beside this one, its size and its integrity.
  const url = new URL(WORKER.file, document.currentScript.src).href;
  document.navigatorLaunch = launch({ ...WORKER, url });
}
