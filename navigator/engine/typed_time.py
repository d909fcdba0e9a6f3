"""Times as people type them: "today", "yesterday 4pm", "Fri 27 Nov", "5/10/2026 16:00".

Day before month, as in the United Kingdom. What can be read in two ways is refused, not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.dates_in_words import MONTHS, WEEKDAYS, day_in_words
from navigator.engine.errors import EngineError
from navigator.engine.london import readings, to_london
from navigator.engine.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY_EXAMPLE: Final = "Write it like today, yesterday, Friday, 5 October or 5/10/2026."
TIME_EXAMPLE: Final = "Write it like 4pm, 4.30pm or 16:00."
_LONGEST: Final = 60
_YEARS: Final = range(2000, 2101)
_NEAR: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_CLOCK: Final = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?(am|pm|a\.m\.?|p\.m\.?)?")
_FOUR_DIGITS: Final = re.compile(r"([01][0-9]|2[0-3])([0-5][0-9])")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED: Final = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)(?: ([0-9]{4}|[0-9]{2}))?"
)
_WEEKDAY: Final = re.compile(r"(last |this |next |on )?([a-z]+)")
_HALF: Final = 12
# Beyond these a date without its year is more likely one that has just passed, or a slip.
_SOON: Final = timedelta(days=92)
_LATELY: Final = timedelta(days=275)
_HALVES: Final = frozenset({"am", "pm", "a.m", "p.m", "a.m.", "p.m."})


class UnreadableTime(EngineError):  # noqa: N818 - says what is so, not that it is an error
    """A time that cannot be read. ``field`` is ``day`` or ``hour``; the message says what to do."""

    def __init__(self, field: str, message: str) -> None:
        """Keep the field that the message belongs to."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads what is typed at a moment ``now``, which carries its time zone.

    ``ahead`` is true for a date still to come, such as one that was agreed: then "Friday" is the
    next one. Otherwise it is the last one, and a time after ``now`` is refused.
    """

    now: datetime
    ahead: bool = False

    def read(self, day: str, hour: str = "") -> Moment:
        """The moment typed in a field for the day and one for the time, which may be empty.

        A time may also stand behind the day, in the field for the day. UnreadableTime otherwise.
        """
        typed, hour = _plain(day, "day"), _plain(hour, "hour")
        day = typed
        if not day:
            raise UnreadableTime("day", f"Enter the day. {DAY_EXAMPLE}")
        if day in {"now", "just now"}:
            if not hour:
                local = to_london(self.now)
                return Moment(day=local.date(), hour=local.time().replace(second=0, microsecond=0))
            day = "today"
        found = self._day(day)
        if found is None and not hour:
            day, hour = _parted(day)
            found = self._day(day)
        if found is None:
            raise UnreadableTime("day", f'"{typed}" cannot be read as a day. {DAY_EXAMPLE}')
        moment = Moment(day=found, hour=_hour(hour) if hour else None)
        self._check(moment)
        return moment

    # ------------------------------------------------------------------ the day

    @property
    def _today(self) -> date:
        return to_london(self.now).date()

    def _day(self, text: str) -> date | None:
        if text in _NEAR:
            return self._today + timedelta(days=_NEAR[text])
        if found := _ISO.fullmatch(text):
            return _date(int(found[1]), int(found[2]), int(found[3]), text)
        without = _without_weekday(text)
        if found := _NUMBERS.fullmatch(without):
            return self._checked(text, int(found[1]), int(found[2]), found[3])
        if found := _NAMED.fullmatch(without):
            month = _one_of(found[2], MONTHS)
            return self._checked(text, int(found[1]), month, found[3]) if month else None
        return self._weekday(text)

    def _weekday(self, text: str) -> date | None:
        found = _WEEKDAY.fullmatch(text)
        wanted = _one_of(found[2], WEEKDAYS) if found else None
        if found is None or wanted is None:
            return None
        if found[1] in {"this ", "next "} and not (self.ahead and found[1] == "this "):
            # "Next Friday" is this week's to some and the week after to others.
            message = f'"{text}" can mean two days. Write the date, like 5/10/2026.'
            raise UnreadableTime("day", message)
        back = (self._today.weekday() - (wanted - 1)) % 7
        if back == 0 and not found[1]:
            name = WEEKDAYS[wanted - 1]
            other = "the date of the next one" if self.ahead else f"last {name}"
            raise UnreadableTime("day", f"Today is {name}. Write today, or {other}.")
        if self.ahead and found[1] != "last ":
            return self._today + timedelta(days=(-back) % 7)
        return self._today - timedelta(days=back or (7 if found[1] == "last " else 0))

    def _checked(self, text: str, day: int, month: int, year: str | None) -> date:
        """A date with its year found where none is typed, and its weekday held against it."""
        found = _date(_year(year), month, day, text) if year else self._nearest(day, month, text)
        named = _one_of(text.split(maxsplit=1)[0].rstrip(","), WEEKDAYS)
        if named and found.weekday() != named - 1:
            message = f"{day_in_words(found)} is not a {WEEKDAYS[named - 1]}. Check the day."
            raise UnreadableTime("day", message)
        return found

    def _nearest(self, day: int, month: int, text: str) -> date:
        """The year that is meant: the last time the date came, or the next time it does."""
        this = self._today.year
        years: Iterable[int] = range(this, this + 5) if self.ahead else range(this, this - 5, -1)
        for year in years:
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if (found >= self._today) if self.ahead else (found <= self._today):
                if abs(found - self._today) > (_SOON if self.ahead else _LATELY):
                    raise UnreadableTime("day", f'"{text}" needs its year. {DAY_EXAMPLE}')
                return found
        raise UnreadableTime("day", _NO_SUCH_DAY.format(text=text, example=DAY_EXAMPLE))

    # ------------------------------------------------------------------ whether it can be

    def _check(self, moment: Moment) -> None:
        if moment.day.year not in _YEARS:
            raise UnreadableTime("day", f"Check the year: it reads {moment.day.year}.")
        if self.ahead:
            return
        if moment.day > self._today:
            message = "That day has not come yet. Give the day that it happened."
            raise UnreadableTime("day", message)
        if moment.hour is None:
            return
        if readings(moment.day, moment.hour)[0].at.astimezone(UTC) > self.now.astimezone(UTC):
            message = "That time has not come yet. Give the time that it happened."
            raise UnreadableTime("hour", message)


_NO_SUCH_DAY: Final = 'The calendar has no "{text}". {example}'


def _plain(text: str, field: str) -> str:
    words = " ".join(text.replace(",", " ").casefold().split())
    if len(words) > _LONGEST:
        raise UnreadableTime(field, f"That is too long. {DAY_EXAMPLE}")
    return words


def _parted(text: str) -> tuple[str, str]:
    """A day and the time behind it: "yesterday at 4pm", "5/10/2026 16:00"."""
    day, _, hour = text.rpartition(" ")
    if hour in _HALVES:
        day, _, number = day.rpartition(" ")
        hour = f"{number} {hour}"
    return (day.removesuffix(" at").strip(), hour) if day else (text, "")


def _without_weekday(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and _one_of(first, WEEKDAYS) else text


def _one_of(text: str, names: tuple[str, ...]) -> int | None:
    """The number of a month or weekday by its name or its first letters, three or more."""
    if len(text) < 3:  # noqa: PLR2004 - "ma" may be March or May
        return None
    found = [n for n, name in enumerate(names, 1) if name.casefold().startswith(text.rstrip("."))]
    return found[0] if len(found) == 1 else None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)  # noqa: PLR2004 - "26" is 2026


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if month > _HALF and 1 <= day <= _HALF:
            message = f'"{text}" reads as month {month}. Write the day first, like 5/10/2026.'
            raise UnreadableTime("day", message) from None
        raise UnreadableTime("day", _NO_SUCH_DAY.format(text=text, example=DAY_EXAMPLE)) from None


def _hour(text: str) -> time:
    words = text.removeprefix("at ").removeprefix("about ")
    if words in {"noon", "midday", "12 noon"}:
        return time(_HALF)
    if words in {"midnight", "12am", "12 am"}:
        message = "Midnight can be the start or the end of a day. Write 00:00 or 23:59."
        raise UnreadableTime("hour", message)
    if found := _FOUR_DIGITS.fullmatch(words):
        return time(int(found[1]), int(found[2]))
    found = _CLOCK.fullmatch(words)
    if not found:
        raise UnreadableTime("hour", f'"{text}" cannot be read as a time. {TIME_EXAMPLE}')
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half and not 1 <= hour <= _HALF:
        raise UnreadableTime("hour", f'"{text}" is not a time. {TIME_EXAMPLE}')
    # "4" and "4.30" may be the afternoon's; "04:30" and "16:30" are read off a 24-hour clock.
    if not half and (found[2] is None or (len(found[1]) == 1 and hour)):
        message = f'"{text}" can be morning or afternoon. {TIME_EXAMPLE}'
        raise UnreadableTime("hour", message)
    if half:
        hour = hour % _HALF + (_HALF if half == "p" else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - the last hour and minute of a day
        raise UnreadableTime("hour", f'"{text}" is not a time. {TIME_EXAMPLE}')
    return time(hour, minute)
