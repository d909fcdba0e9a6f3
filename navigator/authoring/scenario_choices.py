"""What a learner may choose from: the right deed and date, and the mistakes that people make.

Each wrong choice says why it is wrong. All of them are worked out from the edition and the case,
so that a trainer's own scenario has them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.dates_in_words import day_in_words, instant_in_words
from navigator.engine.deadlines import deadline
from navigator.engine.errors import EngineError
from navigator.engine.ladder import duties_by_path, rungs
from navigator.engine.london import LONDON, hours_after, to_london
from navigator.engine.moments import Moment
from navigator.engine.sentences import lower_first
from navigator.engine.vocabulary import Act, Unit
from navigator.engine.wording import parties_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenarios import Step
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.model import Duty, Edition
    from navigator.engine.working_days import Calendar

# So many to choose from, the right one among them.
MOST: Final = 4
RIGHT: Final = "right"
NEAR: Final = "near"
WRONG: Final = "wrong"
NO_LIMIT_CHOICE: Final = "The policy sets no time limit"
NOW_CHOICE: Final = "Now, at once"
OPEN_TOO: Final = "That is open to you. The policy leaves the choice of stage to you."
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: ``mark`` is ``right``, ``near`` or ``wrong``, and ``why`` says why."""

    text: str
    about: str = ""
    mark: str
    why: str


# ---------------------------------------------------------------------- who


def deeds(right: DutyShown, guidance: Guidance, edition: Edition) -> tuple[Choice, ...]:
    """The right next step among steps of other stages and routes, in the ladder's order."""
    asked = {each.id for each in (*guidance.duties, *guidance.tell, *guidance.also)}
    said = {_words(path, edition) for path in asked}
    free = _free_stages(guidance)
    others = [
        each
        for each in _entrances(edition)
        if each[0] not in asked and each[0].partition("/")[0] not in free
    ]
    distinct: dict[tuple[str, str], tuple[str, str]] = {}
    for path, place in others:
        words = _words(path, edition)
        if words not in said:
            distinct.setdefault(words, (path, place))
    order = [path for path, _ in _entrances(edition)]
    at = _place(right, order)
    nearest = sorted(distinct.values(), key=lambda each: abs(order.index(each[0]) - at))
    here = lower_first(guidance.where.partition(":")[0]) if guidance.where else ""
    wrong = {
        order.index(path): Choice(
            text=_words(path, edition)[0],
            about=_words(path, edition)[1],
            mark=WRONG,
            why=f"That belongs to {lower_first(where)}."
            + (f" This case is at {here}." if here and here != lower_first(where) else ""),
        )
        for path, where in nearest[: MOST - 1]
    }
    for path in _open_too(right, guidance, order):
        words = _words(path, edition)
        wrong[order.index(path)] = Choice(text=words[0], about=words[1], mark=RIGHT, why=OPEN_TOO)
    for number in [each for each in wrong if wrong[each].mark == WRONG][
        : max(0, len(wrong) - MOST + 1)
    ]:
        del wrong[number]
    chosen = Choice(
        text=_aim(right.recipient, right), about=right.do, mark=RIGHT, why="That is it."
    )
    before = [wrong[number] for number in sorted(wrong) if number < at]
    return (*before, chosen, *(wrong[number] for number in sorted(wrong) if number >= at))


def _free_stages(guidance: Guidance) -> set[str]:
    """The stages between which the policy leaves the choice: no step of theirs is wrong."""
    if len(guidance.entries) < 2:  # noqa: PLR2004 - a choice is between two or more
        return set()
    return {each.id.partition("/")[0] for each in guidance.duties}


def _open_too(right: DutyShown, guidance: Guidance, order: list[str]) -> list[str]:
    """Steps that are as right: of several stages, where the policy leaves the choice open."""
    if not _free_stages(guidance):
        return []
    asked = [each.id for each in guidance.duties if each.id != right.id and each.id in order]
    return asked[: MOST - 2]


def _entrances(edition: Edition) -> list[tuple[str, str]]:
    """A duty for each way in: routes first, then each rung, with the name of its place."""
    found = [
        (f"{route.id}/{_entrance(route.duties).id}", f"the route \u201c{route.title}\u201d")
        for route in edition.routes
        if route.duties
    ]
    found.extend(
        (f"{rung.path}/{_entrance(rung.duties).id}", rung.label.partition(":")[0])
        for rung in rungs(edition)
        if rung.duties
    )
    return found


def _entrance(duties: tuple[Duty, ...]) -> Duty:
    """The duty that starts a place: a hand-up, or the first towards somebody."""
    for each in duties:
        if each.act is Act.HAND_UP:
            return each
    return next((each for each in duties if each.recipient.roles), duties[0])


def _place(right: DutyShown, order: list[str]) -> int:
    """Where the right step stands among the entrances."""
    base = right.id.rpartition("/")[0]
    for number, path in enumerate(order):
        if path.rpartition("/")[0] == base:
            return number
    return len(order)


def _words(path: str, edition: Edition) -> tuple[str, str]:
    duty = duties_by_path(edition)[path]
    return _aim(parties_in_words(duty.recipient, edition), duty), duty.do


def _aim(recipient: str, duty: Duty | DutyShown) -> str:
    """Towards whom; a deed that is aimed at nobody speaks for itself."""
    return recipient or duty.do


# ---------------------------------------------------------------------- by when


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
