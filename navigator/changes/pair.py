"""Two editions side by side: what became of each stage, step, duty and route.

Should an officer have numbered the stages' ids anew, stages still find each other by their
titles, so that what refers to them is not taken for changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from navigator.changes.matching import Matched, matched
from navigator.changes.named import Named
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT, rungs
from navigator.engine.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Edition, Route, Stage
    from navigator.engine.references import After, Event

_BY_ID = attrgetter("id")
_BY_TITLE = attrgetter("title")


def step_title(rung: Rung) -> str:
    """A step's own title; that of the stage, where it has no steps."""
    return rung.title.removeprefix(f"{rung.stage.title}: ") if rung.stage.steps else rung.title


def match_duties(old: tuple[Duty, ...], new: tuple[Duty, ...]) -> Matched[Duty]:
    """Duties of one place; two that say the same are told apart by their times."""
    return matched(old, new, _BY_ID, attrgetter("do"), attrgetter("do", "limit.within"))


@dataclass(frozen=True)
class Pair(Named):
    """An earlier edition and a later one, with their ladders."""

    @cached_property
    def stages(self) -> Matched[Stage]:
        """The ladder's stages."""
        return matched(
            self.old.stages, self.new.stages, attrgetter("id", "title"), _BY_TITLE, _BY_ID
        )

    @cached_property
    def rungs(self) -> Matched[Rung]:
        """The rungs of the stages that both have."""
        parts = [self._steps(earlier, later) for earlier, later in self.stages.both]
        return Matched(
            both=tuple(each for part in parts for each in part.both),
            new=tuple(each for part in parts for each in part.new),
            gone=tuple(each for part in parts for each in part.gone),
        )

    def _steps(self, earlier: Stage, later: Stage) -> Matched[Rung]:
        before = tuple(each for each in rungs(self.old) if each.stage is earlier)
        after = tuple(each for each in rungs(self.new) if each.stage is later)
        if not earlier.steps or not later.steps:
            # A stage that was parted into steps goes on as the first of them, and the reverse.
            both = ((before[0], after[0]),)
            return Matched(both=both, new=after[1:], gone=before[1:])
        return matched(before, after, lambda each: each.path.partition("/")[2], step_title)

    @cached_property
    def routes(self) -> Matched[Route]:
        """The other ways through."""
        return matched(self.old.routes, self.new.routes, _BY_ID, _BY_TITLE)

    # What follows says what a reference of either edition comes to, so that the two can be
    # compared. A stage that only one edition has is looked through: what led to it leads to the
    # stage after it, and what counted from it counts from the stage before.

    @cached_property
    def _later_path(self) -> dict[str, str]:
        """The later edition's path for each path of the earlier one that has a partner."""
        places = [(earlier.path, later.path) for earlier, later in self.rungs.both]
        # A stage parted in steps is still that stage, wherever its first step now stands.
        found = dict(places) | {earlier.id: later.id for earlier, later in self.stages.both}
        found |= {earlier.id: later.id for earlier, later in self.routes.both}
        for (before, after), (earlier, later) in zip(places, self.rungs.both, strict=True):
            found |= dict(_duties(before, after, earlier.duties, later.duties))
            found |= dict(_duties(before, after, earlier.resolved, later.resolved))
        for one, other in self.routes.both:
            found |= dict(_duties(one.id, other.id, one.duties, other.duties))
        found |= dict(_duties(THROUGHOUT, THROUGHOUT, self.old.throughout, self.new.throughout))
        return found | dict(_duties(RESOLVED, RESOLVED, self.old.resolved, self.new.resolved))

    @cached_property
    def _in_both(self) -> frozenset[str]:
        """The later edition's paths of what both have."""
        steps = {later.path for _, later in self.rungs.both}
        return frozenset(steps | set(self._later_path.values()))

    @cached_property
    def _old_order(self) -> list[str]:
        return _places(self.old)

    @cached_property
    def _new_order(self) -> list[str]:
        return _places(self.new)

    def _known(self, path: str, *, old: bool) -> str:
        """The later path of a place that both editions have, else nothing."""
        if old:
            return self._later_path.get(path, "")
        return path if path in self._in_both else ""

    def _nearest(self, path: str, *, old: bool, onward: bool) -> str:
        """The later path of a place, or of the nearest one that both editions have."""
        order = self._old_order if old else self._new_order
        if known := self._known(path, old=old):
            return known
        if path not in order:
            return path
        place = order.index(path)
        rest = order[place + 1 :] if onward else order[:place][::-1]
        inside = f"{path.partition('/')[0]}/"
        found = (self._known(each, old=old) for each in rest if not each.startswith(inside))
        return next(filter(None, found), path)

    def after(self, after: After | None, *, old: bool) -> frozenset[str]:
        """The events that a limit counts from."""
        events = after.events if after else ()
        return frozenset(f"{self._event(each, old=old)} {each.kind}" for each in events)

    def _event(self, event: Event, *, old: bool) -> str:
        if event.kind is EventKind.HAPPENS:
            return self.later_id("events", event.of, old=old)
        found = self._nearest(event.of, old=old, onward=False)
        return self._first_step(found) if event.kind is EventKind.STARTED else found

    def _first_step(self, path: str) -> str:
        """The path of a stage's first step, which it starts with; any other path as it is."""
        return next((each.path for each in rungs(self.new) if path == each.stage.id), path)

    def goes(self, to: str, *, old: bool) -> str:
        """Where a move or the entry leads."""
        if to in {RESOLVED, END}:
            return to
        return self._first_step(self._nearest(to, old=old, onward=True))

    def covered(self, paths: tuple[str, ...], *, old: bool) -> frozenset[str]:
        """The stages and steps that a list names.

        A list of every stage comes to those that both editions have.
        """
        edition = self.old if old else self.new
        every = {each.id for each in edition.stages} <= set(paths)
        known = {each: self._known(each, old=old) for each in paths}
        return frozenset(later or ("" if every else path) for path, later in known.items()) - {""}


def _duties(
    before: str, after: str, old: tuple[Duty, ...], new: tuple[Duty, ...]
) -> Iterator[tuple[str, str]]:
    for one, other in match_duties(old, new).both:
        yield f"{before}/{one.id}", f"{after}/{other.id}"


def _places(edition: Edition) -> list[str]:
    """Stages, and their steps, from the first upward."""
    return list(dict.fromkeys(p for each in rungs(edition) for p in (each.stage.id, each.path)))
