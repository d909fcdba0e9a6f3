"""The lines of a calendar file as RFC 5545 wants them: escaped, folded, ended by CRLF."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.london import comes_twice, to_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

ZONE: Final = "Europe/London"
_OCTETS: Final = 75
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

# The rule since 1996, in the form that Outlook, Google and Apple write themselves.
TIME_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def escaped(text: str) -> str:
    """Text as a value: separators and line ends escaped, control characters left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).translate(_ESCAPED)


def utc_stamp(at: datetime) -> str:
    """An instant as ``20261128T160000Z``."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def day_value(name: str, day: date) -> str:
    """A property that is a whole day."""
    return f"{name};VALUE=DATE:{day:%Y%m%d}"


def moment_value(name: str, at: datetime) -> str:
    """A property that is a London time; in UTC in the hour that London's clock shows twice."""
    local = to_london(at)
    if comes_twice(local):
        return f"{name}:{utc_stamp(at)}"
    return f"{name};TZID={ZONE}:{local:%Y%m%dT%H%M%S}"


def duration(span: timedelta) -> str:
    """``-P2DT1H30M``: before (minus) or after, in whole minutes.

    Days are those of the wall clock, as the standard has it; hours and minutes are elapsed time.
    """
    minutes = abs(int(span.total_seconds() // 60))
    days, rest = divmod(minutes, 24 * 60)
    counted = ((rest // 60, "H"), (rest % 60, "M"))
    hours = "".join(f"{count}{unit}" for count, unit in counted if count)
    sign = "-" if span < timedelta() else ""
    return f"{sign}P{f'{days}D' if days else ''}{f'T{hours}' if hours or not days else ''}"


def written(lines: Iterable[str]) -> str:
    """The file: each line folded to 75 octets, none of them splitting a character."""
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _folded(line: str) -> Iterator[str]:
    piece, room = "", _OCTETS
    for char in line:
        size = len(char.encode())
        if size > room:
            yield piece
            # A continued line begins with a space, which counts.
            piece, room = " ", _OCTETS - 1
        piece += char
        room -= size
    yield piece
