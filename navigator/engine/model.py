"""An edition of an escalation policy, as frozen values. What YAML may say is what stands here.

The reader, the JSON Schema and the compiled JSON are all made from these classes: a field's type
says what it may hold, ``keyed`` that YAML writes it as a mapping from id to body. A field without
a default must be written. Places in the source are cited by heading and paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from navigator.engine.moments import PartialDate  # noqa: TC001 - the reader asks for the types
from navigator.engine.quantity import Quantity
from navigator.engine.references import After, Cite, Parties, Strong, When
from navigator.engine.vocabulary import Act as ActWord
from navigator.engine.vocabulary import (
    DocumentKind,
    Door,
    Effect,
    NoteKind,
    Outcome,
    RouteKind,
    Serves,
    Side,
    Sooner,
    Status,
    Unit,
    WayKind,
)

Ids = tuple[str, ...]
Cites = tuple[Cite, ...]


def keyed() -> Any:  # noqa: ANN401 - dataclasses.field is typed the same way
    """A required field that YAML writes as ``id: body`` pairs."""
    return field(metadata={"keyed": True})


def keyed_or_empty() -> Any:  # noqa: ANN401 - dataclasses.field is typed the same way
    """An optional field that YAML writes as ``id: body`` pairs."""
    return field(default=(), metadata={"keyed": True})


# ---------------------------------------------------------------- where it comes from


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
    """What took the edition's place, or that no successor is known."""

    known: bool = True
    title: str = ""
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


# ---------------------------------------------------------------- who


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


# ---------------------------------------------------------------- notes, facts and events


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReading:
    """One way to read an unclear place."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Where a source is unclear: what it says, the readings, and the one that is used.

    ``used`` is a reading's id, ``all`` (every reading is shown), or empty when there is no choice
    to make.
    """

    id: str
    kind: NoteKind
    says: str
    readings: tuple[NoteReading, ...] = keyed_or_empty()
    used: str = ""
    why: str = ""
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a condition's question."""

    id: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A fact about the case that changes the answer, and how to ask for it.

    ``unsure`` is the answer that "I'm not sure" is treated as, or ``show all``: then everything
    that depends on the fact is shown, each part with its "if".
    """

    id: str
    label: str
    question: str
    unsure: str
    help: str = ""
    options: tuple[Option, ...] = field(
        default=(Option(id="yes", label="Yes"), Option(id="no", label="No")),
        metadata={"keyed": True},
    )
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """An event that starts a clock and is neither a stage's nor a duty's."""

    id: str
    label: str
    question: str
    cite: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record, form, notice or message that the policy asks for, with its contents in our words.

    ``send_to`` names roles; ``heading`` is a heading that the policy sets for a message.
    """

    id: str
    kind: DocumentKind
    title: str
    also: tuple[str, ...] = ()
    about: str = ""
    heading: str = ""
    fields: tuple[str, ...] = ()
    send_to: Ids = ()
    notes: Ids = ()
    cite: Cites


# ---------------------------------------------------------------- duties and limits


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitReading:
    """Another way to count one printed limit: from another event, or in another unit."""

    after: After | None = None
    within: Quantity | None = None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit: as printed, what that means, and the event it counts from.

    ``counted_as`` is for hours that the policy itself defines in another unit. ``further`` marks
    a limit printed as "a further …".
    """

    within: Quantity
    printed: str = ""
    after: After = After()  # noqa: RUF009 - frozen, so one may serve all
    sooner: Sooner = Sooner.NOT_PRINTED
    further: bool = False
    counted_as: Quantity | None = None
    readings: tuple[LimitReading, ...] = ()
    notes: Ids = ()

    @classmethod
    def from_text(cls, text: str) -> Limit:
        """Read ``none stated``, the only short form."""
        if text != Unit.NONE_STATED:
            message = f'"{Unit.NONE_STATED}", or a mapping with printed, within and after'
            raise ValueError(message)
        return cls(within=Quantity(count=0, unit=Unit.NONE_STATED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Somebody is told to do something towards someone, by some time.

    ``do`` says it in plain words of ours. ``covers`` names the stages or steps at which a duty
    outside the ladder applies (empty: all). ``reading`` is ``note-id/reading-id`` for a duty that
    stands only under one reading of an unclear place.
    """

    id: str
    do: str
    actor: Parties
    act: ActWord
    strength: Strong
    recipient: Parties
    limit: Limit
    copy_to: Parties | None = None
    when: When | None = None
    covers: Ids = ()
    bring: Ids = ()
    write: Ids = ()
    contacts: Ids = ()
    reading: str = ""
    about: str = ""
    notes: Ids = ()
    cite: Cites


