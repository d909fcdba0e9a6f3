// A page's side of the service worker: starts it, and asks it.

// This file's bundle lies in assets/generated/.
export const BASE = new URL("../../", import.meta.url);

// A worker that says nothing for so long is not waited for any longer.
const SILENCE_MS = 130_000;

let starting;

// The worker in charge, started if need be. Rejects where the browser has none, or allows none here.
export function worker() {
  starting ??= start();
  return starting;
}

async function start() {
  const registration = await navigator.serviceWorker.register(new URL("service-worker.js", BASE), {
    scope: BASE,
    updateViaCache: "none",
  });
  // Where workers are switched off without a word.
  if (!registration) throw new Error("no worker came");
  // One of an older release does as well: the new one takes over when it is ready.
  if (registration.active) return registration.active;
  const coming = registration.installing ?? registration.waiting;
  return new Promise((resolve, reject) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve(coming);
      if (coming.state === "redundant") reject(new Error("the worker could not be installed"));
    });
  });
}

// Sends `message` to a worker, and resolves to what it answers: see service_worker.mjs. `onBytes`
// hears how many bytes of the present group are there.
export function ask(asked, message, onBytes = () => {}) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    let silence;
    const waitOn = () => {
      clearTimeout(silence);
      silence = setTimeout(() => reject(new Error("no answer")), SILENCE_MS);
    };
    waitOn();
    port1.onmessage = ({ data }) => {
      waitOn();
      if (data.bytes !== undefined) return onBytes(data.bytes);
      clearTimeout(silence);
      port1.close();
      if (data.failed) reject(new Error(data.failed));
      else resolve(data.done);
    };
    asked.postMessage(message, [port2]);
  });
}

// As "22 November 2026, 10:15".
export function inWords(iso) {
  const inLondon = (parts) => new Date(iso).toLocaleString("en-GB", { timeZone: "Europe/London", ...parts });
  const day = inLondon({ day: "numeric", month: "long", year: "numeric" });
  return `${day}, ${inLondon({ hour: "2-digit", minute: "2-digit" })}`;
}

// As "2.5 MB".
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
