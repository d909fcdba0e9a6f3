"""A form of an exercise with its unreadable places made good, so that the rest can be tried.

One place that is empty would otherwise take its whole step away, and with it what later steps rest
on: their own mistakes would stay hidden, and some would be named that are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from navigator.engine.case import Case, UnreadableCase
from navigator.engine.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOP: Final = ("title", "about", "you")
# Stands where a text has to be, and is never shown.
_TEXT: Final = "…"
# Where no step has a clock that can be read: a day with known bank holidays.
_CLOCK: Final = "2026-01-05T09:00"


def made_good(form: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The form with every unreadable place made good, and the addresses of these places."""
    whole = dict(form)
    places = {name for name in _TOP if not form[name].strip()}
    whole |= dict.fromkeys(places, _TEXT)
    clock = next((step["now"] for step in form["steps"] if _is_clock(step["now"])), _CLOCK)
    whole["steps"] = []
    for step in form["steps"]:
        at = f"steps.{step['id']}"
        good = dict(step)
        if not step["title"].strip():
            good["title"] = _TEXT
            places.add(f"{at}.title")
        if not _is_clock(step["now"]):
            good["now"] = clock
            places.add(f"{at}.now")
        for part in ("answers", "times"):
            bad = set(_unreadable(part, step[part]))
            good[part] = {key: held for key, held in step[part].items() if key not in bad}
            places |= {f"{at}.{part}.{key}" for key in bad}
        whole["steps"].append(good)
    return whole, places


def _is_clock(text: str) -> bool:
    try:
        Moment.from_text(text)
    except ValueError:
        return False
    return True


def _unreadable(part: str, held: Mapping[str, str]) -> Iterator[str]:
    for key, text in held.items():
        try:
            Case.from_json({part: {key: text}})
        except UnreadableCase:
            yield key
