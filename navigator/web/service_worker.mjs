// Answers for the site: from the network, or from what is saved on the device where the network does
// not answer in time. Each page keeps to the release that it came from, so that two never answer
// together. What is asked for by its hash, or has a name of its own, comes from what is saved at once.

import { handoutCache } from "./handout_place.mjs";
import { SCOPE, copyIn, dropOthers, exactCopy, record, remove, said, save, unpacked } from "./saved_release.mjs";
import { cacheOf } from "./snapshot_place.mjs";

const SNAPSHOT = cacheOf(`${SCOPE}assets/generated/`);
const HANDOUTS = handoutCache(SCOPE);
const PATIENCE_MS = 2000;
const OF_A_POLICY = /\/(?:policies|api\/v1\/\w+)\/([^/.]+)/;

// What came through here, by client: the page's `url`, `integrity` and `release`, which is null if it
// is newer than what was saved; when that was `saved`; and `fromHere`, if anything was a saved copy.
const pages = new Map();
const visited = new Set();
const isReload = ({ cache }) => cache === "reload";
let last = Promise.resolve();

// No page depends on which worker answers it, so a new one need not wait for the old one's pages.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event));
});

async function answer({ request, clientId, resultingClientId }) {
  const { release, saved } = await record();
  const isPage = request.mode === "navigate";
  const client = isPage ? resultingClientId : clientId;
  const page = (!isPage && pages.get(client)) || { url: request.url, release, saved };
  visited.add(OF_A_POLICY.exec(request.url)?.[1]);
  const copy = await copyFor(request, page.release);
  if (!copy) return (await handout(request)) ?? unsaved(request, release).catch((cause) => instead(request.url, isPage && release, cause));
  if (request.integrity || said(copy, "lasting")) {
    // Who asks past all caches was given a damaged file before.
    return isReload(request) ? fetch(request).catch(() => unpacked(copy)) : unpacked(copy);
  }
  const fresh = page.fromHere ? null : await inTime(request);
  if (!fresh) {
    // A picture is not what the reader goes by.
    if (!isPage && request.destination) return unpacked(copy);
    pages.set(client, { ...page, fromHere: true });
    if (!isPage && !page.fromHere) await tellOne(client, { type: "served", saved: page.saved });
    return unpacked(copy);
  }
  const { integrity } = fresh;
  if (isPage) pages.set(client, { ...page, integrity, release: integrity === said(copy, "integrity") ? release : null });
  return fresh.response;
}

// A handout that was kept on request: today's, or else the one that was kept.
async function handout(request) {
  const kept = await caches.match(request.url, { cacheName: HANDOUTS }).catch(() => undefined);
  return kept && ((await inTime(request))?.response ?? kept);
}

// The browser's own cache may hold a file of another release.
function unsaved(request, release) {
  const isAsIs = !release || request.mode === "navigate" || isReload(request);
  return isAsIs ? fetch(request) : fetch(request, { cache: "no-cache" });
}

// What is asked for by its hash may come from any release.
async function copyFor(request, release) {
  const { url, integrity } = request;
  const copy = release && (await copyIn(release, url));
  if (!integrity || (copy && integrity.includes(said(copy, "integrity")))) return copy;
  return exactCopy(request);
}

// The network's answer, whole, unless it fails or takes too long.
async function inTime(request) {
  try {
    const cache = isReload(request) ? "reload" : "no-cache";
    const response = await fetch(request, { cache, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status >= 500) return null;
    if (!response.ok) return { response };
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const integrity = `sha256-${btoa(String.fromCharCode(...digest))}`;
    return { response: new Response(bytes, response), integrity };
  } catch {
    return null;
  }
}

// Without a network, for what is not saved: the same with its slash, or the page that says so.
async function instead(url, release, cause) {
  for (const there of release ? [`${url}/`, `${SCOPE}offline/#not-saved`] : []) {
    if (await copyIn(release, there)) return Response.redirect(there);
  }
  throw cause;
}

// ---- what a page may ask: {type: state, save or remove}, and for saving {interpreter, keep, isFresh}.
// It hears {bytes} on the way, and {done: record} or {failed: the error's name} at the end.

const DEEDS = { state, save: saveFor, remove: removeAll };

self.addEventListener("message", (event) => {
  const { data, source, ports } = event;
  const tell = (message) => ports[0].postMessage(message);
  const deed = () => DEEDS[data.type]({ ...data, source, tell });
  // One after the other, whichever tab asks; but what is saved can be told at any time.
  const done = data.type === "state" ? deed() : (last = last.then(deed, deed));
  event.waitUntil(done.then((result) => tell({ done: result }), ({ name }) => tell({ failed: name })));
});

async function state({ source }) {
  const { fromHere, saved } = pages.get(source.id) ?? {};
  return { ...(await record()), served: fromHere ? saved : null };
}

async function removeAll() {
  await Promise.all([caches.delete(SNAPSHOT), caches.delete(HANDOUTS)]);
  return remove();
}

async function saveFor({ source, isFresh, ...asked }) {
  const onChange = (release, before) => changed({ release, before, loadedNow: isFresh && source.id });
  const drop = async () => dropOthers([(await record()).release, ...[...pages.values()].map((page) => page.release)]);
  try {
    const held = await save({ ...asked, visited, onChange });
    await drop();
    return held;
  } catch (error) {
    // On a slow line, what came so far is of use the next time. On a full disk it is in the way.
    if (error.name === "QuotaExceededError") await Promise.all([drop(), caches.delete(SNAPSHOT)]);
    throw error;
  }
}

// Tells each page which policies have a new edition, and whether it is itself of before.
async function changed({ release, before, loadedNow }) {
  const editions = await newEditions(release, before).catch(() => []);
  for (const { id } of await self.clients.matchAll()) {
    const page = pages.get(id);
    const isSame = page?.integrity && page.integrity === said(await copyIn(release, page.url), "integrity");
    if (isSame && !page.fromHere && (page.release === null || id === loadedNow)) page.release = release;
    const isOld = page ? page.release !== release : id !== loadedNow;
    await tellOne(id, { type: "updated", editions, isOld });
  }
}

// Of each policy that both releases list, the edition to go by: its first.
async function newEditions(release, before) {
  const [now, then] = await Promise.all([release, before].map(leading));
  const differs = ({ policy, edition }) => then.has(policy) && then.get(policy).edition !== edition;
  return [...now.values()].filter(differs).map(({ name, edition_name, page }) => ({ name, edition_name, page }));
}

async function leading(release) {
  const list = unpacked(await copyIn(release, `${SCOPE}api/v1/policies.json`));
  const { policies } = await list.json();
  return new Map(policies.reverse().map((each) => [each.policy, each]));
}

async function tellOne(client, message) {
  (await self.clients.get(client))?.postMessage(message);
}
