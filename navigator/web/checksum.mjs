// Whether a file is the one that the site's build wrote. An altered file is never used.

import { AlteredFile } from "./errors.mjs";

// The bytes, if their SHA-256 is `expected`, in hexadecimal; else AlteredFile. Browsers work one out
// on safe origins only; elsewhere `fetchOptions` lets the fetch itself refuse.
export async function checked(bytes, expected, name) {
  if (!crypto.subtle) return bytes;
  if ((await sha256(bytes)) !== expected) throw new AlteredFile(`${name} is not the file that this site was built with`);
  return bytes;
}

// In hexadecimal.
export async function sha256(bytes) {
  return hexadecimal(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

// What to fetch a file with, so that it is checked where `checked` cannot. Then no progress is seen.
export function fetchOptions(expected) {
  if (crypto.subtle) return {};
  const digest = expected.match(/../g).map((pair) => String.fromCharCode(parseInt(pair, 16)));
  return { integrity: `sha256-${btoa(digest.join(""))}` };
}

// The SHA-256, in hexadecimal, that an `integrity` attribute holds.
export function sha256Of(integrity) {
  const digest = atob(integrity.slice("sha256-".length));
  return hexadecimal(Uint8Array.from(digest, (letter) => letter.charCodeAt(0)));
}

function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
