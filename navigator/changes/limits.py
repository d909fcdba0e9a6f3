"""What changed in a time limit: how long, from when, or how its start is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.changes.phrases import limit_words
from navigator.engine.references import After

if TYPE_CHECKING:
    from navigator.changes.pair import Pair
    from navigator.engine.model import Limit


def limit_differs(pair: Pair, old: Limit, new: Limit) -> bool:
    """Whether two limits say something else, once each edition's references are looked through."""
    return _bare(old) != _bare(new) or _starts(pair, old, old=True) != _starts(pair, new, old=False)


def limit_change(pair: Pair, old: Limit, new: Limit) -> str:
    """What changed, to follow the words of the duty: `` within 3 working days, was 5``."""
    was, now = limit_words(old, pair.old), limit_words(new, pair.new)
    starts = _starts(pair, old, old=True), _starts(pair, new, old=False)
    if starts[0] == starts[1] and _only_the_number(old, new):
        further = "a further " if new.further else ""
        return f" within {further}{new.within}, was {old.within.count}"
    if was != now:
        return f": {now}, was {was}"
    if starts[0][0] != starts[1][0]:
        return f": {now}, counted from another event than before"
    return f": {now}; how its start can be read has changed"


def limit_worded(limit: Limit) -> tuple[str, ...]:
    """How a limit is printed, and our own words about how it can be read."""
    return limit.printed, *(each.why for each in limit.readings)


def _only_the_number(old: Limit, new: Limit) -> bool:
    if old.wait or old.within.unit is not new.within.unit or not new.within.unit.counted:
        return False
    same_number = replace(new.within, count=old.within.count)
    return _bare(old) == _bare(replace(new, within=same_number))


def _bare(limit: Limit) -> tuple[object, ...]:
    """A limit without the events that it counts from, and our own words about it."""
    units = tuple(each.within for each in limit.readings)
    # Of a limit with a number the print adds nothing; one without a number is its words.
    printed = "" if limit.within.unit.counted else limit.printed
    return replace(limit, readings=(), notes=(), printed=printed, after=After()), units


def _starts(pair: Pair, limit: Limit, *, old: bool) -> tuple[frozenset[str], ...]:
    """The events of the limit, then those of each reading."""
    held = (limit.after, *(each.after for each in limit.readings))
    return tuple(pair.after(each, old=old) for each in held)
