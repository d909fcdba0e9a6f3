"""What changed beside the ladder: other routes, and the duties of every stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.duties import Place, duty_changes
from navigator.changes.phrases import listed, lowered, quoted, sentence
from navigator.engine.ladder import RESOLVED, THROUGHOUT
from navigator.engine.vocabulary import RouteKind
from navigator.engine.wording import place_in_words, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.model import Edition, Route

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
            consequence=route_gravity(route) or Consequence.WHO,
            place=route.title,
            words=f"new way through: {lowered(when_in_words(route.when, pair.new))}",
            more=tuple(sentence(duty, pair.new) for duty in route.duties),
            anchor=f"route-{route.id}",
            path=f"routes.{route.id}",
        )
    for route in pair.routes.gone:
        yield Change(
            kind=Kind.GONE,
            consequence=route_gravity(route) or Consequence.WHO,
            place=route.title,
            words="no longer a way through",
            more=tuple(f"It said: {sentence(duty, pair.old)}" for duty in route.duties),
            anchor=f"route-{route.id}",
            path=f"routes.{route.id}",
        )
    for earlier, later in pair.routes.both:
        gravest = route_gravity(earlier) or route_gravity(later)
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


def route_gravity(route: Route) -> Consequence | None:
    """What any change of a way through bears on that a child's safety hangs on; else nothing."""
    return Consequence.DANGER if route.kind in _GRAVE else None


def _route(pair: Pair, old: Route, new: Route, consequence: Consequence) -> Iterator[Change]:
    spot = Spot(place=new.title, anchor=f"route-{new.id}", path=f"routes.{new.id}")
    if pair.when(old.when, old=True) != pair.when(new.when, old=False):
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
