// When Python's files are fetched: once the reader turns to the navigator, or the browser has nothing
// else to do. Where data is dear, the reader alone decides.

import { isMetered } from "./metered.mjs";

const TURNS_TO = ["pointerover", "pointerdown", "keydown", "focusin"];
// For browsers that do not tell when they are idle.
const QUIET_MS = 2000;

// Calls `begin` once. `isWanted` says that the address, or what was answered before, shows already
// that the reader is here for the navigator. Aborting `ended` ends the waiting.
export function whenWanted(section, begin, { isWanted, ended }) {
  if (isWanted || cameByLink()) {
    begin();
    return;
  }
  const waiting = new AbortController();
  const { signal } = waiting;
  ended.addEventListener("abort", () => waiting.abort(), { signal });
  const now = () => {
    if (signal.aborted) return;
    waiting.abort();
    begin();
  };
  for (const name of TURNS_TO) section.addEventListener(name, now, { signal });
  if (!isMetered()) whenIdle(now, signal);
}

// From another page of this site.
function cameByLink() {
  return document.referrer !== "" && new URL(document.referrer).origin === location.origin;
}

function whenIdle(now, signal) {
  if (document.readyState !== "complete") {
    window.addEventListener("load", () => whenIdle(now, signal), { once: true, signal });
  } else if (window.requestIdleCallback) {
    requestIdleCallback(now);
  } else {
    setTimeout(now, QUIET_MS);
  }
}
