// What every page runs.

import "./colours.mjs";
import "./handout_keeping.mjs";
import { followInPlace } from "./in_place.mjs";
import "./keeping.mjs";
import "./offline.mjs";
import "./search_controls.mjs";
import "./status.mjs";

followInPlace();
