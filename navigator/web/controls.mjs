// From a click or a form to what the reader means by it.

import { typed } from "./time_form.mjs";

// As if typed in the field for the day.
const NOW = { day: "now", hour: "" };

// Calls one of `deeds` for whatever the reader does in `section`, until `signal` ends it:
// choose(question, choice), time(form, typed), untime(form), back(), clear(), retry(),
// retryDates(), form(button), take(button), change({id, kind}).
export function listen(section, deeds, signal) {
  section.addEventListener("submit", (event) => submitted(event, deeds), { signal });
  section.addEventListener("click", (event) => clicked(event, deeds), { signal });
}

function submitted(event, deeds) {
  const form = event.target;
  if (form.matches("form.nav-question")) {
    event.preventDefault();
    const choice = event.submitter?.value;
    if (choice) deeds.choose(form.dataset.question, choice);
  } else if (form.matches("form.nav-time")) {
    event.preventDefault();
    deeds.time(form, typed(form));
  }
}

function clicked(event, deeds) {
  const button = event.target.closest("button");
  if (!button) return;
  // The second half of a double click falls on a question that came under it unread. A key counts none.
  if (event.detail > 1 && button.form?.matches("form.nav-question")) event.preventDefault();
  const { name, form, dataset } = button;
  if (name === "now" && form?.matches(".nav-time")) deeds.time(form, NOW);
  else if (name === "remove" && form?.matches(".nav-time")) deeds.untime(form);
  else if ("navigatorBack" in dataset) deeds.back();
  else if ("navigatorRestart" in dataset) deeds.clear();
  else if ("navigatorRetry" in dataset) deeds.retry();
  else if ("navigatorEngineRetry" in dataset) deeds.retryDates();
  else if ("form" in dataset) deeds.form(button);
  else if ("navigatorChange" in dataset) deeds.change({ id: dataset.navigatorChange, kind: dataset.kind });
  else if ("take" in dataset) deeds.take(button);
}
