"""The times that a learner may choose from: the right one, and what miscounting gives.

Each wrong one says what was miscounted, in the reading that leads. Where the policy prints no time,
any date is made up.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from navigator.authoring.scenario_choices import MOST, NEAR, RIGHT, WRONG, Choice
from navigator.authoring.scenario_count import counted
from navigator.authoring.scenario_miscounts import a_day_later, after_all, miscounts, quantity_on
from navigator.engine.ladder import duties_by_path
from navigator.engine.london import to_london
from navigator.engine.moments import Moment
from navigator.engine.sentences import lower_first
from navigator.engine.vocabulary import DateKind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenario_miscounts import Miscount
    from navigator.authoring.scenarios import Step
    from navigator.engine.answer import Due, DutyShown, Guidance
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar

NO_LIMIT_CHOICE: Final = "The policy sets no time limit"
NOW_CHOICE: Final = "Now, at once"
AT_ONCE: Final = (
    "With a child at risk the answer is now, whatever is printed. That is the tool's rule."
)
PRINTS_NONE: Final = (
    "The policy prints no time. With a child at risk that never means later than now."
)
OTHER_READING: Final = (
    "The policy can be read so. The earlier date leads, since it protects the child sooner."
)
POLICY_DATE: Final = "That is the policy's limit. The date before it comes first."
OWN_DATE: Final = "The policy sets none. The date is your own, and it leads."
SAFE_SIDE: Final = "It is on the safe side."
PASSED: Final = "It has passed, so do it now."
MEANS_NOW: Final = "With a child at risk that means now."
# What no policy printed, so that people put it there: the first that can be counted are offered.
_INVENTED: Final = ("24 hours", "1 working day", "2 working days", "5 working days")
_YOURS: Final = "A date that you agree is yours, not the policy's."
_WHY_NO_DATE: Final = {
    "none": f"The policy prints no time for this. {_YOURS}",
    "words": f"The policy gives no number for this. {_YOURS}",
    "waiting": "It is not known yet when the limit starts, so there is no date.",
    "refused": "The limit ends where no bank holidays are known, so there is no date.",
}


def dates(  # noqa: PLR0913 - a duty of a step's answer, and what that rests on
    shown: DutyShown,
    step: Step,
    guidance: Guidance,
    state: State,
    calendar: Calendar,
    *,
    urgent: bool,
) -> tuple[Choice, ...]:
    """The right time among those that miscounting gives, in order, each moment once.

    ``state`` is where the case stands in its answer, ``guidance``. ``urgent``: the case is one of
    immediate risk, where no printed time never means no hurry.
    """
    clock = shown.clock
    unit = duties_by_path(state.edition)[shown.id].limit.within.unit
    found: dict[tuple[float, str], Choice] = {}

    def add(text: str, mark: str, why: str, at: datetime | None = None) -> None:
        order = at.timestamp() // 60 if at else float("inf") if text == NO_LIMIT_CHOICE else 0.0
        if len(found) < MOST and (at is None or all(order != each for each, _ in found)):
            found.setdefault((order, text), Choice(text=text, mark=mark, why=why))

    if leading := clock.leading:
        by = datetime.fromisoformat(leading.by)
        last = PASSED if leading.overdue else MEANS_NOW if urgent else ""
        add(leading.text, RIGHT, f"{leading.counting or leading.why} {last}".strip(), by)
        for other in clock.others:
            add(other.text, *_of_other(leading, other), datetime.fromisoformat(other.by))
        for each in _wrong(shown, step, state, calendar):
            safe = each.at < by
            add(each.text, WRONG, f"{each.why} {SAFE_SIDE}" if safe else each.why, each.at)
        if unit.counted or unit.same:
            add(NO_LIMIT_CHOICE, WRONG, f"It does set one: {lower_first(clock.rule)}.")
        elif unit is Unit.NONE_STATED:
            add(NO_LIMIT_CHOICE, NEAR, OWN_DATE)
    else:
        add(*_no_date(shown, unit, urgent=urgent))
        if urgent and clock.state == "none":
            add(NO_LIMIT_CHOICE, NEAR, PRINTS_NONE)
        for each in _invented(shown, step, guidance, calendar, urgent=urgent):
            add(each.text, WRONG, each.why, each.at)
    return tuple(found[key] for key in sorted(found))


def _of_other(leading: Due, other: Due) -> tuple[str, str]:
    """The mark of a date that stands beside the one that leads, and why."""
    if other.kind != DateKind.POLICY:
        return WRONG, other.why
    return NEAR, OTHER_READING if leading.kind == DateKind.POLICY else POLICY_DATE


def _wrong(shown: DutyShown, step: Step, state: State, calendar: Calendar) -> Iterator[Miscount]:
    """Miscounted dates; none of them keeps the limit in another of its readings."""
    leading, others = shown.clock.leading, shown.clock.others
    if leading is None:
        return
    by = datetime.fromisoformat(leading.by)
    latest = max([by, *(datetime.fromisoformat(each.by) for each in others)])
    how = counted(shown, step, state, calendar)
    for each in miscounts(how, to_london(step.now), calendar) if how else (a_day_later(by),):
        if each.at < by or each.at > latest:
            yield each
    if others:
        yield from after_all(latest, calendar)


def _no_date(shown: DutyShown, unit: Unit, *, urgent: bool) -> tuple[str, str, str]:
    """The right choice where there is no date: its text, its mark and why."""
    clock = shown.clock
    rule = f"{clock.rule}.".replace("..", ".")
    if clock.state == "none":
        return (NOW_CHOICE, RIGHT, AT_ONCE) if urgent else (NO_LIMIT_CHOICE, RIGHT, rule)
    if clock.state == "now":
        why = f"The policy says: {lower_first(rule)}" if unit is Unit.IMMEDIATELY else AT_ONCE
        return NOW_CHOICE, RIGHT, why
    if clock.state == "words":
        why = "Those are the policy's words. They give no number."
        return clock.rule, RIGHT, f"{why} {MEANS_NOW}" if urgent else why
    return clock.rule, RIGHT, _WHY_NO_DATE[clock.state]


def _invented(
    shown: DutyShown, step: Step, guidance: Guidance, calendar: Calendar, *, urgent: bool
) -> Iterator[Miscount]:
    """Dates where the policy prints none, on days that the rest of the answer has no date for."""
    why = _WHY_NO_DATE.get(shown.clock.state, "The policy says at once.")
    if urgent and shown.clock.state != "now":
        why = "A child is at risk. Do not wait until then."
    local = to_london(step.now)
    now = Moment(day=local.date(), hour=local.time())
    taken = set(_days(guidance))
    for text in _INVENTED:
        for each in quantity_on(text, now, calendar, f"That would be {text}. {why}"):
            if each.at.date() not in taken:
                taken.add(each.at.date())
                yield each


def _days(guidance: Guidance) -> Iterator[date]:
    """Every day that a clock of an answer ends on."""
    for duty in (*guidance.duties, *guidance.tell, *guidance.also):
        for due in (duty.clock.leading, *duty.clock.others):
            if due:
                yield datetime.fromisoformat(due.by).date()
