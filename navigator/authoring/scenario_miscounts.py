"""The dates that people get by counting a limit otherwise, each with what was miscounted.

They are counted by the engine itself, as other limits from the same moment. What cannot be counted
is left out, and so is a date that would not lie where its reason says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.dates_in_words import day_in_words, instant_in_words
from navigator.engine.deadlines import deadline
from navigator.engine.errors import EngineError
from navigator.engine.london import hours_after, readings, to_london
from navigator.engine.moments import Moment
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenario_count import Counted
    from navigator.engine.working_days import Calendar

_FIRST_DAY: Final = "That counts the first day. The day it starts is day 0."
_EVERY_DAY: Final = "That counts every day. Only working days count."
_IN_A_ROW: Final = "That counts {count} days in a row. It is read as {count} working days."
_HOLIDAY: Final = "That forgets a bank holiday."
_WEEKENDS: Final = "That leaves out weekends and bank holidays. Every day counts."
_MONTH: Final = "That counts four weeks to a month."
_LATE: Final = "That is a day too late."
_WORKING_LATE: Final = "That is one working day too late."
_AFTER_ALL: Final = "That is too late, however the limit is read."
_WEEK: Final = 5
_DAY: Final = 24
_MONTH_DAYS: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Miscount:
    """A wrong date, London time: its words, why it is wrong, and its last minute or its hour."""

    text: str
    why: str
    at: datetime


def miscounts(how: Counted, now: datetime, calendar: Calendar) -> Iterator[Miscount]:
    """The wrong dates of a limit, the most telling first; ``now`` carries its time zone.

    Each lies before the right date or after it, as its reason says.
    """
    by = how.end.instant
    for early, each in _all(how, now, calendar):
        at = each.at.astimezone(UTC)
        if at < by if early else at > by:
            yield each


def quantity_on(text: str, start: Moment, calendar: Calendar, why: str) -> Iterator[Miscount]:
    """The end of a limit such as ``24 hours`` from then; nothing where it cannot be counted."""
    yield from _ends(Quantity.from_text(text), start, calendar, why)


def a_day_later(by: datetime) -> Miscount:
    """The end of the next day."""
    return _on_day(to_london(by) + timedelta(days=1), _LATE)


def after_all(latest: datetime, calendar: Calendar) -> Iterator[Miscount]:
    """The first working day after the last of a limit's readings."""
    start = Moment(day=to_london(latest).date())
    yield from _ends(Quantity(count=1, unit=Unit.WORKING_DAYS), start, calendar, _AFTER_ALL)


def _all(how: Counted, now: datetime, calendar: Calendar) -> Iterator[tuple[bool, Miscount]]:
    """Each wrong date, with whether it should come before the right one."""
    unit = how.within.unit
    if unit.same:
        yield from ((False, each) for each in _of_same_day(how, now, calendar))
    elif unit.by_the_hour:
        yield from ((False, each) for each in _of_hours(how, calendar))
    elif how.read_as.unit is Unit.WORKING_DAYS:
        yield from _of_working_days(how, calendar)
    else:
        yield from _of_every_day(how, calendar)


def _of_same_day(how: Counted, now: datetime, calendar: Calendar) -> Iterator[Miscount]:
    unit = how.within.unit
    working = unit is Unit.SAME_WORKING_DAY
    why = "It never waits for the next working day." if working else "The policy says the same day."
    tomorrow = Quantity(count=1, unit=Unit.WORKING_DAYS)
    yield from _ends(tomorrow, Moment(day=how.end.day), calendar, why)
    yield _at(hours_after(now, _DAY), f"That is 24 hours. The policy says the {unit}.")


def _of_hours(how: Counted, calendar: Calendar) -> Iterator[Miscount]:
    within, by = how.within, how.end.by
    seen = {by.date()}
    if within.unit is Unit.HOURS and calendar.why_not_working(by.date()):
        for each in _ends(
            Quantity(count=1, unit=Unit.WORKING_DAYS), Moment(day=by.date()), calendar, ""
        ):
            # The clock's own hour, also where the clocks change in between.
            at = readings(each.at.date(), by.time())[0].at
            seen.add(at.date())
            yield _at(at, f"The {within} run on through nights, weekends and holidays.")
    days = max(1, within.count // _DAY)
    for more in (days, days + 1):
        longer = Quantity(count=more, unit=Unit.WORKING_DAYS)
        for each in _ends(longer, how.start, calendar, f"That is longer than {within}."):
            if each.at.date() not in seen:
                yield each


def _of_working_days(how: Counted, calendar: Calendar) -> Iterator[tuple[bool, Miscount]]:
    read, start = how.read_as, how.start
    weeks = how.within.unit is Unit.WORKING_WEEKS
    every = replace(read, unit=Unit.CALENDAR_DAYS)
    why = _IN_A_ROW.format(count=read.count) if weeks else _EVERY_DAY
    yield from ((True, each) for each in _ends(every, start, calendar, why))
    without = replace(calendar, holidays=())
    yield from ((True, each) for each in _ends(read, start, without, _HOLIDAY))
    if read.count > 1 and not calendar.why_not_working(start.day):
        fewer = replace(read, count=read.count - 1)
        yield from ((True, each) for each in _ends(fewer, start, calendar, _FIRST_DAY))
    more = replace(read, count=read.count + 1)
    yield from ((False, each) for each in _ends(more, start, calendar, _WORKING_LATE))


def _of_every_day(how: Counted, calendar: Calendar) -> Iterator[tuple[bool, Miscount]]:
    read, start, unit = how.read_as, how.start, how.within.unit
    if read.unit is Unit.MONTHS:
        days = Quantity(count=read.count * _MONTH_DAYS, unit=Unit.CALENDAR_DAYS, by=read.by)
        yield from ((True, each) for each in _ends(days, start, calendar, _MONTH))
        yield False, a_day_later(how.end.by)
        return
    if read.count > 1:
        fewer = replace(read, count=read.count - 1)
        yield from ((True, each) for each in _ends(fewer, start, calendar, _FIRST_DAY))
    # Where the limit does not say which days, working days are one of its readings.
    if unit in {Unit.CALENDAR_DAYS, Unit.WEEKS}:
        count = how.within.count * (_WEEK if unit is Unit.WEEKS else 1)
        working = Quantity(count=count, unit=Unit.WORKING_DAYS, by=read.by)
        yield from ((False, each) for each in _ends(working, start, calendar, _WEEKENDS))
    more = replace(read, count=read.count + 1)
    yield from ((False, each) for each in _ends(more, start, calendar, _LATE))


def _ends(quantity: Quantity, start: Moment, calendar: Calendar, why: str) -> Iterator[Miscount]:
    try:
        made = deadline(quantity, start, calendar)
    except (EngineError, ValueError):  # a count beyond what a limit can hold, or beyond the dates
        return
    if made:
        yield Miscount(text=made.leading.in_words(), why=why, at=made.leading.by)


def _on_day(at: datetime, why: str) -> Miscount:
    end = readings(at.date(), time(23, 59))[0].at
    return Miscount(text=day_in_words(at.date()), why=why, at=end)


def _at(at: datetime, why: str) -> Miscount:
    return Miscount(text=instant_in_words(at), why=why, at=at)
