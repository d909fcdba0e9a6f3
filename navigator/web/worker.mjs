// Runs the engine beside the page. Messages in: {type: "call", id, name, args, editionUrl, holidaysUrl}.
// Messages out: progress, ready, failed (the start), answered and refused (one call, by id).
// Arguments and results are text or bytes (Uint8Array).

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

async function called({ name, args, editionUrl, holidaysUrl }) {
  if (!CALLS.has(name)) throw new Error(`the engine has no ${name}`);
  const session = await sessionFor({ editionUrl, holidaysUrl });
  const { given } = await python;
  const result = session[name](...args.map(given));
  if (typeof result === "string") return result;
  const bytes = result.toJs();
  result.destroy();
  return bytes;
}

function sessionFor({ editionUrl, holidaysUrl }) {
  const known = sessions.get(editionUrl);
  if (known) return known;
  const texts = Promise.all([text(editionUrl), text(holidaysUrl)]);
  const session = Promise.all([python, texts]).then(([{ load }, [edition, holidays]]) =>
    load(edition, holidays),
  );
  sessions.set(editionUrl, session);
  // A failed download may be tried again.
  session.catch(() => sessions.delete(editionUrl));
  return session;
}

async function text(url) {
  const response = await plainFetch(url);
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  postMessage({ type: "progress" });
  return response.text();
}

// A Python error's message is its whole traceback. Of one of ours, only what it says is for people.
function lastLine(message) {
  return message.trim().split("\n").at(-1).replace(/^navigator\.[\w.]+: /, "");
}
