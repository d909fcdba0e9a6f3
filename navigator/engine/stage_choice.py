"""Where a route leaves the choice of stage open: which rungs it lets in, and which were tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.vocabulary import Effect

if TYPE_CHECKING:
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Route
    from navigator.engine.state import State


def opened(state: State, route: Route) -> tuple[str, ...]:
    """The paths of the rungs that a route lets in.

    A stage is entered at its first step. Of the one that the case is in, each step is open.
    """
    position = state.position
    inside = position.stage.id if position and state.stage_open else ""
    found: list[str] = []
    for path in filter(state.is_for, route.opens):
        steps = [each.path for each in state.rungs if each.stage.id == path]
        found += steps if path == inside else [state.rung(path).path]
    return tuple(dict.fromkeys(found))


def been(state: State, rung: Rung) -> str:
    """``ahead``, ``here`` or ``passed``: a rung as seen from where the case stands."""
    position = state.position
    if position is None:
        return "ahead"
    if rung == position:
        return "here"
    return "ahead" if state.rungs.index(rung) > state.rungs.index(position) else "passed"


def let_in(state: State) -> list[str]:
    """Every rung that a sure route lets in; where the stage is open, what was not tried first."""
    ways = [
        path
        for route in state.certain_routes
        if route.effect is Effect.OPENS
        for path in opened(state, route)
    ]
    if not state.stage_open:
        return ways
    order = ("ahead", "here", "passed")
    return sorted(ways, key=lambda path: order.index(been(state, state.rung(path))))