# ---------------------------------------------------------------- the ladder and the other routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What follows a stage. ``go`` is a stage or step, ``resolved``, or ``end``.

    ``stated`` is false where the policy does not print this move. ``choice`` marks moves between
    which the policy leaves the choice open. ``loop`` says how often a move back may be made.
    """

    on: tuple[Outcome, ...]
    go: str
    when: When | None = None
    stated: bool = True
    choice: bool = False
    loop: str = ""
    notes: Ids = ()
    cite: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A tier inside a stage, with its own duties and clocks."""

    id: str
    title: str
    position: str
    duties: tuple[Duty, ...] = keyed()
    resolved: tuple[Duty, ...] = keyed_or_empty()
    then: tuple[Move, ...]
    meanwhile: str = ""
    about: str = ""
    notes: Ids = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A rung of the ladder, numbered as the policy numbers it.

    A stage holds either steps, or duties and moves of its own. ``position`` completes
    "How far has it got?" for somebody who is at this stage.
    """

    id: str
    number: str
    title: str
    editorial: bool = False
    position: str = ""
    steps: tuple[Step, ...] = keyed_or_empty()
    duties: tuple[Duty, ...] = keyed_or_empty()
    resolved: tuple[Duty, ...] = keyed_or_empty()
    then: tuple[Move, ...] = ()
    meanwhile: str = ""
    about: str = ""
    notes: Ids = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where the ladder starts, for everybody or for those of whom ``when`` holds."""

    go: str
    when: When | None = None
    choice: bool = False
    about: str = ""
    notes: Ids = ()
    cite: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way through other than the ordinary ladder.

    ``at`` names the stages from which it can be taken (empty: any time, asked first).
    ``opens`` names the stages that it lets somebody start or go on at.
    """

    id: str
    kind: RouteKind
    title: str
    when: When
    effect: Effect
    at: Ids = ()
    opens: Ids = ()
    duties: tuple[Duty, ...] = keyed_or_empty()
    meanwhile: str = ""
    afterwards: str = ""
    about: str = ""
    notes: Ids = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom the policy binds and what disagreements it is for, in our words."""

    agencies: str
    about: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One published version of one partnership's escalation policy."""

    policy: str
    edition: str
    name: str
    title: str
    edition_name: str
    partnership: str
    abbreviation: str
    areas: tuple[Area, ...] = keyed()
    fictional: bool = False
    sources: tuple[Source, ...] = keyed()
    dates: Dates
    standing: Standing
    encoded: Encoded
    checked: Checked
    scope: Scope
    roles: tuple[Role, ...] = keyed()
    conditions: tuple[Condition, ...] = keyed_or_empty()
    events: tuple[NamedEvent, ...] = keyed_or_empty()
    entry: tuple[Entry, ...]
    stages: tuple[Stage, ...] = keyed()
    routes: tuple[Route, ...] = keyed_or_empty()
    throughout: tuple[Duty, ...] = keyed_or_empty()
    resolved: tuple[Duty, ...] = keyed_or_empty()
    documents: tuple[Document, ...] = keyed_or_empty()
    contacts: tuple[Contact, ...] = keyed_or_empty()
    notes: tuple[Note, ...] = keyed_or_empty()
    general_notes: Ids = ()
