// Fetches files whose hash is known, reports every piece, and gives out none that is not as the build
// wrote it. One that is wrong is fetched once more past the browser's cache, which may hold the damage.

import { checked, fetchOptions } from "./checksum.mjs";
import { answerFor, bytesOf, nameOf } from "./downloads.mjs";
import { NavigatorError } from "./errors.mjs";

// While Python starts, the global one is Pyodide's.
const plainFetch = globalThis.fetch.bind(globalThis);

export const FROM_CACHE = "default";
export const PAST_CACHE = "reload";

// A file is {url, sha256, size}; `size`, in bytes, may be left out. `onBytes(count)` hears of each
// piece; when a file has to come again, its count is taken back. DownloadFailed or AlteredFile.
export class VerifiedFiles {
  #cache;
  #onBytes;
  #signal;

  constructor({ cache, onBytes = () => {}, signal }) {
    this.#cache = cache;
    this.#onBytes = onBytes;
    this.#signal = signal;
  }

  bytes(file) {
    return this.#twice(file, whole);
  }

  // WebAssembly, compiled while it arrives, and given out only when its hash was right.
  module(file) {
    return this.#twice(file, async (response, taking) => {
      // What the browser keeps of its compiling belongs to the answer itself: ours is the copy.
      const copy = response.clone();
      const compiling = WebAssembly.compileStreaming(response);
      compiling.catch(() => {});
      const bytes = await whole(copy, taking);
      // Some proxies change the type that a server gives to WebAssembly, and browsers then refuse it.
      return compiling.catch(() => WebAssembly.compile(bytes));
    });
  }

  async #twice(file, take) {
    try {
      return await this.#once(file, take, this.#cache);
    } catch (error) {
      if (!(error instanceof NavigatorError) || this.#cache === PAST_CACHE || this.#signal?.aborted) throw error;
      return this.#once(file, take, PAST_CACHE);
    }
  }

  async #once(file, take, cache) {
    const options = { cache, signal: this.#signal, ...fetchOptions(file.sha256) };
    const response = await answerFor(file.url, (url) => plainFetch(url, options));
    let arrived = 0;
    const onBytes = (count) => {
      arrived += count;
      this.#onBytes(count);
    };
    try {
      return await take(response, { ...file, onBytes });
    } catch (error) {
      this.#onBytes(-arrived);
      throw error;
    }
  }
}

async function whole(response, { url, size, sha256, onBytes }) {
  const bytes = await bytesOf(response, { url, size, onBytes });
  return checked(bytes, sha256, nameOf(url));
}
