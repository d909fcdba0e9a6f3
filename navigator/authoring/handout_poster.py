"""The flowchart of a policy as a poster: the ladder's boxes from the top down, the rest beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_flow import Sheets, letters, readable
from navigator.authoring.handout_parts import (
    EDGE,
    NO_LIMIT,
    SOFT,
    beside,
    fitted,
    gap,
    immediate,
    route_words,
    sentence,
)
from navigator.authoring.handout_sheet import A4, Box, Line
from navigator.authoring.handout_type import BOLD, HEAVY, REGULAR
from navigator.authoring.page_chart import WITHOUT_BY

if TYPE_CHECKING:
    from navigator.authoring.handout_sheet import Sheet
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import ChartNode, Leave

_INSIDE: Final = 2.5
_BETWEEN: Final = 6.0
# What is tried: how much of the width the ladder takes, and whether limits stand beside what they
# are for, or below it. A long ladder needs more width than a short one.
_TRIED: Final = tuple((share, aside) for share in (0.56, 0.64, 0.7) for aside in (False, True))
# What is left of a box's width for the limits beside.
_LIMITS: Final = 0.36
_START: Final = "You disagree with another agency about a child"


def poster_sheet(page: PolicyPage) -> Sheet:
    """The flowchart on one sheet, in the largest letters that let all of it fit."""
    tried = [fitted(partial(_one, page, way)) for way in _TRIED]
    return max((each for each in tried if each.fits), key=_size, default=tried[0])


def poster_pages(page: PolicyPage, one: Sheet) -> tuple[Sheet, ...]:
    """The flowchart in letters that can be read, on as many sheets as that takes.

    ``one`` is the flowchart on one sheet.
    """
    tried = [readable(one, partial(_laid, page, way, flows=True)) for way in _TRIED]
    fewest = min(map(len, tried))
    return max((each for each in tried if len(each) == fewest), key=letters)


def _one(page: PolicyPage, way: tuple[float, bool], size: float) -> Sheet:
    return _laid(page, way, size)[0]


def _size(sheet: Sheet) -> float:
    return letters((sheet,))


def _laid(
    page: PolicyPage, way: tuple[float, bool], size: float, *, flows: bool = False
) -> tuple[Sheet, ...]:
    share, aside = way
    sheets = Sheets(
        page=page,
        kind="Flowchart",
        title=f"Flowchart: {page.edition.name}, {page.edition.title}",
        about=_in_words(page),
        size=size,
        flows=flows,
    )
    whole = A4[0] - 2 * EDGE
    wide = whole * share - _BETWEEN / 2
    _ladder(sheets, (wide, _LIMITS if aside else 0))
    _beside(sheets, EDGE + wide + _BETWEEN, whole - wide - _BETWEEN)
    return sheets.finish()


def _in_words(page: PolicyPage) -> str:
    """The chart for somebody who cannot see it."""
    steps = [f"{node.label}, {node.title}: {_onward(node)}." for node in page.chart]
    return f"{len(page.chart)} boxes, from the first up. {' '.join(steps)}"


def _onward(node: ChartNode) -> str:
    return "; ".join(f"{each.outcome}, {each.to}" for each in node.leaves)


# ---------------------------------------------------------------- the ladder


def _ladder(sheets: Sheets, widths: tuple[float, float]) -> None:
    """The boxes in a width, of which a part is for the limits; each with the arrow to it."""
    page, size, wide = sheets.page, sheets.size, widths[0]
    column = sheets.column()
    column.put(lambda sheet, y: _start(sheet, page, y, wide, size))
    leaves: tuple[Leave, ...] = ()
    for node in page.chart:
        column.put(partial(_next, node=node, leaves=leaves, widths=widths, size=size))
        leaves = node.leaves
    column.put(lambda sheet, y: _ends(sheet, leaves, y, wide, size))


def _start(sheet: Sheet, page: PolicyPage, y: float, wide: float, size: float) -> float:
    start = y
    y = sheet.put(
        _START, EDGE + _INSIDE, y + 1.2, wide - 2 * _INSIDE, size=size * 1.05, weight=HEAVY
    )
    for each in page.starts:
        words = f"{each.when}: {each.label}" if each.when else f"Starts at {each.label}"
        y = sheet.put(words, EDGE + _INSIDE, y, wide - 2 * _INSIDE, size=size * SOFT)
    y = sheet.put(WITHOUT_BY, EDGE + _INSIDE, y, wide - 2 * _INSIDE, size=size * SOFT, soft=True)
    y += 1.2
    sheet.boxes.append(Box(x=EDGE, y=start, wide=wide, high=y - start, line=0.4, round=3))
    return y


def _next(  # noqa: PLR0913 - a box, what leads to it, and where it stands
    sheet: Sheet,
    y: float,
    *,
    node: ChartNode,
    leaves: tuple[Leave, ...],
    widths: tuple[float, float],
    size: float,
) -> float:
    """A box below the arrow that leads to it."""
    y = _arrow(sheet, y, leaves, size, widths[0])
    return _node(sheet, node, y, widths, size)


def _node(
    sheet: Sheet,
    node: ChartNode,
    y: float,
    widths: tuple[float, float],
    size: float,
) -> float:
    start, wide = y, widths[0]
    x, inner = EDGE + _INSIDE + 1.5, wide - 2 * _INSIDE - 1.5
    y += 1.4
    for way in node.enters:
        y = sheet.put(f"Way in: {way.label}", x, y, inner, size=size * SOFT, soft=True)
    y = sheet.put(
        f"{node.label}: {node.title}", x, y, inner, size=size * 1.1, weight=HEAVY, role="h2"
    )
    if node.condition:
        y = sheet.put(node.condition, x, y, inner, size=size * SOFT, soft=True)
    for task in node.tasks:
        y += gap(size) * 0.2
        if task.when:
            y = sheet.put(f"{task.when}:", x, y, inner, size=size * SOFT, soft=True)
        room = inner * widths[1]
        left = inner - room - (3 if room else 0)
        done = sheet.put(task.do, x, y, left, size=size * 0.95)
        if task.by:
            done = sheet.put(task.by, x, done, left, size=size * SOFT, soft=True)
        ended = sheet.put(
            task.limit if task.timed else NO_LIMIT,
            x + inner - room if room else x,
            y if room else done,
            room or inner,
            size=size * (0.95 if task.timed else SOFT),
            weight=BOLD if task.timed else REGULAR,
            soft=not task.timed,
        )
        y = max(done, ended)
    y += 1.4
    sheet.boxes += [
        Box(x=EDGE, y=start, wide=wide, high=y - start, line=0.5),
        Box(x=EDGE, y=start, wide=1.6, high=y - start, line=0, round=0, filled=True),
    ]
    return y


def _arrow(
    sheet: Sheet, y: float, leaves: tuple[Leave, ...], size: float, wide: float = 0
) -> float:
    """The arrow to the next box, with what leads there, and elsewhere, beside it."""
    x = EDGE + 8.0
    end = y + 1.0
    for each in sorted(leaves, key=lambda leave: not leave.onward):
        end = sheet.put(_leads(each), x + 4, end, wide - 12, size=size * SOFT)
    end = max(end + 0.8, y + size * 1.6)
    sheet.lines.append(Line(points=((x, y), (x, end - 0.4)), line=0.6, arrow=True))
    return end


def _ends(sheet: Sheet, leaves: tuple[Leave, ...], y: float, wide: float, size: float) -> float:
    y += 1.0
    for each in leaves:
        y = sheet.put(_leads(each), EDGE + 12.0, y, wide - 12, size=size * SOFT)
    return y


def _leads(leave: Leave) -> str:
    """What leads away from a box, and where."""
    when = f", {leave.when[:1].lower()}{leave.when[1:]}" if leave.when else ""
    words = f"{leave.outcome.capitalize()}{when}"
    if not leave.onward:
        words += f": {'back to ' if leave.back else ''}{leave.to}"
    if leave.loop:
        words += f" ({leave.loop})"
    if leave.choice:
        words += " (the policy leaves the choice)"
    return words if leave.stated else f"{words} (not printed in the policy)"


# ---------------------------------------------------------------- beside it


def _beside(sheets: Sheets, x: float, wide: float) -> None:
    page = sheets.page
    parts = [(each.title, route_words(each), True) for each in (*immediate(page), *beside(page))]
    if page.throughout:
        lines = tuple(sentence(each.duty.do) for each in page.throughout)
        parts.append(("At every stage", lines, False))
    agreed = tuple(sentence(each.duty.do) for each in page.resolved)
    parts.append(("Agreed, at any stage", agreed or ("The policy names nothing more.",), False))
    column = sheets.column()
    for part in parts:
        column.put(partial(_part, part=part, x=x, wide=wide, size=sheets.size))


def _part(  # noqa: PLR0913 - a place, a text, and how it looks
    sheet: Sheet,
    y: float,
    *,
    part: tuple[str, tuple[str, ...], bool],
    x: float,
    wide: float,
    size: float,
) -> float:
    title, lines, dashed = part
    start = y
    y = sheet.put(
        title, x + _INSIDE, y + 1.2, wide - 2 * _INSIDE, size=size, weight=HEAVY, role="h2"
    )
    for line in lines:
        y = sheet.put(line, x + _INSIDE, y, wide - 2 * _INSIDE, size=size * SOFT)
        y += gap(size) * 0.15
    y += 1.2
    sheet.boxes.append(Box(x=x, y=start, wide=wide, high=y - start, dashed=dashed))
    return y + gap(size) * 0.8
