// The screens that are not in any graph: danger, the choice of a policy, and trouble.

// Which policy. `worried` shows the site's safety note; `message` says why it is asked again.
export function policyScreen(template, { worried, message }) {
  const line = template.querySelector("[data-navigator-message]");
  line.textContent = message;
  line.hidden = !message;
  template.querySelector("[data-navigator-safety]").hidden = !worried;
  return template;
}

// A file did not come. The policy's own page holds the same steps.
export function troubleScreen(template, { reason, page }) {
  template.querySelector("[data-navigator-message]").textContent = `What went wrong: ${reason}.`;
  template.querySelector("[data-navigator-page]").href = page;
  return template;
}
