"""Dates and times as people read them: ``Saturday 28 November 2026, 16:00``."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from navigator.engine.london import comes_twice, to_london

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday(day: date) -> str:
    """The name of the day of the week."""
    return WEEKDAYS[day.weekday()]


def day_in_words(day: date, *, near: date | None = None) -> str:
    """``Saturday 28 November 2026``; without the year when that is the year of ``near``."""
    words = f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"
    return words if near and near.year == day.year else f"{words} {day.year}"


def clock_in_words(day: date, hour: time) -> str:
    """``Saturday 28 November 2026, 16:00``, as shown by the clock; midnight says which one."""
    words = f"{day_in_words(day)}, {hour.isoformat('minutes')}"
    if hour == time.min and day > date.min:
        words += f" (midnight, as {weekday(day - timedelta(days=1))} ends)"
    return words


def instant_in_words(at: datetime) -> str:
    """``Saturday 28 November 2026, 16:00``, on London's clock; an hour that comes twice is told."""
    local = to_london(at)
    words = clock_in_words(local.date(), local.time())
    if comes_twice(local):
        words += " (after the clocks go back)" if local.fold else " (before the clocks go back)"
    return words
