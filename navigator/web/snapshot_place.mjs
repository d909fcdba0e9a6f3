// Where a snapshot of Python is kept: beside the saved site, and dropped with it.

const NAME = "snapshot-1";

// `address` is any in the folder of Python's files.
export function cacheOf(address) {
  return `${NAME} ${new URL("../../", new URL(".", address)).href}`;
}

// The bytes that it takes on the device.
export async function bytesKept(name) {
  const cache = (await caches.has(name)) && (await caches.open(name));
  const [kept] = cache ? await cache.matchAll() : [];
  return Number(kept?.headers.get("Content-Length") ?? 0);
}
