"""By when: the end of a time limit, with the counting shown in words.

The day of the event is day 0, working or not. Where a limit can be read in two ways, or an hour
of the clock in two ways, the earliest end leads and the others are given with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from navigator.engine.counting import COUNTERS, End, at_the_hour
from navigator.engine.errors import BeyondDates
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from navigator.engine.moments import Moment
    from navigator.engine.quantity import Quantity
    from navigator.engine.working_days import Calendar

__all__ = ["Deadline", "End", "deadline", "overdue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The end that leads, the earliest, and the other readings that end later, in order."""

    leading: End
    others: tuple[End, ...] = ()

    @property
    def ends(self) -> tuple[End, ...]:
        """All of them, the earliest first."""
        return (self.leading, *self.others)


def deadline(quantity: Quantity, start: Moment, calendar: Calendar) -> Deadline | None:
    """When the limit that starts at ``start`` ends, or None for words with no number.

    Raises BeyondKnownHolidays where working days run past the known bank holidays, and
    BeyondDates where no date can hold the end.
    """
    count = COUNTERS.get(quantity.unit)
    if count is None:
        return None
    try:
        ends = count(quantity, start, calendar)
        if quantity.by:
            ends = [at_the_hour(end, quantity.by, start) for end in ends]
    except (OverflowError, ValueError) as error:
        message = f"{quantity} from {start} ends beyond the dates that can be held"
        raise BeyondDates(message) from error
    # Sorting is stable and readings come in order of preference, so a tie keeps the first one.
    distinct = {end.instant: end for end in reversed(ends)}
    leading, *others = sorted(distinct.values(), key=lambda end: end.instant)
    return Deadline(leading=leading, others=tuple(others))


def overdue(end: End, now: datetime) -> bool:
    """Whether the limit has passed: after the instant, or after the whole of the last day.

    ``now`` needs a time zone; ValueError otherwise.
    """
    local = to_london(now)
    return local.astimezone(UTC) > end.instant if end.exact else local.date() > end.day
