"""Who: areas, roles with each agency's equivalents, and the rows of a contact list."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.engine.entries import Cites, Ids  # noqa: TC001 - read when the program runs
from navigator.engine.moments import PartialDate  # noqa: TC001 - read when the program runs
from navigator.engine.vocabulary import Door, Serves, Side, WayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A council area the edition covers, with the names people use for it."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """Who holds a role in one agency, or which other body does where the agency has nobody."""

    agency: str
    name: str
    body: str = ""
    cite: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who, as the policy names them, and on which side. ``you`` marks the one who raises it."""

    id: str
    name: str
    side: Side
    you: bool = False
    also: tuple[str, ...] = ()
    about: str = ""
    equivalents: tuple[Equivalent, ...] = ()
    notes: Ids = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to reach a contact: as printed, and as it can be dialled, or why it cannot."""

    kind: WayKind
    printed: str
    dial: str | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A value confirmed by the partnership after the edition was printed."""

    ways: tuple[Way, ...]
    by: str
    on: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One row of a policy's contact list."""

    id: str
    organisation: str
    title: str
    role: str | None = None
    area: str | None = None
    serves: Serves = Serves.CHILDREN
    door: Door = Door.NO
    person: str | None = None
    ways: tuple[Way, ...] = ()
    confirmed: Confirmed | None = None
    about: str = ""
    notes: Ids = ()
    cite: Cites
