// One draft of an edition, kept in this browser: only when its writer asks for it.

const NAME = `draft ${new URL("../../", import.meta.url).pathname}`;

// {text, stem, address, changed}, or null where none is kept, or nothing may be.
export function keptDraft() {
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
