// Starts Python in this worker, and hands back what answers. Reports every step.

import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { AlteredFile, DownloadFailed, EngineUnavailable, NavigatorError } from "./errors.mjs";
import { ENVIRONMENT } from "./surroundings.mjs";
import { VerifiedFiles } from "./verified.mjs";

const RUNTIME = "pyodide.wasm";
const ARCHIVE = "engine.zip";
const TOTAL = Object.values(PYTHON.files).reduce((sum, { size }) => sum + size, 0);

// Resolves to `{python, given, lacksSnapshot}`, and rejects with EngineUnavailable. `python` is Pyodide's own
// interface; `given` makes an argument ready for a call.
// PYTHON is put in by the bundler: `files`, each {file, size, sha256}, which lie in the folder at
// `folder`, and Pyodide's own list of packages, `lock`. `cache` is one of verified.mjs.
// `onProgress({step, loaded, total})` hears of each piece and step. `snapshot` is one of snapshot.mjs:
// where it holds one, Python starts from that; at any doubt it is dropped, and Python starts without.
// `onSnapshot` is called before one is used. `lacksSnapshot` says that one could be made.
export async function startInterpreter({ folder, cache, snapshot, onProgress, onSnapshot }) {
  try {
    const coming = new Coming({ folder, cache, onProgress });
    const memory = await snapshot?.take(() => coming.report()).catch(() => void snapshot.drop());
    if (memory) {
      // From here on, nothing but the snapshot can hold up the start.
      await coming.arrived;
      onSnapshot();
      try {
        return ready(await coming.python({ _loadSnapshot: memory }));
      } catch (error) {
        if (error instanceof NavigatorError) throw error;
        await snapshot.refuse();
      }
    }
    return { ...ready(await coming.python()), lacksSnapshot: memory === null };
  } catch (cause) {
    throw new EngineUnavailable(`${reasonFor(cause)} (${cause.message})`, { cause });
  }
}

// The memory of a Python that has just started, and has imported that module.
export async function snapshotOf({ folder, cache, module }) {
  const python = await new Coming({ folder, cache, onProgress() {} }).python({ _makeSnapshot: true });
  python.pyimport(module);
  return python.makeMemorySnapshot();
}

// Why a start failed, in plain words.
export function reasonFor(cause) {
  if (cause instanceof DownloadFailed) return "a file it needs could not be loaded";
  if (cause instanceof AlteredFile) return "a file it needs was changed on its way";
  if (cause instanceof WebAssembly.CompileError) return "this browser does not allow WebAssembly";
  if (isOutOfMemory(cause)) return "this device has too little memory left";
  return "the part that works out dates could not start";
}

// Python's own, and the browser's.
export function isOutOfMemory(error) {
  return error.type === "MemoryError" || (error instanceof RangeError && /memory/i.test(error.message));
}

// Python's files, on their way as soon as this is made.
class Coming {
  #folder;
  #onProgress;
  #runtime;
  #archive;
  #loaded = 0;
  #step = "loading";

  constructor({ folder, cache, onProgress }) {
    this.#folder = folder;
    this.#onProgress = onProgress;
    const files = new VerifiedFiles({
      cache,
      onBytes: (count) => {
        this.#loaded += count;
        this.report();
      },
    });
    this.#runtime = files.module(this.#known(RUNTIME));
    this.#archive = files.bytes(this.#known(ARCHIVE));
    this.arrived = Promise.all([this.#runtime, this.#archive]);
    // Nobody listens yet.
    for (const coming of [this.#runtime, this.#archive, this.arrived]) coming.catch(() => {});
  }

  report() {
    this.#onProgress({ step: this.#step, loaded: this.#loaded, total: TOTAL });
  }

  // Resolves to Pyodide, started with these options of its own.
  async python(options) {
    const { broken, guarded, started } = breaking();
    const restore = intercept({ runtime: guarded(this.#runtime), archive: guarded(this.#archive), guarded });
    try {
      const starting = loadPyodide({
        indexURL: this.#folder,
        stdLibURL: this.#known(ARCHIVE).url,
        lockFileContents: PYTHON.lock,
        createPyodideModule,
        env: { ...ENVIRONMENT },
        fsInit: (system) => {
          this.#step = "starting";
          tellOpenings(system, () => this.report());
        },
        ...options,
      });
      const python = await Promise.race([starting, broken]);
      started();
      return python;
    } finally {
      restore();
    }
  }

  #known(name) {
    const { file, ...rest } = PYTHON.files[name];
    return { ...rest, url: new URL(file, this.#folder).href };
  }
}

// Text goes to Python as it is; bytes would arrive as JavaScript's own, which no Python module reads.
function ready(python) {
  const toBytes = python.pyimport("builtins").bytes;
  return {
    python,
    given: (value) => (value instanceof Uint8Array ? toBytes(python.toPy(value)) : value),
  };
}

// loadPyodide() hides a failed download or compilation, and then never settles: `broken` rejects
// instead, when something `guarded` does. `started` ends the listening; after a failure it goes on,
// for what Pyodide has not looked at yet.
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
  return { broken, guarded, started: () => listening.abort() };
}

// Pyodide fetches and compiles through these two, and gets what was verified. Returns a function
// that puts them back.
function intercept({ runtime, archive, guarded }) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (url) => new Response(new URL(url).pathname.endsWith(".wasm") ? null : await archive);
  WebAssembly.instantiateStreaming = (_, imports) =>
    guarded(runtime.then(async (module) => ({ module, instance: await WebAssembly.instantiate(module, imports) })));
  return () => {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

// Python opens its archive once for each module that it imports. That is the only sign of life in
// the longest step of a start, which on a slow phone takes longer than the watchdog waits.
function tellOpenings(system, report) {
  const { open } = system;
  system.open = (...request) => {
    report();
    return open(...request);
  };
}
