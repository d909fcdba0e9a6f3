"""A sheet of paper as shapes and texts at their places, in millimetres from its top left corner.

The same sheet becomes an SVG and a PDF. Nothing on it needs colour to be understood.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from navigator.authoring.handout_type import REGULAR, width, wrapped

A4: Final = (210.0, 297.0)
# From one line of a text to the next, and from the top of a line to where its letters stand.
LEADING: Final = 1.2
ASCENT: Final = 0.82


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in lines. ``role`` is what it is to a reader who cannot see: h1, h2 or p.

    ``wide`` is the widest that a line may be; ``soft`` texts are grey.
    """

    x: float
    y: float
    size: float
    lines: tuple[str, ...]
    weight: int = REGULAR
    role: str = "p"
    soft: bool = False
    wide: float

    @property
    def height(self) -> float:
        """How much room it takes downwards."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: an outline of ``line`` millimetres, dashed or not, or filled with black."""

    x: float
    y: float
    wide: float
    high: float
    line: float = 0.4
    round: float = 1.0
    dashed: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line through points; ``arrow`` puts a head at its end."""

    points: tuple[tuple[float, float], ...]
    line: float = 0.4
    arrow: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet while it is laid out. ``title`` and ``about`` say what it is, for its properties."""

    title: str
    about: str
    wide: float = A4[0]
    high: float = A4[1]
    words: list[Words] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def put(  # noqa: PLR0913 - a place, a text, and how it looks
        self,
        text: str,
        x: float,
        y: float,
        wide: float,
        *,
        size: float,
        weight: int = REGULAR,
        role: str = "p",
        soft: bool = False,
    ) -> float:
        """Put a text at a place, wrapped to a width; where the next thing below it can start."""
        made = Words(
            x=x,
            y=y,
            size=size,
            lines=wrapped(text, size, wide, weight),
            weight=weight,
            role=role,
            soft=soft,
            wide=wide,
        )
        self.words.append(made)
        return y + made.height

    @property
    def bottom(self) -> float:
        """The lowest that anything on it reaches."""
        return max(
            [
                *(each.y + each.height for each in self.words),
                *(each.y + each.high for each in self.boxes),
            ],
            default=0.0,
        )

    @property
    def fits(self) -> bool:
        """Whether nothing reaches beyond the paper, and no line of a text beyond its width."""
        inside = all(each.y >= 0 and each.x >= 0 for each in self.words)
        narrow = all(
            width(line, each.size, each.weight) <= each.wide + 0.01
            and each.x + each.wide <= self.wide
            for each in self.words
            for line in each.lines
        )
        return inside and narrow and self.bottom <= self.high
