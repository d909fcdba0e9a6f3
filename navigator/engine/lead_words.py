"""The words at the top of an answer: its heading, the place it is about, and what comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.ladder import END, THROUGHOUT, stage_label
from navigator.engine.state import BEYOND_AGREEMENT
from navigator.engine.vocabulary import Effect, NoteKind, Outcome, Part, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import DutyShown
    from navigator.engine.ladder import Rung
    from navigator.engine.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadWords:
    """The words for one state. ``ways`` is how many rungs there are to choose from, 0 for none."""

    state: State
    duties: tuple[DutyShown, ...]
    ways: int

    @property
    def where(self) -> str:
        """The rung that comes next, where there is one."""
        labels = [each.label for each in self.state.target_rungs]
        return labels[0] if len(labels) == 1 and not self.state.start_left_open else ""

    @property
    def place(self) -> str:
        """What the first duty belongs to: a route, or the rung that comes next."""
        return self.duties[0].where if self._on_route else self.where

    @property
    def _on_route(self) -> bool:
        routes = {each.id for each in self.state.open_routes}
        return bool(self.duties) and self.duties[0].id.partition("/")[0] in routes

    @property
    def heading(self) -> str:
        """The largest words of the answer."""
        duties, led_by = self.duties, self._leading_routes
        if self.state.outcome is Outcome.RESOLVED and not led_by:
            return site.AGREED
        if self.state.targets == (END,) and not duties:
            return "The policy names no further step"
        if self.ways > 1:
            return self._choice
        if self.state.view is not View.RAISING:
            return site.YOUR_PART
        if not duties or is_everywhere(duties[0]):
            return site.NO_STEP_HERE
        return duties[0].heading if len(led_by) < 2 else site.BOTH_RULES  # noqa: PLR2004 - both

    @property
    def _leading_routes(self) -> set[str]:
        """The routes about danger and events that surely apply and ask something of the reader."""
        routes = {each.id for each in self.state.certain_routes if each.kind in BEYOND_AGREEMENT}
        asking = (each.id.partition("/")[0] for each in self.duties if each.part == Part.YOURS)
        return routes.intersection(asking)

    @property
    def _choice(self) -> str:
        if self.state.stage_open:
            return site.CHOOSE_NOW if self.state.at_risk else site.CHOICE_OPEN
        if not self._accounts_differ:
            return site.CHOICE_OPEN
        return site.TWO_WAYS if self.ways == 2 else site.MORE_WAYS  # noqa: PLR2004 - two are two

    @property
    def _accounts_differ(self) -> bool:
        """Whether there are several ways since two places in the text disagree."""
        if any(each.effect is Effect.OPENS for each in self.state.certain_routes):
            return False
        kinds = {each.id: each.kind for each in self.state.edition.notes}
        notes = [note for move in self.state.moves() for note in move.notes]
        return any(kinds[each] is NoteKind.CONTRADICTORY for each in notes)

    @property
    def intro(self) -> tuple[str, ...]:
        """What the edition says of the routes and rungs of the answer, each once."""
        return tuple(dict.fromkeys(each for each in self._intro() if each))

    def _intro(self) -> Iterator[str]:
        routes, rungs = self.state.certain_routes, self.state.target_rungs
        if self.ways > 1 and self._choice in {site.TWO_WAYS, site.MORE_WAYS}:
            yield site.WAYS_NAMED.format(ways=". Another: ".join(map(_named, rungs)))
        yield from (each.about for each in routes)
        yield from (each.meanwhile for each in routes)
        aside = any(each.effect is Effect.REPLACES for each in routes)
        # Which stage follows is no question where another route sets them all aside.
        yield from (e.afterwards for e in routes if not aside or e.effect is not Effect.NOT_STATED)
        if not self.state.danger and aside:
            yield site.REPLACES_TEXT
        # Under another heading, what is said of a rung says which one it means.
        apart = self._on_route or len(rungs) > 1
        if self.state.at_start and not self.state.start_left_open:
            for entry in self.state.entries():
                yield _of(self.state.rung(entry.go), entry.about, apart=apart)
        for rung in rungs:
            yield _of(rung, rung.meanwhile, apart=apart)
        for rung in rungs:
            yield _of(rung, rung.about, apart=apart)


def is_everywhere(duty: DutyShown) -> bool:
    """Whether a duty holds at several stages, and so is no step of its own."""
    return duty.id.startswith(f"{THROUGHOUT}/")


def _named(rung: Rung) -> str:
    """``Stage 3, Director``: a step by its own title."""
    label, step = stage_label(rung.stage), rung.title.removeprefix(rung.stage.title)
    return f"{label}, {step.removeprefix(': ') or rung.title}"


def _of(rung: Rung, words: str, *, apart: bool) -> str:
    """What is said of a rung; apart from it, with its number before, or a step's own title."""
    said = words.casefold().startswith(f"{rung.stage.called} ".casefold())
    if not words or not apart or (said and not rung.stage.steps):
        return words
    name = _named(rung) if rung.stage.steps else stage_label(rung.stage)
    return f"{name}: {words}"
