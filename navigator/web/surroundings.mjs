// What Python finds around it, in the browser as where its archive is tried out at build.

// No folder holds time zones: the engine carries London's. Without this, looking for such a folder
// brings in all that Python knows of how it was built.
export const ENVIRONMENT = { PYTHONTZPATH: "" };
