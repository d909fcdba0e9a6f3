// How the scripts of a page hear that it is shown, and that another takes its place. Each bundle has
// its own copy of this module; the document carries the news between them.

const LEFT = "page:left";
const SHOWN = "page:shown";
const WARM = "navigator:warm";

// Calls `mount` now, and for each page that is shown in place of this one.
export function onShown(mount) {
  mount();
  document.addEventListener(SHOWN, mount);
}

export function onLeft(unmount) {
  document.addEventListener(LEFT, unmount);
}

// Calls `keep` once leaving the document would throw away what took long to start.
export function onWarm(keep) {
  document.addEventListener(WARM, keep, { once: true });
}

export const tell = {
  left: () => document.dispatchEvent(new Event(LEFT)),
  shown: () => document.dispatchEvent(new Event(SHOWN)),
  warm: () => document.dispatchEvent(new Event(WARM)),
};
