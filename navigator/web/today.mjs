// The day in London, whatever the device's own time zone, as an edition's file writes it: 2026-11-22.
export function today() {
  // Canada's English writes the year first.
  return new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London" });
}
