// On every page: has the site saved on the device, and says when a saved copy is shown, or when
// something newer was published. Where saving is not possible the page is as it would be without.

import { isMetered } from "./metered.mjs";
import { BASE, ask, inWords, worker } from "./saved_site.mjs";
import { whenPythonRests } from "./shown.mjs";

// Saving takes time and memory, Python's files the most: by then a reader who is here for an answer
// has it. First what the page itself wants is under way; then Python has started; then it has answered.
const ARRIVED_MS = 300;
const ANSWERED_MS = 3000;
const SETTLED_MS = 10_000;
const AGAIN_MS = 3000;

const { serviceWorker } = navigator;
const notice = document.createElement("div");

function say(name, ...parts) {
  clear(name);
  const line = document.createElement("p");
  line.dataset.saved = name;
  line.append(...parts);
  notice.append(line);
}

function clear(name) {
  notice.querySelector(`[data-saved="${name}"]`)?.remove();
}

function served(saved) {
  if (saved) say("copy", `Saved copy from ${inWords(saved)}. The site could not be reached.`);
  else clear("copy");
}

function updated({ editions, isOld }) {
  if (editions.length) say("editions", "New since your last visit: ", ...editions.flatMap(edition), ".");
  if (isOld) say("old", "This site has been updated since this page was loaded. ", reload());
}

function edition({ name, edition_name, page }, index) {
  const link = document.createElement("a");
  link.href = new URL(page, BASE);
  link.textContent = `${name}, ${edition_name}`;
  return index ? [", ", link] : [link];
}

function reload() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Load it again";
  button.addEventListener("click", () => location.reload());
  return button;
}

// What is shown may be a saved copy. Once the site was reached, and nothing newer was there, it is
// the latest all the same.
async function save({ isFresh = false, interpreter = false } = {}) {
  const asked = await worker();
  await ask(asked, { type: "save", interpreter: interpreter && !isMetered(), isFresh });
  clear("copy");
  dispatchEvent(new Event("sitesaved"));
}

// A network that has just come back may not carry anything yet.
function saveAgain(tries = 5) {
  save().catch(() => tries > 1 && setTimeout(saveAgain, AGAIN_MS, tries - 1));
}

function whenIdle(work) {
  if (self.requestIdleCallback) requestIdleCallback(work);
  else setTimeout(work, 1000);
}

function start() {
  // There before it has words, so that a screen reader hears them come.
  notice.className = "saved-notice";
  notice.setAttribute("role", "status");
  document.querySelector(".masthead")?.after(notice);
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.type === "served") served(data.saved);
    if (data.type === "updated") updated(data);
  });
  serviceWorker.startMessages();
  if (serviceWorker.controller) {
    ask(serviceWorker.controller, { type: "state" }).then((state) => served(state.served)).catch(() => {});
  }
  const saveIdly = (what) => whenIdle(() => save(what).catch(() => {}));
  const saveLater = (what) =>
    whenPythonRests(() => setTimeout(saveIdly, document.documentElement.dataset.python ? ANSWERED_MS : 0, what));
  const begin = () => {
    setTimeout(saveLater, ARRIVED_MS, { isFresh: true });
    setTimeout(saveLater, SETTLED_MS, { interpreter: true });
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
  addEventListener("online", () => saveAgain());
}

if (serviceWorker) start();
