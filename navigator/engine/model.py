"""An edition of an escalation policy, as frozen values. What YAML may say is what stands here.

The reader, the JSON Schema and the compiled JSON are all made from these classes: a field's type
says what it may hold, ``keyed`` that YAML writes it as a mapping from id to body. A field without
a default must be written. Places in the source are cited by heading and paragraph. The parts that
stand by themselves have modules of their own, and are named here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.engine.entries import Cites, Ids, keyed, keyed_or_empty
from navigator.engine.particulars import (
    Condition,
    Document,
    NamedEvent,
    Note,
    NoteReading,
    Option,
)
from navigator.engine.people import Area, Confirmed, Contact, Equivalent, Role, Way
from navigator.engine.provenance import (
    Checked,
    Dates,
    Encoded,
    Ended,
    Source,
    Standing,
    Successor,
)
from navigator.engine.quantity import Quantity
from navigator.engine.references import After, Parties, Strong, When
from navigator.engine.vocabulary import Act as ActWord
from navigator.engine.vocabulary import Effect, Outcome, RouteKind, Sooner, Unit

__all__ = [
    "Area",
    "Checked",
    "Cites",
    "Condition",
    "Confirmed",
    "Contact",
    "Dates",
    "Document",
    "Duty",
    "Edition",
    "Encoded",
    "Ended",
    "Entry",
    "Equivalent",
    "Ids",
    "Limit",
    "LimitReading",
    "Move",
    "NamedEvent",
    "Note",
    "NoteReading",
    "Option",
    "Role",
    "Route",
    "Scope",
    "Source",
    "Stage",
    "Standing",
    "Step",
    "Successor",
    "Way",
]

_NO_EVENT = After()

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
    a limit printed as "a further …", ``wait`` one printed as a time to let pass first ("after six
    weeks").
    """

    within: Quantity
    printed: str = ""
    after: After = _NO_EVENT
    sooner: Sooner = Sooner.NOT_PRINTED
    further: bool = False
    wait: bool = False
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
    stands only under one reading of an unclear place. ``binds`` names whom a decision binds, where
    the policy says that: nobody, where it says that it binds no one.
    """

    id: str
    do: str
    actor: Parties
    act: ActWord
    strength: Strong
    recipient: Parties
    limit: Limit
    copy_to: Parties | None = None
    binds: Parties | None = None
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
    """A tier inside a stage, with its own duties and clocks. See :class:`Stage` for ``settles``."""

    id: str
    title: str
    position: str
    duties: tuple[Duty, ...] = keyed()
    resolved: tuple[Duty, ...] = keyed_or_empty()
    then: tuple[Move, ...]
    settles: bool = True
    meanwhile: str = ""
    about: str = ""
    notes: Ids = ()
    cite: Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A rung of the ladder, numbered as the policy numbers it.

    A stage holds either steps, or duties and moves of its own. ``position`` completes
    "How far has it got?" for somebody who is at this stage. ``settles`` is false where the stage
    cannot settle anything, such as advice from one's own manager: the next one follows. ``when``
    says for whom a stage is, where a policy has more than one ladder. ``called`` is the
    policy's own word for a rung, such as Step or Level.
    """

    id: str
    number: str
    title: str
    called: str = "Stage"
    when: When | None = None
    editorial: bool = False
    position: str = ""
    steps: tuple[Step, ...] = keyed_or_empty()
    duties: tuple[Duty, ...] = keyed_or_empty()
    resolved: tuple[Duty, ...] = keyed_or_empty()
    then: tuple[Move, ...] = ()
    settles: bool = True
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
