"""Dates that no policy sets: one that the child needs, and one that the parties agreed.

Each is shown as what it is. The child's leads wherever it comes first. An agreed date stands where
the policy sets no number; it never moves a limit that the policy does set.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.answer import Clock, Due, TimeAsked
from navigator.engine.case import SOONER, agreed_at
from navigator.engine.london import readings, to_london
from navigator.engine.timeline import stands_at
from navigator.engine.vocabulary import Act
from navigator.engine.wording import place_in_words

if TYPE_CHECKING:
    from navigator.engine.model import Duty
    from navigator.engine.moments import Moment
    from navigator.engine.state import State
    from navigator.engine.timeline import Timeline

# What parties agree a date for: the work of a step, not the papers and messages beside it.
_AGREED: Final = frozenset(
    {
        *(Act.DISCUSS, Act.HAND_UP, Act.RESPOND, Act.RESOLVE, Act.MEET),
        *(Act.CONVENE, Act.MEDIATE, Act.DECIDE, Act.REVIEW, Act.SEND),
    },
)
_END_OF_DAY: Final = time(23, 59)


def with_own_dates(clock: Clock, path: str, duty: Duty, timeline: Timeline, now: datetime) -> Clock:
    """The clock of the duty at ``path`` with the dates that the case holds for it.

    A date agreed for a rung that the policy wants settled sooner stands beside that limit only.
    """
    case, silent = timeline.state.case, {"none", "words"}
    for rung in timeline.state.target_rungs if duty.act in _AGREED else ():
        agreed = case.time(agreed_at(rung.path)) if stands_at(path, duty, rung) else None
        kept = clock.state not in silent or (agreed and timeline.allows(agreed, rung.path))
        if agreed and kept and clock.state not in {"now", "refused"}:
            clock = _with_agreed(clock, _due(agreed, "agreed", site.AGREED_RULE, now))
    sooner = case.time(SOONER)
    timed = clock.state in {"waiting", "due", "overdue", "agreed", "refused"}
    if sooner and (timed or (clock.state in silent and duty.act in _AGREED)):
        clock = _first(clock, _due(sooner, "sooner", site.SOONER_RULE, now))
    return clock


def own_dates_asked(state: State) -> tuple[TimeAsked, ...]:
    """What may be told of the one rung that comes next: a date agreed, a date the child needs."""
    rungs = state.target_rungs
    if state.danger or len(rungs) != 1:
        return ()
    path = rungs[0].path
    agreed = site.AGREED_LABEL.format(place=place_in_words(path, state.edition))
    return (
        _asked(state, agreed_at(path), site.AGREED_QUESTION, agreed, "agreed"),
        _asked(state, SOONER, site.SOONER_QUESTION, site.SOONER_LABEL, "sooner"),
    )


def _asked(state: State, key: str, question: str, label: str, kind: str) -> TimeAsked:
    given = state.case.time(key)
    return TimeAsked(
        id=key,
        question=question,
        label=label,
        hour=True,
        given=str(given) if given else "",
        kind=kind,
    )


def _with_agreed(clock: Clock, due: Due) -> Clock:
    if clock.state in {"none", "words"}:
        late = "overdue" if due.overdue else "agreed"
        advice = (site.OVERDUE_ADVICE,) if due.overdue else ()
        return replace(clock, state=late, leading=due, advice=advice)
    if clock.leading is None or datetime.fromisoformat(due.by) < _by(clock.leading):
        return _first(clock, due)
    return replace(clock, others=(*clock.others, replace(due, why=site.AGREED_LATER)))


def _first(clock: Clock, due: Due) -> Clock:
    """A date in front where it comes first, or where it is all there is."""
    if clock.leading is None:
        led = replace(clock, leading=due)
    elif _by(due) >= _by(clock.leading):
        return clock
    else:
        led = replace(clock, leading=due, others=(clock.leading, *clock.others))
    late = bool(led.leading and led.leading.overdue)
    if late and site.OVERDUE_ADVICE not in led.advice:
        led = replace(led, advice=(site.OVERDUE_ADVICE, *led.advice))
    return replace(led, state="overdue" if late else "due")


def _by(due: Due) -> datetime:
    return datetime.fromisoformat(due.by)


def _due(moment: Moment, kind: str, why: str, now: datetime) -> Due:
    """A day without an hour stands for the whole of it; of two clock hours the first counts."""
    hour = _END_OF_DAY if moment.hour is None else moment.hour
    by = to_london(readings(moment.day, hour)[0].at)
    return Due(
        by=by.isoformat(),
        text=moment.in_words(),
        start="",
        why=why,
        counting="",
        assumption="",
        overdue=now.astimezone(UTC) > by.astimezone(UTC),
        kind=kind,
        exact=moment.hour is not None,
    )
