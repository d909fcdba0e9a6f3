// Prints how many dataclasses' texts are made during a start, and how many of them are not in the
// archive as code.
//
//   node count_compiled.mjs ARCHIVE

import { loadPyodide } from "pyodide";
import { ENVIRONMENT } from "../../navigator/web/surroundings.mjs";

const python = await loadPyodide({ stdLibURL: process.argv[2], env: { ...ENVIRONMENT } });
const counted = python.runPython(`
import dataclasses
texts = []
run = dataclasses.exec
def counting(text, names, made):
    texts.append(text)
    run(text, names, made)
dataclasses.exec = counting
import navigator.web.session
f"{len(texts)} {sum(text not in dataclasses._KNOWN for text in texts)}"
`);
console.log(counted);
