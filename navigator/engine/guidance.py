"""The guidance of a case without open questions, and what a time that ran out does to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.clocks import Clockwork
from navigator.engine.compose import Composer
from navigator.engine.facts import Truth
from navigator.engine.interview import replay
from navigator.engine.london import to_london
from navigator.engine.shown import Shown
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Act, Outcome
from navigator.engine.wording import place_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from navigator.engine.answer import Guidance
    from navigator.engine.happened import Happened
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar

_NO_REPLY = "no-reply"
_STILL_OWED = frozenset({Act.NOTIFY, Act.REPORT, Act.SEND, Act.RECORD})


def guidance_of(state: State, now: datetime | None, calendar: Calendar) -> Guidance:
    """The guidance of a case whose questions are all answered; ``now`` as for ``advise``."""
    edition = state.edition
    day = to_london(now).date() if now else edition.standing.on.last_day()
    shown = Shown(edition=edition, in_force=not status_on(edition, day).past)
    clockwork = Clockwork(state=state, now=now, calendar=calendar)
    rule: tuple[str, ...] = ()
    ended = _ended(state, clockwork)
    if ended:
        later = standing_in(state, now, calendar)
        moves_on = later is not state
        rule = (_in_words(site.EXPIRED_RULE if moves_on else site.EXPIRED_ADVICE, state, ended),)
        if moves_on:
            rule += _owed(state)
            state, clockwork = later, replace(clockwork, state=later)
    guidance = Composer(state=state, shown=shown, clockwork=clockwork, day=day).guidance()
    return replace(guidance, advice=(*rule, *guidance.advice)) if rule else guidance


def standing_in(state: State, now: datetime | None, calendar: Calendar) -> State:
    """Where a case stands in its guidance: a time to settle that has passed moves it on.

    The tool's rule: that counts as no agreement. What is only asked there is not known yet, and
    what depends on it says so. Where nothing follows, the case stays as it is.
    """
    if not ran_out_in(state, now, calendar):
        return state
    later, _ = replay(state.edition, state.case.with_answer(site.OUTCOME, _NO_REPLY))
    return later if later.target_rungs else state


def ran_out_in(state: State, now: datetime | None, calendar: Calendar) -> Happened | None:
    """When the time to settle the step that is said to go on ran out; None while it may run."""
    return _ended(state, Clockwork(state=state, now=now, calendar=calendar))


def _owed(state: State) -> tuple[str, ...]:
    """What the rung that is left asked to tell, send or record: a time that ran out ends none."""
    rung = state.position
    duties = [
        f"{duty.do}."
        for duty in (rung.duties if rung else ())
        if duty.act in _STILL_OWED and state.facts.holds(duty.when) is not Truth.NO
    ]
    if not rung or not duties:
        return ()
    place = place_in_words(rung.path, state.edition)
    return (site.EXPIRED_OWED.format(place=place, duties=" ".join(duties)),)


def _ended(state: State, clockwork: Clockwork) -> Happened | None:
    """When the time to settle the rung that it is at ran out, while it is said to go on."""
    if state.position is None or state.outcome is not Outcome.OPEN:
        return None
    return clockwork.timeline.over(state.position.path)


def _in_words(rule: str, state: State, ended: Happened) -> str:
    place = place_in_words(state.position.path, state.edition) if state.position else ""
    return rule.format(place=place, when=ended.in_words())
