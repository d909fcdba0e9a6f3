// What the service worker holds on the device: a release of the site, saved whole.
//
// Each release has a cache of its own. The record says which is in use, and is written last, so a
// release that came half is never used. Only the site's own files are saved, each as the list of
// its group says, by hash.

const FORMAT = 1;
const SHELL = "shell";
const INTERPRETER = "interpreter";
const LONGEST_MS = 120_000;
const AT_ONCE = 6;
const PACKED = /(^|\/|\.html|\.json|\.yaml)$/;

export const SCOPE = self.registration.scope;
const OURS = `saved-${FORMAT} ${SCOPE} `;
const RECORD = `${OURS}record`;

const cacheName = (release) => OURS + release;
const isRelease = (name) => name.startsWith(OURS) && name !== RECORD;

let known;

// `{release, groups, saved, checked, kept, whole}`, where `groups` are `{name: {integrity, bytes}}`,
// `saved` and `checked` are ISO times, and `whole` says that every policy joins; `{off: true}` once removed; `{}` if nothing can be read.
export function record() {
  known ??= caches
    .match(SCOPE, { cacheName: RECORD })
    .then((found) => found?.json() ?? {})
    .catch(() => ((known = undefined), {}));
  return known;
}

async function write(next) {
  await (await caches.open(RECORD)).put(SCOPE, new Response(JSON.stringify(next)));
  known = Promise.resolve(next);
  return next;
}

// A file as one release has it. What cannot be read is as good as not there.
export function copyIn(release, url) {
  return caches.match(url, { cacheName: cacheName(release), ignoreSearch: true }).catch(() => undefined);
}

// A file with that hash is the same in every release.
export async function exactCopy({ url, integrity }) {
  const names = await caches.keys().catch(() => []);
  for (const name of names.filter(isRelease)) {
    const copy = await caches.match(url, { cacheName: name }).catch(() => undefined);
    if (copy && integrity.includes(said(copy, "integrity"))) return copy;
  }
}

// What was noted beside a copy: its `integrity`, its `bytes`, whether it is `packed`, and whether its
// name is `lasting`, that is, of one content only.
export function said(copy, what) {
  return copy?.headers.get(`x-saved-${what}`);
}

export function unpacked(copy) {
  if (!said(copy, "packed")) return copy;
  return new Response(copy.body.pipeThrough(new DecompressionStream("gzip")), { headers: copy.headers });
}

// Saves what is published now, as far as it is not saved yet. `interpreter` joins it now, `keep` for
// good. `visited` are ids of policies, which join where there are too many to save them all.
// `onChange(release, before)` is called once another release is in use, `tell` on the way.
// Resolves to the record.
export async function save({ interpreter, keep, visited, onChange, tell }) {
  const held = await record();
  if (held.off && !keep) return held;
  const list = await (await fetch(`${SCOPE}saved-files.json`, { cache: "no-cache" })).json();
  if (list.format !== FORMAT) return retire();
  const had = held.groups ?? {};
  const isNew = list.release !== held.release;
  const kept = Boolean(keep || held.kept);
  const isWanted = (name) => {
    if (name === INTERPRETER) return kept || interpreter || had[name]?.integrity === list.groups[name].integrity;
    return name === SHELL || list.whole || had[name] || visited.has(name.split("/")[1]);
  };
  const checked = new Date().toISOString();
  const saved = isNew ? checked : held.saved;
  const next = { release: list.release, groups: isNew ? {} : { ...had }, saved, checked, kept, whole: list.whole };
  const join = async (names) => {
    for (const name of names.filter((each) => isWanted(each) && !next.groups[each])) {
      const { integrity } = list.groups[name];
      const bytes = await fill({ release: list.release, name, integrity, before: held.release, tell });
      next.groups[name] = { integrity, bytes };
    }
    await write(next);
  };
  const names = Object.keys(list.groups);
  await needRoom(names.filter((name) => isWanted(name) && !next.groups[name]).map((name) => list.groups[name].bytes));
  // The interpreter comes last, unless a new release would lack what the old one had.
  await join(names.filter((name) => name !== INTERPRETER || had[name]));
  if (isNew && held.release) await onChange(list.release, held.release);
  await join(names);
  return next;
}

// Refuses ahead of the download what the browser would refuse after it.
async function needRoom(sizes) {
  const { quota, usage } = await navigator.storage.estimate();
  if (sizes.reduce((sum, size) => sum + size, 0) > quota - usage) throw new DOMException("", "QuotaExceededError");
}

async function fill({ release, name, integrity, before, tell }) {
  const cache = await caches.open(cacheName(release));
  const { files } = await (await fetched(`saved-files/${name}.json`, integrity)).json();
  let bytes = 0;
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = files.slice(start, start + AT_ONCE);
    const sizes = await Promise.all(some.map((file) => saveFile(cache, file, before)));
    bytes = sizes.reduce((sum, size) => sum + size, bytes);
    tell({ name, bytes });
  }
  return bytes;
}

// Resolves to the bytes that it takes on the device.
async function saveFile(cache, [path, integrity, lasting], before) {
  const url = SCOPE + path;
  const here = await cache.match(url);
  const old = here ?? (before && (await copyIn(before, url)));
  if (said(old, "integrity") === integrity) {
    if (!here) await cache.put(url, old);
    return Number(said(old, "bytes"));
  }
  const response = await fetched(path, integrity);
  const isPacked = PACKED.test(path);
  const body = isPacked ? response.body.pipeThrough(new CompressionStream("gzip")) : response.body;
  const bytes = await new Response(body).arrayBuffer();
  const headers = new Headers({ "Content-Type": response.headers.get("Content-Type") });
  const notes = { integrity, bytes: bytes.byteLength, packed: isPacked, lasting };
  for (const [what, note] of Object.entries(notes)) if (note) headers.set(`x-saved-${what}`, note);
  await cache.put(url, new Response(bytes, { headers }));
  return bytes.byteLength;
}

// As listed, or not at all. What the browser's own cache holds may be of another release.
function fetched(path, integrity) {
  const get = (cache) => fetch(SCOPE + path, { integrity, cache, signal: AbortSignal.timeout(LONGEST_MS) });
  return get("default").catch(() => get("reload"));
}

// Drops every release but those named.
export async function dropOthers(releases) {
  const inUse = new Set([...releases].map(cacheName));
  const unused = (await caches.keys()).filter((name) => isRelease(name) && !inUse.has(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
}

// Until somebody asks to keep it again, nothing is saved.
export async function remove() {
  await dropOthers([]);
  return write({ off: true });
}

// A list that this worker cannot read says that its time is over: it leaves the pages to the network.
async function retire() {
  await self.registration.unregister();
  await dropOthers([]);
  await caches.delete(RECORD);
  known = Promise.resolve({});
  return {};
}
