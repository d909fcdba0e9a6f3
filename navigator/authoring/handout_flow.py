"""A handout in letters that can be read, on as many sheets as that takes: each block whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_parts import POINT, fits_in, foot, gap, heading
from navigator.authoring.handout_sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.page_model import PolicyPage

    # Draws a block on a sheet from a place downwards; where it ends.
    type Block = Callable[[Sheet, float], float]

# No letter on A4 is smaller, in points: what a class can read from a table.
LEAST: Final = 8.0
# A ladder that needs more sheets than this is printed in smaller letters.
_MOST: Final = 12


@dataclass(slots=True, kw_only=True)
class Sheets:
    """The sheets of a handout while it is laid out, in letters of ``size`` millimetres.

    ``kind`` is what it is, such as "Flowchart"; ``title`` and ``about`` are its properties. Without
    ``flows`` all of it stays on one sheet, however far it reaches.
    """

    page: PolicyPage
    kind: str
    title: str
    about: str
    size: float
    flows: bool = False
    made: list[Sheet] = field(default_factory=list)
    # Where a sheet's blocks begin, and what has been reached on it.
    tops: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def column(self) -> Column:
        """A column of blocks, from the first sheet on."""
        return Column(sheets=self)

    def sheet(self, number: int) -> tuple[Sheet, float]:
        """A sheet, and where its blocks begin."""
        while len(self.made) <= number:
            fresh = Sheet(title=self.title, about=self.about)
            kind = f"{self.kind}, continued" if self.made else self.kind
            self.made.append(fresh)
            self.tops.append(heading(fresh, self.page, kind, self.size))
            self.ends.append(self.tops[-1])
        return self.made[number], self.tops[number]

    def finish(self) -> tuple[Sheet, ...]:
        """Each with what stands at its foot; of several, with their numbers."""
        for number, (sheet, end) in enumerate(zip(self.made, self.ends, strict=True), start=1):
            which = f"Page {number} of {len(self.made)}. " if len(self.made) > 1 else ""
            foot(sheet, self.page, end + gap(self.size), self.size, which)
        return tuple(self.made)

    @property
    def floor(self) -> float:
        """The lowest that a block may reach: what stands at the foot comes below it."""
        scratch = Sheet(title="", about="")
        return scratch.high - foot(scratch, self.page, gap(self.size), self.size, "Page 10 of 10. ")


@dataclass(slots=True, kw_only=True)
class Column:
    """One column of blocks, which goes on from sheet to sheet."""

    sheets: Sheets
    number: int = 0
    y: float | None = None

    def put(self, block: Block) -> None:
        """Draw a block where the last one ended, or whole at the top of the next sheet."""
        sheet, top = self.sheets.sheet(self.number)
        start = top if self.y is None else self.y
        before = len(sheet.words), len(sheet.boxes), len(sheet.lines)
        end = block(sheet, start)
        if self.sheets.flows and end > self.sheets.floor and start > top:
            words, boxes, lines = before
            del sheet.words[words:], sheet.boxes[boxes:], sheet.lines[lines:]
            self.number, self.y = self.number + 1, None
            self.put(block)
            return
        self.y = end
        self.sheets.ends[self.number] = max(self.sheets.ends[self.number], end)


def letters(sheets: tuple[Sheet, ...]) -> float:
    """The size of the smallest letters on them, in points."""
    return min(each.size for sheet in sheets for each in sheet.words) / POINT


def readable(one: Sheet, lay: Callable[[float], tuple[Sheet, ...]]) -> tuple[Sheet, ...]:
    """All of it on ``one`` sheet, if in letters that can be read; or on the fewest that have those.

    ``lay`` lays everything out, sheet after sheet, in letters of a size in millimetres: they are as
    large as they can be.
    """
    if one.fits and letters((one,)) >= LEAST:
        return (one,)
    best: tuple[Sheet, ...] | None = None
    for most in range(2, _MOST + 1):
        found = fits_in(lay, most)
        if found and letters(found) >= LEAST:
            return found
        best = found or best
    return best or lay(POINT)
