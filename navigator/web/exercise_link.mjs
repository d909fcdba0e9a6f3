// A trainer's own exercise inside a link: compressed, in the fragment, which no server is told.

import { NavigatorError, UnreadableLink } from "./errors.mjs";

const KEY = "exercise";
// What mail programs and chats carry whole.
const LONGEST_LINK = 6000;
// What a camera reads from a wall. A longer link is sent, not shown as a code.
export const LONGEST_CODE = 900;
// An exercise is a few thousand letters: more is an accident, or malice.
const LARGEST = 100_000;
const DAMAGED = "This link is not whole. Ask for it again, and open all of it.";

export class LinkTooLong extends NavigatorError {}

// The link that opens the practice of an exercise, from its file's text. LinkTooLong, or NavigatorError
// where the browser is too old for one.
export async function exerciseLink(text, page) {
  const packed = await through(new Blob([text]).stream(), transform(CompressionStream, "This browser cannot make a link. Download the file and hand that out."), Infinity);
  const written = btoa(String.fromCharCode(...packed)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const link = new URL(`#practise-1&${KEY}=${written}`, page).href;
  if (link.length <= LONGEST_LINK) return link;
  throw new LinkTooLong(`This exercise is too long for a link: ${link.length} letters, where ${LONGEST_LINK} are allowed. Download the file and hand that out. Whoever has it opens it on this page.`);
}

// What stands in an address after the view and the step: the exercise itself, or nothing.
export function restOf(hash) {
  const at = hash.indexOf(`&${KEY}=`);
  return at < 0 ? "" : hash.slice(at);
}

// The file's text from the address of such a link; undefined for another address. UnreadableLink.
export async function exerciseFrom(hash) {
  const written = restOf(hash).slice(`&${KEY}=`.length);
  if (!written) return undefined;
  const unpacking = transform(DecompressionStream, "This browser is too old for this link. Use another one, or ask for the file.");
  try {
    const packed = Uint8Array.from(atob(written.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const bytes = await through(new Blob([packed]).stream(), unpacking, LARGEST);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnreadableLink(DAMAGED, { cause: error });
  }
}

// Some browsers can compress, but not so. NavigatorError with `otherwise`, which is in words for people.
function transform(Kind, otherwise) {
  try {
    return new Kind("deflate-raw");
  } catch (cause) {
    throw new NavigatorError(otherwise, { cause });
  }
}

// All bytes that come out of a stream, or an error once there are more than `most`.
async function through(stream, change, most) {
  const pieces = [];
  let size = 0;
  const reader = stream.pipeThrough(change).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    pieces.push(value);
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`more than ${most} bytes`);
    }
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
