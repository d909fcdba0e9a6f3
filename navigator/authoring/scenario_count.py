"""How the date of a step was counted: from which moment, and the limit as it was read for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from navigator.engine.clocks import Clockwork
from navigator.engine.deadlines import deadline
from navigator.engine.errors import EngineError
from navigator.engine.guidance import standing_in
from navigator.engine.interview import replay
from navigator.engine.london import to_london
from navigator.engine.moments import Moment
from navigator.engine.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.scenarios import Step
    from navigator.engine.answer import DutyShown
    from navigator.engine.deadlines import End
    from navigator.engine.model import Duty, Edition
    from navigator.engine.state import State
    from navigator.engine.timeline import Timeline
    from navigator.engine.working_days import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The end that leads, the moment that it was counted from, and the limit as printed."""

    start: Moment
    within: Quantity
    end: End

    @property
    def read_as(self) -> Quantity:
        """The limit as it was counted: a working week as ``5 working days`` or ``7 calendar``."""
        return replace(Quantity.from_text(self.end.reading), by=self.within.by)


def standing(step: Step, edition: Edition, calendar: Calendar) -> State:
    """Where the case stands in its answer: a time that ran out has moved it on."""
    state, _ = replay(edition, step.case)
    return standing_in(state, step.now, calendar)


def counted(shown: DutyShown, step: Step, state: State, calendar: Calendar) -> Counted | None:
    """How the date that leads was counted; None where it is no date of the policy's."""
    leading = shown.clock.leading
    if leading is None:
        return None
    timeline = Clockwork(state=state, now=step.now, calendar=calendar).timeline
    for within, start in _starts(timeline, shown.id, state.duties[shown.id], step):
        try:
            made = deadline(within, start, calendar)
        except EngineError:
            continue
        for end in made.ends if made else ():
            if (end.by.isoformat(), end.counting) == (leading.by, leading.counting):
                return Counted(start=start, within=within, end=end)
    return None


def _starts(
    timeline: Timeline, path: str, duty: Duty, step: Step
) -> Iterator[tuple[Quantity, Moment]]:
    """Each moment that a limit may count from, as the engine's clocks take them."""
    limit = duty.limit
    if not limit.within.unit.same:
        for start in timeline.starts(path, duty):
            for happened in timeline.moments(start.event):
                yield start.within, happened.moment
        return
    afters = (limit.after, *(reading.after for reading in limit.readings))
    for event in (event for after in afters if after for event in after.events):
        if found := timeline.happened(event):
            yield limit.within, found.moment
    local = to_london(step.now)
    yield limit.within, Moment(day=local.date(), hour=local.time())
