// Fetches files and reports every piece as it arrives, so that a slow line can be told from a dead one.

import { DownloadFailed } from "./errors.mjs";

// The server's answer, if it is the file; DownloadFailed if not. `get(url)` fetches it.
export async function answerFor(url, get) {
  let response;
  try {
    response = await get(url);
  } catch (cause) {
    throw new DownloadFailed(`${nameOf(url)} could not be fetched`, { cause });
  }
  if (!response.ok) throw new DownloadFailed(`${nameOf(url)}: the server answered ${response.status}`);
  return response;
}

// The bytes of an answer. `onBytes(count)` hears of each piece. DownloadFailed if it breaks off, or
// does not have `size` bytes, where that is known.
export async function bytesOf(response, { url, size, onBytes }) {
  // A file of megabytes is not held twice. Where its size is not known, room is made by doubling.
  let held = new Uint8Array(size ?? 0);
  let arrived = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      const end = arrived + value.byteLength;
      if (size === undefined && end > held.byteLength) held = grown(held, 2 * end);
      if (end <= held.byteLength) held.set(value, arrived);
      arrived = end;
      onBytes(value.byteLength);
    }
  } catch (cause) {
    throw new DownloadFailed(`${nameOf(url)} broke off`, { cause });
  }
  if (size !== undefined && arrived !== size) {
    throw new DownloadFailed(`${nameOf(url)} has ${arrived} bytes, not ${size}`);
  }
  return arrived === held.byteLength ? held : held.slice(0, arrived);
}

function grown(held, size) {
  const more = new Uint8Array(size);
  more.set(held);
  return more;
}

export function nameOf(url) {
  return new URL(url).pathname.split("/").at(-1);
}
