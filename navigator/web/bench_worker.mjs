// Runs, beside a page that edits, the same Python that checks and draws editions at build.

import { answerCalls } from "./answering.mjs";
import { addArchive } from "./further_archive.mjs";
import { VerifiedFiles } from "./verified.mjs";

const BENCH = "navigator.authoring.workbench";
const CALLS = new Set(["check", "sections", "answer", "read_time", "change", "confirm", "changes", "next_edition"]);

let bench;

// AUTHORING is put in by the bundler: the second archive, {file, size, sha256}.
answerCalls({
  calls: CALLS,
  begin: ({ folder, cache, onProgress }) => {
    const files = new VerifiedFiles({ cache, onBytes: () => onProgress() });
    return files.bytes({ ...AUTHORING, url: new URL(AUTHORING.file, folder).href });
  },
  asked: (_, { python, begun }) => (bench ??= opened(python, begun)),
});

async function opened(python, archive) {
  const [started, further] = await Promise.all([python, archive]);
  addArchive(started.python, further);
  return started.python.pyimport(BENCH).open_bench();
}
