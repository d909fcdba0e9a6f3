"""Two editions side by side: what became of each stage, step, duty, role and route.

Ids are identity. Should an officer have numbered the stages' ids anew, stages still find each
other by their titles, so that what refers to them is not taken for changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from navigator.changes.matching import Matched, matched
from navigator.engine.ladder import END, RESOLVED, rungs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Contact, Duty, Edition, Role, Route, Stage
    from navigator.engine.references import After, Parties

_BY_ID = attrgetter("id")
_BY_TITLE = attrgetter("title")


def match_duties(old: tuple[Duty, ...], new: tuple[Duty, ...]) -> Matched[Duty]:
    """Duties of one place."""
    return matched(old, new, _BY_ID, attrgetter("do"))


@dataclass(frozen=True)
class Pair:
    """An earlier edition and a later one."""

    old: Edition
    new: Edition

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
        return matched(before, after, lambda each: each.path.partition("/")[2], _BY_TITLE)

    @cached_property
    def roles(self) -> Matched[Role]:
        """The people and bodies that each edition names."""
        return matched(self.old.roles, self.new.roles, _BY_ID, attrgetter("name"))

    @cached_property
    def routes(self) -> Matched[Route]:
        """The other ways through."""
        return matched(self.old.routes, self.new.routes, _BY_ID, _BY_TITLE)

    @cached_property
    def contacts(self) -> Matched[Contact]:
        """The rows of the contact lists."""
        return matched(
            self.old.contacts,
            self.new.contacts,
            _BY_ID,
            attrgetter("organisation", "title", "area"),
        )

    # What follows says what a reference of either edition comes to, so that the two can be
    # compared. A stage that only one edition has is looked through: what led to it leads to the
    # stage after it, and what counted from it counts from the stage before.

    @cached_property
    def _later_path(self) -> dict[str, str]:
        """The later edition's path for each path of the earlier one that has a partner."""
        found = {earlier.id: later.id for earlier, later in self.stages.both}
        found |= {earlier.id: later.id for earlier, later in self.routes.both}
        places = [(earlier.path, later.path) for earlier, later in self.rungs.both]
        found |= dict(places)
        for (before, after), (earlier, later) in zip(places, self.rungs.both, strict=True):
            found |= dict(_duties(before, after, earlier.duties, later.duties))
        for one, other in self.routes.both:
            found |= dict(_duties(one.id, other.id, one.duties, other.duties))
        return found

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
        return path if path in self._later_path.values() else ""

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
        return frozenset(
            f"{self._nearest(each.of, old=old, onward=False)} {each.kind}" for each in events
        )

    def goes(self, to: str, *, old: bool) -> str:
        """Where a move or the entry leads."""
        if to in {RESOLVED, END}:
            return to
        found = self._nearest(to, old=old, onward=True)
        # A stage stands for its first step.
        return next((each.path for each in rungs(self.new) if found == each.stage.id), found)

    def covered(self, paths: tuple[str, ...], *, old: bool) -> frozenset[str]:
        """The stages and steps that a list names.

        A list of every stage comes to those that both editions have.
        """
        edition = self.old if old else self.new
        every = {each.id for each in edition.stages} <= set(paths)
        known = {each: self._known(each, old=old) for each in paths}
        return frozenset(later or ("" if every else path) for path, later in known.items()) - {""}

    def parties(self, parties: Parties | None, *, old: bool) -> tuple[object, ...]:
        """Who acts, or to whom."""
        if parties is None:
            return ()
        later = {one.id: other.id for one, other in self.roles.both} if old else {}
        named = tuple(later.get(each, each) for each in parties.roles)
        return (parties.join if len(named) > 1 else "", parties.stated, frozenset(named))


def _duties(
    before: str, after: str, old: tuple[Duty, ...], new: tuple[Duty, ...]
) -> Iterator[tuple[str, str]]:
    for one, other in match_duties(old, new).both:
        yield f"{before}/{one.id}", f"{after}/{other.id}"


def _places(edition: Edition) -> list[str]:
    """Stages, and their steps, from the first upward."""
    return list(dict.fromkeys(p for each in rungs(edition) for p in (each.stage.id, each.path)))
