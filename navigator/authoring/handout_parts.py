"""What every handout of a policy carries: its name, status, edition and day, and on danger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_sheet import Box, Line, Sheet
from navigator.authoring.handout_type import BOLD, HEAVY
from navigator.engine.dates_in_words import day_in_words
from navigator.engine.site import DANGER_LINE
from navigator.engine.vocabulary import RouteKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import RouteShown, Task

EDGE: Final = 10.0
# A millimetre in points, and the sizes of letters that are tried, in points: the largest first.
POINT: Final = 25.4 / 72
_SIZES: Final = tuple(each / 4 for each in range(48, 11, -1))
# How large what matters less is, beside the rest.
SOFT: Final = 0.95
NO_LIMIT: Final = "No time limit stated"
NOT_THE_POLICY: Final = "This sheet does not replace the published policy."


def fitted(lay: Callable[[float], Sheet]) -> Sheet:
    """The sheet in the largest letters in which it fits; the size is in millimetres.

    In the smallest where it fits in none.
    """
    found = fits_in(lambda size: (lay(size),), 1)
    return found[0] if found else lay(_SIZES[-1] * POINT)


def fits_in(lay: Callable[[float], tuple[Sheet, ...]], most: int) -> tuple[Sheet, ...] | None:
    """As many sheets at most, in the largest letters in which they do; None where none are."""
    # Whatever fits in some letters fits in smaller ones.
    first, last = 0, len(_SIZES) - 1
    best = None
    while first <= last:
        middle = (first + last) // 2
        sheets = lay(_SIZES[middle] * POINT)
        if len(sheets) <= most and all(each.fits for each in sheets):
            best, last = sheets, middle - 1
        else:
            first = middle + 1
    return best


def gap(size: float) -> float:
    """The usual room between two things, in letters of this size."""
    return size * 0.65


def heading(sheet: Sheet, page: PolicyPage, kind: str, size: float) -> float:
    """Whose policy, which edition, and whether it can be relied on; where to go on below it."""
    edition, wide = page.edition, sheet.wide - 2 * EDGE
    sheet.boxes.append(Box(x=EDGE, y=EDGE, wide=wide, high=1.6, filled=True, round=0))
    y = EDGE + 1.6 + gap(size)
    made_up = "Fictional. " if edition.fictional else ""
    y = sheet.put(
        f"{made_up}{edition.name}: {edition.title}",
        EDGE, y, wide, size=size * 1.9, weight=HEAVY, role="h1",
    )  # fmt: skip
    y = sheet.put(f"{kind}. {edition.partnership}.", EDGE, y, wide, size=size, soft=True)
    y += gap(size) * 0.5
    status = page.status
    words = f"{edition.edition_name} edition. {str(status.status).capitalize()}. {status.text}"
    told = " ".join(sentence(each) for each in (words, status.successor, status.check) if each)
    start = y
    y = sheet.put(told, EDGE + 2.5, y + 1.5, wide - 5, size=size, weight=BOLD) + 1.5
    sheet.boxes.append(Box(x=EDGE, y=start, wide=wide, high=y - start, line=0.6))
    y += gap(size) * 0.6
    y = sheet.put(f"{DANGER_LINE} This line is the site's own.", EDGE, y, wide, size=size)
    return y + gap(size)


def immediate(page: PolicyPage) -> tuple[RouteShown, ...]:
    """The routes for a child at immediate risk."""
    return tuple(each for each in page.routes if each.kind == RouteKind.IMMEDIATE_RISK)


def beside(page: PolicyPage) -> tuple[RouteShown, ...]:
    """The other routes beside the ladder."""
    return tuple(each for each in page.routes if each.kind != RouteKind.IMMEDIATE_RISK)


def route_words(route: RouteShown) -> tuple[str, ...]:
    """What a route says, a line each: when, what to do and by when."""
    lines = [f"{each.do}{_by(each)}: {_limit(each)}" for each in route.tasks]
    if route.opens:
        lines.append("Leads to: " + "; ".join(each.label for each in route.opens))
    return (sentence(route.when), *lines)


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if text.endswith((".", "?", "!", '"')) else f"{text}."


def _by(task: Task) -> str:
    return f" ({task.by[:1].lower()}{task.by[1:]})" if task.by else ""


def _limit(task: Task) -> str:
    words = task.limit if task.timed else NO_LIMIT
    return f"{words[:1].lower()}{words[1:]}."


def risk_lines(  # noqa: PLR0913, PLR0917 - a sheet, a policy, a place and a size
    sheet: Sheet, page: PolicyPage, x: float, y: float, wide: float, size: float
) -> float:
    """What to do at immediate risk, in a dashed frame; where to go on below it."""
    return _framed(sheet, immediate(page), (x, y), wide, size)


def routes_beside(  # noqa: PLR0913, PLR0917 - as above
    sheet: Sheet, page: PolicyPage, x: float, y: float, wide: float, size: float
) -> float:
    """The other routes, in a dashed frame; where to go on below it."""
    return _framed(sheet, beside(page), (x, y), wide, size)


def _framed(
    sheet: Sheet,
    routes: tuple[RouteShown, ...],
    place: tuple[float, float],
    wide: float,
    size: float,
) -> float:
    x, y = place
    if not routes:
        return y
    start = y
    y += 1.5
    for route in routes:
        y = sheet.put(route.title, x + 2.5, y, wide - 5, size=size * 1.05, weight=HEAVY, role="h2")
        for line in route_words(route):
            y = sheet.put(line, x + 2.5, y, wide - 5, size=size * 0.92)
        y += gap(size) * 0.4
    sheet.boxes.append(Box(x=x, y=start, wide=wide, high=y - start, line=0.4, dashed=True))
    return y + gap(size)


def foot(sheet: Sheet, page: PolicyPage, y: float, size: float, which: str = "") -> float:
    """Where it comes from and when it was made; where it ends. ``which`` of several it is."""
    wide = sheet.wide - 2 * EDGE
    sheet.lines.append(Line(points=((EDGE, y), (sheet.wide - EDGE, y)), line=0.3))
    y += gap(size) * 0.5
    edition = page.edition
    text = (
        f"{which}{edition.name}, {edition.edition_name} edition. "
        f"Made on {day_in_words(page.day)} by the Escalation Navigator: "
        f"policies/{edition.policy}/{edition.edition}/. {NOT_THE_POLICY} "
        "Ask for the edition in force before you rely on it."
    )
    return sheet.put(text, EDGE, y, wide, size=size * SOFT, soft=True) + EDGE * 0.6
