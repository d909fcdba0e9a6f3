"""Who, by when and after what, in plain words. Pages, answers and the chart all use these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.ladder import RESOLVED, THROUGHOUT, rungs
from navigator.engine.quantity import clock_phrase
from navigator.engine.vocabulary import EventKind, Join, Sooner, Strength, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from navigator.engine.model import Condition, Duty, Edition, Limit, Role, Stage
    from navigator.engine.references import Event, Parties, Strong, When

WHO_NOT_STATED = "The policy does not say who"
NO_LIMIT = "The policy sets no time limit for this"
START_NOT_STATED = "The policy does not say when this starts"
# Answers that mean nothing without their question.
_PLAIN = {"Yes", "No"}

_SOONER = {
    Sooner.NOT_PRINTED: "",
    Sooner.CHILD: "or sooner, if the child needs it",
    Sooner.URGENCY: "or sooner, depending on how urgent it is",
}


def parties_in_words(
    parties: Parties | None, edition: Edition, named: Callable[[Role], str] | None = None
) -> str:
    """``Your manager or supervisor, and/or safeguarding lead``; or that the policy does not say.

    ``named`` gives a role's name where it is not the edition's own.
    """
    if parties is None or not parties.roles:
        return WHO_NOT_STATED if parties is not None and not parties.stated else ""
    names = {role.id: named(role) if named else role.name for role in edition.roles}
    joiner = ", and/or " if parties.join is Join.AND_OR else f" {parties.join} "
    return joiner.join(names[role] for role in parties.roles)


def place_in_words(path: str, edition: Edition) -> str:
    """``stage 1`` for ``stage-1``; the step's title for a step; the duty's words for a duty."""
    for stage in edition.stages:
        if path == stage.id:
            return _called(stage)
    for rung in rungs(edition):
        if path == rung.path:
            step = next(each for each in rung.stage.steps if path.endswith(f"/{each.id}"))
            return f"{_called(rung.stage)} ({step.title})"
    of, _, name = path.rpartition("/")
    for place, where, duties in _duties_at(edition):
        for duty in duties:
            if (of, name) == (place, duty.id):
                return f'"{duty.do}"' + (f" at {where}" if where else "")
    return path


def _called(stage: Stage) -> str:
    return f"{stage.called.lower()} {stage.number}"


def _duties_at(edition: Edition) -> Iterator[tuple[str, str, tuple[Duty, ...]]]:
    """Each place that holds duties: its path, how it is called, and the duties."""
    for rung in rungs(edition):
        yield rung.path, _called(rung.stage), rung.duties + rung.resolved
    for route in edition.routes:
        yield route.id, route.title, route.duties
    yield THROUGHOUT, "", edition.throughout
    yield RESOLVED, "", edition.resolved


def event_in_words(event: Event, edition: Edition) -> str:
    """What starts a clock, to stand after "within 24 hours of"."""
    if event.kind is EventKind.HAPPENS:
        return next((each.label for each in edition.events if each.id == event.of), event.of)
    place = place_in_words(event.of, edition)
    return {
        EventKind.STARTED: f"the start of {place}",
        EventKind.UNRESOLVED: f"{place} ending without agreement",
        EventKind.RESOLVED: f"{place} ending with agreement",
        EventKind.DONE: f"{place} being done",
        EventKind.LIMIT: f"the end of the time for {place}",
    }[event.kind]


def event_question(event: Event, edition: Edition) -> str:
    """How to ask when an event happened."""
    if event.kind is EventKind.HAPPENS:
        return next((each.question for each in edition.events if each.id == event.of), event.of)
    place = place_in_words(event.of, edition)
    return {
        EventKind.STARTED: f"When did {place} start?",
        EventKind.UNRESOLVED: f"When did {place} end without agreement?",
        EventKind.RESOLVED: f"When was it agreed at {place}?",
        EventKind.DONE: f"When was this done: {place}?",
        EventKind.LIMIT: f"When did the time run out for {place}?",
    }[event.kind]


def sooner_in_words(sooner: Sooner) -> str:
    """The "or sooner" that is printed with a limit, or nothing."""
    return _SOONER[sooner]


def limit_in_words(limit: Limit, edition: Edition) -> str:
    """A limit as a sentence without its full stop, with where it counts from if that is printed."""
    unit = limit.within.unit
    if unit is Unit.NONE_STATED:
        return NO_LIMIT
    words = {
        Unit.IMMEDIATELY: "Immediately",
        Unit.SAME_DAY: "On the same day",
        Unit.SAME_WORKING_DAY: "On the same working day",
        Unit.AS_SOON_AS_POSSIBLE: "As soon as possible",
        Unit.WITHOUT_DELAY: "Without delay",
        Unit.OTHER_WORDS: f'"{limit.printed}"',
    }.get(unit, _length(limit))
    if limit.counted_as:
        words += f" (the policy counts this as {limit.counted_as})"
    if limit.after.events and unit.counted:
        # An immediate duty waits for nothing, so its event adds nothing to its words.
        starts = " or ".join(event_in_words(each, edition) for each in limit.after.events)
        words += f" {'after' if limit.wait else 'of'} {starts}"
    if limit.within.by:
        words += f", by {clock_phrase(limit.within.by)}"
    if sooner := sooner_in_words(limit.sooner):
        words += f", {sooner}"
    return words


def _length(limit: Limit) -> str:
    words = limit.within.length
    if limit.wait:
        return f"After {words}" if not limit.after.events else words
    return "Within " + (f"a further {words.removeprefix('1 ')}" if limit.further else words)


def start_in_words(limit: Limit) -> str:
    """That no start is printed, for a limit that is counted; otherwise nothing."""
    return "" if limit.after.events or not limit.within.unit.counted else START_NOT_STATED


def strength_in_words(strong: Strong) -> str:
    """The strength as printed, never made weaker or stronger."""
    if strong.word is Strength.NOT_STATED:
        return "The policy does not say how strongly"
    if strong.word is Strength.PLAIN:
        return f'The policy says "{strong.printed}"' if strong.printed else "The policy states it"
    return f'The policy says "{strong.printed or strong.word}"'


def when_in_words(when: When | None, edition: Edition) -> str:
    """``If yes to "Is the child looked after?"``, alternatives joined by "or"; else nothing."""
    if when is None:
        return ""
    known = {each.id: each for each in edition.conditions}
    alternatives = [
        " and ".join(
            _clause_in_words(known[clause.condition], clause.answers) for clause in clauses
        )
        for clauses in when.any_of
    ]
    return "If " + "; or ".join(alternatives)


def unknown_in_words(when: When | None, edition: Edition) -> str:
    """The same of a case in which it is not known: with the question that nobody answered."""
    words = when_in_words(when, edition)
    names = dict.fromkeys(
        clause.condition for clauses in (when.any_of if when else ()) for clause in clauses
    )
    asked = (each for each in edition.conditions if each.id in names)
    # Of a plain yes or no the question stands in the words already.
    put = [f"{each.question} {each.help}".strip() for each in asked if not _is_plain(each)]
    return f"{words}. {' '.join(put)}" if put else words


def _is_plain(condition: Condition) -> bool:
    return _PLAIN.issuperset(each.label for each in condition.options)


def _clause_in_words(condition: Condition, answers: tuple[str, ...]) -> str:
    labels = {each.id: each.label for each in condition.options}
    said = " or ".join(labels[answer] for answer in answers)
    if _is_plain(condition):
        return f'{said.lower()} to "{condition.question}"'
    return f"{condition.label}: {said}"
