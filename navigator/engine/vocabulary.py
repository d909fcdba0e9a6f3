"""The closed lists: every word that data may choose from, with what it means.

Each list is defined here once. The reader, the JSON Schema, the pages and the documentation
are all made from these classes. A member's value is the word written in an edition's YAML.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a closed list, with its meaning in plain English."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make a member from the word as written in YAML and its meaning.

        The meaning has a default only so that ``Term("word")``, which looks a member up, is typed.
        """
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member


class Unit(Term):
    """What a time limit is counted in, as printed."""

    IMMEDIATELY = "immediately", "at once"
    SAME_DAY = "same day", "before the end of the day it started on"
    SAME_WORKING_DAY = "same working day", "before the end of the working day it started on"
    HOURS = "hours", "elapsed hours, across nights and weekends"
    WORKING_HOURS = "working hours", "hours of work, with nothing to say which hours those are"
    WORKING_DAYS = "working days", "Monday to Friday, less bank holidays in England and Wales"
    CALENDAR_DAYS = "calendar days", "every day counts"
    DAYS = "days", "days, with nothing to say whether working or calendar days"
    WORKING_WEEKS = "working weeks", "weeks of working days"
    WEEKS = "weeks", "calendar weeks"
    MONTHS = "months", "calendar months"
    AS_SOON_AS_POSSIBLE = "as soon as possible", "no number, but soon"
    WITHOUT_DELAY = "without delay", "no number, but with no waiting"
    OTHER_WORDS = "other words", "words about time that give no number, as printed"
    NONE_STATED = "none stated", "the policy sets no time limit for this"

    @property
    def counted(self) -> bool:
        """Whether a number goes with the unit, so that a date can be worked out."""
        return self in _COUNTED

    @property
    def same(self) -> bool:
        """Whether it ends on the day it starts, so that it has a date with no number."""
        return self in {Unit.SAME_DAY, Unit.SAME_WORKING_DAY}

    @property
    def by_the_hour(self) -> bool:
        """Whether it counts hours, so that the hour it starts at matters."""
        return self in {Unit.HOURS, Unit.WORKING_HOURS}


_COUNTED = frozenset(
    {
        Unit.HOURS,
        Unit.WORKING_HOURS,
        Unit.WORKING_DAYS,
        Unit.CALENDAR_DAYS,
        Unit.DAYS,
        Unit.WORKING_WEEKS,
        Unit.WEEKS,
        Unit.MONTHS,
    },
)


class Sooner(Term):
    """Whether an "or sooner" is printed with a limit, and what it depends on."""

    NOT_PRINTED = "not printed", "nothing about doing it sooner is printed with this limit"
    CHILD = "child", "or a time that protects the child, whichever is sooner"
    URGENCY = "urgency", "or sooner, depending on how urgent it is"


class Act(Term):
    """What a duty tells somebody to do."""

    DISCUSS = "discuss", "talk it through with the other side"
    CONSULT = "consult", "ask for advice, without handing the matter over"
    HAND_UP = "hand up", "pass the disagreement to the next person up"
    RESPOND = "respond", "reply to the challenge"
    RESOLVE = "resolve", "reach an agreement or settle it"
    MEET = "meet", "hold or attend a meeting"
    CONVENE = "convene", "call a meeting, panel or conference together"
    MEDIATE = "mediate", "help both sides agree"
    DECIDE = "decide", "make the decision"
    REVIEW = "review", "read the file or look at the decision again"
    NOTIFY = "notify", "tell somebody who need not act"
    SEND = "send", "send a form, notice or written concern"
    RECORD = "record", "write it down"
    REFER = "refer", "make a referral to a service"
    REPORT = "report", "report afterwards, for learning or oversight"
    DEBRIEF = "debrief", "talk afterwards to keep good working relationships"
    PROVIDE = "provide", "give information or support"


# Acts that need nobody at the other end: where none is printed, only whose job it is matters.
UNAIMED = frozenset(
    {Act.RESOLVE, Act.DECIDE, Act.CONVENE, Act.REVIEW, Act.MEDIATE, Act.RECORD, Act.MEET}
)


class Strength(Term):
    """How strongly the policy says it, as printed."""

    MUST = "must", "the policy says must"
    NEED_TO = "need to", "the policy says need to"
    SHOULD = "should", "the policy says should"
    WILL = "will", "the policy says will"
    EXPECTED = "expected", "the policy says this is expected"
    MAY = "may", "the policy says may"
    CAN = "can", "the policy says can or could"
    CONSIDER = "consider", "the policy says to consider it"
    PLAIN = "plain", "the policy states it as a fact, with no must or should"
    NOT_STATED = "not stated", "the policy does not say how strongly"


class Side(Term):
    """Which side of the disagreement a role is on."""

    RAISING = "raising", "the agency that raises the disagreement"
    CHALLENGED = "challenged", "the other agency"
    EACH = "each", "one on each side"
    PARTNERSHIP = "partnership", "the safeguarding partnership or board"
    COUNCIL = "council", "the council responsible for the child, whichever side it is on"
    INDEPENDENT = "independent", "neither side"
    NOT_STATED = "not stated", "the policy does not say whose"


