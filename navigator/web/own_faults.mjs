// What there is to put right in a trainer's own exercise, in words, and at the fields that it is about.

// One thing to put right, with the way to it in `form`, an OwnForm.
export function faultItem(finding, form) {
  const item = document.createElement("li");
  const go = Object.assign(document.createElement("button"), { type: "button", className: "drill__small", textContent: form.nameOf(finding.address) });
  go.addEventListener("click", () => form.goTo(finding.address));
  item.append(go, " ", inWords(finding));
  return item;
}

function inWords({ rule, found, allowed, remedy }) {
  if (rule === "empty-value") return "This is empty. Fill it in.";
  return `Found ${found}. Allowed: ${allowed}. To do: ${remedy}${remedy.endsWith("?") ? "" : "."}`;
}

// Says each finding before its field, in place of what was said before. `fieldOf(finding)` gives the
// field, or nothing where there is none.
export function markFaults(root, findings, fieldOf) {
  for (const old of root.querySelectorAll(".own__fault")) old.remove();
  for (const field of root.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  for (const [number, finding] of findings.entries()) {
    const field = fieldOf(finding);
    if (!field) continue;
    const said = Object.assign(document.createElement("p"), { className: "nav-fault own__fault", id: `own-fault-${number}`, textContent: inWords(finding) });
    field.closest("label").before(said);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  }
}
