"""How long a time limit is, as printed: a number and a unit, or words with no number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from navigator.engine.vocabulary import Unit

_COUNTED: Final = re.compile(r"([1-9][0-9]{0,2}) ([a-z ]+)")
_UNITS: Final = {
    name: unit for unit in Unit if unit.counted for name in (str(unit), unit.removesuffix("s"))
}
_WORDS: Final = {str(unit): unit for unit in Unit if not unit.counted}
_ALLOWED: Final = (
    f"a number from 1 to 999 and one of: {', '.join(unit for unit in Unit if unit.counted)}"
    f' (such as "24 hours"); or one of: {", ".join(_WORDS)}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of a counted unit (``24 hours``), or a unit with no number (``immediately``).

    ``count`` is 0 exactly when the unit is not counted; anything else is a ValueError.
    """

    count: int = 0
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse a count without a counted unit, and a counted unit without a count."""
        if self.unit.counted != (self.count > 0) or self.count < 0:
            raise ValueError(_ALLOWED)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``24 hours`` or ``immediately``; ValueError says what is allowed."""
        found = _COUNTED.fullmatch(text)
        if found and found[2] in _UNITS:
            return cls(count=int(found[1]), unit=_UNITS[found[2]])
        if text in _WORDS:
            return cls(unit=_WORDS[text])
        raise ValueError(_ALLOWED)

    def __str__(self) -> str:
        """The same text as :meth:`from_text` reads, with the unit in the singular for one."""
        if not self.unit.counted:
            return str(self.unit)
        unit = self.unit.removesuffix("s") if self.count == 1 else self.unit
        return f"{self.count} {unit}"
