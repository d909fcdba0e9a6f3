"""What changed beside the ladder: other routes, duties of every stage, questions, documents."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.duties import ASIDE, Place, duty_changes
from navigator.changes.matching import matched
from navigator.changes.phrases import listed, lowered, quoted, sentence
from navigator.engine.ladder import RESOLVED, THROUGHOUT
from navigator.engine.vocabulary import RouteKind
from navigator.engine.wording import place_in_words, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.model import Condition, Document, Edition, Note, Route

# Ways through that a child's safety hangs on.
_GRAVE: Final = frozenset({RouteKind.IMMEDIATE_RISK, RouteKind.OVERRIDE})


def outside_changes(pair: Pair) -> Iterator[Change]:
    """Duties that belong to no stage: those of every stage, and once it is agreed."""
    for name, words in ((THROUGHOUT, "At every stage"), (RESOLVED, "Once it is agreed")):
        place = Place(words=words, old=name, new=name, address=name, old_address=name)
        yield from duty_changes(pair, place, getattr(pair.old, name), getattr(pair.new, name))


def route_changes(pair: Pair) -> Iterator[Change]:
    """The other ways through: immediate risk first among them."""
    for route in pair.routes.new:
        yield Change(
            kind=Kind.NEW,
            consequence=_gravity(route) or Consequence.WHO,
            place=route.title,
            words=f"new way through: {lowered(when_in_words(route.when, pair.new))}",
            more=tuple(sentence(duty, pair.new) for duty in route.duties),
            anchor=f"route-{route.id}",
            path=f"routes.{route.id}",
        )
    for route in pair.routes.gone:
        yield Change(
            kind=Kind.GONE,
            consequence=_gravity(route) or Consequence.WHO,
            place=route.title,
            words="no longer a way through",
            more=tuple(f"It said: {sentence(duty, pair.old)}" for duty in route.duties),
            anchor=f"route-{route.id}",
            path=f"routes.{route.id}",
        )
    for earlier, later in pair.routes.both:
        gravest = _gravity(earlier) or _gravity(later)
        said = tuple(_route(pair, earlier, later, gravest or Consequence.WHO))
        address = f"routes.{later.id}.duties"
        place = Place(
            words=later.title,
            old=earlier.id,
            new=later.id,
            address=address,
            old_address=f"routes.{earlier.id}.duties",
            gravest=gravest,
        )
        yield from said
        yield from duty_changes(pair, place, earlier.duties, later.duties)


def _gravity(route: Route) -> Consequence | None:
    return Consequence.DANGER if route.kind in _GRAVE else None


def _route(pair: Pair, old: Route, new: Route, consequence: Consequence) -> Iterator[Change]:
    spot = Spot(place=new.title, anchor=f"route-{new.id}", path=f"routes.{new.id}")
    if old.when != new.when:
        was, now = (
            lowered(when_in_words(r.when, e)) for r, e in ((old, pair.old), (new, pair.new))
        )
        yield spot.changed(consequence, f"taken {now}, was {was}", "when", (was, now))
    if old.kind is not new.kind:
        yield spot.changed(
            consequence,
            f"now {new.kind} ({new.kind.meaning}), was {old.kind}",
            "kind",
            (old.kind, new.kind),
        )
    if old.effect is not new.effect:
        was, now = old.effect.meaning, new.effect.meaning
        yield spot.changed(
            consequence, f"what it does to the ladder: {now}, was: {was}", "effect", (was, now)
        )
    for field, label in (("opens", "leads to"), ("at", "can be taken from")):
        one, other = getattr(old, field), getattr(new, field)
        if pair.covered(one, old=True) != pair.covered(other, old=False):
            was, now = _places(one, pair.old), _places(other, pair.new)
            yield spot.changed(consequence, f"{label} {now}, was {was}", field, (was, now))
    if old.title != new.title:
        yield spot.changed(
            consequence, f"now called {quoted(new.title)}, was {quoted(old.title)}", "title"
        )
    if _said(old) != _said(new):
        yield spot.changed(consequence, "what stands beside its duties is worded anew", "about")


def _said(route: Route) -> tuple[str, ...]:
    return route.about, route.meanwhile, route.afterwards


def _places(paths: tuple[str, ...], edition: Edition) -> str:
    return listed(place_in_words(each, edition) for each in paths) if paths else "any place"


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list of an edition whose parts are compared whole, and what a change of one bears on."""

    field: str
    place: str
    named: str
    consequence: Consequence
    said: str
    anchor: str = ""


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


def list_changes(pair: Pair) -> Iterator[Change]:
    """Questions, events, documents and notes."""
    grave = {
        name
        for edition in (pair.old, pair.new)
        for route in edition.routes
        if _gravity(route)
        for name in route.when.conditions
    }
    for held in _LISTS:
        old, new = getattr(pair.old, held.field), getattr(pair.new, held.field)
        found = matched(old, new, attrgetter("id"), attrgetter(held.named))
        for kind, parts in ((Kind.NEW, found.new), (Kind.GONE, found.gone)):
            for part in parts:
                yield _list_change(held, part, kind, grave)
        for earlier, later in found.both:
            if _differs(pair, earlier, later):
                yield _list_change(held, later, Kind.CHANGED, grave, earlier)


def _list_change(
    held: _List,
    part: Any,  # noqa: ANN401 - as listed
    kind: Kind,
    grave: set[str],
    was: Any = None,  # noqa: ANN401 - as listed
) -> Change:
    name, before = getattr(part, held.named), getattr(was, held.named, "")
    words = {
        Kind.NEW: f"new {held.said}: {name}",
        Kind.GONE: f"gone, {held.said}: {name}",
    }.get(kind) or (
        f"now {quoted(name)}, was {quoted(before)}"
        if name != before
        else f"{quoted(name)}: {_which(was, part)}"
    )
    anchor = f"{held.anchor}{part.id}" if held.anchor.endswith("-") else held.anchor
    danger = held.field == "conditions" and part.id in grave
    return Change(
        kind=kind,
        consequence=Consequence.DANGER if danger else held.consequence,
        place=held.place,
        words=words.rstrip("."),
        was=before if name != before else "",
        now=name if name != before else "",
        anchor=anchor,
        path=f"{held.field}.{part.id}",
    )


_SAID: Final = {
    "unsure": 'what "I\'m not sure" counts as has changed',
    "options": "the answers have changed",
    "fields": "what it holds has changed",
    "send_to": "it goes to somebody else",
    "heading": "its heading has changed",
    "used": "another reading is used now",
    "readings": "how it can be read has changed",
}


def _which(old: Condition | Document | Note, new: Condition | Document | Note) -> str:
    """The most telling part that differs."""
    differs = [name for name in _compared(new) if getattr(old, name) != getattr(new, name)]
    return next((words for name, words in _SAID.items() if name in differs), "worded anew")


def _differs(pair: Pair, old: Any, new: Any) -> bool:  # noqa: ANN401 - as listed
    later = {one.id: other.id for one, other in pair.roles.both}

    def held(part: Any, name: str, *, of_old: bool) -> object:  # noqa: ANN401 - as listed
        value = getattr(part, name)
        if name == "send_to":
            return {later.get(each, each) if of_old else each for each in value}
        return value

    return any(
        held(old, name, of_old=True) != held(new, name, of_old=False) for name in _compared(new)
    )


def _compared(part: Any) -> list[str]:  # noqa: ANN401 - as listed
    return [each.name for each in fields(part) if each.name not in ASIDE]
