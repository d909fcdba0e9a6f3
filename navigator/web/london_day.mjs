// Today in London, as an edition's file writes a day: 2026-11-22.
export function dayInLondon() {
  // Canada's English writes the year first.
  return new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London" });
}
