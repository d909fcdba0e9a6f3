"""What changed in the ladder: stages, steps, where each leads, and where it starts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.duties import Place, duty_changes
from navigator.changes.pair import step_title
from navigator.changes.phrases import listed, lowered, place_of, quoted, sentence
from navigator.changes.places import place_anchor
from navigator.engine.ladder import END, RESOLVED, rungs, stage_label
from navigator.engine.vocabulary import Outcome
from navigator.engine.wording import place_in_words, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Edition, Move, Stage
    from navigator.engine.references import When

_NO_NEXT = "the policy's last word"


def ladder_changes(pair: Pair) -> Iterator[Change]:
    """Every change of the stages, from the first upward."""
    yield from _entry(pair)
    renumbered = _renumbered(pair)
    for stage in pair.stages.new:
        more = _duties(pair.new, stage, Kind.NEW) + renumbered
        yield _stage_change(pair.new, stage, Kind.NEW, more)
        renumbered = ()
    for stage in pair.stages.gone:
        more = _duties(pair.old, stage, Kind.GONE) + renumbered
        yield _stage_change(pair.old, stage, Kind.GONE, more)
        renumbered = ()
    if renumbered:
        yield Change(
            kind=Kind.CHANGED, consequence=Consequence.WORDING, place="The ladder",
            words=renumbered[0].rstrip("."), path="stages", anchor="at-a-glance",
        )  # fmt: skip
    yield from _order(pair)
    for earlier, later in pair.stages.both:
        yield from _stage(pair, earlier, later)
    for rung in pair.rungs.new:
        yield _step_change(rung, Kind.NEW, pair.new)
    for rung in pair.rungs.gone:
        yield _step_change(rung, Kind.GONE, pair.old)
    for before, after in pair.rungs.both:
        yield from _rung(pair, before, after)


def _stage_change(edition: Edition, stage: Stage, kind: Kind, more: tuple[str, ...]) -> Change:
    place = edition.stages.index(stage)
    before = edition.stages[place - 1] if place else None
    after = edition.stages[place + 1] if place + 1 < len(edition.stages) else None
    where = (
        f"between {_short(before)} and {_short(after)}"
        if before and after
        else f"before {_short(after)}"
        if after
        else f"after {_short(before)}"
        if before
        else "the only one"
    )
    verb = "new stage" if kind is Kind.NEW else "no longer a stage"
    return Change(
        kind=kind,
        consequence=Consequence.WHO,
        place=stage_label(stage),
        words=f"{verb}: {stage.title}, {where}",
        more=more,
        anchor=place_anchor(stage.id),
        path=f"stages.{stage.id}",
    )


def _short(stage: Stage) -> str:
    return f"{stage.called.lower()} {stage.number} ({stage.title})"


def _duties(edition: Edition, stage: Stage, kind: Kind) -> tuple[str, ...]:
    """What a stage says that only one edition has; of one that is gone, that it said so."""
    held = [each for each in rungs(edition) if each.stage is stage]
    said = [line for rung in held for line in _said_at(rung, edition, kind)]
    # What a stage says once it is agreed stands at each of its steps.
    return tuple(dict.fromkeys(said))


def _said_at(rung: Rung, edition: Edition, kind: Kind) -> Iterator[str]:
    gone = kind is Kind.GONE
    for duty in rung.duties:
        yield f"{'It said: ' if gone else ''}{sentence(duty, edition)}"
    for duty in rung.resolved:
        opening = "It said, once it is agreed" if gone else "Once it is agreed"
        yield f"{opening}: {sentence(duty, edition)}"


def _renumbered(pair: Pair) -> tuple[str, ...]:
    """One line for all stages that go on under another number."""
    moved = [
        (earlier, later)
        for earlier, later in pair.stages.both
        if (earlier.called, earlier.number) != (later.called, later.number)
    ]
    if not moved:
        return ()
    if len(moved) == 1:
        (earlier, later), *_ = moved
        return (f"{stage_label(earlier)} ({later.title}) is now {stage_label(later).lower()}.",)
    each = listed(f"{earlier.number} is now {later.number}" for earlier, later in moved)
    return (f"Other numbers for the same stages: {each}.",)


def _order(pair: Pair) -> Iterator[Change]:
    places = [pair.old.stages.index(earlier) for earlier, _ in pair.stages.both]
    if places != sorted(places):
        yield Change(
            kind=Kind.MOVED,
            consequence=Consequence.WHO,
            place="The ladder",
            words="the stages come in another order: "
            + listed(_short(later) for _, later in pair.stages.both),
            was=listed(_short(each) for each in pair.old.stages),
            now=listed(_short(each) for each in pair.new.stages),
            anchor="at-a-glance",
            path="stages",
        )


def _stage(pair: Pair, old: Stage, new: Stage) -> Iterator[Change]:
    """What a stage says of itself, besides its duties and what follows it."""
    spot = Spot(place=stage_label(new), anchor=place_anchor(new.id), path=f"stages.{new.id}")
    if pair.when(old.when, old=True) != pair.when(new.when, old=False):
        was, now = _when(old.when, pair.old), _when(new.when, pair.new)
        yield spot.changed(Consequence.WHO, f"for whom it is: {now}, was {was}", "when", (was, now))
    if old.title != new.title:
        words = f"now called {quoted(new.title)}, was {quoted(old.title)}"
        yield spot.changed(Consequence.WORDING, words, "title", (old.title, new.title))
    if old.editorial is not new.editorial:
        words = "the policy prints this number now" if old.editorial else "the number is ours now"
        yield spot.changed(Consequence.WORDING, words, "editorial")
    if old.steps and new.steps and _said(old) != _said(new):
        yield spot.changed(
            Consequence.WORDING, "what stands beside the stage is worded anew", "about"
        )


def _said(stage: Stage) -> tuple[object, ...]:
    return stage.about, stage.meanwhile, stage.position, stage.settles


def _beside(rung: Rung, *, whole: bool) -> tuple[str, ...]:
    """What stands beside the duties; ``whole`` with that of the stage around a step."""
    around = rung.stage if whole and rung.stage.steps else None
    about = " ".join(filter(None, (around.about if around else "", rung.about)))
    return rung.position or (around.position if around else ""), rung.meanwhile, about


def _step_change(rung: Rung, kind: Kind, edition: Edition) -> Change:
    verb = "new step" if kind is Kind.NEW else "no longer a step"
    step = rung.path.partition("/")[2]
    return Change(
        kind=kind,
        consequence=Consequence.WHO,
        place=stage_label(rung.stage),
        words=f"{verb}: {step_title(rung)}",
        more=tuple(_said_at(rung, edition, kind)),
        anchor=place_anchor(rung.path),
        path=f"stages.{rung.stage.id}" + (f".steps.{step}" if step else ""),
    )


def _address(rung: Rung) -> str:
    return f"stages.{rung.path.replace('/', '.steps.')}"


def _rung(pair: Pair, old: Rung, new: Rung) -> Iterator[Change]:
    words, address = place_of(new), _address(new)
    place = Place(
        words=words,
        old=old.path,
        new=new.path,
        address=f"{address}.duties",
        old_address=f"{_address(old)}.duties",
    )
    yield from duty_changes(pair, place, old.duties, new.duties)
    place = replace(
        place,
        words=f"{words}, once it is agreed",
        address=f"{address}.resolved",
        old_address=f"{_address(old)}.resolved",
    )
    yield from duty_changes(pair, place, old.resolved, new.resolved)

    spot = Spot(place=words, anchor=place_anchor(new.path), path=address)
    for outcome in Outcome:
        one, other = _moves(pair, old, outcome, old=True), _moves(pair, new, outcome, old=False)
        if one != other:
            was, now = _onward(old, outcome, pair.old), _onward(new, outcome, pair.new)
            said = (
                f"{outcome.meaning}: {now}, was {was}"
                if was != now
                else (f"{outcome.meaning}: {now}, on other terms than before")
            )
            yield spot.changed(Consequence.WHO, said, "then", (was, now))
    if old.settles is not new.settles:
        said = "it can be settled here now" if new.settles else "nothing can be settled here now"
        yield spot.changed(Consequence.WHO, said, "settles")
    stepped = bool(old.stage.steps), bool(new.stage.steps)
    was, now = step_title(old), step_title(new)
    if all(stepped) and was != now:
        said = f"now called {quoted(now)}, was {quoted(was)}"
        yield spot.changed(Consequence.WORDING, said, "title", (was, now))
    parted = stepped[0] is not stepped[1]
    if _beside(old, whole=parted) != _beside(new, whole=parted):
        said = "what stands beside its duties is worded anew"
        yield spot.changed(Consequence.WORDING, said, "about")


def _moves(pair: Pair, rung: Rung, outcome: Outcome, *, old: bool) -> list[tuple[object, ...]]:
    """What follows an outcome, with each place looked through to where both editions meet."""
    return [
        (
            pair.goes(move.go, old=old),
            pair.when(move.when, old=old),
            move.stated,
            move.choice,
            move.loop,
        )
        for move in rung.then
        if outcome in move.on
    ]


def _onward(rung: Rung, outcome: Outcome, edition: Edition) -> str:
    moves = [move for move in rung.then if outcome in move.on]
    return "; or ".join(_move(move, edition) for move in moves) or "nothing printed"


def _move(move: Move, edition: Edition) -> str:
    names = {END: _NO_NEXT, RESOLVED: "it counts as agreed"}
    to = names.get(move.go) or f"go to {place_in_words(move.go, edition)}"
    when = f" {lowered(when_in_words(move.when, edition))}" if move.when else ""
    return f"{to}{when}" + ("" if move.stated else " (not printed)")


def _when(when: When | None, edition: Edition) -> str:
    return lowered(when_in_words(when, edition)) if when else "everybody"


def _entry(pair: Pair) -> Iterator[Change]:
    def starts(edition: Edition, *, old: bool) -> list[tuple[object, ...]]:
        return [
            (pair.goes(each.go, old=old), pair.when(each.when, old=old), each.choice)
            for each in edition.entry
        ]

    def words(edition: Edition) -> str:
        return listed(
            place_in_words(each.go, edition)
            + (f" {lowered(when_in_words(each.when, edition))}" if each.when else "")
            for each in edition.entry
        )

    if starts(pair.old, old=True) != starts(pair.new, old=False):
        was, now = words(pair.old), words(pair.new)
        yield Change(
            kind=Kind.CHANGED,
            consequence=Consequence.WHO,
            place="The ladder",
            words=f"starts at {now}, was {was}",
            was=was,
            now=now,
            anchor="at-a-glance",
            path="entry",
        )
