// The screens that are not in any graph: danger, the choice of a policy, and trouble.

import { AreaFinder } from "./area_finder.mjs";

// Which policy. `worried` shows the site's safety note; `message` says why it is asked again.
export function policyScreen(template, { worried, message }) {
  const line = template.querySelector("[data-navigator-message]");
  line.textContent = message;
  line.hidden = !message;
  template.querySelector("[data-navigator-safety]").hidden = !worried;
  new AreaFinder(template.querySelector('[data-module="areas"]')).mount();
  return template;
}

// What choosing a council answers, of its button's value: "policy", or "policy/question/answer"
// where the policy itself asks for the area. `form` holds the words of that question and answer.
export function areaChoice(value, form) {
  const [policy, question, choice] = value.split("/");
  if (!question) return { policy, answer: undefined };
  const { areasQuestion: label, areasAnswer: text } = form.querySelector(`button[value="${CSS.escape(value)}"]`).dataset;
  return { policy, answer: { question, choice, label, text } };
}

// The same for a council that an address names, if the policy asks for it; else undefined.
export function namedArea({ policy, area }, template) {
  const buttons = [...template.querySelectorAll("button[data-areas-question]")];
  const { value } = buttons.find(({ value: each }) => each.startsWith(`${policy}/`) && each.endsWith(`/${area}`)) ?? {};
  return value && areaChoice(value, template);
}

// The address names an edition that is not here. `lead` is the listed edition to go by; `editions` is the
// page of all that are.
export function editionScreen(template, { edition, lead, editions }) {
  const part = (name) => template.querySelector(`[data-navigator-${name}]`);
  part("message").textContent = `The address names the edition “${edition}” of ${lead.name}. Check it, or choose an edition that is here.`;
  part("editions").href = editions;
  part("editions").append(lead.name);
  part("lead").value = lead.policy;
  part("lead").querySelector(".nav-choice__label").textContent = `Use ${lead.name}, ${lead.edition_name}`;
  return template;
}

// A file did not come. The policy's own page holds the same steps.
export function troubleScreen(template, { reason, page }) {
  template.querySelector("[data-navigator-message]").textContent = `What went wrong: ${reason}.`;
  template.querySelector("[data-navigator-page]").href = page;
  return template;
}
