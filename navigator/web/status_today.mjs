// What dates decide on a page when it is viewed: an edition's review may have passed, it may have
// come into force, or have ended. Without this the page says the dates in words.

const OVERDUE = "review overdue";
const LONG = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
const SAYS = "What this edition says";
const REACHED = 'a[href^="tel:"], a[href^="mailto:"]';

// An answer that was drawn while its edition still lay ahead, which is in force `from` a day by now.
export function showBegunOn(root, from) {
  const text = `This edition came into force on ${LONG.format(new Date(from))}, after this answer was prepared.`;
  for (const place of root.querySelectorAll('[data-status="not yet in force"]')) {
    place.dataset.status = "current";
    place.querySelector("[data-status-name]").textContent = "Current";
    place.querySelector("[data-status-text]").textContent = text;
    // A shape for what is no longer so, and that this is a preview.
    for (const old of place.querySelectorAll("[data-status-shape], .nav-status__words > p + p")) old.remove();
    const heading = root.querySelector(".nav-guidance__title");
    if (heading) heading.textContent = SAYS;
    // The same on paper.
    const line = root.querySelector(".nav-sheet__status");
    line?.lastChild.replaceWith(` ${text}`);
    if (line) line.firstElementChild.textContent = "Current.";
    const title = root.querySelector(".nav-sheet__title");
    if (title) title.textContent = SAYS;
  }
}

// `day` as "2026-11-27". What came after the page was loaded can be put right as well.
export function showStatusOn(day, root = document) {
  for (const part of root.querySelectorAll("[data-from], [data-until]")) {
    const { from = "", until = "9999" } = part.dataset;
    part.hidden = day < from || day >= until;
  }
  // Of an edition that has ended nothing is to be dialled any more.
  if (root.querySelector("[data-past]:not([hidden])")) {
    for (const way of root.querySelectorAll(`.nav-contact :is(${REACHED})`)) way.removeAttribute("href");
  }
  for (const place of root.querySelectorAll('[data-status="current"][data-review-due]')) {
    if (place.dataset.reviewDue >= day) continue;
    place.dataset.status = OVERDUE;
    const name = place.querySelector("[data-status-name]");
    if (name) name.textContent = "Review overdue";
    const text = place.querySelector("[data-status-text]");
    if (text) text.textContent = "The review date of this edition has passed. Check with the partnership before you rely on it.";
    place.querySelector("[data-status-shape]")?.remove();
    place.querySelector("[data-status-later]")?.removeAttribute("hidden");
  }
}
