"""A sheet as SVG: text stays text, each line as wide as it was measured whatever draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from navigator.authoring.handout_sheet import ASCENT, LEADING
from navigator.authoring.handout_type import FAMILY, shown, width

if TYPE_CHECKING:
    from navigator.authoring.handout_sheet import Box, Line, Sheet, Words

_INK: Final = "#000"
_SOFT: Final = "#444"
_FONTS: Final = quoteattr(f"'{FAMILY}', Arial, sans-serif")
# An arrow's head, in widths of its line.
_HEAD: Final = 3.2


def svg_of(sheet: Sheet) -> str:
    """The sheet as an SVG that needs no style sheet, no script and no font of its own."""
    size = f'width="{sheet.wide:g}mm" height="{sheet.high:g}mm"'
    view = f'viewBox="0 0 {sheet.wide:g} {sheet.high:g}"'
    named = 'role="img" lang="en-GB" aria-labelledby="title about"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} {named} font-family={_FONTS}>',
        f'<title id="title">{escape(shown(sheet.title))}</title>',
        f'<desc id="about">{escape(shown(sheet.about))}</desc>',
        f'<rect width="{sheet.wide:g}" height="{sheet.high:g}" fill="#fff"/>',
        *map(_box, sheet.boxes),
        *map(_line, sheet.lines),
        *map(_words, sheet.words),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(box: Box) -> str:
    dash = ' stroke-dasharray="1.6 1"' if box.dashed else ""
    fill = _INK if box.filled else "#fff"
    return (
        f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.wide:.2f}" height="{box.high:.2f}" '
        f'rx="{box.round:g}" fill="{fill}" stroke="{_INK}" stroke-width="{box.line:.2f}"{dash}/>'
    )


def _line(line: Line) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in line.points)
    drawn = (
        f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="{line.line:.2f}"/>'
    )
    return drawn + (_head(line) if line.arrow else "")


def _head(line: Line) -> str:
    corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in head_of(line))
    return f'<polygon points="{corners}" fill="{_INK}"/>'


def head_of(line: Line) -> tuple[tuple[float, float], ...]:
    """The corners of an arrow's head; lines run straight down, up or across."""
    (x0, y0), (x1, y1) = line.points[-2:]
    long = _HEAD * line.line
    if x0 == x1:
        down = 1 if y1 > y0 else -1
        return ((x1, y1 + down * 0.2), (x1 - long, y1 - down * long), (x1 + long, y1 - down * long))
    on = 1 if x1 > x0 else -1
    return ((x1 + on * 0.2, y1), (x1 - on * long, y1 - long), (x1 - on * long, y1 + long))


def _words(words: Words) -> str:
    fill = _SOFT if words.soft else _INK
    lines = [
        f'<tspan x="{words.x:.2f}" '
        f'y="{words.y + words.size * (ASCENT + LEADING * number):.2f}" '
        f'textLength="{width(line, words.size, words.weight):.2f}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(line)} </tspan>'
        for number, line in enumerate(words.lines)
        if line
    ]
    return (
        f'<text font-size="{words.size:.3f}" font-weight="{words.weight}" fill="{fill}">'
        f"{''.join(lines)}</text>"
    )
