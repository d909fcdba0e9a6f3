"""What the engine refuses to answer.

    EngineError
    ├── BeyondKnownHolidays   working days would have to be counted where bank holidays are unknown
    ├── BeyondDates           the date falls outside the years that Python's dates can hold
    ├── NothingToTake         there is no date, or no edition in force, to take away
    └── UnreadableCase        a case holds something that is no answer or no time (in ``case``)

Text that cannot be read is a ``ValueError`` whose message says what is allowed; the reader of
editions turns it into a finding with a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class EngineError(Exception):
    """The engine cannot give this answer, and says why instead of guessing."""


class BeyondKnownHolidays(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """Bank holidays are not known on ``day``: they are known from ``first`` to ``last``."""

    def __init__(self, day: date, *, first: date, last: date) -> None:
        """Keep the day that could not be counted, and the days that can."""
        super().__init__(
            f"bank holidays are known from {first} to {last}, so {day} cannot be counted;"
            " give the rule in words instead of a date",
        )
        self.day = day
        self.first = first
        self.last = last


class BeyondDates(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """The limit ends in a year that no date can hold."""


class NothingToTake(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """What was asked for cannot be taken away from this answer, and why."""
