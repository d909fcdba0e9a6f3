// How the scripts of a page hear that it is shown, that another takes its place, and how far Python
// is. Each bundle has its own copy of this module; the document carries the news between them.

const LEFT = "page:left";
const SHOWN = "page:shown";
const PYTHON = "navigator:python";

// Calls `mount` now, and for each page that is shown in place of this one.
export function onShown(mount) {
  mount();
  document.addEventListener(SHOWN, mount);
}

export function onLeft(unmount) {
  document.addEventListener(LEFT, unmount);
}

// Makes and mounts one of what `make(root)` gives for each such element of the page that is shown, and
// unmounts them when another page takes its place.
export function mountEach(selector, make) {
  let mounted = [];
  onShown(() => {
    mounted = [...document.querySelectorAll(selector)].map((root) => make(root));
    for (const each of mounted) each.mount();
  });
  onLeft(() => {
    for (const each of mounted) each.unmount();
    mounted = [];
  });
}

// Calls `keep` once leaving the document would throw away what took long to start.
export function onWarm(keep) {
  oncePython((state) => state === "ready", keep);
}

// Calls `work` once nobody waits for Python to start: at once, where it is not starting.
export function whenPythonRests(work) {
  oncePython((state) => state !== "starting", work);
}

function oncePython(isSo, work) {
  const look = () => {
    if (!isSo(document.documentElement.dataset.python)) return;
    document.removeEventListener(PYTHON, look);
    work();
  };
  document.addEventListener(PYTHON, look);
  look();
}

export const tell = {
  left: () => document.dispatchEvent(new Event(LEFT)),
  shown: () => document.dispatchEvent(new Event(SHOWN)),
  // One of the engine's states.
  python: (state) => {
    document.documentElement.dataset.python = state;
    document.dispatchEvent(new Event(PYTHON));
  },
};
