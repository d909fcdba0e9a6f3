// The search's controls, and the keyboard's way through it. The theme closes its results on Tab, so
// that nobody reaches them with it, and takes single letters as commands.

// The theme's commands: next and previous page, and three that open the search.
const LETTERS = new Set(["f", "s", "/", "n", "p", ",", "."]);

const open = document.querySelector("[data-search-open]");
const search = document.querySelector(".md-search");
const toggle = document.querySelector("#__search");
const query = search?.querySelector("[name=query]");

function close() {
  if (toggle.checked) toggle.click();
}

// Before the theme's own listeners.
function firstOnWindow(event) {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  const command = LETTERS.has(event.key) && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const throughResults = event.key === "Tab" && search.contains(event.target);
  if (command || throughResults) event.stopPropagation();
}

if (open && search && toggle && query) {
  window.addEventListener("keydown", firstOnWindow, { capture: true });
  open.addEventListener("click", () => {
    // Hidden until the search is open, and what is hidden takes no focus.
    if (!toggle.checked) toggle.click();
    query.focus();
  });
  for (const each of search.querySelectorAll("[data-search-close]")) each.addEventListener("click", close);
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) close();
  });
  toggle.addEventListener("change", () => {
    const lost = document.activeElement === document.body || search.contains(document.activeElement);
    if (!toggle.checked && lost && open.checkVisibility()) open.focus();
  });
  // The theme takes its results out of the keyboard's way.
  const results = search.querySelector(".md-search-result__list");
  const reachable = () => results.querySelectorAll("a[tabindex]").forEach((each) => each.removeAttribute("tabindex"));
  new MutationObserver(reachable).observe(results, { childList: true, subtree: true });
  search.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = search.querySelector(".md-search-result__link");
    if (first && query.value) first.click();
    else query.focus();
  });
}
