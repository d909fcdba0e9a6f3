"""The engine's own composer for guidance without dates, with a memory of what it has made.

It makes what ``guidance_of`` makes. Parts that several answers share are worked out once, and are
one and the same object in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, override

from navigator.authoring.remembered import Memory
from navigator.engine.clocks import Clockwork
from navigator.engine.compose import Composer
from navigator.engine.shown import Shown
from navigator.engine.status import status_on

if TYPE_CHECKING:
    from navigator.engine.answer import DutyShown, Follow, StatusShown, TimeAsked
    from navigator.engine.answer_ladder import RungShown
    from navigator.engine.placing import Placed
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar


@dataclass(frozen=True, kw_only=True)
class Remembering(Composer):
    """Puts together the guidance for one state after another of an edition."""

    memory: Memory

    def of(self, state: State) -> Remembering:
        """The same for another state."""
        clockwork = Clockwork(state=state, now=None, calendar=self.clockwork.calendar)
        return Remembering(
            state=state, shown=self.shown, clockwork=clockwork, day=self.day, memory=self.memory
        )

    def _plain(self, state: State) -> Composer:
        clockwork = Clockwork(state=state, now=None, calendar=self.clockwork.calendar)
        return Composer(state=state, shown=self.shown, clockwork=clockwork, day=self.day)

    @override
    def duty_shown(self, placed_duty: Placed) -> DutyShown:
        """One duty, made once for all answers that show it alike."""
        condition = self._condition(placed_duty)
        seen = placed_duty.where, placed_duty.urgent, placed_duty.been
        name = ("duty", placed_duty.path, *seen, condition)
        return self.memory.recall(
            name, self.state, lambda state: self._plain(state).duty_shown(placed_duty)
        )

    @cached_property
    @override
    def status(self) -> StatusShown:
        """How far the edition can be relied on: the same in each answer."""
        return self.memory.recall("status", self.state, lambda s: self._plain(s).status)

    @cached_property
    @override
    def entries(self) -> tuple[Follow, ...]:
        """The stages to choose from."""
        return self.memory.recall("entries", self.state, lambda s: self._plain(s).entries)

    @override
    def follows(self) -> tuple[Follow, ...]:
        """What comes after the next rung."""
        return self.memory.recall("follows", self.state, lambda s: self._plain(s).follows())

    @override
    def ladder(self) -> tuple[RungShown, ...]:
        """The whole ladder."""
        return self.memory.recall("ladder", self.state, lambda s: self._plain(s).ladder())

    @override
    def _times(self) -> tuple[TimeAsked, ...]:
        """Without dates no time is asked for."""
        return ()


def remembering(state: State, calendar: Calendar) -> Remembering:
    """A composer with an empty memory."""
    edition = state.edition
    day = edition.standing.on.last_day()
    return Remembering(
        state=state,
        shown=Shown(edition=edition, in_force=not status_on(edition, day).past),
        clockwork=Clockwork(state=state, now=None, calendar=calendar),
        day=day,
        memory=Memory(),
    )
