// Runs the engine beside the page. Messages in: {type: "call", id, name, args, edition, holidays},
// the last two each {url, sha256}.
// Messages out: progress, ready, failed (the start), answered and refused (one call, by id).
// Arguments and results are text or bytes (Uint8Array).

import { checked, fetchOptions } from "./checksum.mjs";
import { fetcher } from "./fetching.mjs";
import { startInterpreter } from "./interpreter.mjs";

// What the page may ask of a session. Python objects answer to many more names.
const CALLS = new Set(["answer", "read_time", "text", "calendar_file", "email", "form"]);

// While Python starts, the global fetch is Pyodide's, counted. The data comes by the plain one.
const plainFetch = fetcher(self);
const sessions = new Map();
const python = startInterpreter((progress) => postMessage({ type: "progress", ...progress }));

python.then(
  () => postMessage({ type: "ready" }),
  (error) => postMessage({ type: "failed", reason: error.reason ?? error.message }),
);

self.addEventListener("message", async ({ data }) => {
  if (data.type !== "call") return;
  try {
    const result = await called(data);
    postMessage({ type: "answered", id: data.id, result });
  } catch (error) {
    postMessage({ type: "refused", id: data.id, reason: lastLine(error.message) });
  }
});

async function called({ name, args, edition, holidays }) {
  if (!CALLS.has(name)) throw new Error(`the engine has no ${name}`);
  const session = await sessionFor({ edition, holidays });
  const { given } = await python;
  const result = session[name](...args.map(given));
  if (typeof result === "string") return result;
  const bytes = result.toJs();
  result.destroy();
  return bytes;
}

function sessionFor({ edition, holidays }) {
  const known = sessions.get(edition.sha256);
  if (known) return known;
  const texts = Promise.all([text(edition), text(holidays)]);
  const session = Promise.all([python, texts]).then(([{ load }, given]) => load(...given));
  sessions.set(edition.sha256, session);
  // A failed download may be tried again.
  session.catch(() => sessions.delete(edition.sha256));
  return session;
}

async function text({ url, sha256 }) {
  const response = await plainFetch(url, fetchOptions(sha256));
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  postMessage({ type: "progress" });
  const bytes = await checked(await response.arrayBuffer(), sha256, url.split("/").slice(-2).join("/"));
  return new TextDecoder().decode(bytes);
}

// A Python error's message is its whole traceback. Of one of ours, only what it says is for people.
function lastLine(message) {
  return message.trim().split("\n").at(-1).replace(/^navigator\.[\w.]+: /, "");
}
