// What dates decide on a page when it is viewed: an edition's review may have passed, it may have
// come into force, or have ended. Without this script the page says the dates in words.

import { onShown } from "./shown.mjs";
import { today } from "./today.mjs";

const OVERDUE = "review overdue";
const REACHED = 'a[href^="tel:"], a[href^="mailto:"]';

onShown(() => {
  const day = today();
  followLead(day);
  for (const part of document.querySelectorAll("[data-from], [data-until]")) {
    const { from = "", until = "9999" } = part.dataset;
    part.hidden = day < from || day >= until;
  }
  // Of an edition that has ended nothing is to be dialled any more.
  if (document.querySelector("[data-past]:not([hidden])")) {
    for (const way of document.querySelectorAll(`.nav-contact :is(${REACHED})`)) way.removeAttribute("href");
  }
  for (const place of document.querySelectorAll('[data-status="current"][data-review-due]')) {
    if (place.dataset.reviewDue >= day) continue;
    place.dataset.status = OVERDUE;
    const name = place.querySelector("[data-status-name]");
    if (name) name.textContent = "Review overdue";
    const text = place.querySelector("[data-status-text]");
    if (text) text.textContent = "The review date of this edition has passed. Check with the partnership before you rely on it.";
    place.querySelector("[data-status-shape]")?.remove();
    place.querySelector("[data-status-later]")?.removeAttribute("hidden");
  }
});

// The policy's page is the one in force: another may have come into force since it was built.
function followLead(day) {
  const passed = [...document.querySelectorAll("[data-lead-from]")].filter(({ dataset }) => dataset.leadFrom <= day);
  const lead = passed.at(-1)?.dataset.lead;
  if (lead) location.replace(new URL(lead + location.hash, location.href));
}
