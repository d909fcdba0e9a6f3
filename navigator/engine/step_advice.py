"""What the tool advises on a step, by whose it is and how long it may wait."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.vocabulary import Act, Part, RouteKind, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from navigator.engine.answer import Clock, Person
    from navigator.engine.model import Duty, Role, Route

# What a practitioner should chase when it is for somebody else to do.
_CHASED = frozenset(
    {
        *(Act.HAND_UP, Act.RESPOND, Act.REVIEW, Act.CONVENE, Act.SEND, Act.DECIDE),
        *(Act.RESOLVE, Act.DISCUSS, Act.MEET, Act.MEDIATE),
    }
)
# The clocks of limits without a number, of which no date can be made.
_UNCOUNTED = frozenset({"none", "words"})


def is_own_agency(actors: Sequence[Person | Role], route: Route | None) -> bool:
    """Whether it is for the raising side, and not for one person alone, to go round the ladder."""
    around = route is not None and route.kind is RouteKind.BYPASS
    return around and bool(actors) and all(each.side == Side.RAISING for each in actors)


def said_of(clock: Clock, *, part: Part, own_agency: bool, route: Route | None) -> Clock:
    """The clock with the advice that fits: who goes round the ladder agrees no date first.

    Of what is late, whoever is not to do it is told to ring and ask.
    """
    if route is not None and route.kind is RouteKind.BYPASS and clock.state in _UNCOUNTED:
        kept = (each for each in clock.advice if each != site.WORDS_ADVICE)
        theirs = part is Part.THEIRS and not own_agency
        now = site.THEIR_STEP_NOW_ADVICE if theirs else site.URGENT_ADVICE
        return replace(clock, advice=(now, *kept))
    if part is Part.THEIRS and site.OVERDUE_ADVICE in clock.advice:
        late = {site.OVERDUE_ADVICE: site.OVERDUE_THEIRS_ADVICE}
        return replace(clock, advice=tuple(late.get(each, each) for each in clock.advice))
    return clock


def whose_step(actors: tuple[Person, ...], duty: Duty, clock: Clock, *, urgent: bool) -> str:
    """Advice for a step on the ladder that is somebody else's to take."""
    if not actors or any(each.you for each in actors):
        return ""
    # An offer of help is nothing to be confirmed.
    if urgent and duty.act is not Act.PROVIDE:
        return site.THEIR_STEP_NOW_ADVICE
    # It may have been said already that they are to be asked now.
    said = {site.OVERDUE_THEIRS_ADVICE, site.THEIR_STEP_NOW_ADVICE}.intersection(clock.advice)
    if duty.act not in _CHASED or said:
        return ""
    theirs = all(each.side == Side.CHALLENGED for each in actors)
    return site.OTHER_SIDE_ADVICE if theirs else site.THEIR_STEP_ADVICE


def is_chased(clock: Clock, advice: str) -> bool:
    """Whether the reader is told to ask somebody else about a step."""
    asking = {site.THEIR_STEP_ADVICE, site.THEIR_STEP_NOW_ADVICE, site.OTHER_SIDE_ADVICE}
    return advice in asking or site.OVERDUE_THEIRS_ADVICE in clock.advice
