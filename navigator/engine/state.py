"""Where a case stands: which routes are open, where on the ladder it is, and where it goes next.

The choices are an edition's data; this module only follows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.case import UNSURE, Case
from navigator.engine.elsewhere import ELSEWHERE
from navigator.engine.facts import Facts, Truth
from navigator.engine.ladder import END, RESOLVED, Rung, covers, duties_by_path, rungs
from navigator.engine.stage_choice import let_in
from navigator.engine.vocabulary import Act, Effect, Outcome, RouteKind, View

if TYPE_CHECKING:
    from navigator.engine.model import Condition, Duty, Edition, Entry, Move, Route

_OUTCOMES = {
    "open": Outcome.OPEN,
    "unresolved": Outcome.UNRESOLVED,
    "no-reply": Outcome.NO_REPLY,
    "resolved": Outcome.RESOLVED,
    UNSURE: Outcome.UNRESOLVED,
}
_VIEWS = {site.CHALLENGED: View.CHALLENGED, site.HANDED_UP: View.HANDED_UP}
_OF_THE_EDITION = ("rungs", "_rungs_by_path", "duties", "area_condition")
# What is to be done about a child at risk, or about an event, does not end with the disagreement.
BEYOND_AGREEMENT = frozenset({RouteKind.IMMEDIATE_RISK, RouteKind.OVERRIDE})


@dataclass(frozen=True, kw_only=True)
class State:
    """One case under one edition. Its answers are choices of the questions put: see ``replay``."""

    edition: Edition
    case: Case

    def answering(self, question: str, choice: str) -> State:
        """The same case with one answer more. What that answer cannot change is kept."""
        later = State(edition=self.edition, case=self.case.with_answer(question, choice))
        # Conditions are facts about the child; where the case stands is none of them.
        kept = _OF_THE_EDITION + (("facts",) if question in site.RESERVED else ())
        later.__dict__.update({name: getattr(self, name) for name in kept})
        return later

    @cached_property
    def facts(self) -> Facts:
        """The edition's conditions against the case."""
        return Facts(edition=self.edition, case=self.case)

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """Every rung of the ladder."""
        return rungs(self.edition)

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """Every duty of the edition by its path."""
        return duties_by_path(self.edition)

    def rung(self, path: str) -> Rung:
        """The rung with this path, or the first step of the stage with this id."""
        return self._rungs_by_path[path]

    @cached_property
    def _rungs_by_path(self) -> dict[str, Rung]:
        by_stage = {each.stage.id: each for each in reversed(self.rungs)}
        return by_stage | {each.path: each for each in self.rungs}

    @cached_property
    def danger(self) -> bool:
        """Whether a child is in danger now, or may be."""
        return self.case.answer(site.DANGER) in {"yes", UNSURE}

    @cached_property
    def elsewhere(self) -> str:
        """The matter that this is instead of a disagreement with another agency, if it is."""
        given = self.case.answer(site.PROCESS) or ""
        return given if given in ELSEWHERE else ""

    @cached_property
    def view(self) -> View:
        """From which side the reader looks at it."""
        return _VIEWS.get(self.case.answer(site.PROCESS) or "", View.RAISING)

    # ------------------------------------------------------------------ routes

    def route_state(self, route: Route) -> Truth:
        """Whether a route applies. Danger now always opens the immediate-risk routes."""
        return self._route_states[route.id]

    @cached_property
    def _route_states(self) -> dict[str, Truth]:
        return {each.id: self._route_state(each) for each in self.edition.routes}

    def _route_state(self, route: Route) -> Truth:
        if self.danger and route.kind is RouteKind.IMMEDIATE_RISK:
            return Truth.YES
        here = self.position is not None and covers(route.at, self.position)
        if (route.at and not here) or self.adds_nothing(route):
            return Truth.NO
        return self.facts.holds(route.when)

    def adds_nothing(self, route: Route) -> bool:
        """Whether a route only lets in where the ladder leads anyway."""
        opened = {self.rung(each).path for each in route.opens}
        ahead = {
            self.rung(each).path for each in self.ladder_targets if each not in {END, RESOLVED}
        }
        return bool(opened) and not route.duties and opened <= ahead

    def routes(self, *states: Truth) -> tuple[Route, ...]:
        """The routes in any of these states, in the edition's order."""
        return tuple(each for each in self.edition.routes if self.route_state(each) in states)

    @cached_property
    def ladder_set_aside(self) -> bool:
        """Whether a route that surely applies takes the ladder's place."""
        if self.danger:
            return True
        replaced = any(each.effect is Effect.REPLACES for each in self.routes(Truth.YES))
        return replaced or self.stage_open

    @cached_property
    def open_routes(self) -> tuple[Route, ...]:
        """The routes that apply or may. Agreement ends all but those about danger and events."""
        found = self.routes(Truth.YES, Truth.UNKNOWN)
        if self.outcome is Outcome.RESOLVED:
            return tuple(each for each in found if each.kind in BEYOND_AGREEMENT)
        return found

    @cached_property
    def certain_routes(self) -> tuple[Route, ...]:
        """The open routes that surely apply."""
        return tuple(each for each in self.open_routes if self.route_state(each) is Truth.YES)

    @cached_property
    def at_risk(self) -> bool:
        """Whether a child may be at immediate risk: a route for that surely applies."""
        return any(each.kind is RouteKind.IMMEDIATE_RISK for each in self.certain_routes)

    @cached_property
    def stage_open(self) -> bool:
        """Whether a route that surely applies leaves open which stage to take, from anywhere."""
        return any(each.effect is Effect.OPENS and not each.at for each in self.routes(Truth.YES))

    # ------------------------------------------------------------------ the ladder

    @cached_property
    def position_given(self) -> str:
        """The answer to how far it has got: ``start``, a rung's path, or nothing yet.

        Who raises it and is not sure starts before the first step; for others it has begun.
        """
        given = self.case.answer(site.POSITION) or ""
        if given != UNSURE:
            return given
        return site.START if self.view is View.RAISING else self.positions[0].path

    @cached_property
    def positions(self) -> tuple[Rung, ...]:
        """The rungs that the reader can be at. Advice on the raising side is no step of theirs."""
        mine = tuple(r for r in self.rungs if self.facts.holds(r.stage.when) is not Truth.NO)
        if self.view is not View.CHALLENGED:
            return mine
        return tuple(each for each in mine if not _advises(each)) or mine

    @cached_property
    def position(self) -> Rung | None:
        """The rung that the case is at; None before the first one."""
        given = self.position_given
        return None if given in {"", site.START} else self.rung(given)

    @property
    def at_start(self) -> bool:
        """Whether the case stands before the first rung."""
        return self.position_given == site.START and not self.ladder_set_aside

    @cached_property
    def start_left_open(self) -> bool:
        """Whether the first stage is printed for a child at no immediate risk, and this one is."""
        return self.at_start and any(
            route.kind is RouteKind.IMMEDIATE_RISK
            and route.effect is Effect.NOT_STATED
            and any(
                self._is_excepted(duty, route) for each in self.target_rungs for duty in each.duties
            )
            for route in self.certain_routes
        )

    def _is_excepted(self, duty: Duty, route: Route) -> bool:
        """Whether a duty does not apply because of what opens a route."""
        if duty.when is None or self.facts.holds(duty.when) is not Truth.NO:
            return False
        return not set(duty.when.conditions).isdisjoint(route.when.conditions)

    @cached_property
    def outcome(self) -> Outcome | None:
        """How things stand at that rung; one that settles nothing has only been passed."""
        if self.position and not self.position.settles:
            # Whoever was asked for advice is still to give it; for others that step is behind them.
            asked = self.view is View.HANDED_UP and _advises(self.position)
            return Outcome.OPEN if asked else Outcome.UNRESOLVED
        given = self.case.answer(site.OUTCOME)
        return _OUTCOMES[given] if given else None

    @property
    def in_hand(self) -> Rung | None:
        """The rung at which it still goes on, if it does: the one after a rung just passed."""
        here = self.position
        if here is None or self.outcome is Outcome.OPEN or here.settles:
            return here if self.outcome is Outcome.OPEN else None
        return self.target_rungs[0] if len(self.target_rungs) == 1 else None

    @cached_property
    def area_condition(self) -> Condition | None:
        """The condition that asks for the area, where the edition has several."""
        areas = {each.id for each in self.edition.areas}
        for condition in self.edition.conditions:
            if len(areas & {option.id for option in condition.options}) > 1:
                return condition
        return None

    @cached_property
    def area(self) -> str | None:
        """The area in effect, if one is known."""
        known = self.area_condition and self.facts.value(self.area_condition.id)
        return known if known in {each.id for each in self.edition.areas} else None

    def entries(self) -> tuple[Entry, ...]:
        """Where the ladder may start. An entry for some people comes before the one for all."""
        apply = [
            each
            for each in self.edition.entry
            if self.facts.holds(each.when) is not Truth.NO and self.is_for(each.go)
        ]
        special = [each for each in apply if each.when]
        certain = [each for each in special if self.facts.holds(each.when) is Truth.YES]
        return tuple(certain or apply)

    def moves(self) -> tuple[Move, ...]:
        """What may follow the rung it is at, for how things stand there."""
        if self.position is None or self.outcome is None:
            return ()
        return tuple(
            each
            for each in self.position.moves(self.outcome)
            if self.facts.holds(each.when) is not Truth.NO and self.is_for(each.go)
        )

    def is_for(self, go: str) -> bool:
        """Whether a stage that something leads to is one for this case, or may be."""
        if go in {END, RESOLVED}:
            return True
        return self.facts.holds(self.rung(go).stage.when) is not Truth.NO

    @cached_property
    def ladder_targets(self) -> tuple[str, ...]:
        """Where the ladder itself leads: stages or steps, ``end`` or ``resolved``."""
        if self.position_given == site.START:
            return tuple(each.go for each in self.entries())
        if self.position is None:
            return ()
        if self.outcome is Outcome.OPEN:
            return (self.position.path,)
        moves = tuple(each.go for each in self.moves())
        if self.outcome is Outcome.RESOLVED:
            # An agreement that leads on has its own duties as well.
            return (RESOLVED, *(each for each in moves if each not in {END, RESOLVED}))
        return moves or (END,)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The paths that come next: rungs, or ``end``, or ``resolved``. Several if left open.

        What the ladder leads to comes first, then what an open route lets in.
        """
        ladder = () if self.ladder_set_aside else self.ladder_targets
        return tuple(
            dict.fromkeys(
                each if each in {END, RESOLVED} else self.rung(each).path
                for each in (*ladder, *let_in(self))
            ),
        )

    @cached_property
    def target_rungs(self) -> tuple[Rung, ...]:
        """The rungs among the targets."""
        return tuple(self.rung(each) for each in self.targets if each not in {END, RESOLVED})


def _advises(rung: Rung) -> bool:
    """Whether a rung is advice from one's own side, which settles nothing; a hand-up is none."""
    return not rung.settles and any(each.act is not Act.HAND_UP for each in rung.duties)
