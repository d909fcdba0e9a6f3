"""The times that an answer asks for: what its clocks wait for or were counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.own_dates import own_dates_asked
from navigator.engine.references import Event
from navigator.engine.timeline import has_date
from navigator.engine.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.answer import TimeAsked
    from navigator.engine.clocks import Clockwork
    from navigator.engine.placing import Placed


def times_asked(
    clockwork: Clockwork, duties: Iterable[Placed], *, offered: bool
) -> tuple[TimeAsked, ...]:
    """Every event that a clock of these duties waits for or was counted from, each once.

    ``offered``: whether a date that was agreed, or that the child needs, may be given too.
    """
    timeline, state = clockwork.timeline, clockwork.state
    needs: dict[str, bool] = {}
    for each in duties:
        if has_date(each.duty):
            for need, hour in timeline.needs(each.path, each.duty).items():
                needs[need] = needs.get(need, False) or hour
    if here := state.in_hand:
        # What still goes on has not ended.
        for of in (here.path, here.stage.id):
            needs.pop(str(Event(of=of, kind=EventKind.UNRESOLVED)), None)
    # Whatever else the answer was worked out from is seen, and can be taken back.
    needs |= dict.fromkeys(sorted(clockwork.used - set(needs)), True)
    happened = (timeline.asked(need, hour=hour) for need, hour in needs.items())
    return (*happened, *own_dates_asked(state, offered=offered))
