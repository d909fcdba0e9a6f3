// Mounts the finder of a council's policy on a page that holds it.

import { AreaFinder } from "./area_finder.mjs";

for (const root of document.querySelectorAll('[data-module="areas"]')) new AreaFinder(root).mount();
