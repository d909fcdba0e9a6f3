// What every page runs.

import "./colours.mjs";
import "./keeping.mjs";
import "./offline.mjs";
import "./search_controls.mjs";
import "./status.mjs";
