// Where each byte is paid for, or the reader asked for few. Some browsers tell none of it.
export function isMetered() {
  const { saveData, type, effectiveType = "" } = navigator.connection ?? {};
  return Boolean(
    saveData ||
      type === "cellular" ||
      effectiveType.includes("2g") ||
      matchMedia("(prefers-reduced-data: reduce)").matches,
  );
}
