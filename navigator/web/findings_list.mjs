// The findings of a draft as a list of places to go to.

// A finding in one sentence or two, as the list and the editor say it.
export function inWords({ found, allowed, remedy }) {
  return `Found ${found}.\nAllowed: ${allowed}.\nTo do: ${remedy}${remedy.endsWith("?") ? "" : "."}`;
}

// "2 errors, 1 warning".
export function counted(findings) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (!findings.length) return "Nothing found";
  return [many(errors, "error"), many(warnings, "warning")].filter(Boolean).join(", ");
}

function many(number, noun) {
  return number ? `${number} ${noun}${number === 1 ? "" : "s"}` : "";
}

// Draws them into `list`, errors first. `goTo(finding)` is called for the one that is chosen.
export function drawFindings(list, findings, goTo) {
  const errorsFirst = [...findings].sort((a, b) => (a.severity === "error" ? 0 : 1) - (b.severity === "error" ? 0 : 1) || a.line - b.line);
  list.replaceChildren(...errorsFirst.map((finding) => item(finding, goTo)));
}

function item(finding, goTo) {
  const made = document.createElement("li");
  made.className = `publish__finding publish__finding--${finding.severity}`;
  const link = document.createElement("a");
  link.href = "#publish-text";
  link.textContent = `${finding.severity === "error" ? "Error" : "Warning"}, line ${finding.line || 1}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(finding);
  });
  const place = line(finding.address, "nav-small publish__address");
  made.append(link, ...(finding.address ? [place] : []), ...inWords(finding).split("\n").map((text) => line(text)));
  return made;
}

function line(text, name = "") {
  const made = document.createElement("p");
  made.textContent = text;
  if (name) made.className = name;
  return made;
}
