"""The site's typeface on paper: its files as Typst reads them, and how wide words are in it."""

from __future__ import annotations

from functools import cache, lru_cache
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
    return size * _ems(text, weight)


def shown(text: str) -> str:
    """A text without what cannot be seen, which XML could not hold either."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def wrapped(text: str, size: float, most: float, weight: int = REGULAR) -> tuple[str, ...]:
    """A text in lines no wider than ``most``. A word too long for a line is broken."""
    room, space = most / size, _ems(" ", weight)
    lines: list[list[str]] = [[]]
    taken = 0.0
    for word in _words(text, weight):
        for piece, wide in (word,) if word[1] <= room else _pieces(word[0], room, weight):
            if lines[-1] and taken + space + wide > room:
                lines.append([])
            taken = taken + space + wide if lines[-1] else wide
            lines[-1].append(piece)
    return tuple(" ".join(line) for line in lines)


# The same text is tried in one size after another.
@lru_cache(maxsize=10_000)
def _words(text: str, weight: int) -> tuple[tuple[str, float], ...]:
    """The words of a text, each with its width as a part of its size."""
    return tuple((word, _ems(word, weight)) for word in shown(text).split())


def _pieces(word: str, room: float, weight: int) -> list[tuple[str, float]]:
    """The parts of a word that is wider than a line, each with its width."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and _ems(pieces[-1] + letter, weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return [(piece, _ems(piece, weight)) for piece in pieces]


@lru_cache(maxsize=50_000)
def _ems(text: str, weight: int) -> float:
    """How wide a text is as a part of its size."""
    wide = _widths(weight)
    return sum(wide.get(letter, _FOREIGN) for letter in text)


@cache
def _font(weight: int) -> TTFont:
    file = _FILES / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff"
    # The time of the build does not go into the file: the same data give the same PDF.
    return TTFont(file, recalcTimestamp=False)


@cache
def _widths(weight: int) -> dict[str, float]:
    """Each letter's width as a part of the size."""
    font = _font(weight)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {chr(code): metrics[name][0] / units for code, name in font.getBestCmap().items()}
