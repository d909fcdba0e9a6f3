// What every page runs.

import "./colours.mjs";
import "./search_controls.mjs";
import "./status.mjs";
