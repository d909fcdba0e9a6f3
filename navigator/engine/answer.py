"""What the engine gives back: the next question, or the guidance, each with its reasons.

Every value is ready to show and ready for JSON: text in plain words, ids, ISO dates, places in the
source. A template draws them; nothing downstream decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.engine.answer_ladder import (  # noqa: TC001 - read when the program runs
    Latest,
    RungShown,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that may be given to a question."""

    id: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The next thing to ask. ``by`` is ``site`` for the site's own questions, else ``policy``.

    ``unsure`` says in words what "I'm not sure" leads to: the tool's rule, not the policy's.
    """

    id: str
    label: str
    title: str
    help: str
    choices: tuple[Choice, ...]
    by: str
    unsure: str = ""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer that was used, in words, for the list with "Change" beside each."""

    question: str
    label: str
    choice: str
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShown:
    """One way to read an unclear place; ``used`` marks the one the answer follows."""

    text: str
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShown:
    """A note beside the answer that it touches."""

    id: str
    kind: str
    says: str
    readings: tuple[ReadingShown, ...]
    why: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A role as it appears in an answer, with each agency's equivalent. ``you``: the reader."""

    id: str
    name: str
    side: str
    you: bool
    about: str
    equivalents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayShown:
    """A way to reach somebody. ``href`` is empty when it must not be dialled or written to."""

    kind: str
    printed: str
    href: str
    warning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    """A contact joined to a duty. ``checked`` says who confirmed it, or that nobody has."""

    id: str
    title: str
    organisation: str
    area: str
    ways: tuple[WayShown, ...]
    checked: str
    about: str
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One worked-out end of a limit: ISO ``by``, in words, and how it was counted.

    ``kind``: ``policy`` for its own limit, ``agreed`` for the parties', ``sooner`` for the child's.
    ``label`` says so in words wherever the date stands; it is empty for a limit of the policy's
    that leads. ``exact`` is false where the whole day counts.
    """

    by: str
    text: str
    start: str
    why: str
    counting: str
    assumption: str
    overdue: bool
    kind: str = "policy"
    label: str = ""
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time limit in an answer.

    ``state``: ``none`` (the policy sets no limit), ``now``, ``words`` (words with no number),
    ``waiting`` (a date needs the time of one of ``needs``), ``due``, ``overdue``, ``agreed`` (no
    number is printed; the date is the parties' own), ``refused`` (no bank holidays known).
    """

    state: str
    printed: str
    rule: str
    sooner: str
    leading: Due | None
    others: tuple[Due, ...]
    needs: tuple[str, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShown:
    """A record, form or message to bring or to write, with its contents and whom it goes to."""

    id: str
    kind: str
    title: str
    also: tuple[str, ...]
    about: str
    heading: str
    fields: tuple[str, ...]
    send_to: tuple[str, ...]
    contacts: tuple[ContactShown, ...]
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShown:
    """One duty in an answer.

    ``where`` is the stage or route it belongs to. ``condition`` is set when it applies only if
    something not known holds. ``reading`` is set when it stands under one reading only.
    ``id`` is the duty's path in the edition, such as ``stage-2/hand-up``. ``part`` says what the
    duty is to the reader: ``yours``, ``with you`` or ``theirs``. ``whose`` is the actor in words,
    seen from the reader's side. ``heading`` is ``do`` as it heads a card: whom to ask, where the
    step is somebody else's. ``been``: of a stage to choose, that the case has been there.
    """

    id: str
    where: str
    do: str
    heading: str
    been: str
    act: str
    strength: str
    part: str
    actors: tuple[Person, ...]
    actor: str
    whose: str
    recipients: tuple[Person, ...]
    recipient: str
    copy_to: str
    condition: str
    reading: str
    clock: Clock
    contacts: tuple[ContactShown, ...]
    no_contact: str
    bring: tuple[str, ...]
    write: tuple[str, ...]
    about: str
    advice: str
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """What follows if this is not resolved (or nobody replies, or it is agreed)."""

    outcome: str
    where: str
    text: str
    duties: tuple[str, ...]
    stated: bool
    notes: tuple[NoteShown, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAsked:
    """A time to ask for. ``hour``: hours matter; ``given``: what was given, as ISO.

    ``kind``: ``happened`` for what a limit counts from, else ``agreed`` or ``sooner``, as in a Due.
    """

    id: str
    question: str
    label: str
    hour: bool
    given: str = ""
    kind: str = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusShown:
    """Whether the edition can be relied on. ``successor_page`` is the site's own, from its root."""

    status: str
    text: str
    check: str
    in_force: bool
    successor: str
    successor_link: str
    successor_page: str
    review_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """The answer. Lists are in the order to show them.

    ``kind`` is ``policy``, or ``elsewhere`` when the matter is no disagreement with another agency
    about a child. ``place`` is what the first duty belongs to: a route, or ``where``, the next
    rung. ``at_risk``: a child may be at immediate risk. ``duties`` have to be done now, the most
    urgent first; ``also`` apply only if a fact that is not known holds; ``entries`` are the stages
    to choose from, if the policy leaves that open; ``front_door`` is where to refer a child in
    danger, if the edition says; ``tell`` are notifications; ``records`` are what to write down;
    ``advice`` is the tool's own, labelled so. ``view`` is the reader's side: ``raising``,
    ``challenged`` or ``handed up``. ``ladder`` is the whole ladder, empty where it is set aside;
    ``latest`` are later rungs' dates, never targets; ``latest_stop`` says why there are no more.
    """

    kind: str
    policy: str
    edition: str
    edition_name: str
    title: str
    view: str
    where: str
    place: str
    danger: bool
    at_risk: bool
    status: StatusShown
    heading: str
    intro: tuple[str, ...]
    duties: tuple[DutyShown, ...]
    also: tuple[DutyShown, ...]
    tell: tuple[DutyShown, ...]
    records: tuple[DutyShown, ...]
    documents: tuple[DocumentShown, ...]
    entries: tuple[Follow, ...]
    front_door: tuple[ContactShown, ...]
    follows: tuple[Follow, ...]
    listed: tuple[ContactShown, ...]
    notes: tuple[NoteShown, ...]
    advice: tuple[str, ...]
    times: tuple[TimeAsked, ...]
    ladder: tuple[RungShown, ...] = ()
    latest: tuple[Latest, ...] = ()
    latest_stop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The engine's whole reply: the answers it used, and either a question or the guidance."""

    answered: tuple[Answered, ...]
    question: Question | None = None
    guidance: Guidance | None = None
