"""The values that make up a policy's page: the ladder, the chart's boxes, stages and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.engine.answer import ContactShown, DutyShown, NoteShown


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the ladder at a glance: who, to whom, by when."""

    do: str
    who: str
    whom: str
    limit: str
    timed: bool
    condition: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderRow:
    """A rung of the ladder at a glance."""

    label: str
    title: str
    href: str
    condition: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A place on the ladder that something leads to, with when and why."""

    label: str
    href: str
    when: str = ""
    about: str = ""
    choice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A move away from a box. ``onward`` leads to the very next box, ``back`` to an earlier one."""

    outcome: str
    to: str
    href: str
    when: str
    loop: str
    stated: bool
    choice: bool
    onward: bool
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A duty as a box names it. ``by`` is empty where it is for the one who raises it."""

    do: str
    by: str
    recipient: str
    limit: str
    timed: bool
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNode:
    """One box of the chart."""

    path: str
    href: str
    label: str
    title: str
    condition: str
    tasks: tuple[Task, ...]
    enters: tuple[Start, ...]
    leaves: tuple[Leave, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOnPage:
    """A duty with its limit in words, its place on the page, and what its clock leaves unsaid."""

    duty: DutyShown
    anchor: str
    when: str
    start: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RungShown:
    """A stage without steps, or one step of a stage, with everything it says."""

    title: str
    anchor: str
    about: str
    meanwhile: str
    duties: tuple[DutyOnPage, ...]
    resolved: tuple[DutyOnPage, ...]
    node: ChartNode
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageShown:
    """A stage in full."""

    id: str
    anchor: str
    label: str
    title: str
    condition: str
    about: str
    meanwhile: str
    rungs: tuple[RungShown, ...]
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteShown:
    """A way through other than the ordinary ladder."""

    id: str
    kind: str
    title: str
    when: str
    question: str
    help: tuple[str, ...]
    effect: str
    at: tuple[Start, ...]
    opens: tuple[Start, ...]
    duties: tuple[DutyOnPage, ...]
    tasks: tuple[Task, ...]
    meanwhile: str
    afterwards: str
    about: str
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """A contact with what its own page shows of it. ``ways``: kind, as printed, why not dialled."""

    contact: ContactShown
    title: str
    person: str
    ways: tuple[tuple[str, str, str], ...]
    about: str
    role: str
    adults: bool
    door: str
