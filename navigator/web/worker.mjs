// Runs the engine beside the page. Messages in: {type: "answer", id, editionUrl, holidaysUrl, caseJson, nowIso}.
// Messages out: progress, ready, failed (the start), answered and refused (one request, by id).

import { fetcher } from "./fetching.mjs";
import { startInterpreter } from "./interpreter.mjs";

// While Python starts, the global fetch is Pyodide's, counted. The data comes by the plain one.
const plainFetch = fetcher(self);
const sessions = new Map();
const python = startInterpreter((progress) => postMessage({ type: "progress", ...progress }));

python.then(
  () => postMessage({ type: "ready" }),
  (error) => postMessage({ type: "failed", reason: error.reason ?? error.message }),
);

self.addEventListener("message", async ({ data }) => {
  if (data.type !== "answer") return;
  try {
    const session = await sessionFor(data);
    const reply = session.answer(data.caseJson, data.nowIso);
    postMessage({ type: "answered", id: data.id, reply: JSON.parse(reply) });
  } catch (error) {
    postMessage({ type: "refused", id: data.id, reason: lastLine(error.message) });
  }
});

function sessionFor({ editionUrl, holidaysUrl }) {
  const known = sessions.get(editionUrl);
  if (known) return known;
  const texts = Promise.all([text(editionUrl), text(holidaysUrl)]);
  const session = Promise.all([python, texts]).then(([module, [edition, holidays]]) =>
    module.load(edition, holidays),
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

// A Python error's message is its whole traceback.
function lastLine(message) {
  return message.trim().split("\n").at(-1);
}
