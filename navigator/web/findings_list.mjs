// The findings of a draft as a list of places to go to.

// A place to look at again is no mistake: its officer says so once it was held against the policy.
export function isMark({ rule }) {
  return rule === "look-again";
}

// A finding in a few sentences, as the list and the editor say it.
export function inWords(finding) {
  const { found, allowed, remedy } = finding;
  if (isMark(finding)) return `Look again: ${reason(finding)}.`;
  return `Found ${found}.\nAllowed: ${allowed}.\nTo do: ${remedy}${remedy.endsWith("?") ? "" : "."}`;
}

function reason({ found }) {
  return /LOOK AGAIN:? ?(.*?)"?$/.exec(found)?.[1] ?? found;
}

// "2 errors, 1 warning, 30 places to look at again".
export function counted(findings) {
  const marks = findings.filter(isMark).length;
  const errors = findings.filter(({ severity }) => severity === "error").length - marks;
  const warnings = findings.length - errors - marks;
  const parts = [many(errors, "error"), many(warnings, "warning"), marks ? `${many(marks, "place")} to look at again` : ""];
  return parts.filter(Boolean).join(", ") || "Nothing found";
}

function many(number, noun) {
  return number ? `${number} ${noun}${number === 1 ? "" : "s"}` : "";
}

// Draws them into `list`: errors, warnings, then what to look at again. `goTo(finding)` is called for
// the one that is chosen, `looked(finding)` for a place that was looked at: it gives whether the mark is
// gone, and with it the place's entry. `keyAt(line)` names it.
export function drawFindings(list, findings, { goTo, looked, keyAt }) {
  const weight = (finding) => (isMark(finding) ? 2 : Number(finding.severity !== "error"));
  const ordered = [...findings].sort((a, b) => weight(a) - weight(b) || a.line - b.line);
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const place = [...list.children].indexOf(focused?.closest("li"));
  list.replaceChildren(...ordered.map((finding) => (isMark(finding) ? mark(finding, { goTo, looked, keyAt }) : item(finding, goTo))));
  if (focused) goOn(list, place, focused.localName);
}

// Who goes through the list goes on with the next one, at the same thing in it.
function goOn(list, place, name) {
  const next = list.children[place] ?? list.lastElementChild;
  (next?.querySelector(name) ?? next?.querySelector("a"))?.focus({ preventScroll: true });
}

function item(finding, goTo) {
  const made = document.createElement("li");
  made.className = `publish__finding publish__finding--${finding.severity}`;
  const label = `${finding.severity === "error" ? "Error" : "Warning"}, line ${finding.line || 1}`;
  const place = line(finding.address, "nav-small publish__address");
  made.append(link(label, finding, goTo), ...(finding.address ? [place] : []), ...inWords(finding).split("\n").map((text) => line(text)));
  return made;
}

function mark(finding, { goTo, looked, keyAt }) {
  const made = document.createElement("li");
  made.className = "publish__finding publish__finding--mark";
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Looked at" });
  button.append(Object.assign(document.createElement("span"), { className: "sr", textContent: `: line ${finding.line}, ${keyAt(finding.line)}` }));
  // The checks take a moment: meanwhile the next one can be looked at.
  button.addEventListener("click", () => {
    if (!looked(finding)) return;
    const list = made.parentElement;
    const place = [...list.children].indexOf(made);
    made.remove();
    goOn(list, place, "button");
  });
  made.append(link(`Line ${finding.line}: ${keyAt(finding.line)}`, finding, goTo), line(reason(finding)), button);
  return made;
}

function link(label, finding, goTo) {
  const made = document.createElement("a");
  made.href = "#publish-text";
  made.textContent = label;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(finding);
  });
  return made;
}

function line(text, name = "") {
  const made = document.createElement("p");
  made.textContent = text;
  if (name) made.className = name;
  return made;
}
