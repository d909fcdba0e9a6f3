"""What may follow: the stages that are open to choose, and what comes after the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Follow
from navigator.engine.facts import Truth
from navigator.engine.ladder import END, RESOLVED
from navigator.engine.sentences import lower_first
from navigator.engine.stage_choice import opened
from navigator.engine.viewpoint import Viewpoint
from navigator.engine.vocabulary import Act, Effect, Outcome
from navigator.engine.wording import limit_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Cites, Duty, Entry, Ids, Move, Route
    from navigator.engine.shown import Shown
    from navigator.engine.state import State

_CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Follows for one state."""

    state: State
    shown: Shown

    def entries(self) -> tuple[Follow, ...]:
        """The stages between which the policy leaves the choice open, or none."""
        rungs = self.state.target_rungs
        let_in = {
            path
            for route in self.state.certain_routes
            if route.effect is Effect.OPENS
            for path in opened(self.state, route)
        }
        if len(rungs) < 2 and not let_in:  # noqa: PLR2004 - one is no choice
            return ()
        here = self.state.position if self.state.outcome is Outcome.OPEN else None
        return tuple(self._stay(each) if each == here else self._onto(each.path) for each in rungs)

    def _onto(self, path: str) -> Follow:
        return self._follow(_CHOICE, path, self._way_to(path))

    def _stay(self, rung: Rung) -> Follow:
        """The choice to leave it at the rung that it is at: what brought it there has been done."""
        found = self._onto(rung.path)
        left = tuple(
            each
            for each in rung.duties
            if each.act is not Act.HAND_UP and self.state.facts.holds(each.when) is not Truth.NO
        )
        then = self._in_words(left[0]) if left else rung.meanwhile
        return replace(
            found,
            text=f"{site.STAYS} {then}".strip(),
            duties=tuple(map(self._do, left)),
        )

    def follows(self) -> tuple[Follow, ...]:
        """What comes after the one next rung, and where a route lets somebody go besides."""
        return (*self._after(), *self._besides(), *self._perhaps())

    def _after(self) -> Iterator[Follow]:
        rungs = self.state.target_rungs
        if len(rungs) != 1 or self.state.start_left_open:
            return
        for outcome in (Outcome.UNRESOLVED, Outcome.NO_REPLY):
            for move in rungs[0].then:
                applies = self.state.facts.holds(move.when) is not Truth.NO
                if outcome in move.on and applies and self.state.is_for(move.go):
                    # What settles nothing cannot fail: it is done, and the next one follows.
                    after = outcome if rungs[0].settles else "done"
                    yield self._follow(after, self._path(move.go), move)

    def _besides(self) -> Iterator[Follow]:
        """The stages that a route names without opening them: what leads is printed elsewhere."""
        if self.state.ladder_set_aside:
            return
        for route in self.state.certain_routes:
            if route.effect is not Effect.OPENS:
                for path in filter(self.state.is_for, route.opens):
                    yield self._follow(_CHOICE, self._path(path), route, f"{route.title}: ")

    def _perhaps(self) -> Iterator[Follow]:
        if self.state.danger:
            return
        for route in self.state.open_routes:
            if route.effect is Effect.OPENS and self.state.route_state(route) is Truth.UNKNOWN:
                for path in filter(self.state.is_for, route.opens):
                    condition = f"{self.shown.unknown(route.when)}. "
                    yield self._follow(_CHOICE, self._path(path), route, condition)

    def _path(self, go: str) -> str:
        return go if go in {END, RESOLVED} else self.state.rung(go).path

    def _way_to(self, path: str) -> Entry | Move | Route | None:
        """What of the edition opens the way to a rung, for its notes and its place."""
        ways: tuple[tuple[str, Entry | Move | Route], ...] = (
            *((each.go, each) for each in self.state.entries() if self.state.position is None),
            *((each.go, each) for each in self.state.moves()),
            *(
                (go, route)
                for route in self.state.certain_routes
                for go in opened(self.state, route)
            ),
        )
        return next((way for go, way in ways if self._path(go) == path), None)

    def _follow(
        self, outcome: str, target: str, way: Entry | Move | Route | None, condition: str = ""
    ) -> Follow:
        where, text = "", site.NO_FURTHER_STEP if target == END else site.COUNTS_AS_AGREED
        duties: tuple[Duty, ...] = ()
        if target not in {END, RESOLVED}:
            rung = self.state.rung(target)
            where = rung.label
            duties = tuple(d for d in rung.duties if self.state.facts.holds(d.when) is not Truth.NO)
            text = self._in_words(duties[0]) if duties else rung.title
        if loop := getattr(way, "loop", ""):
            text += f" ({loop})"
        notes: Ids = way.notes if way else ()
        cite: Cites = way.cite if way else ()
        return Follow(
            outcome=outcome,
            where=where,
            text=condition + text,
            duties=tuple(map(self._do, duties)),
            stated=getattr(way, "stated", True),
            notes=self.shown.notes(notes),
            cite=tuple(map(str, cite)),
        )

    def _in_words(self, duty: Duty) -> str:
        recipient = Viewpoint(state=self.state).parties(duty.recipient)
        to = f" To: {recipient}." if recipient else ""
        if self.state.stage_open:
            # A stage that is chosen is not bound to the ladder's time.
            return f"{self._do(duty)}.{to}"
        return f"{self._do(duty)}.{to} {limit_in_words(duty.limit, self.state.edition)}."

    def _do(self, duty: Duty) -> str:
        """A duty's words; who is to do it first, where they had to be turned for the reader."""
        view = Viewpoint(state=self.state)
        words = view.do(duty, view.part(duty))
        return words if words == duty.do else f"{view.parties(duty.actor)}: {lower_first(words)}"
