"""One duty of an answer as lines of plain text: what, who, how, by when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.sentences import sentence
from navigator.engine.vocabulary import UNAIMED, Act
from navigator.engine.whose_dates import limit_of, whose
from navigator.engine.wording import NO_LIMIT, WHO_NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.answer import Clock, ContactShown, DutyShown, Person

_NOBODY = "Who, and whose job: the policy does not say"


def step(duty: DutyShown) -> Iterator[str]:
    """A duty with a line for each thing to know of it; what it lacks leaves an empty line."""
    if duty.clock.state == "none" and not (duty.contacts or duty.recipients):
        yield from brief(duty, words=duty.heading)
        return
    yield sentence(duty.heading, duty.been, *_papers(duty))
    yield _only_if(duty)
    yield sentence(*_who(duty))
    yield from _how(duty)
    yield from _by_when(duty.clock)
    yield f"Why: {sentence(_strength(duty), duty.about, _counting(duty.clock))}"
    yield sentence(*duty.clock.advice, duty.advice)


def brief(duty: DutyShown, *, silence_said: bool = False, words: str = "") -> Iterator[str]:
    """The same in one line, and one for each way to reach somebody and for advice.

    ``words`` stand for the duty's own. ``silence_said``: that no time limit is set was said
    already of all that stand together.
    """
    timeless = duty.clock.leading is None and silence_said
    yield sentence(
        words or duty.do,
        duty.been,
        _only_if(duty),
        *_who(duty),
        *([] if timeless else _by_when(duty.clock)),
        *_papers(duty),
        duty.about,
        _strength(duty),
    )
    yield from _how(duty)
    yield sentence(*duty.clock.advice, duty.advice)


def contact(shown: ContactShown) -> str:
    """Who, each way to reach them as printed, and whether that was ever checked."""
    who = ", ".join(each for each in (shown.title, shown.organisation) if each)
    ways = "; ".join(
        f"{way.kind} {way.printed}" + (f" ({way.warning})" if way.warning else "")
        for way in shown.ways
    )
    return sentence(
        f"{who}: {ways or 'the policy prints no way to reach them'}", shown.about, shown.checked
    )


def person(role: Person) -> str:
    """What is said of a role, and what each agency calls it."""
    called = f"In each agency: {'; '.join(role.equivalents)}" if role.equivalents else ""
    return sentence(role.about, called)


def _only_if(duty: DutyShown) -> str:
    return sentence(duty.condition, duty.reading and f"Under one reading: {duty.reading}")


def _who(duty: DutyShown) -> Iterator[str]:
    """Whom it is done towards, and by whom.

    Nobody is missed where none is named and the act needs none; two silences are said once.
    """
    aimed = duty.recipients or duty.act not in UNAIMED
    if aimed and duty.recipient == duty.whose == WHO_NOT_STATED:
        yield _NOBODY
        return
    yield f"Who: {duty.recipient}" if aimed and duty.recipient else ""
    yield from map(person, duty.recipients)
    yield f"Whose job: {duty.whose}"


def _how(duty: DutyShown) -> Iterator[str]:
    """Each contact. That none is printed matters where somebody is to be reached."""
    yield from (f"How: {contact(each)}" for each in duty.contacts)
    if duty.no_contact and duty.act != Act.RECORD:
        yield f"How: {duty.no_contact}"


def _strength(duty: DutyShown) -> str:
    return f"{duty.strength} ({'; '.join(duty.cite)})"


def _papers(duty: DutyShown) -> Iterator[str]:
    yield listed("Copy to", [duty.copy_to] if duty.copy_to else [])
    yield listed("Take", duty.bring)
    yield listed("Write", duty.write)


def listed(label: str, items: Iterable[str]) -> str:
    """The items after their label, or nothing where there are none."""
    words = "; ".join(items)
    return f"{label}: {words}" if words else ""


def _by_when(clock: Clock) -> Iterator[str]:
    """The date with its rule; the rule alone without one. Then each other date, and whose it is."""
    due = clock.leading
    if due is None:
        yield sentence(clock.rule if clock.rule == NO_LIMIT else f"By when: {clock.rule}")
    else:
        late = "OVERDUE since" if due.overdue else "By"
        yield sentence(f"{late} {due.text}{whose(due.label)}", limit_of(clock))
    for other in clock.others:
        yield sentence(f"{other.label}: {other.text}", other.why)


def _counting(clock: Clock) -> str:
    due = clock.leading
    if due is None:
        return ""
    counted = f"Counted from {due.start}" if due.start else ""
    return sentence(counted, due.counting, due.why, due.assumption)
