// Python's memory as it is right after a start, kept on the device to shorten the next one. It is
// made in a worker of its own, before any case: it holds none.

import { checked, sha256 } from "./checksum.mjs";
import { bytesOf } from "./downloads.mjs";
import { cacheOf } from "./snapshot_place.mjs";

const DIGEST = "x-sha256";
const SIZE = "x-bytes";

// `folder` is where Python's files lie; `script` the integrity of the worker's own.
export class Snapshot {
  #folder;
  #script;
  #cache;
  #key;

  constructor({ folder, script }) {
    this.#folder = folder;
    this.#script = script;
    this.#cache = cacheOf(folder);
  }

  // The bytes; null where none is kept for just this Python and this browser, undefined where one was
  // refused. Rejects where the browser keeps nothing, or where what is kept is damaged. `onBytes(count)` hears of each piece.
  async take(onBytes) {
    const kept = await caches.match(await this.#address(), { cacheName: this.#cache });
    if (!kept) return null;
    const url = this.#folder;
    const size = Number(kept.headers.get(SIZE));
    if (size === 0) return undefined;
    const unpacked = new Response(kept.body.pipeThrough(new DecompressionStream("gzip")));
    return checked(await bytesOf(unpacked, { url, size, onBytes }), kept.headers.get(DIGEST), "the snapshot");
  }

  // Keeps these bytes, and only these.
  async keep(bytes) {
    const [key, digest] = await Promise.all([this.#address(), sha256(bytes)]);
    const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
    const headers = { [DIGEST]: digest, [SIZE]: bytes.byteLength, "Content-Length": packed.size };
    await this.#put(key, new Response(packed, { headers }));
  }

  // Drops what is kept, and has no other made for this Python and this browser.
  async refuse() {
    await this.#put(await this.#address(), new Response(null, { headers: { [SIZE]: 0 } })).catch(() => this.drop());
  }

  drop() {
    return caches.delete(this.#cache).catch(() => false);
  }

  // Nothing but this is kept.
  async #put(key, response) {
    await this.drop();
    const cache = await caches.open(this.#cache);
    await cache.put(key, response);
  }

  // Names everything that a snapshot depends on, so that one made by anything else is never found.
  #address() {
    this.#key ??= addressIn(this.#folder, this.#script);
    return this.#key;
  }
}

// Pyodide's scripts and settings are part of the worker's own.
async function addressIn(folder, script) {
  const files = Object.values(PYTHON.files).map((file) => file.sha256);
  const browser = await navigator.userAgentData?.getHighEntropyValues(["fullVersionList"]).catch(() => null);
  const all = JSON.stringify([script, files, navigator.userAgent, browser?.fullVersionList]);
  return `${folder}snapshot-${await sha256(new TextEncoder().encode(all))}`;
}
