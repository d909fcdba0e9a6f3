// What only the moment of printing knows: when, and where the answer can be found again. The
// address holds no answers.

const WHEN = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "full", timeStyle: "short" });

// `address` gives the page that the sheet names. It is written whenever something is printed, from a
// button or by the browser's own menu, until `signal` ends it.
export function onPrint(section, address, signal) {
  const write = () => {
    for (const line of section.querySelectorAll("[data-navigator-printed]")) line.textContent = WHEN.format(new Date());
    for (const line of section.querySelectorAll("[data-navigator-address]")) line.textContent = address();
  };
  window.addEventListener("beforeprint", write, { signal });
}
