// Runs, beside a page that edits, the same Python that checks and draws editions at build.

import { answerCalls } from "./answering.mjs";
import { EngineUnavailable } from "./errors.mjs";
import { addArchive } from "./further_archive.mjs";
import { reasonFor } from "./interpreter.mjs";
import { VerifiedFiles } from "./verified.mjs";

// What the page may call, by the Python module that answers and its way in.
const BENCHES = [
  ["navigator.authoring.workbench", "open_bench", ["check", "sections", "answer", "read_time", "change", "confirm", "changes", "next_edition"]],
  ["navigator.authoring.training_bench", "open_training", ["hold_edition", "open_scenario", "work_scenario"]],
];

let python;
const benches = new Map();

// AUTHORING is put in by the bundler: the second archive, {file, size, sha256}.
answerCalls({
  calls: new Set(BENCHES.flatMap(([, , calls]) => calls)),
  begin: ({ folder, cache, onProgress }) => {
    const files = new VerifiedFiles({ cache, onBytes: () => onProgress() });
    return files.bytes({ ...AUTHORING, url: new URL(AUTHORING.file, folder).href });
  },
  asked: async ({ name }, { python: starting, begun }) => {
    python ??= opened(starting, begun);
    return benchFor(await python, name);
  },
});

function benchFor({ pyimport }, name) {
  const [module, open] = BENCHES.find(([, , calls]) => calls.includes(name));
  if (!benches.has(module)) benches.set(module, pyimport(module)[open]());
  return benches.get(module);
}

// Without the archive there is no bench: the page has to start this worker anew.
async function opened(starting, archive) {
  const coming = archive.catch((cause) => Promise.reject(new EngineUnavailable(`${reasonFor(cause)} (${cause.message})`, { cause })));
  const [started, further] = await Promise.all([starting, coming]);
  addArchive(started.python, further);
  return started.python;
}
