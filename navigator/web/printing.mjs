// What only the moment of printing knows: when, where the answer can be found again, and how small
// its letters must be for one sheet. The address holds no answers.

const WHEN = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "full", timeStyle: "short" });
// A4 without its margins, and a little less: browsers round.
const SHEET_MM = 262;
const MM_PER_INCH = 25.4;
const PX_PER_INCH = 96;
const SMALLEST = 4;

// `address` gives the page that the sheet names; `oldSince`, when its dates were worked out if that
// is too long ago, else null: printing cannot wait for new ones. All is written whenever something is printed, from
// a button or by the browser's own menu, until `signal` ends it.
export function onPrint(section, { address, oldSince }, signal) {
  const write = () => {
    const sheet = section.querySelector("[data-navigator-sheet]");
    if (!sheet) return;
    const printed = sheet.querySelector("[data-navigator-printed]");
    printed.textContent = WHEN.format(new Date());
    const old = oldSince();
    if (old) printed.append(". ", strong(`Its dates were worked out on ${WHEN.format(old)}: work them out again before you rely on them`));
    sheet.querySelector("[data-navigator-address]").textContent = address();
    fit(sheet);
  };
  window.addEventListener("beforeprint", write, { signal });
}

function strong(text) {
  return Object.assign(document.createElement("strong"), { textContent: text });
}

function fit(sheet) {
  const limit = (SHEET_MM / MM_PER_INCH) * PX_PER_INCH;
  sheet.toggleAttribute("data-measured", true);
  for (let size = 0; size <= SMALLEST; size += 1) {
    sheet.dataset.fit = size;
    if (sheet.scrollHeight <= limit) break;
  }
  sheet.toggleAttribute("data-measured", false);
}
