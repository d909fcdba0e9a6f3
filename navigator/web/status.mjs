// On every page: its editions' status as it is today, and the edition to go by.

import { onShown } from "./shown.mjs";
import { showStatusOn } from "./status_today.mjs";
import { today } from "./today.mjs";

onShown(() => {
  const day = today();
  followLead(day);
  showStatusOn(day);
});

// The policy's page is the one in force: another may have come into force since it was built.
function followLead(day) {
  const passed = [...document.querySelectorAll("[data-lead-from]")].filter(({ dataset }) => dataset.leadFrom <= day);
  const lead = passed.at(-1)?.dataset.lead;
  if (lead) location.replace(new URL(lead + location.hash, location.href));
}
