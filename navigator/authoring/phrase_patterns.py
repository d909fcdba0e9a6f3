"""The small phrases of an edition as patterns, so that an editor can check them as you type.

Each says what the class's own reader accepts; the reader has the last word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.scenario_text import NO_DATE, By
from navigator.engine.moments import Moment, PartialDate
from navigator.engine.quantity import Quantity
from navigator.engine.references import NOBODY, NOT_STATED, After, Cite, Parties, Strong, When
from navigator.engine.vocabulary import EventKind, Join, Strength, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

ID: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_UNITS: Final = _one_of(f"{unit.removesuffix('s')}s?" for unit in Unit if unit.counted)
_WHOLE: Final = _one_of(
    f"{unit.removesuffix('s')}s?" for unit in Unit if unit.counted and not unit.by_the_hour
)
_SAME: Final = _one_of(unit for unit in Unit if unit.same)
_CLOCK: Final = "(?:noon|12(?::[0-5][0-9])? pm|(?:[1-9]|1[01])(?::[0-5][0-9])? [ap]m)"
_NUMBER: Final = "[1-9][0-9]{0,2}"
_WORDS: Final = _one_of(unit for unit in Unit if not unit.counted)
_JOINED: Final = _one_of(f"(?: {join} {ID})+" for join in Join)
_KINDS: Final = _one_of(kind for kind in EventKind if kind is not EventKind.HAPPENS)
_EVENT: Final = f"{ID}(?:/{ID})*(?: {_KINDS})?"
_MOMENT: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
_CLAUSE: Final = f"{ID} *= *{ID}(?: or {ID})*"

# Each class of phrases, with its pattern and how it is written.
PATTERNS: Final[dict[type, tuple[str, str]]] = {
    PartialDate: (
        "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?",
        "a date as YYYY-MM-DD, YYYY-MM or YYYY: as much as is printed",
    ),
    Moment: (_MOMENT, "a moment as YYYY-MM-DD or YYYY-MM-DDTHH:MM, London time"),
    By: (
        f"(?:{_MOMENT}|{_one_of(NO_DATE.values())})",
        f"a date, with the hour where the limit has one; or one of: {', '.join(NO_DATE.values())}",
    ),
    Quantity: (
        f"(?:{_NUMBER} {_UNITS}|{_WORDS}|(?:{_NUMBER} {_WHOLE}|{_SAME}) by {_CLOCK})",
        "a number and a unit, such as 24 hours or 1 working day by noon, or words with no number",
    ),
    Parties: (
        f"(?:{NOT_STATED}|{NOBODY}|{ID}{_JOINED}?)",
        f'role ids joined by and, or, and/or; or "{NOT_STATED}"; or "{NOBODY}"',
    ),
    After: (
        f"(?:{NOT_STATED}|{_EVENT}(?: or {_EVENT})*)",
        f'an event, such as stage-1 unresolved; several joined by or; or "{NOT_STATED}"',
    ),
    When: (
        f"{_CLAUSE}(?: and {_CLAUSE})*",
        "condition-id = answer-id; more answers with or, more conditions with and",
    ),
    Strong: (
        f"{_one_of(Strength)}(?: *:[^\\n]*)?",
        "one of the list; then, if needed, a colon and the words as printed",
    ),
    Cite: (
        "[^\\n]*[^\\s][^\\n]*",
        "heading and paragraph of the source; or source-id > place for another source",
    ),
}
