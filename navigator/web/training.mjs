// The exercises: each page is read as it stands, practised alone, or presented to a class.

import { Drill } from "./drill.mjs";
import { mountEach } from "./shown.mjs";

mountEach('[data-module="training"]', (root) => new Drill(root));
