// Asks the bench everything in Pyodide under Node, as its worker does in the browser.
//
//   node ask_bench.mjs ENGINE FURTHER REQUESTS ANSWERS [MODULE OPEN]
//
// The two archives that Python has; which bench it is, if not that of editions. REQUESTS is JSON: [{name, args}], all text. Into ANSWERS goes
// JSON: the answers, each text or {error}, what is said last of it.

import { readFile, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";
import { addArchive } from "../../navigator/web/further_archive.mjs";
import { ENVIRONMENT } from "../../navigator/web/surroundings.mjs";

const [engine, further, requests, target, module = "navigator.authoring.workbench", open = "open_bench"] = process.argv.slice(2);
const python = await loadPyodide({ stdLibURL: engine, env: { ...ENVIRONMENT } });
addArchive(python, await readFile(further));
const bench = python.pyimport(module)[open]();

function answered({ name, args }) {
  try {
    return bench[name](...args);
  } catch (error) {
    return { error: error.message.trim().split("\n").at(-1) };
  }
}

await writeFile(target, JSON.stringify(JSON.parse(await readFile(requests, "utf8")).map(answered)));
