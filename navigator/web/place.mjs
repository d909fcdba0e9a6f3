// Keeps the reader's place while a screen is drawn anew: focus, scroll, and what they opened.

const FOCUSABLE = "h1, a, button, input, summary, select, textarea";
const MARKS = "h1, h2, h3, summary, dt";

// Calls `change`, which redraws what is in `screen`.
export function keepingPlace(screen, change) {
  const focused = screen.contains(document.activeElement) ? keyOf(screen, document.activeElement, FOCUSABLE) : null;
  const opened = new Set(
    [...screen.querySelectorAll("details[open] > summary")].map((each) => keyOf(screen, each, "summary")),
  );
  // What the reader is at stays where it is: the focus if it is in sight, else the first mark that is.
  const atFocus = focused && isInSight(document.activeElement);
  const kind = atFocus ? FOCUSABLE : MARKS;
  const mark = atFocus
    ? document.activeElement
    : [...screen.querySelectorAll(MARKS)].find((each) => each.getBoundingClientRect().top >= 0);
  const markKey = mark && keyOf(screen, mark, kind);
  const top = mark?.getBoundingClientRect().top;

  change();

  for (const summary of screen.querySelectorAll("details > summary")) {
    if (opened.has(keyOf(screen, summary, "summary"))) summary.parentElement.open = true;
  }
  if (focused) {
    const again = found(screen, focused, FOCUSABLE) ?? screen.querySelector("h1");
    if (again?.matches("h1")) again.tabIndex = -1;
    again?.focus({ preventScroll: true });
  }
  const moved = markKey && found(screen, markKey, kind);
  if (moved && window.scrollY > 0) {
    window.scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

// What an element is known by from one drawing to the next: its tag, its words, the duty and the
// form it stands in, and its turn among those that look the same.
function keyOf(screen, element, selector) {
  const look = looks(element);
  const same = [...screen.querySelectorAll(selector)].filter((each) => looks(each) === look);
  return `${look} #${same.indexOf(element)}`;
}

function found(screen, key, selector) {
  return [...screen.querySelectorAll(selector)].find((each) => keyOf(screen, each, selector) === key);
}

function looks(element) {
  const duty = element.closest("[data-duty]")?.dataset.duty ?? "";
  const event = element.closest("[data-event]")?.dataset.event ?? "";
  const words = element.localName === "h1" ? "" : element.textContent.trim();
  return `${element.localName} ${element.name ?? ""} ${duty} ${event} ${words}`;
}
