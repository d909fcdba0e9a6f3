"""What a form tells of its case: the stage, the times that were given, by when, and when made.

A form asks for what its policy lists. These places are the site's own, so that a reader sees where
the case stood. No answer about the child, the family or a name ever enters them.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from navigator.engine.case import UNSURE
from navigator.engine.dates_in_words import instant_in_words
from navigator.engine.errors import EngineError
from navigator.engine.happened import earliest
from navigator.engine.moments import Moment
from navigator.engine.sentences import lower_first, sentence
from navigator.engine.site import OTHER_READING, OUTCOME, POSITION, START
from navigator.engine.vocabulary import DateKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from navigator.engine.answer import Answered, DutyShown, Guidance, TimeAsked

# The places of a form that the site fills, each with its label.
PLACES: Final[dict[str, str]] = {
    "stage": "Stage",
    "happened": "What happened, and when",
    "due": "What is due, and by when",
    "counted": "How that was counted",
    "made": "Form made on",
}

# What marks such a place in a file, before its id.
TAG: Final = "fill."

# What a form's own properties call it before and after it is filled.
BLANK: Final = "Blank form"
FILLED: Final = "Form filled in part"

NOT_KNOWN: Final = "Not known"
NOT_GIVEN: Final = "No dates were given."
NOT_COUNTED: Final = "No date was counted."
NOT_RAISED: Final = "Not yet raised with anyone"
# Of the answers a form repeats only how far it has got, and in nobody's own voice, since others
# read it. Other answers are facts about the child.
OUTCOMES_TOLD: Final = {
    "open": "still going on",
    "unresolved": "no agreement",
    "no-reply": "no reply, or the time had run out",
    "resolved": "agreed",
    UNSURE: "not known whether it was agreed",
}
_PASSED: Final = "had passed when this form was made"
_NOT_THE_POLICYS: Final = "The policy does not set it."


class FormRefused(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """A form that is not filled: the message says why."""


def form_name(policy: str, edition: str, document: str) -> str:
    """What a form is known by, in its own properties and in refusals."""
    return f"{policy}/{edition}/{document}"


def values_for(
    guidance: Guidance, answered: Iterable[Answered], document: str, now: datetime
) -> dict[str, str]:
    """The text for each of ``PLACES``; lines are split by a newline, and none is empty.

    ``document`` is a document's id, ``now`` has a time zone. FormRefused where the answer holds no
    such document, or where its edition is not in force.
    """
    if not guidance.status.in_force:
        raise FormRefused(
            "this edition is no longer in force, so its forms are for reference only: blank"
        )
    titles = [each.title for each in guidance.documents if each.id == document]
    if not titles:
        raise FormRefused(f"this answer holds no document {document[:60]!r}")
    duties = list(_duties(guidance, titles[0]))
    return {
        "stage": _lines([_so_far(guidance, answered), _stage(guidance)], NOT_KNOWN),
        "happened": _lines((_happened(each, now) for each in guidance.times), NOT_GIVEN),
        "due": _lines(map(_due, duties), NOT_COUNTED),
        "counted": _lines((line for each in duties for line in _counted(each)), NOT_COUNTED),
        "made": instant_in_words(now),
    }


def _lines(words: Iterable[str], otherwise: str) -> str:
    return "\n".join(dict.fromkeys(each for each in words if each)) or otherwise


def _stage(guidance: Guidance) -> str:
    first = guidance.duties[0].where if guidance.duties else ""
    where = guidance.where or first
    return f"Next step at: {where}" if where else ""


def _so_far(guidance: Guidance, answered: Iterable[Answered]) -> str:
    """The last step that was taken, and how it went, in neutral words."""
    given = {each.question: each.choice for each in answered}
    position = given.get(POSITION, "")
    if position == START:
        return NOT_RAISED
    rungs = {each.id: each.label for each in guidance.ladder}
    if position not in rungs:
        return ""
    outcome = OUTCOMES_TOLD.get(given.get(OUTCOME, ""), "")
    return f"Last step taken: {rungs[position]}" + (f" ({outcome})" if outcome else "")


def _duties(guidance: Guidance, title: str) -> Iterator[DutyShown]:
    """The next step, and what else is due with this document."""
    yield from guidance.duties[:1]
    for each in (*guidance.duties[1:], *guidance.tell, *guidance.records):
        if title in (*each.bring, *each.write) and each.clock.state != "none":
            yield each


def _happened(time: TimeAsked, now: datetime) -> str:
    if not time.given or time.kind != "happened":
        return ""
    moment = Moment.from_text(time.given)
    to_come = earliest(moment) > now.astimezone(UTC)
    label = time.label[:1].upper() + time.label[1:]
    return f"{label}: {moment.in_words()}" + (" (had not come yet)" if to_come else "")


def _due(duty: DutyShown) -> str:
    clock = duty.clock
    if clock.leading is None:
        return f"{duty.do}: {clock.rule[:1].lower()}{clock.rule[1:]}"
    led = clock.leading
    told = (lower_first(led.label), _PASSED if led.overdue else "")
    about = "; ".join(each for each in told if each)
    return f"{duty.do}, by {led.text}" + (f" ({about})" if about else "")


def _counted(duty: DutyShown) -> Iterator[str]:
    """The limit as the policy has it, and each date with whose it is, how or why."""
    clock = duty.clock
    led = clock.leading
    if led:
        yield clock.rule
    if led and led.kind == DateKind.POLICY:
        yield " ".join(each for each in (led.counting, led.why, led.assumption) if each)
    elif led:
        yield sentence(f"{led.label}: {led.text}", _NOT_THE_POLICYS)
    for other in clock.others:
        if other.kind != DateKind.POLICY:
            why = _NOT_THE_POLICYS
        else:
            why = other.why if other.label == OTHER_READING else other.counting
        yield sentence(f"{other.label}: {other.text}", why)
