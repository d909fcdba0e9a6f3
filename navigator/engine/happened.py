"""When something happened, or a limit ran out: one moment, with how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from navigator.engine.dates_in_words import day_in_words
from navigator.engine.london import readings
from navigator.engine.moments import Moment

END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """When an event happened. ``ran_out``: it is the end of a limit, not a time that was given.

    ``agreed``: that limit is a date of the parties' own.
    """

    moment: Moment
    ran_out: bool = False
    agreed: bool = False

    def in_words(self) -> str:
        """For reading; the end of a day is said so, as no limit names its last minute."""
        if self.ran_out and self.moment.hour == END_OF_DAY:
            return f"the end of {day_in_words(self.moment.day)}"
        return self.moment.in_words()

    @property
    def instant(self) -> datetime:
        """The earliest instant that it can be, to compare by."""
        return earliest(self.moment)


def end_of(agreed: Moment) -> Happened:
    """The end of an agreed date: of the whole day where no hour was agreed."""
    hour = END_OF_DAY if agreed.hour is None else agreed.hour
    return Happened(moment=Moment(day=agreed.day, hour=hour), ran_out=True, agreed=True)


def earliest(moment: Moment, otherwise: time = time.min) -> datetime:
    """The earliest instant a moment can mean, in UTC; ``otherwise`` stands for an unknown hour."""
    hour = otherwise if moment.hour is None else moment.hour
    return readings(moment.day, hour)[0].at.astimezone(UTC)
