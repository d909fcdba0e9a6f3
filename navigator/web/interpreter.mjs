// Starts Python in this worker, and hands back what answers. Reports every step.

import { Downloads } from "./downloads.mjs";
import { DownloadFailed, EngineUnavailable, MalformedData } from "./errors.mjs";
import { fetcher } from "./fetching.mjs";

const GENERATED = new URL("./", import.meta.url);
const RUNTIME = new URL("pyodide/", GENERATED).href;
const ENGINE = new URL("engine.zip", GENERATED).href;
const ARCHIVE = "/engine.zip";
const NEEDED = ["pyodide/", "engine.zip"];
const SESSION = "navigator.web.session";

// Resolves to `{load, given}`, and rejects with EngineUnavailable. `load(edition, holidays)` is
// that of the Python module `navigator.web.session`; `given` makes an argument ready for a call.
// `onProgress({step, loaded, total})` hears of each piece and step.
export async function startInterpreter(onProgress) {
  if (typeof WebAssembly === "undefined") {
    throw new EngineUnavailable("this browser does not allow WebAssembly");
  }
  try {
    return await start(onProgress);
  } catch (cause) {
    if (cause instanceof EngineUnavailable) throw cause;
    const reason =
      cause instanceof DownloadFailed
        ? "a file it needs could not be loaded"
        : "the part that works out dates could not start";
    throw new EngineUnavailable(`${reason} (${cause.message})`, { cause });
  }
}

async function start(onProgress) {
  const plainFetch = fetcher(self);
  const { sizes, total } = await manifest(plainFetch);
  let loaded = 0;
  let step = "loading";
  const report = () => onProgress({ step, loaded, total });
  const { broken, breakOff, guarded, started } = breaking();
  const downloads = new Downloads({
    fetch: plainFetch,
    sizes,
    onFault: breakOff,
    onBytes: (count) => {
      loaded += count;
      report();
    },
  });
  const restore = intercept(downloads, guarded);
  try {
    const archive = guarded(downloads.bytes(ENGINE));
    const runtime = guarded(runtimeModules(downloads));
    const starting = (async () => {
      const { loadPyodide, createPyodideModule } = await runtime;
      const python = await loadPyodide({
        indexURL: RUNTIME,
        createPyodideModule,
        env: { PYTHONPATH: ARCHIVE },
        fsInit: async (files) => {
          files.writeFile(ARCHIVE, await archive);
          step = "starting";
          tellOpenings(files, report);
        },
      });
      return ready(python);
    })();
    const made = await Promise.race([starting, broken]);
    started();
    return made;
  } finally {
    restore();
  }
}

// Text goes to Python as it is; bytes would arrive as JavaScript's own, which no Python module reads.
function ready(python) {
  const toBytes = python.pyimport("builtins").bytes;
  return {
    load: python.pyimport(SESSION).load,
    given: (value) => (value instanceof Uint8Array ? toBytes(python.toPy(value)) : value),
  };
}

// loadPyodide() hides a failed download or compilation, and then never settles: `broken` rejects
// instead, by `breakOff` or when something `guarded` does. `started` ends the listening.
function breaking() {
  let breakOff;
  const broken = new Promise((_, reject) => {
    breakOff = reject;
  });
  broken.catch(() => {});
  const listening = new AbortController();
  // Pyodide looks at some of its promises late: meanwhile their failure would go unheard.
  const onUnheard = (event) => {
    event.preventDefault();
    breakOff(event.reason);
  };
  self.addEventListener("unhandledrejection", onUnheard, { signal: listening.signal });
  const guarded = (promise) => {
    promise.catch(breakOff);
    return promise;
  };
  return { broken, breakOff, guarded, started: () => listening.abort() };
}

async function manifest(plainFetch) {
  const response = await plainFetch(new URL("manifest.json", GENERATED));
  if (!response.ok) throw new DownloadFailed(`manifest.json: the server answered ${response.status}`);
  const { format, files } = await response.json();
  if (format !== 1) throw new MalformedData("manifest.json is of another release");
  const needed = Object.entries(files).filter(([name]) => NEEDED.some((start) => name.startsWith(start)));
  return {
    sizes: new Map(needed.map(([name, { size }]) => [new URL(name, GENERATED).href, size])),
    total: needed.reduce((sum, [, { size }]) => sum + size, 0),
  };
}

// Scripts are imported by the browser unseen. Fetching them first shows the progress, and leaves
// them in the browser's cache for the import.
async function runtimeModules(downloads) {
  const names = ["pyodide.mjs", "pyodide.asm.mjs"];
  await Promise.all(names.map((name) => downloads.bytes(RUNTIME + name)));
  const [loader, module] = await Promise.all(names.map((name) => import(RUNTIME + name)));
  return { loadPyodide: loader.loadPyodide, createPyodideModule: module.default };
}

// Pyodide fetches and compiles through these two. Returns a function that puts them back.
function intercept(downloads, guarded) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = (url) => guarded(downloads.response(new URL(url).href));
  WebAssembly.instantiateStreaming = (source, imports) =>
    guarded(instantiateStreaming.call(WebAssembly, source, imports));
  return () => {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

// Python opens an archive once for each module that it imports. That is the only sign of life in
// the longest step of a start, which on a slow phone takes longer than the watchdog waits.
function tellOpenings(files, report) {
  const { open } = files;
  files.open = (...request) => {
    report();
    return open(...request);
  };
}