class View(Term):
    """From which side the reader looks at a disagreement. It decides whose duties come first."""

    RAISING = "raising", "the reader raises it"
    CHALLENGED = "challenged", "another agency has raised it with the reader"
    HANDED_UP = "handed up", "it has come up to the reader, as a manager or lead"


class DateKind(Term):
    """Who set a date in an answer."""

    POLICY = "policy", "the policy's limit, worked out"
    AGREED = "agreed", "the parties agreed it"
    SOONER = "sooner", "the child needs it by then"


class Part(Term):
    """What a duty is to the reader."""

    YOURS = "yours", "the reader's own to do"
    WITH_YOU = "with you", "done with the reader, or the policy does not say who does it"
    THEIRS = "theirs", "for somebody else to do"


class Join(Term):
    """How several roles in one place belong together."""

    AND = "and", "all of them"
    OR = "or", "one of them"
    AND_OR = "and/or", "any one of them is enough; it can be more"


class Outcome(Term):
    """How things stand at a stage."""

    OPEN = "open", "it is still going on"
    UNRESOLVED = "unresolved", "there is no agreement"
    NO_REPLY = "no reply", "nobody has replied, or the time has run out"
    RESOLVED = "resolved", "it is agreed"


class EventKind(Term):
    """What about a stage or a duty starts a clock."""

    HAPPENS = "happens", "a named event happens"
    STARTED = "started", "the stage starts"
    UNRESOLVED = "unresolved", "the stage ends without agreement"
    RESOLVED = "resolved", "the stage ends with agreement"
    DONE = "done", "the duty is done"
    LIMIT = "limit", "the duty's own time limit runs out"


class RouteKind(Term):
    """A way through other than the ordinary ladder."""

    IMMEDIATE_RISK = "immediate risk", "what to do when a child is at immediate risk"
    OVERRIDE = "override", "events that set the ladder aside"
    BYPASS = "bypass", "leave to skip stages"
    SIDE_TRACK = "side track", "a separate way for one kind of disagreement"


class Effect(Term):
    """What a route does to the ordinary ladder."""

    ALONGSIDE = "alongside", "the ladder goes on as well"
    REPLACES = "replaces", "the ladder is set aside"
    OPENS = "opens", "every stage named is a possible way in; the policy leaves the choice open"
    NOT_STATED = "not stated", "the policy does not say, so both are shown"


class NoteKind(Term):
    """Why a note is needed."""

    AMBIGUOUS = "ambiguous", "the text can be read in more than one way"
    CONTRADICTORY = "contradictory", "two places in the text disagree"
    SILENT = "silent", "the text does not say"
    DAMAGED = "damaged", "part of the text is lost, cut short or misprinted"
    OUTDATED = "outdated", "what was printed is known or likely to have changed"
    INFERENCE = "inference", "worked out by us, not printed"
    EDITORIAL = "editorial", "a choice of ours in how this is set out"


class DocumentKind(Term):
    """What kind of writing a policy asks for."""

    RECORD = "record", "a record kept on file"
    FORM = "form", "a form the policy names"
    NOTICE = "notice", "a notice that is sent to somebody"
    MESSAGE = "message", "a letter or e-mail with set contents"
    REPORT = "report", "a report made afterwards"


class WayKind(Term):
    """A way to reach a contact."""

    PHONE = "phone", "telephone"
    EMAIL = "e-mail", "e-mail address"
    WEB = "web", "website"
    POST = "post", "postal address"
    BLEEP = "bleep", "hospital bleep, through the switchboard"


class Serves(Term):
    """Whom a contact works for."""

    CHILDREN = "children", "children's services, or safeguarding children"
    ADULTS = "adults", "adult services: listed only, never offered as the next contact"
    EVERYONE = "everyone", "children and adults alike"


class Door(Term):
    """Whether a contact is the way to refer a child in danger."""

    NO = "no", "an ordinary contact"
    FRONT_DOOR = "front door", "where a new concern about a child is referred"
    OUT_OF_HOURS = "out of hours", "where to ring outside office hours"


class Status(Term):
    """Whether an edition can be relied on."""

    CURRENT = "current", "in force, and not yet due for review"
    REVIEW_OVERDUE = "review overdue", "the date set for review has passed"
    SUPERSEDED = "superseded", "a later policy has taken its place"
    HISTORICAL = "historical", "the body or arrangement that made it has ended"
    UNKNOWN = "currency unknown", "no date and no review date are printed"
    FUTURE = "not yet in force", "the day it comes into force lies ahead"

    @property
    def in_force(self) -> bool:
        """Whether the edition may still be the partnership's rule."""
        return self in {Status.CURRENT, Status.REVIEW_OVERDUE, Status.UNKNOWN}

    @property
    def past(self) -> bool:
        """Whether the edition has ended: names and numbers in it are only what it said then."""
        return self in {Status.SUPERSEDED, Status.HISTORICAL}
