"""What may stand as the clock of a step: an hour that there is, where bank holidays are known."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from navigator.authoring.findings import Says, shown
from navigator.authoring.rules import Rule
from navigator.engine.london import readings

if TYPE_CHECKING:
    from navigator.engine.moments import Moment
    from navigator.engine.working_days import Calendar


def clock_fault(now: Moment, calendar: Calendar) -> Says | None:
    """What is wrong with a step's clock; None for a good one.

    An hour that comes twice is good: it is the first, and the page says which.
    """
    if now.hour is None:
        return _says(now, "a moment with its hour, such as 2026-11-27T16:00", "add the hour")
    if not calendar.knows(now.day):
        known = f"a day from {calendar.first} to {calendar.last}"
        return _says(
            now, f"{known}, for which bank holidays are known", "choose a day between them"
        )
    found = [each.at for each in readings(now.day, now.hour)]
    if found[0].replace(tzinfo=None) == datetime.combine(now.day, now.hour):
        return None
    hour = now.hour.isoformat("minutes")
    return _says(
        now,
        "an hour that the clock shows. The clocks go forward that night, so there is no " + hour,
        f"choose {' or '.join(f'{each:%H:%M}' for each in found)}",
    )


def _says(now: Moment, allowed: str, remedy: str) -> Says:
    return Says(rule=Rule.BAD_VALUE, found=shown(str(now)), allowed=allowed, remedy=remedy)
