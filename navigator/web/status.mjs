// Works out anew, when a page is viewed, whether an edition's review date has passed.

import { onShown } from "./shown.mjs";

const OVERDUE = "review overdue";

// The day in London, whatever the device's own time zone: YYYY-MM-DD.
function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
}

onShown(() => {
  for (const place of document.querySelectorAll('[data-status="current"][data-review-due]')) {
    if (place.dataset.reviewDue >= today()) continue;
    place.dataset.status = OVERDUE;
    const name = place.querySelector("[data-status-name]");
    if (name) name.textContent = "Review overdue";
    const text = place.querySelector("[data-status-text]");
    if (text) text.textContent = "The review date of this edition has passed. Check with the partnership before you rely on it.";
    place.querySelector("[data-status-shape]")?.remove();
    place.querySelector("[data-status-later]")?.removeAttribute("hidden");
  }
});
