// Runs the engine beside the page. A call also has `edition` and `holidays`, each {url, sha256}: the
// files that it is answered from.

import { answerCalls } from "./answering.mjs";
import { VerifiedFiles } from "./verified.mjs";

const SESSION = "navigator.web.session";
const CALLS = new Set(["answer", "read_time", "text", "calendar_file", "email", "form"]);

const sessions = new Map();

answerCalls({
  calls: CALLS,
  begin: ({ cache, onProgress }) => new VerifiedFiles({ cache, onBytes: () => onProgress() }),
  asked: sessionFor,
  remembered: { module: SESSION, call: "answer" },
});

function sessionFor({ edition, holidays }, { python, begun }) {
  const known = sessions.get(edition.sha256);
  if (known) return known;
  const texts = Promise.all([text(begun, edition), text(begun, holidays)]);
  const session = Promise.all([python, texts]).then(([started, given]) => started.python.pyimport(SESSION).load(...given));
  sessions.set(edition.sha256, session);
  // A failed download may be tried again.
  session.catch(() => sessions.delete(edition.sha256));
  return session;
}

async function text(files, file) {
  return new TextDecoder().decode(await files.bytes(file));
}
