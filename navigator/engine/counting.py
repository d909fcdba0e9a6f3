"""How each unit is counted, and the sentences that show it.

Each counter gives the readings of one limit in order of preference. Nothing is left out here:
which reading leads is decided in ``deadlines``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.dates_in_words import clock_in_words, day_in_words, instant_in_words
from navigator.engine.happened import END_OF_DAY
from navigator.engine.london import LONDON, hours_after, readings, to_london
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.engine.moments import Moment
    from navigator.engine.working_days import Calendar

_ENDS_WITH_DAY: Final = "It ends at the end of that day: no closing time is assumed."
_HOUR_UNKNOWN: Final = "The hour is not known, so this counts from the earliest it can have been."
_WEEK: Final = 7
_WORKING_WEEK: Final = 5
_LISTED: Final = 2  # up to so many days each is named; beyond, only the first and the last


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a limit.

    ``by`` is London time: the instant itself if ``exact``, else 23:59 on the last day, standing
    for the whole of that day. ``rule`` is the limit as given, ``reading`` how it was counted (they
    differ for a working week), ``assumption`` what was assumed, empty where nothing was.
    """

    by: datetime
    exact: bool
    rule: str
    reading: str
    counting: str
    assumption: str

    @property
    def day(self) -> date:
        """The day it ends on."""
        return self.by.date()

    @property
    def instant(self) -> datetime:
        """``by`` in UTC: what to compare, as Python compares London times by the clock alone."""
        return self.by.astimezone(UTC)

    def in_words(self) -> str:
        """``Saturday 28 November 2026, 16:00``, or the day alone where no hour enters."""
        return instant_in_words(self.by) if self.exact else day_in_words(self.day)


def _hours(quantity: Quantity, start: Moment, _: Calendar) -> list[End]:
    ends = []
    for reading in readings(start.day, start.hour or time.min):
        by = hours_after(reading.at, quantity.count)
        counting = (
            f"{quantity} on from {clock_in_words(reading.at.date(), reading.at.time())} is"
            f" {instant_in_words(by)}. Every hour counts, nights and weekends too."
        )
        if reading.at.utcoffset() != by.utcoffset():
            way = "back" if reading.at.dst() else "forward"
            counting += f" The clocks go {way} an hour in between."
        ends.append(
            End(
                by=by,
                exact=True,
                rule=str(quantity),
                reading=str(quantity),
                counting=counting,
                assumption=_HOUR_UNKNOWN if start.hour is None else reading.why,
            ),
        )
    return ends


def _working_hours(quantity: Quantity, start: Moment, calendar: Calendar) -> list[End]:
    """Every hour; and, where that ends later, the hours of working days alone, from midnight on."""
    unsaid = "The limit does not say which hours are working hours. Here"
    every = _hours(quantity, start, calendar)
    ends = [
        replace(end, assumption=f"{unsaid} every hour counts. {end.assumption}".strip())
        for end in every
    ]
    at = readings(start.day, start.hour or time.min)[0].at.astimezone(UTC)
    left = timedelta(hours=quantity.count)
    while left:
        day = to_london(at).date()
        midnight = readings(day + timedelta(days=1), time.min)[0].at.astimezone(UTC)
        if calendar.is_working_day(day):
            used = min(left, midnight - at)
            left -= used
            at += used
        else:
            at = midnight
    by = to_london(at)
    counting = (
        f"{quantity} on, leaving out days that are not working days, is {instant_in_words(by)}."
    )
    unknown = f" {_HOUR_UNKNOWN}" if start.hour is None else ""
    assumption = f"{unsaid} every hour of a working day counts.{unknown}"
    return [*ends, replace(every[0], by=by, counting=counting, assumption=assumption)]


def _working_days(quantity: Quantity, start: Moment, calendar: Calendar) -> list[End]:
    return [_by_working_days(str(quantity), quantity.count, start, calendar)]


def _days(quantity: Quantity, start: Moment, calendar: Calendar) -> list[End]:
    unsaid = "The limit does not say working days or calendar days. Here they are read as"
    rule, count = str(quantity), quantity.count
    return [
        _by_calendar_days(rule, count, start, f"{unsaid} calendar days."),
        _by_working_days(rule, count, start, calendar, f"{unsaid} working days."),
    ]


def _working_weeks(quantity: Quantity, start: Moment, calendar: Calendar) -> list[End]:
    unsaid = "The limit does not say how a working week is counted. Here it is read as"
    rule, count = str(quantity), quantity.count
    return [
        _by_working_days(
            rule, count * _WORKING_WEEK, start, calendar, f"{unsaid} {_WORKING_WEEK} working days."
        ),
        _by_calendar_days(rule, count * _WEEK, start, f"{unsaid} {_WEEK} calendar days."),
    ]


