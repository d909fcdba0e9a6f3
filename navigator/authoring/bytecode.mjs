// Starts Pyodide under Node, twice: once with its whole library, to compile what the browser needs
// with the very Python that will run it; and once with the finished archive, to see that it starts.
//
//   node bytecode.mjs compile SOURCES TARGET     zip archives: of modules in, of bytecode out
//   node bytecode.mjs try MODULE ARCHIVE…        exits with 1 where the module cannot be imported

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { loadPyodide } from "pyodide";
import { addArchive } from "../web/further_archive.mjs";
import { ENVIRONMENT } from "../web/surroundings.mjs";

const COMPILER = new URL("bytecode.py", import.meta.url);
const FOLDER = "/compiler";

async function compile(sources, target) {
  const python = await loadPyodide();
  python.FS.mkdir(FOLDER);
  python.FS.writeFile(`${FOLDER}/bytecode.py`, await readFile(COMPILER));
  python.pyimport("sys").path.append(FOLDER);
  const given = python.toPy(new Uint8Array(await readFile(sources)));
  const made = python.pyimport("bytecode").compiled_archive(python.pyimport("builtins").bytes(given));
  await writeFile(target, made.toJs());
}

async function tryOut(module, archive, ...further) {
  const python = await loadPyodide({ stdLibURL: resolve(archive), env: { ...ENVIRONMENT } });
  for (const each of further) addArchive(python, await readFile(each));
  python.pyimport(module);
}

const [task, ...rest] = process.argv.slice(2);
try {
  await { compile, try: tryOut }[task](...rest);
} catch (error) {
  // Left to itself, Node would print the line of Pyodide's script, which is a megabyte long.
  console.error(error.message);
  process.exitCode = 1;
}
