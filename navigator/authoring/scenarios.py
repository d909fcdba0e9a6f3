"""Scenarios for training: each step's case and clock, and what the engine answers to it.

A scenario is a fictional story under one edition. The same file is an exercise for a class and a
test: what it expects must be what the engine says, or the file has an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.happened import earliest
from navigator.engine.ladder import THROUGHOUT
from navigator.engine.london import readings
from navigator.engine.vocabulary import Part, View

if TYPE_CHECKING:
    from navigator.authoring.scenario_text import Expected, ScenarioText, StepText
    from navigator.engine.answer import DutyShown, Guidance, Reply
    from navigator.engine.model import Edition
    from navigator.engine.moments import Moment
    from navigator.engine.working_days import Calendar

_NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a scenario: ``case`` holds the answers and times of it and the steps before.

    ``now`` is the step's fixed clock, in UTC.
    """

    text: StepText
    case: Case
    now: datetime

    @property
    def id(self) -> str:
        """The step's name within its scenario."""
        return self.text.id

    @property
    def then(self) -> tuple[Expected, ...]:
        """What is expected: the right next step first."""
        return self.text.then

    def reply(self, edition: Edition, calendar: Calendar) -> Reply:
        """The engine's reply at this step. UnreadableCase for an answer the edition has not."""
        return advise(edition, self.case, self.now, calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario of one edition. ``id`` is its file's name, and part of its page's address."""

    policy: str
    id: str
    text: ScenarioText
    steps: tuple[Step, ...]

    @property
    def edition(self) -> str:
        """The id of the edition that it is about."""
        return self.text.edition


def scenario_of(text: ScenarioText, policy: str, name: str) -> Scenario:
    """A scenario as written, ready to run. UnreadableCase where an answer or time has no shape."""
    answers: dict[str, str] = {}
    times: dict[str, str] = {}
    steps = []
    for each in text.steps:
        answers |= {given.id: given.text for given in each.answers}
        times |= {given.id: given.text for given in each.times}
        case = Case.from_json({"answers": dict(answers), "times": dict(times)})
        steps.append(Step(text=each, case=case, now=instant(each.now)))
    return Scenario(policy=policy, id=name, text=text, steps=tuple(steps))


def instant(moment: Moment) -> datetime:
    """A clock's moment in UTC. A day alone is its noon; of an hour that comes twice, the first.

    An hour that there is not is the first that it may mean: ``clock_fault`` finds it.
    """
    return readings(moment.day, moment.hour or _NOON)[0].at.astimezone(UTC)


def next_step(guidance: Guidance, step: Step) -> DutyShown | None:
    """The duty that a learner is asked for: the first, or of another side's reader, their own.

    What holds at every stage alike is not a step, nor is what the case says has been done, unless
    nothing else is left to do.
    """
    steps = [each for each in guidance.duties if not each.id.startswith(f"{THROUGHOUT}/")]
    done = {key for key, moment in step.case.times if earliest(moment) <= step.now}
    open_still = [each for each in steps if f"{each.id} done" not in done]
    duties = open_still or steps or list(guidance.duties)
    if guidance.view != View.RAISING:
        order = (Part.YOURS, Part.WITH_YOU, Part.THEIRS)
        duties.sort(key=lambda each: order.index(Part(each.part)))
    return duties[0] if duties else None
