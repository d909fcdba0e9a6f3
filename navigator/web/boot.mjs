// Mounts the navigator on the page that is shown, also when that page comes back without a load. One
// engine serves them all.

import { Engine } from "./engine.mjs";
import { Navigator } from "./navigator.mjs";
import { onLeft, onShown, tell } from "./shown.mjs";
import { keepSnapshot } from "./snapshot_maker.mjs";

// WORKER is put in by the bundler: the worker's file, beside this one, its size and its integrity.
const code = { ...WORKER, url: new URL(WORKER.file, import.meta.url) };
const engine = new Engine(code, () => keepSnapshot(code));
let mounted = null;

engine.listen(({ state }) => tell.python(state));

onShown(() => {
  const section = document.querySelector('[data-module="navigator"]');
  if (!section) return;
  mounted = new Navigator(section, engine);
  mounted.mount();
});

onLeft(() => {
  mounted?.unmount();
  mounted = null;
});
