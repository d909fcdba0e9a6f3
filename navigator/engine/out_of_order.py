"""Times that were given in an order that hardly can be. They are kept: the reader is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.happened import END_OF_DAY, earliest
from navigator.engine.references import Event
from navigator.engine.vocabulary import EventKind
from navigator.engine.wording import event_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Duty
    from navigator.engine.moments import Moment
    from navigator.engine.timeline import Timeline


def out_of_order(path: str, duty: Duty, timeline: Timeline) -> Iterator[str]:
    """What to look at again, of the times that the date of the duty at ``path`` rests on."""
    own = replace(timeline, used=set())
    for start in own.starts(path, duty):
        own.moments(start.event)
    for first, second in permutations(map(Event.from_text, sorted(own.used)), 2):
        at, before = own.given(str(first)), own.given(str(second))
        if at and before and _surely_later(at, before) and _comes_first(first, second, timeline):
            yield site.OUT_OF_ORDER.format(
                first=event_in_words(first, timeline.state.edition),
                at=at.in_words(),
                second=event_in_words(second, timeline.state.edition),
                before=before.in_words(),
            )


def _surely_later(moment: Moment, than: Moment) -> bool:
    """Whether it is later whatever the hours are that were not given."""
    return earliest(moment) > earliest(than, END_OF_DAY)


def _comes_first(first: Event, second: Event, timeline: Timeline) -> bool:
    """Whether one event comes before another on the way up, as a rule.

    What starts the time to settle a stage or step comes before that ends.
    """
    ranks = _rank(first, timeline), _rank(second, timeline)
    if ranks[0] and ranks[1]:
        return ranks[0] < ranks[1]
    return second.kind is EventKind.UNRESOLVED and any(
        start.event == first
        for path, duty in timeline.settling(second)
        for start in timeline.starts(path, duty)
    )


def _rank(event: Event, timeline: Timeline) -> tuple[int, int] | None:
    """Where the start or the end of a stage or step stands on the way up; None for the rest."""
    rungs = enumerate(timeline.state.rungs)
    places = [n for n, each in rungs if event.of in (each.path, each.stage.id)]
    if not places or event.kind not in {EventKind.STARTED, EventKind.UNRESOLVED}:
        return None
    return (places[0], 0) if event.kind is EventKind.STARTED else (places[-1], 1)
