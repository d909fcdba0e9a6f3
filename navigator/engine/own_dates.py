"""Dates that no policy sets: one that the child needs, and one that the parties agreed.

Each is shown as what it is. The child's leads wherever it comes first. An agreed date stands where
the policy sets no number; it never moves a limit that the policy does set.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.answer import Clock, Due, TimeAsked
from navigator.engine.case import SOONER, agreed_at
from navigator.engine.happened import END_OF_DAY
from navigator.engine.london import readings, to_london
from navigator.engine.moments import Moment
from navigator.engine.timeline import stands_at
from navigator.engine.vocabulary import Act, DateKind, Outcome
from navigator.engine.wording import place_in_words

if TYPE_CHECKING:
    from navigator.engine.model import Duty
    from navigator.engine.state import State
    from navigator.engine.timeline import Timeline

# What parties agree a date for: the work of a step, not the papers and messages beside it.
_AGREED: Final = frozenset(
    {
        *(Act.DISCUSS, Act.HAND_UP, Act.RESPOND, Act.RESOLVE, Act.MEET),
        *(Act.CONVENE, Act.MEDIATE, Act.DECIDE, Act.REVIEW, Act.SEND),
    },
)
_SILENT: Final = frozenset({"none", "words"})
_LABELS: Final[dict[str, str]] = dict(site.DATE_LABELS)


def with_own_dates(clock: Clock, path: str, duty: Duty, timeline: Timeline, now: datetime) -> Clock:
    """The clock of the duty at ``path`` with the dates that the case holds for it.

    A date agreed for a rung that the policy wants settled sooner stands beside that limit only.
    Beside a limit whose start is not known yet it only stands: that limit may come first. The
    child's date leads there, unless the limit surely ends before it.
    """
    state = timeline.state
    of_route = path.rpartition("/")[0] in {each.id for each in state.edition.routes}
    if clock.state == "now" or (state.outcome is Outcome.RESOLVED and not of_route):
        return clock
    for rung in state.target_rungs if duty.act in _AGREED else ():
        agreed = state.case.time(agreed_at(rung.path)) if stands_at(path, duty, rung) else None
        kept = clock.state not in _SILENT or (agreed and timeline.allows(agreed, rung.path))
        if agreed and kept and clock.state != "refused":
            clock = _with_agreed(clock, _due(agreed, DateKind.AGREED, site.AGREED_RULE, now))
    sooner = state.case.time(SOONER)
    if sooner and (clock.state not in _SILENT or duty.act in _AGREED):
        due = _due(sooner, DateKind.SOONER, site.SOONER_RULE, now)
        if clock.state == "waiting" and _may_lead(due, clock, path, duty, timeline):
            late = (site.OVERDUE_ADVICE,) if due.overdue else ()
            advice = dict.fromkeys((*late, *clock.advice, site.OWN_WHILE_WAITING))
            state_now = "overdue" if late else "due"
            return replace(clock, state=state_now, leading=due, advice=tuple(advice))
        clock = _first(clock, due)
    return clock


def _may_lead(due: Due, clock: Clock, path: str, duty: Duty, timeline: Timeline) -> bool:
    """Whether no date known comes before one of the reader's own, nor must the limit end before it.

    What has begun by now ends no later than what would begin now.
    """
    if timeline.now is None or any(_by(each) < _by(due) for each in clock.others):
        return False
    local = to_london(timeline.now)
    at = Moment(day=local.date(), hour=local.time())
    starts = timeline.starts(path, duty)
    latest = [end.instant for start in starts for end in timeline.ends(start.within, at)]
    return bool(latest) and _by(due) <= min(latest)


def labelled(clock: Clock) -> Clock:
    """The same clock, with words beside each date that say whose it is."""
    if clock.leading is None:
        others = tuple(replace(each, label=_LABELS.get(each.kind, "")) for each in clock.others)
        return replace(clock, others=others)
    led = replace(clock.leading, label=_LABELS.get(clock.leading.kind, ""))
    policy = site.OTHER_READING if clock.leading.kind == DateKind.POLICY else site.POLICY_DATE
    others = tuple(replace(each, label=_LABELS.get(each.kind, policy)) for each in clock.others)
    return replace(clock, leading=led, others=others)


def own_dates_asked(state: State, *, offered: bool) -> tuple[TimeAsked, ...]:
    """What may be told of the rung that comes next: a date agreed, a date the child needs.

    Whatever was told and bears on the answer is there, to be seen and taken back; the rest only
    where it is ``offered`` and there is one rung.
    """
    times = dict(state.case.times)
    rungs = dict.fromkeys((*state.target_rungs, *((state.position,) if state.position else ())))
    single = offered and not state.danger and len(state.target_rungs) == 1
    asked = []
    for rung in rungs:
        key = agreed_at(rung.path)
        if key in times or (single and rung in state.target_rungs):
            place = place_in_words(rung.path, state.edition)
            label = site.AGREED_LABEL.format(place=place)
            asked.append(_asked(state, key, site.AGREED_QUESTION, label, DateKind.AGREED))
    if SOONER in times or single:
        asked.append(
            _asked(state, SOONER, site.SOONER_QUESTION, site.SOONER_LABEL, DateKind.SOONER)
        )
    return tuple(asked)


def _asked(state: State, key: str, question: str, label: str, kind: DateKind) -> TimeAsked:
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
    if clock.state == "words":
        return _beside(clock, due)
    if clock.state == "none":
        late = "overdue" if due.overdue else "agreed"
        advice = (site.OVERDUE_ADVICE,) if due.overdue else ()
        return replace(clock, state=late, leading=due, advice=advice)
    if clock.leading is None or _by(due) < _by(clock.leading):
        return _first(clock, due)
    if _by(due) == _by(clock.leading):
        return clock
    return replace(clock, others=(*clock.others, replace(due, why=site.AGREED_LATER)))


def _first(clock: Clock, due: Due) -> Clock:
    """A date in front where it comes first, or where the policy sets none.

    "Without delay" never gives way to a date.
    """
    if clock.state == "words":
        return _beside(clock, due)
    if clock.state == "waiting":
        advice = tuple(dict.fromkeys((*clock.advice, site.OWN_WHILE_WAITING)))
        return replace(clock, others=(*clock.others, due), advice=advice)
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


def _beside(clock: Clock, due: Due) -> Clock:
    return replace(clock, others=(*clock.others, due))


def _by(due: Due) -> datetime:
    return datetime.fromisoformat(due.by)


def _due(moment: Moment, kind: DateKind, why: str, now: datetime) -> Due:
    """A day without an hour stands for the whole of it; of two clock hours the first counts."""
    hour = END_OF_DAY if moment.hour is None else moment.hour
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
