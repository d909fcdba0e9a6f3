// The exercises: each page is read as it stands, practised alone, or presented to a class.

import { Drill } from "./drill.mjs";
import { onLeft, onShown } from "./shown.mjs";

let mounted = [];

onShown(() => {
  mounted = [...document.querySelectorAll('[data-module="training"]')].map((root) => new Drill(root));
  for (const drill of mounted) drill.mount();
});

onLeft(() => {
  for (const drill of mounted) drill.unmount();
  mounted = [];
});
