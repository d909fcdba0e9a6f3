"""A scenario as its file holds it: the types that say what may be written, and how it is read.

``data/scenarios/<policy>/<scenario>.yaml``. The JSON Schema and the reader come from these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, Self

from navigator.engine.moments import Moment
from navigator.engine.references import Parties  # noqa: TC001 - read when the program runs

if TYPE_CHECKING:
    from navigator.engine.answer import Clock, Due

# How a step's ``by`` is written where there is no date, by the state of the clock.
NO_DATE: Final = {
    "none": "none stated",
    "now": "now",
    "words": "other words",
    "waiting": "not known yet",
    "refused": "no date",
}
# What ``do`` says where the answer is no duty of the policy's.
NO_STEP: Final = "no further step"
ELSEWHERE: Final = "not an escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """By when, in an answer: a date, an instant, or one of the words for no date."""

    at: Moment | None = None
    word: str = ""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``2026-12-04``, ``2026-11-28T16:00``, or a word such as ``none stated``."""
        if text in NO_DATE.values():
            return cls(word=text)
        try:
            return cls(at=Moment.from_text(text))
        except ValueError as error:
            words = ", ".join(NO_DATE.values())
            message = f"a date as YYYY-MM-DD or YYYY-MM-DDTHH:MM, or one of: {words} ({error})"
            raise ValueError(message) from None

    @classmethod
    def of_due(cls, due: Due) -> Self:
        """The date of a limit: its instant, or the whole of its last day."""
        at = datetime.fromisoformat(due.by)
        hour = at.time().replace(second=0, microsecond=0) if due.exact else None
        return cls(at=Moment(day=at.date(), hour=hour))

    @classmethod
    def of_clock(cls, clock: Clock) -> Self:
        """What a clock says: its date, or that there is none."""
        return cls.of_due(clock.leading) if clock.leading else cls(word=NO_DATE[clock.state])

    def __str__(self) -> str:
        """The same text as :meth:`from_text` reads."""
        return str(self.at) if self.at else self.word


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer or one time: ``immediate-risk: no``, ``stage-1 unresolved: 2026-11-27T16:00``."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is to be done: the duty's path, to whom, by when, and the dates of other readings.

    ``do`` may also be ``no further step``, or ``not an escalation``.
    """

    do: str
    to: Parties | None = None
    by: By | None = None
    or_by: tuple[By, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText:
    """One step: the story so far, the clock, what is known, the right next step, and why.

    ``answers`` and ``times`` add to those of the steps before. ``then`` lists the right next step
    first, then other duties whose dates matter.
    """

    id: str
    title: str
    story: tuple[str, ...]
    now: Moment
    answers: tuple[Given, ...] = field(default=(), metadata={"keyed": True})
    times: tuple[Given, ...] = field(default=(), metadata={"keyed": True, "phrases": True})
    ask: str = ""
    then: tuple[Expected, ...]
    why: tuple[str, ...]
    discuss: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioText:
    """A fictional story under one edition of a policy, worked through in steps.

    ``you`` says whose part the reader takes; ``facilitator`` are notes for whoever leads a class.
    ``policy`` is for files outside the project, where no folder says it.
    """

    policy: str = ""
    edition: str
    title: str
    about: str
    you: str
    steps: tuple[StepText, ...] = field(metadata={"keyed": True})
    facilitator: tuple[str, ...] = ()
    discuss: tuple[str, ...] = ()
