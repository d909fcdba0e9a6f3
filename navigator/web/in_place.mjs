// Follows the site's own links without leaving the document, once the navigator is warm: Python,
// which takes a while to start, then lives on from page to page. Until then, and whenever anything
// is unusual, links are the browser's.

import { onWarm, tell } from "./shown.mjs";

// Longer than this, and the browser's own loading, with its own signs of progress, is better.
const PATIENCE_MS = 3000;
const SWAPPED = ["[data-md-component=skip]", ".masthead__nav", "main", "footer"];
const BASE = new URL("../../", import.meta.url);

const run = new Set([...document.scripts].map(({ src }) => src));
let shownPath = location.pathname;
let isWarm = false;
let turn = 0;

// Called once, by the script of every page.
export function followInPlace() {
  onWarm(() => {
    isWarm = true;
  });
  document.addEventListener("click", onClick);
  // Ahead of the listeners of what is on the page, for which the entry may not be meant.
  window.addEventListener("popstate", onEntry, { capture: true });
}

function onClick(event) {
  const link = event.target.closest?.("a[href]");
  if (!isWarm || !link || !isPlain(event, link)) return;
  const url = new URL(link.href);
  const isPage = url.origin === location.origin && url.pathname.startsWith(BASE.pathname) && url.pathname.endsWith("/");
  // A place on the same page is the browser's.
  if (!isPage || (url.pathname === shownPath && url.hash)) return;
  event.preventDefault();
  show(url, { isNew: true });
}

function isPlain(event, link) {
  const modified = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && !modified && !link.target && !link.hasAttribute("download");
}

function onEntry(event) {
  if (location.pathname === shownPath) return;
  event.stopImmediatePropagation();
  show(new URL(location.href), { isNew: false });
}

async function show(url, { isNew }) {
  const mine = (turn += 1);
  const page = await fetched(url);
  if (mine !== turn) return;
  if (!page) {
    if (isNew) location.assign(url);
    else location.reload();
    return;
  }
  tell.left();
  if (isNew) {
    history.replaceState({ ...history.state, scroll: window.scrollY, followed: url.href }, "");
    // Before the swap: relative addresses in the page are read from here.
    history.pushState(null, "", url);
  }
  shownPath = location.pathname;
  document.title = page.title;
  for (const part of SWAPPED) document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  for (const link of document.querySelectorAll(".masthead__name")) link.href = BASE.href;
  addScripts();
  tell.shown();
  if (isNew) arrive(url);
  else comeBack(history.state ?? {});
}

// The page, if it is one of this release and came soon; else null.
async function fetched(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Where work could be lost on leaving, the page has a document of its own.
    if (page.querySelector("[data-own-document]")) return null;
    const isWhole = SWAPPED.every((part) => page.querySelector(part) && document.querySelector(part));
    return isWhole && releaseOf(page) === releaseOf(document) ? page : null;
  } catch {
    return null;
  }
}

function releaseOf(page) {
  return page.querySelector('meta[name="release"]').content;
}

// What a page alone needs runs once in a document; after that it hears that the page is shown.
function addScripts() {
  for (const { type, src, integrity } of document.querySelectorAll("main script[src]")) {
    if (run.has(src)) continue;
    run.add(src);
    document.head.append(Object.assign(document.createElement("script"), { type, src, integrity }));
  }
}

// As it was left: where it was scrolled to, and at the link that was followed from it.
function comeBack({ scroll = 0, followed }) {
  const link = [...document.querySelectorAll(":is(main, header, footer) a[href]")].find(({ href }) => href === followed);
  focusOn(link ?? document.querySelector("main h1"));
  window.scrollTo({ top: scroll, behavior: "instant" });
}

function focusOn(start) {
  if (start && start.tabIndex < 0 && !start.hasAttribute("tabindex")) start.tabIndex = -1;
  start?.focus({ preventScroll: true });
}

// As after a load: at the top or at the place that the address names, read out from there.
function arrive({ hash }) {
  const named = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  focusOn(named || document.querySelector("main h1"));
  if (named) named.scrollIntoView({ behavior: "instant" });
  else window.scrollTo({ top: 0, behavior: "instant" });
}