def _calendar_days(quantity: Quantity, start: Moment, _: Calendar) -> list[End]:
    return [_by_calendar_days(str(quantity), quantity.count, start)]


def _weeks(quantity: Quantity, start: Moment, _: Calendar) -> list[End]:
    return [_by_calendar_days(str(quantity), quantity.count * _WEEK, start)]


def _months(quantity: Quantity, start: Moment, _: Calendar) -> list[End]:
    years, month = divmod(start.day.month - 1 + quantity.count, 12)
    year = start.day.year + years
    last = monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(start.day.day, last))
    counting = f"{quantity} on from {day_in_words(start.day)} is {day_in_words(day)}."
    if day.day != start.day.day:
        counting += f" That month has no day {start.day.day}, so its last day is taken."
    return [_whole_day(day, rule=str(quantity), reading=str(quantity), counting=counting)]


def _same_day(quantity: Quantity, start: Moment, calendar: Calendar) -> list[End]:
    counting = f"It ends on the day it starts, {day_in_words(start.day)}."
    assumption = ""
    working = quantity.unit is Unit.SAME_WORKING_DAY
    if working and (reason := calendar.why_not_working(start.day)):
        counting += f" That is {reason}, not a working day: do not wait for the next one."
        assumption = "A limit of the same working day never waits for the next working day."
    rule = str(quantity)
    return [
        _whole_day(start.day, rule=rule, reading=rule, counting=counting, assumption=assumption)
    ]


def _by_working_days(
    rule: str, count: int, start: Moment, calendar: Calendar, assumption: str = ""
) -> End:
    counted = calendar.count_working_days(start.day, count)
    reason = calendar.why_not_working(start.day)
    words = [f"{day_in_words(start.day)} is day 0{' although it is ' + reason if reason else ''}."]
    numbered = [
        f"{day_in_words(day, near=start.day)} is day {number}"
        for number, day in enumerate(counted.days, start=1)
    ]
    brief = len(numbered) <= _LISTED
    words.append((", ".join(numbered) if brief else f"{numbered[0]} … {numbered[-1]}") + ".")
    if counted.skipped:
        skipped = "; ".join(
            f"{day_in_words(holiday.day, near=start.day)} ({holiday.name})"
            for holiday in counted.skipped
        )
        words.append(f"Bank holidays skipped: {skipped}.")
    return _whole_day(
        counted.days[-1],
        rule=rule,
        reading=str(Quantity(count=count, unit=Unit.WORKING_DAYS)),
        counting=" ".join(words),
        assumption=assumption,
    )


def _by_calendar_days(rule: str, count: int, start: Moment, assumption: str = "") -> End:
    day = start.day + timedelta(days=count)
    counting = (
        f"{day_in_words(start.day)} is day 0. {day_in_words(day, near=start.day)} is day {count}."
        " Every day counts."
    )
    reading = str(Quantity(count=count, unit=Unit.CALENDAR_DAYS))
    return _whole_day(day, rule=rule, reading=reading, counting=counting, assumption=assumption)


def _whole_day(day: date, *, rule: str, reading: str, counting: str, assumption: str = "") -> End:
    return End(
        by=datetime.combine(day, END_OF_DAY, tzinfo=LONDON),
        exact=False,
        rule=rule,
        reading=reading,
        counting=counting,
        assumption=f"{assumption} {_ENDS_WITH_DAY}".strip(),
    )


def at_the_hour(end: End, by: time, start: Moment) -> End:
    """The end at a time printed for the last day; never before the event itself."""
    late = end.day == start.day and start.hour is not None and start.hour > by
    hour = start.hour if late and start.hour else by
    passed = "That had passed when it started: do not wait." if late else ""
    return replace(
        end,
        by=readings(end.day, hour)[0].at,
        exact=True,
        counting=f"{end.counting} It ends at {by.isoformat('minutes')} that day. {passed}".strip(),
        assumption=end.assumption.removesuffix(_ENDS_WITH_DAY).strip(),
    )


COUNTERS: Final[dict[Unit, Callable[[Quantity, Moment, Calendar], list[End]]]] = {
    Unit.HOURS: _hours,
    Unit.WORKING_HOURS: _working_hours,
    Unit.WORKING_DAYS: _working_days,
    Unit.DAYS: _days,
    Unit.WORKING_WEEKS: _working_weeks,
    Unit.CALENDAR_DAYS: _calendar_days,
    Unit.WEEKS: _weeks,
    Unit.MONTHS: _months,
    Unit.SAME_DAY: _same_day,
    Unit.SAME_WORKING_DAY: _same_day,
}
