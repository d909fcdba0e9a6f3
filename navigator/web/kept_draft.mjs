// One draft of an edition, kept in this browser: only when its writer asks for it.

const NAME = `draft ${new URL("../../", import.meta.url).pathname}`;

// {text, stem, before, saved, name}, or null where none is kept, or nothing may be.
function keptDraft() {
  try {
    return JSON.parse(localStorage.getItem(NAME));
  } catch {
    return null;
  }
}

// False where the browser refuses.
export function keepDraft(draft) {
  try {
    localStorage.setItem(NAME, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing may be kept, nothing is.
  }
}

// Says in `line` that a draft is kept, if one is. `open(draft)` is called for it when it is wanted.
export function offerKept(line, open) {
  const kept = keptDraft();
  if (!kept) return;
  const offer = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "nav-button nav-button--quiet", textContent: label });
    made.addEventListener("click", () => {
      line.hidden = true;
      act();
    });
    return made;
  };
  line.replaceChildren(`A draft is kept in this browser: ${kept.name}. `, offer("Open it", () => open(kept)), " ", offer("Remove it", dropDraft));
  line.hidden = false;
}
