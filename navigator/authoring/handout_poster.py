"""The flowchart of a policy as a poster: the ladder's boxes from the top down, the rest beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_parts import (
    EDGE,
    beside,
    fitted,
    foot,
    gap,
    heading,
    immediate,
    over_stages,
    route_words,
    sentence,
)
from navigator.authoring.handout_sheet import Box, Line, Sheet
from navigator.authoring.handout_type import BOLD, HEAVY, REGULAR

if TYPE_CHECKING:
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
    """The flowchart in the largest letters that let all of it fit, at the best share."""
    tried = [fitted(partial(_laid, page, *each)) for each in _TRIED]
    return max((each for each in tried if each.fits), key=_size, default=tried[0])


def _size(sheet: Sheet) -> float:
    return min(each.size for each in sheet.words)


def _laid(page: PolicyPage, share: float, aside: bool, size: float) -> Sheet:  # noqa: FBT001 - a way to lay it out
    sheet = Sheet(
        title=f"Flowchart: {page.edition.name}, {page.edition.title}",
        about=_in_words(page),
    )
    top = heading(sheet, page, "Flowchart", size)
    whole = sheet.wide - 2 * EDGE
    wide = whole * share - _BETWEEN / 2
    left = _ladder(sheet, page, top, (wide, _LIMITS if aside else 0), size)
    right = _beside(sheet, page, (EDGE + wide + _BETWEEN, top), whole - wide - _BETWEEN, size)
    foot(sheet, page, max(left, right) + gap(size), size)
    return sheet


def _in_words(page: PolicyPage) -> str:
    """The chart for somebody who cannot see it."""
    steps = [f"{node.label}, {node.title}: {_onward(node)}." for node in page.chart]
    return f"{len(page.chart)} boxes, from the first up. {' '.join(steps)}"


def _onward(node: ChartNode) -> str:
    return "; ".join(f"{each.outcome}, {each.to}" for each in node.leaves)


# ---------------------------------------------------------------- the ladder


def _ladder(
    sheet: Sheet, page: PolicyPage, y: float, widths: tuple[float, float], size: float
) -> float:
    """The boxes in a width, of which a part is for the limits; where they end."""
    start, wide = y, widths[0]
    y = sheet.put(
        _START, EDGE + _INSIDE, y + 1.2, wide - 2 * _INSIDE, size=size * 1.05, weight=HEAVY
    )
    for each in page.starts:
        words = f"{each.when}: {each.label}" if each.when else f"Starts at {each.label}"
        y = sheet.put(words, EDGE + _INSIDE, y, wide - 2 * _INSIDE, size=size * 0.9)
    y += 1.2
    sheet.boxes.append(Box(x=EDGE, y=start, wide=wide, high=y - start, line=0.4, round=3))
    y = _arrow(sheet, y, (), size)
    *before, last = page.chart
    for node in before:
        y = _node(sheet, page, node, y, widths, size)
        y = _arrow(sheet, y, node.leaves, size, wide)
    return _ends(sheet, last.leaves, _node(sheet, page, last, y, widths, size), wide, size)


def _node(  # noqa: PLR0913, PLR0917 - a sheet, a policy, a box, its place and a size
    sheet: Sheet,
    page: PolicyPage,
    node: ChartNode,
    y: float,
    widths: tuple[float, float],
    size: float,
) -> float:
    start, wide = y, widths[0]
    x, inner = EDGE + _INSIDE + 1.5, wide - 2 * _INSIDE - 1.5
    y += 1.4
    for way in node.enters:
        y = sheet.put(f"Way in: {way.label}", x, y, inner, size=size * 0.85, soft=True)
    y = sheet.put(
        f"{node.label}: {node.title}", x, y, inner, size=size * 1.1, weight=HEAVY, role="h2"
    )
    if node.condition:
        y = sheet.put(node.condition, x, y, inner, size=size * 0.85, soft=True)
    told = [(task.do, task.limit, task.timed, task.when) for task in node.tasks]
    told += [(each.do, each.limit, True, each.condition) for each in over_stages(page, node.path)]
    for do, limit, timed, when in told:
        y += gap(size) * 0.2
        if when:
            y = sheet.put(f"{when}:", x, y, inner, size=size * 0.8, soft=True)
        room = inner * widths[1]
        done = sheet.put(do, x, y, inner - room - (3 if room else 0), size=size * 0.95)
        ended = sheet.put(
            limit if timed else "No time limit stated",
            x + inner - room if room else x,
            y if room else done,
            room or inner,
            size=size * (0.95 if timed else 0.85),
            weight=BOLD if timed else REGULAR,
            soft=not timed,
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
        end = sheet.put(_leads(each), x + 4, end, wide - 12, size=size * 0.85)
    end = max(end + 0.8, y + size * 1.6)
    sheet.lines.append(Line(points=((x, y), (x, end - 0.4)), line=0.6, arrow=True))
    return end


def _ends(sheet: Sheet, leaves: tuple[Leave, ...], y: float, wide: float, size: float) -> float:
    y += 1.0
    for each in leaves:
        y = sheet.put(_leads(each), EDGE + 12.0, y, wide - 12, size=size * 0.85)
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


def _beside(
    sheet: Sheet, page: PolicyPage, place: tuple[float, float], wide: float, size: float
) -> float:
    parts = [(each.title, route_words(each), True) for each in (*immediate(page), *beside(page))]
    if page.throughout:
        lines = tuple(sentence(each.duty.do) for each in page.throughout)
        parts.append(("At every stage", lines, False))
    agreed = tuple(sentence(each.duty.do) for each in page.resolved)
    parts.append(("Agreed, at any stage", agreed or ("The policy names nothing more.",), False))
    x, y = place
    for title, lines, dashed in parts:
        start = y
        y = sheet.put(
            title, x + _INSIDE, y + 1.2, wide - 2 * _INSIDE, size=size, weight=HEAVY, role="h2"
        )
        for line in lines:
            y = sheet.put(line, x + _INSIDE, y, wide - 2 * _INSIDE, size=size * 0.88)
            y += gap(size) * 0.15
        y += 1.2
        sheet.boxes.append(Box(x=x, y=start, wide=wide, high=y - start, dashed=dashed))
        y += gap(size) * 0.8
    return y
