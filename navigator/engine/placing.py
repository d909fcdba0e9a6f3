"""Which duties an answer holds: those of the open routes, of the rungs that come next, the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.facts import Truth
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT, covers, got_there
from navigator.engine.stage_choice import been, opened
from navigator.engine.vocabulary import Act, EventKind, Outcome, RouteKind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Route
    from navigator.engine.state import State

_TELL = frozenset({Act.NOTIFY, Act.REPORT})
_ENTERED = frozenset({Act.HAND_UP})
_SETTLES = frozenset({Act.RESOLVE, Act.DISCUSS, Act.RESPOND, Act.MEET, Act.DECIDE, Act.MEDIATE})
_BEEN = {"passed": site.TRIED, "here": site.HERE_NOW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A duty with its path and the label of where it stands.

    ``leads`` keeps it among what has to be done now, whatever its act; ``enters``, too, marks a way
    onto the rung that comes next; ``truth`` says whether it applies. ``urgent`` is what a route
    for a child at immediate risk asks for, or the way onto a rung that it opens. ``after`` says
    what has to come first, in words. ``been`` says, of one of several stages to
    choose from, that the case has been there.
    """

    path: str
    duty: Duty
    where: str
    truth: Truth
    route: Route | None = None
    leads: bool = False
    enters: bool = False
    urgent: bool = False
    after: str = ""
    been: str = ""

    @property
    def perhaps(self) -> bool:
        """Whether it may set the ladder aside: too grave to stand below all that surely applies."""
        grave = self.route is not None and self.route.kind is RouteKind.OVERRIDE
        return grave and self.truth is Truth.UNKNOWN

    @property
    def section(self) -> str:
        """Which list it belongs to: ``duties``, ``also`` (if it applies), ``tell`` or ``records``.

        A way onto a rung stays in front though its condition is not known: it may be the one.
        """
        if self.truth is Truth.UNKNOWN and not (self.enters or self.perhaps):
            return "also"
        if self.leads or self.enters:
            return "duties"
        if self.duty.act is Act.RECORD:
            return "records"
        return "tell" if self.duty.act in _TELL else "duties"


def placed(state: State) -> tuple[Placed, ...]:
    """Every duty that applies or may, each once: the routes', then the ladder's, then the rest."""
    found = {each.path: each for each in weighed(state) if each.truth is not Truth.NO}
    onward = (each for each in _onward(state) if each.truth is not Truth.NO)
    return (*found.values(), *(each for each in onward if each.path not in found))


def weighed(state: State) -> Iterator[Placed]:
    """Every duty that the answer weighs, those that turn out not to apply included."""
    # Of two rules that apply at once, the one to be followed immediately comes first.
    for route in sorted(state.open_routes, key=lambda each: not _is_immediate(state, each)):
        yield from _of_route(state, route)
    targets = state.targets
    alone = len(state.target_rungs) == 1
    for target in targets:
        if target == RESOLVED:
            yield from _of_resolved(state)
        elif target != END:
            yield from _of_rung(state, state.rung(target), alone=alone)
    rungs = state.target_rungs
    # What the ladder may take as a whole is no time for a child at immediate risk.
    throughout = [d for d in state.edition.throughout if not (state.at_risk and _paces(d))]
    for duty in throughout:
        if duty.covers and any(covers(duty.covers, rung) for rung in rungs):
            yield _placed(state, THROUGHOUT, duty, "At this stage")
    for duty in throughout:
        # What is always to be written down is so when the ladder is set aside, too.
        if not duty.covers and (targets or duty.act is Act.RECORD):
            yield _placed(state, THROUGHOUT, duty, "At every stage")


def _is_immediate(state: State, route: Route) -> bool:
    """Whether a route surely applies and asks for something immediately."""
    at_once = any(duty.limit.within.unit is Unit.IMMEDIATELY for duty in route.duties)
    return at_once and state.route_state(route) is Truth.YES


def _paces(duty: Duty) -> bool:
    """Whether a duty says how long settling it may take."""
    unit = duty.limit.within.unit
    waits = unit not in {Unit.NONE_STATED, Unit.IMMEDIATELY} and not unit.same
    return duty.act in _SETTLES and waits


def _of_route(state: State, route: Route) -> Iterator[Placed]:
    by_route = state.route_state(route)
    for duty in route.duties:
        own = state.facts.holds(duty.when)
        yield Placed(
            path=f"{route.id}/{duty.id}",
            duty=duty,
            where=route.title,
            truth=by_route if own is Truth.YES else own,
            route=route,
            leads=True,
            urgent=route.kind is RouteKind.IMMEDIATE_RISK,
        )


