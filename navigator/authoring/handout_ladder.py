"""The ladder of a policy on paper: of every rung, what to do, who and to whom, and by when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_flow import Sheets, readable
from navigator.authoring.handout_parts import (
    EDGE,
    NO_LIMIT,
    SOFT,
    fitted,
    gap,
    risk_lines,
    routes_beside,
)
from navigator.authoring.handout_sheet import Box, Line
from navigator.authoring.handout_type import BOLD, HEAVY, REGULAR

if TYPE_CHECKING:
    from navigator.authoring.handout_sheet import Sheet
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import LadderRow

_RAIL: Final = 2.2
# How a rung's width is shared: what to do, who does it, by when; and what is free between them.
_SHARES: Final = (0.36, 0.39, 0.25)
_BETWEEN: Final = 3.0


def ladder_sheet(page: PolicyPage) -> Sheet:
    """The ladder on one sheet, in the largest letters that let all of it fit."""
    return fitted(lambda size: _laid(page, size)[0])


def ladder_pages(page: PolicyPage, one: Sheet) -> tuple[Sheet, ...]:
    """The ladder in letters that can be read, on as many sheets as that takes.

    ``one`` is the ladder on one sheet.
    """
    return readable(one, lambda size: _laid(page, size, flows=True))


def _laid(page: PolicyPage, size: float, *, flows: bool = False) -> tuple[Sheet, ...]:
    sheets = Sheets(
        page=page,
        kind="The ladder",
        title=f"The ladder: {page.edition.name}, {page.edition.title}",
        about=f"{len(page.ladder)} rungs, from the first up. {page.edition.edition_name} edition.",
        size=size,
        flows=flows,
    )
    column = sheets.column()
    column.put(lambda sheet, y: risk_lines(sheet, page, EDGE, y, sheet.wide - 2 * EDGE, size))
    for row in page.ladder:
        column.put(partial(_rung, row=row, size=size))
    column.put(
        lambda sheet, y: routes_beside(
            sheet, page, EDGE, y + gap(size), sheet.wide - 2 * EDGE, size
        )
    )
    return sheets.finish()


def _rung(sheet: Sheet, y: float, *, row: LadderRow, size: float) -> float:
    top = y
    sheet.lines.append(Line(points=((EDGE, y), (sheet.wide - EDGE, y)), line=0.8))
    x = EDGE + _RAIL + 3
    wide = sheet.wide - 2 * (EDGE + _RAIL + 3)
    y += gap(size) * 0.7
    y = sheet.put(
        f"{row.label}: {row.title}", x, y, wide, size=size * 1.12, weight=HEAVY, role="h2"
    )
    if row.condition:
        y = sheet.put(row.condition, x, y, wide, size=size * SOFT, soft=True)
    for line in row.lines:
        who = f"{line.who} \u2013 to {line.whom}" if line.whom else line.who
        y = _told(sheet, (line.condition, line.do, who), line.limit if line.timed else "", y, size)
    y += gap(size) * 0.7
    sheet.lines.append(Line(points=((EDGE, y), (sheet.wide - EDGE, y)), line=0.8))
    sheet.boxes += [
        Box(x=x, y=top, wide=_RAIL, high=y - top, filled=True, round=0)
        for x in (EDGE, sheet.wide - EDGE - _RAIL)
    ]
    return y


def _told(sheet: Sheet, words: tuple[str, str, str], limit: str, y: float, size: float) -> float:
    """What is to be done, if what; beside it by whom, and the limit, or that there is none."""
    x = EDGE + _RAIL + 3
    wide = sheet.wide - 2 * (EDGE + _RAIL + 3) + _BETWEEN
    condition, do, who = words
    y += gap(size) * 0.25
    if condition:
        y = sheet.put(condition, x, y, wide - _BETWEEN, size=size * SOFT, soft=True)
    first, second, third = (wide * share - _BETWEEN for share in _SHARES)
    done = sheet.put(do, x, y, first, size=size)
    by = sheet.put(who, x + first + _BETWEEN, y, second, size=size * SOFT, soft=True)
    ended = sheet.put(
        limit or NO_LIMIT,
        x + first + second + 2 * _BETWEEN,
        y,
        third,
        size=size,
        weight=BOLD if limit else REGULAR,
        soft=not limit,
    )
    return max(done, by, ended)
