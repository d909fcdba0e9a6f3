// Runs while the page is still on its way: a plain script ahead of the question, as modules run late.
// It keeps a tap on an answer, which the navigator then takes over, and for a link to an answer it
// starts Python. If the navigator does not come, it shows what stands there for a browser without scripts.

import { launch } from "./launch.mjs";

const PATIENCE_MS = 8000;

document.addEventListener("submit", (event) => {
  const section = event.target.closest('[data-module="navigator"]');
  if (!section || section.hasAttribute("data-navigator-mounted") || !event.submitter) return;
  event.preventDefault();
  section.dataset.navigatorEarly = event.submitter.value;
  event.submitter.setAttribute("aria-pressed", "true");
  setTimeout(makeUpFor, PATIENCE_MS, section);
});

// A script's error is told to nobody above it, unless they listen on the way down.
const onError = ({ target }) => target.localName === "script" && makeUpFor(target.closest('[data-module="navigator"]'));
document.addEventListener("error", onError, { capture: true });

// Beside the question, which the navigator takes as it stands if it does come.
function makeUpFor(section) {
  if (!section || section.hasAttribute("data-navigator-mounted") || section.querySelector("[data-navigator-reload]")) return;
  section.querySelector("[data-navigator-screen]").insertAdjacentHTML(
    "afterbegin",
    `${section.querySelector("noscript").innerHTML}<p><button type="button" class="nav-button" data-navigator-reload>Try again</button></p>`,
  );
  section.querySelector("[data-navigator-reload]").addEventListener("click", () => tryAgain(section.querySelector("script[type=module]").src));
  // After a tap the reader may be further down.
  if (section.dataset.navigatorEarly) window.scrollTo({ top: 0, behavior: "instant" });
}

// The browser's own cache may hold what came instead of the script, which a reload alone leaves there.
async function tryAgain(script) {
  await fetch(script, { cache: "reload", signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {});
  location.reload();
}

const { hash } = location;
const names = new URLSearchParams(hash.slice(1));
if ((names.has("link") || names.has("policy")) && typeof WebAssembly !== "undefined") {
  // WORKER is put in by the bundler: the worker's file, beside this one, its size and its integrity.
  const url = new URL(WORKER.file, document.currentScript.src).href;
  document.navigatorLaunch = launch({ ...WORKER, url });
}
