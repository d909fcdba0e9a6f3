// Gives Python, once it has started, one more archive of modules: those that a few pages need.

const ARCHIVE = "/further.zip";
// Packages of which the first archive has some modules, and this one others.
const SHARED = ["navigator", "encodings", "importlib"];

// `archive` is bytes.
export function addArchive(python, archive) {
  python.FS.writeFile(ARCHIVE, archive);
  python.pyimport("sys").path.append(ARCHIVE);
  for (const name of SHARED) python.pyimport(name).__path__.append(`${ARCHIVE}/${name}`);
}
