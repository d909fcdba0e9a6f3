"""What changed in a time limit: how long, from when, or how its start is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.changes.phrases import limit_words
from navigator.engine.references import After

if TYPE_CHECKING:
    from navigator.changes.pair import Pair
    from navigator.engine.model import Limit
    from navigator.engine.quantity import Quantity


def limit_differs(pair: Pair, old: Limit, new: Limit) -> bool:
    """Whether two limits say something else, once each edition's references are looked through."""
    return (
        _bare(old) != _bare(new)
        or pair.after(old.after, old=True) != pair.after(new.after, old=False)
        or bool(_read(pair, old, new))
    )


def limit_change(pair: Pair, old: Limit, new: Limit) -> str:
    """What changed, to follow the words of the duty: `` within 3 working days, was 5``."""
    was, now = limit_words(old, pair.old), limit_words(new, pair.new)
    same_start = pair.after(old.after, old=True) == pair.after(new.after, old=False)
    read = _read(pair, old, new)
    if same_start and _only_the_number(old, new):
        further = "a further " if new.further else ""
        return f" within {further}{new.within}, was {old.within.count}{read}"
    if was != now:
        return f": {now}, was {was}{read}"
    if not same_start:
        return f": {now}, counted from another event than before{read}"
    return f": {now}{read or '; printed in other words'}"


def limit_worded(limit: Limit) -> tuple[str, ...]:
    """How a limit is printed, and our own words about how it can be read."""
    return limit.printed, *(each.why for each in limit.readings)


def _only_the_number(old: Limit, new: Limit) -> bool:
    if old.wait or old.within.unit is not new.within.unit or not new.within.unit.counted:
        return False
    same_number = replace(new.within, count=old.within.count)
    return old.within != new.within and _bare(old) == _bare(replace(new, within=same_number))


def _bare(limit: Limit) -> Limit:
    """A limit without the events that it counts from, and how it can be read."""
    # Of a limit with a number the print adds nothing; one without a number is its words.
    printed = "" if limit.within.unit.counted else limit.printed
    return replace(limit, readings=(), notes=(), printed=printed, after=After())


def _read(pair: Pair, old: Limit, new: Limit) -> str:
    """What changed in how it can be read: another unit and another start are two matters."""
    said = ""
    if _units(old) != _units(new):
        said += "; how it can be counted has changed"
    if _starts(pair, old, old=True) != _starts(pair, new, old=False):
        said += "; how its start can be read has changed"
    return said


def _units(limit: Limit) -> list[Quantity]:
    return [each.within for each in limit.readings if each.within]


def _starts(pair: Pair, limit: Limit, *, old: bool) -> list[frozenset[str]]:
    return [pair.after(each.after, old=old) for each in limit.readings if each.after]
