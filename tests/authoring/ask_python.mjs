// Asks the engine everything in Pyodide under Node, as the worker does in the browser.
//
//   node ask_python.mjs LIBRARY REQUESTS ANSWERS
//
// LIBRARY is the archive that Python starts with. REQUESTS is JSON: [{edition, holidays, calls}],
// where a call is {name, args}, and an argument is text or {base64}. Into ANSWERS goes JSON:
// {answers, modules, magic, version}; an answer is text, {base64} or {error}.

import { readFile, writeFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";
import { ENVIRONMENT } from "../../navigator/web/surroundings.mjs";

const [library, requests, target] = process.argv.slice(2);
const python = await loadPyodide({ stdLibURL: library, env: { ...ENVIRONMENT } });
const { bytes, list } = python.pyimport("builtins");
const { load } = python.pyimport("navigator.web.session");

const given = (value) => (typeof value === "string" ? value : bytes(python.toPy(Uint8Array.from(Buffer.from(value.base64, "base64")))));

function told(value) {
  if (typeof value === "string") return value;
  return { base64: Buffer.from(value.toJs()).toString("base64") };
}

function answered(ask) {
  try {
    return ask();
  } catch (error) {
    return { error: error.message };
  }
}

const answers = [];
for (const { edition, holidays, calls } of JSON.parse(await readFile(requests, "utf8"))) {
  const session = answered(() => load(edition, holidays));
  if (session.error) answers.push(session);
  else answers.push(...calls.map(({ name, args }) => answered(() => told(session[name](...args.map(given))))));
}
const sys = python.pyimport("sys");
const modules = list(sys.modules).toJs();
const [version] = sys.version.split(" ");
const magic = Buffer.from(python.pyimport("importlib.util").MAGIC_NUMBER.toJs()).toString("hex");
await writeFile(target, JSON.stringify({ answers, modules, magic, version }));
