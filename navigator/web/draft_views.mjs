// What practitioners will see of a draft, and what changed: drawn from what Python gives.

const HEADINGS = { status: "Status", ladder: "The ladder at a glance", chart: "Flowchart", routes: "Other routes" };

// `sections` are our own HTML, by name. Their links lead to a page that is not there yet.
export function drawSections(panel, sections) {
  panel.replaceChildren(
    ...Object.entries(sections).flatMap(([name, html]) => {
      const block = document.createElement("div");
      block.className = `section section--${name}`;
      block.innerHTML = html;
      unlink(block);
      for (const each of block.querySelectorAll("[id]")) each.removeAttribute("id");
      return [heading(HEADINGS[name]), block];
    }),
  );
}

// Links lead to nothing yet where they are to places or pages of the draft itself.
export function unlink(block) {
  for (const link of block.querySelectorAll('a[href]:not([href^="https:"], [href^="tel:"], [href^="mailto:"])')) {
    const text = document.createElement("span");
    text.className = link.className;
    text.append(...link.childNodes);
    link.replaceWith(text);
  }
}

// A line that stands where there is nothing else to show.
export function message(text) {
  return paragraph(text, "nav-message");
}

// `told` is {against, groups: [{title, meaning, changes: [{sentence, more, line}]}]}, or null where no
// edition of the policy is published. `goTo(line)` shows a change's place in the text.
export function drawChanges(panel, told, goTo) {
  if (!told) {
    panel.replaceChildren(paragraph("No edition of this policy is published yet, so there is nothing to compare with."));
    return;
  }
  const { against, groups } = told;
  const made = [paragraph(`Compared with the published edition: ${against}.`)];
  if (!groups.length) made.push(paragraph("Nothing that practitioners see has changed."));
  for (const { title, meaning, changes } of groups) {
    const list = document.createElement("ul");
    list.className = "publish__changes";
    list.append(...changes.map((change) => item(change, goTo)));
    made.push(heading(title), paragraph(meaning, "nav-small"), list);
  }
  panel.replaceChildren(...made);
}

function item({ sentence, more, line }, goTo) {
  const made = document.createElement("li");
  made.append(sentence, " ");
  if (line) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "areas__link", textContent: "In the text" });
    const which = Object.assign(document.createElement("span"), { className: "sr", textContent: `: ${sentence}` });
    button.append(which);
    button.addEventListener("click", () => goTo(line));
    made.append(button);
  }
  if (more.length) {
    const list = document.createElement("ul");
    list.append(...more.map((each) => Object.assign(document.createElement("li"), { textContent: each })));
    made.append(list);
  }
  return made;
}

function heading(text) {
  return Object.assign(document.createElement("h3"), { textContent: text });
}

function paragraph(text, className = "") {
  return Object.assign(document.createElement("p"), { className, textContent: text });
}
