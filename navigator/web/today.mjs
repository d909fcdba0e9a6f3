// The day in London, whatever the device's own time zone: YYYY-MM-DD.
export function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
}
