// Mounts the finder of a council's policy on a page that holds it.

import { AreaFinder } from "./area_finder.mjs";
import { onShown } from "./shown.mjs";

onShown(() => {
  for (const root of document.querySelectorAll('[data-module="areas"]')) new AreaFinder(root).mount();
});
