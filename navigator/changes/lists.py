"""What changed in the questions, events, records and forms, and in what the policy leaves open."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from navigator.changes.beside import route_gravity
from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.duties import ASIDE
from navigator.changes.phrases import quoted
from navigator.engine.model import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list of an edition, how its parts are called, and what a change of one bears on."""

    field: str
    place: str
    named: str
    consequence: Consequence
    said: str
    anchor: str = ""

    def spot(self, part: Any, gravest: Consequence | None) -> Spot:  # noqa: ANN401 - as listed
        """Where a part stands, on the page and in the data."""
        anchor = f"{self.anchor}{part.id}" if self.anchor.endswith("-") else self.anchor
        path = f"{self.field}.{part.id}"
        return Spot(place=self.place, anchor=anchor, path=path, gravest=gravest)


_LISTS: Final = (
    _List(
        field="conditions", place="Questions that change the answer", named="question",
        consequence=Consequence.WHO, said="question", anchor="condition-",
    ),
    _List(
        field="events", place="What starts a clock", named="label",
        consequence=Consequence.WHEN, said="event",
    ),
    _List(
        field="documents", place="Records and forms", named="title",
        consequence=Consequence.TELL, said="record or form", anchor="document-",
    ),
    _List(
        field="notes", place="What the policy leaves open", named="says",
        consequence=Consequence.WORDING, said="point", anchor="left-open",
    ),
)  # fmt: skip
# Fields with words of their own, the most telling first. Whatever else differs is wording.
_SAID: Final = {
    "unsure": '"I\'m not sure" now counts as {now}, was {was}',
    "options": "the answers have changed",
    "fields": "what it holds has changed",
    "send_to": "it goes to somebody else",
    "heading": "its heading has changed",
    "used": "another reading is used now",
    "readings": "how it can be read has changed",
}


def list_changes(pair: Pair) -> Iterator[Change]:
    """Questions, events, documents and notes."""
    grave = {
        (edition is pair.old, name)
        for edition in (pair.old, pair.new)
        for route in edition.routes
        if route_gravity(route)
        for name in route.when.conditions
    }

    def gravest(held: _List, part: Any, *, old: bool) -> Consequence | None:  # noqa: ANN401
        danger = held.field == "conditions" and (old, part.id) in grave
        return Consequence.DANGER if danger else None

    for held in _LISTS:
        found = getattr(pair, held.field)
        for part in found.new:
            yield _only(held, held.spot(part, gravest(held, part, old=False)), Kind.NEW, part)
        for part in found.gone:
            yield _only(held, held.spot(part, gravest(held, part, old=True)), Kind.GONE, part)
        for earlier, later in found.both:
            danger = gravest(held, earlier, old=True) or gravest(held, later, old=False)
            yield from _both(pair, held, held.spot(later, danger), earlier, later)


def _only(held: _List, spot: Spot, kind: Kind, part: Any) -> Change:  # noqa: ANN401 - as listed
    opening = f"new {held.said}" if kind is Kind.NEW else f"gone, {held.said}"
    words = f"{opening}: {getattr(part, held.named)}".rstrip(".")
    more: tuple[str, ...] = ()
    if isinstance(part, Condition):
        before = "It said: " if kind is Kind.GONE else ""
        more = (f'{before}"I\'m not sure" counts as {_unsure(part)}.',)
    return replace(spot.changed(held.consequence, words, ""), kind=kind, more=more)


def _both(pair: Pair, held: _List, spot: Spot, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 - as listed
    """A change for its name, one for each field that has words, and one for all the rest."""
    was, now = getattr(old, held.named), getattr(new, held.named)
    if was != now:
        words = f"now {quoted(now)}, was {quoted(was)}"
        yield spot.changed(held.consequence, words, held.named, (was, now))
    differs = {
        each.name
        for each in fields(new)
        if each.name not in {*ASIDE, held.named}
        and _value(pair, held, old, each.name, old=True)
        != _value(pair, held, new, each.name, old=False)
    }
    for name in (each for each in _SAID if each in differs):
        values = (_unsure(old), _unsure(new)) if name == "unsure" else ("", "")
        words = _SAID[name].format(was=values[0], now=values[1])
        path = name.replace("_", "-")
        yield spot.changed(held.consequence, f"{quoted(now)}: {words}", path, values)
    if differs - _SAID.keys():
        yield spot.changed(held.consequence, f"{quoted(now)}: worded anew", "")


def _value(pair: Pair, held: _List, part: Any, name: str, *, old: bool) -> object:  # noqa: ANN401 - as listed
    """What a field says, with the ids in it looked through."""
    value, inside = getattr(part, name), f"{held.field}/{part.id}"
    if name == "send_to":
        return pair.later_ids("roles", value, old=old)
    if name in {"unsure", "used"}:
        return pair.later_id(inside, value, old=old)
    if name in {"options", "readings"}:
        return [replace(each, id=pair.later_id(inside, each.id, old=old)) for each in value]
    return value


def _unsure(condition: Condition) -> str:
    labels = {each.id: each.label for each in condition.options}
    # The other word for it is that everything is shown.
    return labels.get(condition.unsure, "every answer")
