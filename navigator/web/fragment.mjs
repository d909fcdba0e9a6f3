// Reads `#policy=lambeth&edition=2024-07`, the plain form of the address: no answers in it. `area` may
// name one council of a policy for several, as the cards of the finder do.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 80;
const SHOWN = 40;

// `{policy, edition, area}`, or undefined if the fragment does not name a policy.
export function named(hash) {
  const values = new URLSearchParams(hash.slice(1));
  if (!values.has("policy")) return undefined;
  return { policy: tidied(values.get("policy")), edition: tidied(values.get("edition")), area: tidied(values.get("area")) };
}

// What cannot be an id is cut to what may be shown in a message.
function tidied(text) {
  if (!text || (ID.test(text) && text.length <= LONGEST)) return text;
  const shown = text.replace(/[^\p{L}\p{N} .-]+/gu, " ").trim();
  return shown ? shown.slice(0, SHOWN) : "?";
}
