// "Copy" buttons: each copies what stands before it. Where the browser refuses, it is selected, so
// that the reader's own way to copy works.

import { copied } from "./copying.mjs";

const SHOWN_MS = 2500;

export function mountCopyButtons(root) {
  const said = root.querySelector("[data-copy-said]");
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, said));
  }
}

async function copy(button, said) {
  const held = button.parentElement.querySelector("[data-copied]");
  const text = held.textContent.trim();
  if (await copied(Promise.resolve(text))) {
    told(button, said, "Copied", `Copied ${text}`);
  } else {
    getSelection().selectAllChildren(held);
    told(button, said, "Selected", `${text} is selected. Copy it now.`);
  }
}

function told(button, said, short, long) {
  const [label] = button.childNodes;
  label.data = short;
  said.textContent = long;
  setTimeout(() => {
    label.data = "Copy";
    said.textContent = "";
  }, SHOWN_MS);
}
