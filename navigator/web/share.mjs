// "Copy link": puts a link to the answer on the clipboard, or shows it to be copied by hand.

import { copied } from "./copying.mjs";
import { linkFragment } from "./link.mjs";

const HOLDS = "It holds your answers and times. It holds no names.";

// The address of the answer that is shown. `used` are the times that the engine says it was given,
// or null where it has not said: then all that the reader gave go along.
export function answerLink({ held, way, listed, used }, { origin, pathname }) {
  const known = used && new Set(used.map(({ id }) => id));
  const times = Object.entries(held.times).filter(([event]) => !known || known.has(event));
  const fragment = linkFragment({
    policy: listed.policy,
    edition: listed.edition,
    fingerprint: listed.fingerprint,
    id: held.id,
    answers: way.map(({ question, choice }) => ({ question: question.id, choice: choice.id })),
    times: Object.fromEntries(times),
  });
  return origin + pathname + fragment;
}

// Says beside the button what was done. A browser may refuse the clipboard, or have none: then the
// link stands there, selected.
export async function share(link, button) {
  const said = button.parentElement.querySelector("[role=status]");
  button.parentElement.querySelector(".nav-tocopy")?.remove();
  if (await copied(Promise.resolve(link))) {
    said.textContent = `Link copied. ${HOLDS}`;
  } else {
    said.textContent = `Copy this link. ${HOLDS}`;
    const field = Object.assign(document.createElement("textarea"), { className: "nav-tocopy", rows: 4, readOnly: true, value: link });
    field.setAttribute("aria-label", "Link to copy");
    said.after(field);
    field.select();
  }
}
