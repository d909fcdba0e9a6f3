"""The times that a learner may choose from: the right one, and what miscounting gives.

Each wrong one says what was miscounted. Where the policy prints no time, any date is made up.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from navigator.authoring.scenario_choices import MOST, NEAR, RIGHT, WRONG, Choice
from navigator.engine.dates_in_words import day_in_words, instant_in_words
from navigator.engine.deadlines import deadline
from navigator.engine.errors import EngineError
from navigator.engine.ladder import duties_by_path
from navigator.engine.london import LONDON, hours_after, to_london
from navigator.engine.moments import Moment
from navigator.engine.sentences import lower_first
from navigator.engine.vocabulary import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenarios import Step
    from navigator.engine.answer import DutyShown
    from navigator.engine.model import Duty, Edition
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
SAFE_SIDE: Final = "It is on the safe side."
_WORKING: Final = frozenset({Unit.WORKING_DAYS, Unit.WORKING_WEEKS, Unit.WORKING_HOURS})
_WEEK: Final = 5


def dates(
    shown: DutyShown, step: Step, edition: Edition, calendar: Calendar, *, urgent: bool
) -> tuple[Choice, ...]:
    """The right time among those that miscounting gives, in order, each once.

    ``urgent``: the case is one of immediate risk, where no printed time never means no hurry.
    """
    duty = duties_by_path(edition)[shown.id]
    clock = shown.clock
    now = to_london(step.now)
    found: dict[str, tuple[float, Choice]] = {}

    def add(text: str, mark: str, why: str, at: datetime | None) -> None:
        order = at.timestamp() if at else float("inf") if text == NO_LIMIT_CHOICE else 0.0
        found.setdefault(text, (order, Choice(text=text, mark=mark, why=why)))

    if clock.leading:
        by = datetime.fromisoformat(clock.leading.by)
        add(clock.leading.text, RIGHT, clock.leading.counting, by)
        for other in clock.others:
            add(other.text, NEAR, OTHER_READING, datetime.fromisoformat(other.by))
        wrong = _miscounted(duty, step, by, calendar)
    elif urgent and clock.state == "none":
        add(NOW_CHOICE, RIGHT, AT_ONCE, None)
        add(NO_LIMIT_CHOICE, NEAR, PRINTS_NONE, None)
        wrong = _invented(duty, now, calendar)
    else:
        add(_no_date(shown), RIGHT, f"{clock.rule}.".replace("..", "."), None)
        wrong = _invented(duty, now, calendar)
    for text, why, at in wrong:
        if len(found) >= MOST:
            break
        safe = clock.leading and at < datetime.fromisoformat(clock.leading.by)
        add(text, WRONG, f"{why} {SAFE_SIDE}" if safe else why, at)
    if clock.state not in {"none", "words"} and len(found) < MOST:
        add(NO_LIMIT_CHOICE, WRONG, f"It does set one: {lower_first(clock.rule)}.", None)
    return tuple(choice for _, choice in sorted(found.values(), key=lambda each: each[0]))


def _no_date(shown: DutyShown) -> str:
    if shown.clock.state == "none":
        return NO_LIMIT_CHOICE
    if shown.clock.state == "now":
        return NOW_CHOICE
    return shown.clock.rule


def _miscounted(
    duty: Duty, step: Step, by: datetime, calendar: Calendar
) -> Iterator[tuple[str, str, datetime]]:
    """Dates that people get by counting otherwise."""
    within = duty.limit.within
    start = _start(duty, step, by, calendar)
    day = start.day
    if within.unit.same:
        later = calendar.nth_working_day_after(by.date(), 1)
        yield _day(later, "It never waits for the next working day.")
        yield _at(hours_after(to_london(step.now), 24), "The policy says the same day, not a day.")
    elif within.unit.by_the_hour:
        if within.unit is Unit.HOURS:
            office = _next_working(by, calendar)
            if office != by:
                yield _at(office, "Hours run on through nights, weekends and holidays.")
            days = max(1, within.count // 24)
            yield _day(
                calendar.nth_working_day_after(day, days + 1), "That is longer than the limit."
            )
    else:
        count = within.count * _WEEK if within.unit is Unit.WORKING_WEEKS else within.count
        if within.unit in _WORKING:
            yield _day(
                day + timedelta(days=count), "That counts every day. Only working days count."
            )
            plain = _weekdays(day, count)
            if plain != by.date():
                yield _day(plain, "That forgets a bank holiday.")
        if count > 1:
            yield _day(
                calendar.nth_working_day_after(day, count - 1),
                "That counts the first day. The day it happens is day 0.",
            )
        yield _day(calendar.nth_working_day_after(by.date(), 1), "That is a day too late.")


def _invented(duty: Duty, now: datetime, calendar: Calendar) -> Iterator[tuple[str, str, datetime]]:
    """Dates where the policy prints none."""
    urgent = duty.limit.within.unit is Unit.IMMEDIATELY
    why = (
        "The policy says at once."
        if urgent
        else "The policy prints no such time. A date that you agree is yours, not the policy's."
    )
    yield _at(hours_after(now, 24), why)
    yield _day(calendar.nth_working_day_after(now.date(), 1), why)
    yield _day(calendar.nth_working_day_after(now.date(), _WEEK), why)


def _start(duty: Duty, step: Step, by: datetime, calendar: Calendar) -> Moment:
    """The moment of the case from which the limit ends then; else the step's own clock."""
    local = to_london(step.now)
    moments = [moment for _, moment in step.case.times]
    for moment in moments:
        try:
            found = deadline(duty.limit.within, moment, calendar)
        except EngineError:
            continue
        if found and any(end.by == by for end in found.ends):
            return moment
    return Moment(day=local.date(), hour=local.time())


def _weekdays(day: date, count: int) -> date:
    """So many weekdays on, bank holidays among them."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _WEEK
    return day


def _next_working(by: datetime, calendar: Calendar) -> datetime:
    """The same hour on the next day that is a working one, or the same moment if it is one."""
    while calendar.why_not_working(by.date()):
        by += timedelta(days=1)
    return by


def _day(day: date, why: str) -> tuple[str, str, datetime]:
    end = datetime(day.year, day.month, day.day, 23, 59, tzinfo=LONDON)
    return day_in_words(day), why, end


def _at(at: datetime, why: str) -> tuple[str, str, datetime]:
    return instant_in_words(at), why, at
