// Starts Pyodide under Node, three times: once with its whole library, to compile what the browser
// needs with the very Python that will run it; once with what came of it, for what is compiled while
// it starts; and once with the finished archive, to see that it starts.
//
//   node bytecode.mjs compile SOURCES TARGET           zip archives: of modules in, of bytecode out
//   node bytecode.mjs classes ARCHIVE MODULE TARGET    the code of the module's dataclasses
//   node bytecode.mjs try MODULE ARCHIVE…              exits with 1 where it cannot be imported

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { loadPyodide } from "pyodide";
import { addArchive } from "../web/further_archive.mjs";
import { ENVIRONMENT } from "../web/surroundings.mjs";

const COMPILER = new URL("bytecode.py", import.meta.url);
const FOLDER = "/compiler";

async function compile(sources, target) {
  const python = await loadPyodide();
  const given = python.toPy(new Uint8Array(await readFile(sources)));
  const compiler = await compilerOf(python);
  await writeFile(target, compiler.compiled_archive(python.pyimport("builtins").bytes(given)).toJs());
}

async function classes(archive, module, target) {
  const compiler = await compilerOf(await startedWith(archive));
  await writeFile(target, compiler.class_code(module).toJs());
}

async function tryOut(module, archive, ...further) {
  const python = await startedWith(archive);
  for (const each of further) addArchive(python, await readFile(each));
  python.pyimport(module);
}

function startedWith(archive) {
  return loadPyodide({ stdLibURL: resolve(archive), env: { ...ENVIRONMENT } });
}

async function compilerOf(python) {
  python.FS.mkdir(FOLDER);
  python.FS.writeFile(`${FOLDER}/bytecode.py`, await readFile(COMPILER));
  python.pyimport("sys").path.append(FOLDER);
  return python.pyimport("bytecode");
}

const [task, ...rest] = process.argv.slice(2);
try {
  await { compile, classes, try: tryOut }[task](...rest);
} catch (error) {
  // Left to itself, Node would print the line of Pyodide's script, which is a megabyte long.
  console.error(error.message);
  process.exitCode = 1;
}
