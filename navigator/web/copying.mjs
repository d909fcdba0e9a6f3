// Puts text on the clipboard.

// `arriving` is a promise of text. Resolves to whether the clipboard took it: an employer's policy
// or a page without https may forbid it. The item is handed over before the text is there, since
// some browsers allow it only in the same moment as the tap.
export async function copied(arriving) {
  try {
    const blob = arriving.then((text) => new Blob([text], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    return false;
  }
}

// What an answer on the screen says, without its buttons and fields, closed parts included.
export function screenText(answer) {
  const copy = answer.cloneNode(true);
  for (const each of copy.querySelectorAll("[data-take-bar], button, form, dialog, svg")) each.remove();
  for (const each of copy.querySelectorAll("details")) each.open = true;
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  // Only what is laid out has line breaks.
  copy.classList.add("sr");
  answer.after(copy);
  const text = copy.innerText.replace(/\n{3,}/g, "\n\n").trim();
  copy.remove();
  return `${text}\n`;
}
