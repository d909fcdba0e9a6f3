// What a page that is left open has to know: whether its dates are old, and when to look again.

const ZONE = "Europe/London";
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric" });
const OLD_MS = 15 * 60 * 1000;
const LOOK_MS = 60 * 1000;

// Whether dates of `then` say nothing sure any more: another day in London, or more than 15 minutes.
// A clock that was put back counts as well.
export function isOld(then, now) {
  return Math.abs(now - then) > OLD_MS || DAY.format(then) !== DAY.format(now);
}

// "at 16:30" of the present day, else "on Friday 27 November 2026 at 16:30".
export function when(then, now) {
  const hour = `at ${CLOCK.format(then)}`;
  // Browsers differ in the comma after the weekday.
  return DAY.format(then) === DAY.format(now) ? hour : `on ${DAY.format(then).replace(",", "")} ${hour}`;
}

// Calls `look` whenever the reader may have turned to the page again, or has closed a dialog of
// `section`, and each minute while the page is to be seen, until `signal` ends it.
export function whileOpen(section, look, signal) {
  const seen = () => document.visibilityState === "visible" && look();
  const minutes = setInterval(seen, LOOK_MS);
  signal.addEventListener("abort", () => clearInterval(minutes));
  document.addEventListener("visibilitychange", seen, { signal });
  for (const name of ["focus", "pageshow"]) window.addEventListener(name, seen, { signal });
  // This event does not bubble.
  section.addEventListener("close", seen, { signal, capture: true });
}

// Calls `pressed` with a promise of the end of each press, by when its click was heard: what is
// drawn anew under a press loses the click.
export function onPress(section, pressed, signal) {
  const begun = ({ button }) => button === 0 && pressed(released());
  section.addEventListener("pointerdown", begun, { signal });
}

function released() {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      ended.abort();
      setTimeout(resolve);
    };
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, end, { signal: ended.signal });
  });
}
