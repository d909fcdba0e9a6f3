"""Working days: Monday to Friday, less bank holidays in England and Wales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Self

from navigator.engine.dates_in_words import weekday
from navigator.engine.errors import BeyondKnownHolidays
from navigator.engine.london import to_london

# No policy defines office hours. These serve advice only; no closing time enters a date.
OPENS: Final = time(8)
CLOSES: Final = time(18)
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A bank holiday, with its name and whether it is a substitute day in the name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Working days counted one by one, and the bank holidays that did not count."""

    days: tuple[date, ...]
    skipped: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The bank holidays, all of them known for every day from ``first`` to ``last``."""

    holidays: tuple[Holiday, ...]
    first: date
    last: date
    _by_day: dict[date, Holiday] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index the holidays by day."""
        object.__setattr__(self, "_by_day", {holiday.day: holiday for holiday in self.holidays})

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Read ``{"first": iso, "last": iso, "holidays": {iso: name}}``; other keys are left alone.

        KeyError, TypeError or ValueError where the data has another shape.
        """
        named = data["holidays"]
        if not isinstance(named, Mapping):
            message = '"holidays" as an object of dates and names'
            raise TypeError(message)
        return cls(
            holidays=tuple(
                Holiday(day=date.fromisoformat(day), name=str(name))
                for day, name in sorted(named.items())
            ),
            first=date.fromisoformat(str(data["first"])),
            last=date.fromisoformat(str(data["last"])),
        )

    def knows(self, day: date) -> bool:
        """Whether bank holidays are known on that day."""
        return self.first <= day <= self.last

    def holiday_on(self, day: date) -> Holiday | None:
        """The bank holiday on that day, if one is known."""
        return self._by_day.get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether it is Monday to Friday and no bank holiday; BeyondKnownHolidays if unknown."""
        if not self.knows(day):
            raise BeyondKnownHolidays(day, first=self.first, last=self.last)
        return not self.why_not_working(day)

    def why_not_working(self, day: date) -> str:
        """Why it is no working day, in words ("a Saturday"), or nothing if it is one.

        For advice: a weekday outside the known years passes for a working day.
        """
        if holiday := self.holiday_on(day):
            return f"a bank holiday, {holiday.name}"
        return f"a {weekday(day)}" if day.weekday() >= _SATURDAY else ""

    def count_working_days(self, day: date, n: int) -> Count:
        """The first ``n`` working days after ``day``; BeyondKnownHolidays if one is not known."""
        if n < 1:
            message = "a count of 1 or more"
            raise ValueError(message)
        days: list[date] = []
        skipped: list[Holiday] = []
        if not self.knows(day):
            raise BeyondKnownHolidays(day, first=self.first, last=self.last)
        while len(days) < n:
            day += _DAY
            if self.is_working_day(day):
                days.append(day)
            elif holiday := self.holiday_on(day):
                skipped.append(holiday)
        return Count(days=tuple(days), skipped=tuple(skipped))

    def nth_working_day_after(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, which is day 0, working or not."""
        return self.count_working_days(day, n).days[-1]

    def why_out_of_hours(self, when: datetime) -> str:
        """Why nobody may be at work then ("it is before 08:00"), or nothing if somebody may be."""
        local = to_london(when)
        if reason := self.why_not_working(local.date()):
            return f"it is {reason}"
        if local.time() < OPENS:
            return f"it is before {OPENS.isoformat('minutes')}"
        if local.time() >= CLOSES:
            return f"it is {CLOSES.isoformat('minutes')} or later"
        return ""

    def is_out_of_hours(self, when: datetime) -> bool:
        """Whether it is before 08:00, from 18:00, or not a working day. Advice, never a date."""
        return bool(self.why_out_of_hours(when))
