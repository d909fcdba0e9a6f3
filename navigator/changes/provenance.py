"""What changed in an edition as a whole: its name, dates, status, source, and whom it binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.phrases import listed, quoted
from navigator.engine.provenance import Successor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.model import Area, Checked, Edition, Source, Standing
    from navigator.engine.moments import PartialDate

_NAMES = (
    ("title", "the policy is called"),
    ("partnership", "the body behind it is"),
    ("abbreviation", "the short form of the body is"),
    ("name", "this site lists it as"),
)
_DATES = (
    ("in_force_from", "in force from"),
    ("agreed", "agreed"),
    ("ratified", "ratified"),
    ("reviewed", "reviewed"),
    ("review_due", "next review due"),
)
_NO_DATE = "no date"


_POLICY = Spot(place="The policy", anchor="source", path="")


def whole_changes(pair: Pair) -> Iterator[Change]:
    """Areas, scope, names, dates, status, sources, and who checked it."""
    yield from _areas(pair)
    yield from _scope(pair)
    for field, label in _NAMES:
        was, now = getattr(pair.old, field), getattr(pair.new, field)
        if was != now:
            words = f"{label} {quoted(now)}, was {quoted(was)}"
            yield _POLICY.changed(Consequence.STANDING, words, field, (was, now))
    for field, label in _DATES:
        was, now = (_date(getattr(each.dates, field)) for each in (pair.old, pair.new))
        if was != now:
            words, path = f"{label} {now}, was {was}", f"dates.{field.replace('_', '-')}"
            yield _POLICY.changed(Consequence.STANDING, words, path, (was, now))
    old, new = pair.old.standing, pair.new.standing
    if _end(old) != _end(new):
        was, now = _standing(pair.old), _standing(pair.new)
        words = f"{now}, was {was}" if was != now else "its status or successor is given anew"
        yield _POLICY.changed(Consequence.STANDING, words, "standing", (was, now))
    if pair.old.checked != pair.new.checked:
        was, now = _checked(pair.old.checked), _checked(pair.new.checked)
        words = f"{now}; the earlier edition: {was}"
        yield _POLICY.changed(Consequence.STANDING, words, "checked", (was, now))
    yield from _sources(pair)


def _scope(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.scope, pair.new.scope
    if old.agencies != new.agencies:
        was, now = old.agencies, new.agencies
        words = f"whom it binds: {quoted(now)}, was {quoted(was)}"
        yield _POLICY.changed(Consequence.WHO, words, "scope.agencies", (was, now))
    if old.about != new.about:
        was, now = "; ".join(old.about), "; ".join(new.about)
        words = f"what it is for: {quoted(now)}, was {quoted(was)}"
        yield _POLICY.changed(Consequence.WHO, words, "scope.about", (was, now))
    if _rest(pair.old) != _rest(pair.new):
        words = "what else it says is worded anew"
        yield _POLICY.changed(Consequence.WORDING, words, "scope.text")


def _areas(pair: Pair) -> Iterator[Change]:
    found = pair.areas
    for area in found.new:
        words = f"now covers {area.name}"
        change = _POLICY.changed(Consequence.WHO, words, f"areas.{area.id}")
        yield replace(change, kind=Kind.NEW)
    for area in found.gone:
        words = f"no longer covers {area.name}"
        change = _POLICY.changed(Consequence.WHO, words, f"areas.{area.id}")
        yield replace(change, kind=Kind.GONE)
    for earlier, later in found.both:
        if _names(earlier) != _names(later):
            words = f"{later.name}: its names are given anew"
            yield _POLICY.changed(Consequence.WORDING, words, f"areas.{later.id}")


def _end(standing: Standing) -> tuple[object, ...]:
    # That the one follows the other on this site is no change of what either says.
    if standing.successor.edition:
        return None, Successor(known=False)
    return standing.ended and replace(standing.ended, cite=()), standing.successor


def _names(area: Area) -> tuple[str, tuple[str, ...]]:
    return area.name, area.also


def _sources(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.sources[0], pair.new.sources[0]
    if (old.title, old.publisher) != (new.title, new.publisher):
        was, now = f"{old.title}, {old.publisher}", f"{new.title}, {new.publisher}"
        words = f"taken from {quoted(now)}, was {quoted(was)}"
        yield _POLICY.changed(Consequence.STANDING, words, "sources", (was, now))
    elif _bare(pair.old.sources) != _bare(pair.new.sources):
        words = "its sources are given anew"
        yield _POLICY.changed(Consequence.STANDING, words, "sources")


def _bare(sources: tuple[Source, ...]) -> list[Source]:
    return [replace(each, id="") for each in sources]


def _date(date: PartialDate | None) -> str:
    return date.in_words() if date else _NO_DATE


def _standing(edition: Edition) -> str:
    ended, successor = edition.standing.ended, edition.standing.successor
    said = [f"{ended.status} since {ended.on.in_words()}"] if ended else ["not ended"]
    if successor.known:
        said.append(f"followed by {quoted(successor.title)}")
    return listed(said)


def _checked(checked: Checked) -> str:
    if not checked.done:
        return "not checked by the partnership"
    on = f", {checked.on.in_words()}" if checked.on else ""
    return f"checked by {checked.by}{on}"


def _rest(edition: Edition) -> tuple[object, ...]:
    entry = tuple(each.about for each in edition.entry)
    dates = edition.dates.inferred
    return edition.scope.text, entry, dates, edition.fictional
