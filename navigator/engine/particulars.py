"""What duties refer to: notes on unclear places, conditions of a case, events, documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from navigator.engine.entries import (
    Cites,
    Ids,
    keyed_or_empty,
)
from navigator.engine.vocabulary import DocumentKind, NoteKind  # noqa: TC001 - as above


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
