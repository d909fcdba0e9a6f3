"""How long a time limit is, as printed: a number and a unit, or words with no number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import Final, Self

from navigator.engine.vocabulary import Unit

_COUNTED: Final = re.compile(r"([1-9][0-9]{0,2}) ([a-z ]+)")
_UNITS: Final = {
    name: unit for unit in Unit if unit.counted for name in (str(unit), unit.removesuffix("s"))
}
_WORDS: Final = {str(unit): unit for unit in Unit if not unit.counted}
_ALLOWED: Final = (
    f"a number from 1 to 999 and one of: {', '.join(unit for unit in Unit if unit.counted)}"
    f' (such as "24 hours"); or one of: {", ".join(_WORDS)};'
    ' a limit of whole days may end with a time of day (such as "1 working day by 4:30 pm")'
)
_CLOCK: Final = re.compile(r"(?P<hour>[1-9]|1[0-2])(?::(?P<minute>[0-5][0-9]))? (?P<half>[ap]m)")
_NOON: Final = "noon"
_NOON_HOUR: Final = 12


def clock(text: str) -> time:
    """Read ``4 pm``, ``4:30 pm`` or ``noon``; ValueError for anything else, and for 12 am."""
    if text == _NOON:
        return time(_NOON_HOUR)
    found = _CLOCK.fullmatch(text)
    if not found or (text.startswith("12") and found["half"] == "am"):
        raise ValueError(_ALLOWED)
    hour = int(found["hour"]) % _NOON_HOUR + (_NOON_HOUR if found["half"] == "pm" else 0)
    return time(hour, int(found["minute"] or 0))


def clock_phrase(at: time) -> str:
    """The same text as :func:`clock` reads."""
    if at == time(_NOON_HOUR):
        return _NOON
    minute = f":{at.minute:02}" if at.minute else ""
    half = "pm" if at.hour >= _NOON_HOUR else "am"
    return f"{at.hour % _NOON_HOUR or _NOON_HOUR}{minute} {half}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of a counted unit (``24 hours``), or a unit with no number (``immediately``).

    ``count`` is 0 exactly when the unit is not counted; anything else is a ValueError. ``by`` is
    the time on the last day that a limit of whole days ends at, where one is printed.
    """

    count: int = 0
    unit: Unit
    by: time | None = None

    def __post_init__(self) -> None:
        """Refuse a count without a counted unit, a counted unit without one, a time with hours."""
        if self.unit.counted != (self.count > 0) or self.count < 0:
            raise ValueError(_ALLOWED)
        if self.by and not self.unit.same and (not self.unit.counted or self.unit.by_the_hour):
            raise ValueError(_ALLOWED)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``24 hours``, ``1 working day by noon`` or ``immediately``; or a ValueError."""
        length, by, at = text.partition(" by ")
        if by:
            return replace(cls.from_text(length), by=clock(at))
        found = _COUNTED.fullmatch(text)
        if found and found[2] in _UNITS:
            return cls(count=int(found[1]), unit=_UNITS[found[2]])
        if text in _WORDS:
            return cls(unit=_WORDS[text])
        raise ValueError(_ALLOWED)

    def __str__(self) -> str:
        """The same text as :meth:`from_text` reads, with the unit in the singular for one."""
        return f"{self.length} by {clock_phrase(self.by)}" if self.by else self.length

    @property
    def length(self) -> str:
        """The text without the time of day."""
        if not self.unit.counted:
            return str(self.unit)
        unit = self.unit.removesuffix("s") if self.count == 1 else self.unit
        return f"{self.count} {unit}"
