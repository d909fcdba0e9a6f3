// On every page: has the site saved on the device, and says when a saved copy is shown, or when
// something newer was published. Where saving is not possible the page is as it would be without.

import { BASE, ask, inWords, isMetered, worker } from "./saved_site.mjs";

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

async function save(isFresh) {
  const asked = await worker();
  await ask(asked, { type: "save", interpreter: !isMetered(), isFresh });
  dispatchEvent(new Event("sitesaved"));
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
  const begin = () => whenIdle(() => save(true).catch(() => {}));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
  // Back on the network: what is shown may be the latest all the same.
  addEventListener("online", () => save(false).then(() => clear("copy")).catch(() => {}));
}

if (serviceWorker) start();
