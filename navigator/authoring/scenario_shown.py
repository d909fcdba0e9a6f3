"""A scenario ready to be drawn: its steps with clock, story, choices, answer and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.authoring.scenario_choices import Choice, deeds
from navigator.authoring.scenario_count import standing
from navigator.authoring.scenario_dates import dates
from navigator.authoring.scenario_lessons import Learnt, at_immediate_risk, learnt
from navigator.authoring.scenario_text import ELSEWHERE, NO_STEP
from navigator.authoring.scenarios import next_step
from navigator.engine.dates_in_words import instant_in_words
from navigator.engine.references import Event
from navigator.engine.vocabulary import Part
from navigator.engine.wording import WHO_NOT_STATED, event_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenarios import Scenario, Step
    from navigator.engine.answer import Answered, DutyShown, Guidance, StatusShown
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

ASK_WHO: Final = "Whom do you contact next?"
# Where somebody else does it, and where it is towards nobody, or nobody is named.
ASK_TO_WHOM: Final = "To whom does it go next?"
ASK_WHAT: Final = "What has to happen next?"
ASK_WHEN: Final = "By when?"
# Minutes that a class takes for a step, with the talk about it.
_MINUTES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing to choose, in practice and on the screen of a class. ``id`` is unique on a page."""

    id: str
    question: str
    about: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step: ``known`` are the answers to the navigator's questions, ``times`` what happened.

    ``urgent``: a child is at immediate risk, so that no printed time never means later.
    """

    id: str
    number: int
    title: str
    clock: str
    iso: str
    story: tuple[str, ...]
    known: tuple[Answered, ...]
    times: tuple[tuple[str, str], ...]
    ask: str
    asked: tuple[Asked, ...]
    duties: tuple[DutyShown, ...]
    urgent: bool
    nothing: str
    why: tuple[str, ...]
    rules: tuple[str, ...]
    discuss: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioShown:
    """A scenario with all that its page says."""

    scenario: Scenario
    edition: Edition
    status: StatusShown | None
    learnt: Learnt
    steps: tuple[StepShown, ...]

    @property
    def minutes(self) -> int:
        """About how long a class takes."""
        return _MINUTES * len(self.steps)

    @property
    def lessons(self) -> str:
        """What it exercises, in words."""
        return ", ".join(self.learnt.lessons)


def scenario_shown(scenario: Scenario, edition: Edition, calendar: Calendar) -> ScenarioShown:
    """A scenario without findings, drawn up. ValueError where a step leaves a question open."""
    steps = []
    status = None
    for number, step in enumerate(scenario.steps, start=1):
        reply = step.reply(edition, calendar)
        if reply.guidance is None:
            raise ValueError(f"{scenario.id}, {step.id}: a question is open")
        status = status or reply.guidance.status
        steps.append(_step(number, step, reply.answered, reply.guidance, edition, calendar))
    return ScenarioShown(
        scenario=scenario,
        edition=edition,
        status=status,
        learnt=learnt(scenario, edition, calendar),
        steps=tuple(steps),
    )


def _step(  # noqa: PLR0913, PLR0917 - a step, its place, its answer, and what that rests on
    number: int,
    step: Step,
    answered: tuple[Answered, ...],
    guidance: Guidance,
    edition: Edition,
    calendar: Calendar,
) -> StepShown:
    shown = {each.id: each for each in (*guidance.duties, *guidance.tell)}
    duties = tuple(shown[each.do] for each in step.then if each.do in shown)
    return StepShown(
        id=step.id,
        number=number,
        title=step.text.title,
        clock=instant_in_words(step.now),
        iso=str(step.text.now),
        story=step.text.story,
        known=answered,
        times=tuple(_times(step, edition)),
        ask=_ask(step, duties),
        asked=tuple(_asked(step, duties, guidance, edition, calendar)),
        duties=duties,
        urgent=at_immediate_risk(step, edition),
        nothing="" if duties else _nothing(step, guidance),
        why=step.text.why,
        rules=guidance.advice,
        discuss=step.text.discuss,
    )


def _asked(
    step: Step,
    duties: tuple[DutyShown, ...],
    guidance: Guidance,
    edition: Edition,
    calendar: Calendar,
) -> Iterator[Asked]:
    if not duties:
        return
    first = duties[0]
    asks_who = first == next_step(guidance, step)
    state = standing(step, edition, calendar)
    if asks_who:
        choices = deeds(first, step, guidance, state)
        yield Asked(id=f"{step.id}-who", question=_ask(step, duties), about="", choices=choices)
    for number, duty in enumerate(duties):
        # Where nobody is asked for, the first date has no question before it that says of what.
        about = duty.do if number or not asks_who else ""
        urgent = at_immediate_risk(step, edition)
        choices = dates(duty, step, guidance, state, calendar, urgent=urgent)
        if len(choices) > 1:
            yield Asked(
                id=f"{step.id}-when-{number + 1}", question=ASK_WHEN, about=about, choices=choices
            )


def _ask(step: Step, duties: tuple[DutyShown, ...]) -> str:
    """The question of a step: its own, or one that fits what is right."""
    if step.text.ask or not duties:
        return step.text.ask
    first = duties[0]
    if first.recipient in {"", WHO_NOT_STATED}:
        return ASK_WHAT
    return ASK_TO_WHOM if first.part == Part.THEIRS else ASK_WHO


def _nothing(step: Step, guidance: Guidance) -> str:
    """What the answer is where it is no duty of the policy's."""
    if step.then[0].do == ELSEWHERE:
        return guidance.heading
    return "The policy names no further step." if step.then[0].do == NO_STEP else ""


def _times(step: Step, edition: Edition) -> Iterator[tuple[str, str]]:
    """What happened and when, in words, as the navigator would be told."""
    for key, moment in step.case.times:
        words = event_in_words(Event.from_text(key), edition) if " agreed" not in key else key
        yield words[:1].upper() + words[1:], moment.in_words()
