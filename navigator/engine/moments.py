"""Dates as policies print them, and moments as people remember them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Self

from navigator.engine.dates_in_words import MONTHS, clock_in_words, day_in_words

_PARTIAL: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Python's own ISO readers take week dates, basic form and, from 3.14, 24:00: the shape is ours.
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9]))?",
)
# Said in our own words: Python's differ between releases, and so between build and browser.
_NOT_REAL: Final = "a date that the calendar has"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date that may lack its day or month: ``2024-07`` is all that July 2024 tells us."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError otherwise."""
        found = _PARTIAL.fullmatch(text)
        if not found:
            message = "a date as YYYY-MM-DD, YYYY-MM or YYYY"
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in found.groups())
        made = cls(year=year or 0, month=month, day=day)
        try:
            made.first_day()
        except ValueError:
            raise ValueError(_NOT_REAL) from None
        return made

    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """The same text as :meth:`from_text` reads."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def in_words(self) -> str:
        """For reading: ``July 2024``."""
        words = [str(self.day)] if self.day else []
        if self.month:
            words.append(MONTHS[self.month - 1])
        return " ".join([*words, str(self.year)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something happened, in London: a date, with the hour where it is known."""

    day: date
    hour: time | None = None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM`` (or a space for the T)."""
        found = _MOMENT.fullmatch(text)
        if not found:
            message = "a moment as YYYY-MM-DD or YYYY-MM-DDTHH:MM, London time"
            raise ValueError(message)
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            raise ValueError(_NOT_REAL) from None
        return cls(day=day, hour=time.fromisoformat(found[2]) if found[2] else None)

    def __str__(self) -> str:
        """The same text as :meth:`from_text` reads."""
        return self.day.isoformat() + (
            "" if self.hour is None else f"T{self.hour.isoformat('minutes')}"
        )

    def in_words(self) -> str:
        """For reading: ``Friday 27 November 2026, 16:00``, or the day alone."""
        if self.hour is None:
            return day_in_words(self.day)
        return clock_in_words(self.day, self.hour)