def _of_rung(state: State, rung: Rung, *, alone: bool) -> Iterator[Placed]:
    staying = state.outcome is Outcome.OPEN and rung == state.position
    duties = tuple(duty for duty in rung.duties if not (staying and got_there(rung, duty)))
    ways_in = _ways_in(state, duties)
    # Where several ways are open each shows how to start it, so that none hides another.
    for duty in duties:
        way_in = duty in ways_in
        if alone or way_in or state.facts.holds(duty.when) is Truth.NO:
            enters = way_in and not staying
            urgent = enters and _opened_at_risk(state, rung)
            shown = _placed(state, rung.path, duty, rung.label, enters=enters, urgent=urgent)
            yield replace(shown, been=been_in_words(state, rung)) if urgent else shown


def been_in_words(state: State, rung: Rung) -> str:
    """Of one of the stages to choose from, that the case has been there; else nothing."""
    return _BEEN.get(been(state, rung), "") if state.stage_open else ""


def _opened_at_risk(state: State, rung: Rung) -> bool:
    """Whether a route for a child at immediate risk, which is certain, leads onto this rung."""
    return any(
        route.kind is RouteKind.IMMEDIATE_RISK and rung.path in opened(state, route)
        for route in state.certain_routes
    )


def _ways_in(state: State, duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """How somebody gets onto a rung: its hand-ups, or its first duty where it has none.

    What another reading of the same unclear place says stands beside it.
    """
    possible = tuple(d for d in duties if state.facts.holds(d.when) is not Truth.NO)
    chosen = tuple(d for d in possible if d.act in _ENTERED) or possible[:1]
    unclear = {_note(each) for each in chosen} - {""}
    return tuple(d for d in possible if d in chosen or _note(d) in unclear)


def _note(duty: Duty) -> str:
    """The note under one of whose readings a duty stands."""
    return duty.reading.partition("/")[0]


def _onward(state: State) -> Iterator[Placed]:
    """The ways onto the next rung whose time may run already, while it goes on at this one.

    Nothing is asked for their sake: they are no more than what may come.
    """
    here, at = state.in_hand, state.position
    if here is None or at is None or here not in state.target_rungs:
        return
    for move in here.moves(Outcome.UNRESOLVED):
        if move.go in {END, RESOLVED} or state.facts.holds(move.when) is Truth.NO:
            continue
        rung = state.rung(move.go)
        for duty in rung.duties if rung != here and state.is_for(move.go) else ():
            if duty.act in _ENTERED and _may_run(state, at, duty):
                placed = _placed(state, rung.path, duty, rung.label)
                truth = Truth.NO if placed.truth is Truth.NO else Truth.UNKNOWN
                yield replace(placed, truth=truth, after=site.FOLLOWS["unresolved"])


def _may_run(state: State, at: Rung, duty: Duty) -> bool:
    """Whether a dated limit may count from what came before any failure where it is now."""
    reached = state.rungs[: state.rungs.index(at) + 1]
    places = {place for each in reached for place in (each.path, each.stage.id)}
    afters = (duty.limit.after, *(each.after for each in duty.limit.readings))
    return duty.limit.within.unit.counted and any(
        event.kind is EventKind.HAPPENS
        or (event.kind is EventKind.STARTED and event.of in places)
        or (event.kind is EventKind.DONE and event.of.rpartition("/")[0] in places)
        for after in afters
        for event in (after.events if after else ())
    )


def _of_resolved(state: State) -> Iterator[Placed]:
    rung = state.position
    if rung:
        for duty in rung.resolved:
            yield _placed(state, rung.path, duty, rung.label)
    for duty in state.edition.resolved:
        if rung is None or covers(duty.covers, rung):
            yield _placed(state, RESOLVED, duty, "When it is agreed", leads=True)


def _placed(  # noqa: PLR0913 - a duty, where it is from, and how it stands there
    state: State,
    of: str,
    duty: Duty,
    where: str,
    *,
    leads: bool = False,
    enters: bool = False,
    urgent: bool = False,
) -> Placed:
    return Placed(
        path=f"{of}/{duty.id}",
        duty=duty,
        where=where,
        truth=state.facts.holds(duty.when),
        leads=leads,
        enters=enters,
        urgent=urgent,
    )
