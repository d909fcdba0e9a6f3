"""What a comparison is made of: sections of rows, a row's cells, and the facts in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NOT_SAID: Final = "The policy does not say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a cell.

    ``condition`` stands before it, ``who`` and ``limit`` after it, each in words or empty. ``href``
    is the place on the policy's page, from the site's root, or empty. ``timed`` is false where
    ``limit`` says that there is none, ``said`` where the policy says nothing.
    """

    text: str
    href: str = ""
    condition: str = ""
    who: str = ""
    limit: str = ""
    timed: bool = True
    said: bool = True

    @property
    def plain(self) -> str:
        """The whole line as text."""
        start = f"{self.text} ({self.who})" if self.who else self.text
        return ": ".join(each for each in (self.condition, start, self.limit) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one policy says to one question.

    ``heading`` names the place and leads there. ``key`` is the answer in a few words: policies
    with equal keys are alike in this. An empty key compares nothing.
    """

    facts: tuple[Fact, ...]
    heading: Fact | None = None
    key: str = ""

    @property
    def plain(self) -> str:
        """The whole cell as text, a fact a line."""
        lines = (self.heading, *self.facts) if self.heading else self.facts
        return "\n".join(each.plain for each in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCell:
    """A cell as it is kept: its key, its text, and its HTML with addresses from the site's root."""

    key: str
    plain: str
    html: str


# A policy's cells, by the rows' ids.
type Column = dict[str, DrawnCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under one heading. ``intro`` stands above them, ``mark`` warns of what they are."""

    id: str
    title: str
    rows: tuple[Row, ...]
    intro: tuple[str, ...] = ()
    mark: str = ""
