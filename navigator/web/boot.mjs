// Mounts the navigator on the page that is shown. `mount` and `unmount` may be called again when
// the page is swapped without a load; one engine serves them all.

import { Engine } from "./engine.mjs";
import { Navigator } from "./navigator.mjs";

// WORKER is put in by the bundler: the worker's file, beside this one, and its integrity.
const engine = new Engine({ url: new URL(WORKER.file, import.meta.url), integrity: WORKER.integrity });
const mounted = new Map();

export function mount(root) {
  for (const section of root.querySelectorAll('[data-module="navigator"]')) {
    if (mounted.has(section)) continue;
    const navigator = new Navigator(section, engine);
    mounted.set(section, navigator);
    navigator.mount();
  }
}

export function unmount() {
  for (const navigator of mounted.values()) navigator.unmount();
  mounted.clear();
}

mount(document);
