"""The site's typeface on paper: its files as Typst reads them, and how wide words are in it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

FAMILY: Final = "Atkinson Hyperlegible Next"
REGULAR: Final = 400
BOLD: Final = 700
HEAVY: Final = 800
_FILES: Final = (
    Path(__file__).parents[2] / "node_modules/@fontsource/atkinson-hyperlegible-next/files"
)
# What a letter takes that the typeface has not, as a part of its size: another face draws it.
_FOREIGN: Final = 1.0


def write_typeface(folder: Path) -> None:
    """Write the typeface into a folder, a plain file for each weight."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight in (REGULAR, BOLD, HEAVY):
        font = _font(weight)
        font.flavor = None
        made = BytesIO()
        font.save(made)
        (folder / f"{weight}.ttf").write_bytes(made.getvalue())


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a text is, in the unit of its size. Kerning is left out: it only narrows."""
    wide = _widths(weight)
    return size * sum(wide.get(letter, _FOREIGN) for letter in text)


def wrapped(text: str, size: float, most: float, weight: int = REGULAR) -> tuple[str, ...]:
    """A text in lines no wider than ``most``. A word too long for a line is broken."""
    lines, line = [], ""
    for word in _words(text, size, most, weight):
        longer = f"{line} {word}".strip()
        if line and width(longer, size, weight) > most:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line or not lines else tuple(lines)


def _words(text: str, size: float, most: float, weight: int) -> list[str]:
    words = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width(piece + letter, size, weight) > most:
                words.append(piece)
                piece = ""
            piece += letter
        words.append(piece)
    return words


@cache
def _font(weight: int) -> TTFont:
    return TTFont(_FILES / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff")


@cache
def _widths(weight: int) -> dict[str, float]:
    """Each letter's width as a part of the size."""
    font = _font(weight)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {chr(code): metrics[name][0] / units for code, name in font.getBestCmap().items()}
