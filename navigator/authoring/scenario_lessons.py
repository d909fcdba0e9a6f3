"""What a scenario exercises, found in the engine's answers: never claimed by its author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from navigator.authoring.scenario_count import counted, standing
from navigator.engine.facts import Truth
from navigator.engine.guidance import ran_out_in
from navigator.engine.interview import replay
from navigator.engine.vocabulary import RouteKind, Unit, View
from navigator.engine.wording import WHO_NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenarios import Scenario, Step
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

_SATURDAY = 5
_WORKING = frozenset({Unit.WORKING_DAYS, Unit.WORKING_WEEKS, Unit.WORKING_HOURS})


class Lesson(StrEnum):
    """What can be learnt from a step; the text is what a list of scenarios shows."""

    WEEKEND = "a weekend"
    BANK_HOLIDAY = "a bank holiday"
    OVERDUE = "an overdue reply"
    RECEIVING = "the receiving side"
    SILENCE = "a silence"
    IMMEDIATE = "immediate risk"
    READINGS = "two readings"
    ELSEWHERE = "not an escalation"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a scenario holds: lessons, and the ways that it takes through the policy.

    ``ways`` are the ids of routes that surely apply, and ``ladder``.
    """

    lessons: tuple[Lesson, ...]
    ways: tuple[str, ...]


def learnt(scenario: Scenario, edition: Edition, calendar: Calendar) -> Learnt:
    """The lessons and the ways of a scenario, each once, in their own order."""
    lessons: set[Lesson] = set()
    ways: set[str] = set()
    for step in scenario.steps:
        reply = step.reply(edition, calendar)
        if reply.guidance:
            lessons.update(_lessons(step, reply.guidance, edition, calendar))
            ways.update(_ways(step, edition))
    order = ["ladder", *(each.id for each in edition.routes)]
    return Learnt(
        lessons=tuple(each for each in Lesson if each in lessons),
        ways=tuple(each for each in order if each in ways),
    )


def _lessons(
    step: Step, guidance: Guidance, edition: Edition, calendar: Calendar
) -> Iterator[Lesson]:
    if guidance.kind != "policy":
        yield Lesson.ELSEWHERE
        return
    if guidance.view != View.RAISING:
        yield Lesson.RECEIVING
    state, _ = replay(edition, step.case)
    if ran_out_in(state, step.now, calendar):
        yield Lesson.OVERDUE
    expected = {each.do for each in step.then}
    for duty in (*guidance.duties, *guidance.tell):
        if duty.id in expected:
            yield from _of_duty(duty, step, edition, calendar)
    if at_immediate_risk(step, edition):
        yield Lesson.IMMEDIATE


def at_immediate_risk(step: Step, edition: Edition) -> bool:
    """Whether a step is on one of the edition's routes for immediate risk."""
    state, _ = replay(edition, step.case)
    return any(each.kind is RouteKind.IMMEDIATE_RISK for each in state.certain_routes)


def _of_duty(duty: DutyShown, step: Step, edition: Edition, calendar: Calendar) -> Iterator[Lesson]:
    """What the clock of one of the step's duties teaches."""
    clock = duty.clock
    if clock.state == "none" or duty.recipient == WHO_NOT_STATED:
        yield Lesson.SILENCE
    if clock.state == "overdue":
        yield Lesson.OVERDUE
    if clock.others:
        yield Lesson.READINGS
    # Every working week has a weekend in it: what counts is one that a clock or a date falls on.
    if step.text.now.day.weekday() >= _SATURDAY:
        yield Lesson.WEEKEND
    how = counted(duty, step, standing(step, edition, calendar), calendar)
    if clock.leading is None:
        return
    by = datetime.fromisoformat(clock.leading.by).date()
    if by.weekday() >= _SATURDAY:
        yield Lesson.WEEKEND
    # A day that is not counted moves a date only where working days are counted.
    over = how is not None and how.within.unit in _WORKING
    touched = _days(how.start.day, by) if how and over else (by,)
    if any(calendar.holiday_on(each) for each in touched):
        yield Lesson.BANK_HOLIDAY


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _ways(step: Step, edition: Edition) -> Iterator[str]:
    state, _ = replay(edition, step.case)
    if state.elsewhere:
        return
    yield from (each.id for each in edition.routes if state.route_state(each) is Truth.YES)
    if not state.ladder_set_aside and state.ladder_targets:
        yield "ladder"
