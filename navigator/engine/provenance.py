"""Where an edition comes from: its sources, its dates, its standing, who encoded and checked it."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.engine.entries import Cites  # noqa: TC001 - read when the program runs
from navigator.engine.moments import PartialDate  # noqa: TC001 - read when the program runs
from navigator.engine.vocabulary import Status  # noqa: TC001 - read when the program runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that facts were taken from. The first one listed is the edition's own text."""

    id: str
    title: str
    publisher: str
    link: str | None = None
    checked: PartialDate | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates printed in the edition, and the day it came into force where that is known."""

    in_force_from: PartialDate | None = None
    agreed: PartialDate | None = None
    ratified: PartialDate | None = None
    reviewed: PartialDate | None = None
    review_due: PartialDate | None = None
    earlier_editions: tuple[PartialDate, ...] = ()
    inferred: str = ""
    cite: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """That an edition stopped being in force: when, why, and how that is known."""

    status: Status
    on: PartialDate
    why: str
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """What took the edition's place, or that no successor is known.

    ``edition`` is the id of a later edition of the same policy, where this site holds it.
    """

    known: bool = True
    title: str = ""
    edition: str = ""
    link: str | None = None
    checked: PartialDate | None = None
    about: str = ""

    @classmethod
    def from_text(cls, text: str) -> Successor:
        """Read ``none known``, the only short form."""
        if text != "none known":
            message = '"none known", or a mapping with title, link and checked'
            raise ValueError(message)
        return cls(known=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the encoder found the edition's status to be, on which day, and why."""

    status: Status
    on: PartialDate
    because: str
    successor: Successor
    cite: Cites = ()
    ended: Ended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Who put the edition into data, and when."""

    by: str
    on: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Who at the partnership confirmed the encoding, and when; or that nobody has."""

    done: bool = True
    by: str = ""
    on: PartialDate | None = None

    @classmethod
    def from_text(cls, text: str) -> Checked:
        """Read ``not checked``, the only short form."""
        if text != "not checked":
            message = '"not checked", or a mapping with by and on'
            raise ValueError(message)
        return cls(done=False)
