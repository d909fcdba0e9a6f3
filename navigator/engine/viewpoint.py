"""What a duty is to the reader, from the side that they are on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.sentences import the
from navigator.engine.step_advice import is_own_agency
from navigator.engine.vocabulary import Act, Part, RouteKind, Side, View
from navigator.engine.wording import parties_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.model import Duty, Role, Route
    from navigator.engine.references import Parties
    from navigator.engine.state import State

# Whoever a matter is brought to by one of these has it before them.
_BRINGS: Final = frozenset({Act.HAND_UP, Act.CONSULT, Act.SEND, Act.DISCUSS})
# What a child's safety asks of anybody, whichever side they are on.
_ANYBODY: Final = frozenset({RouteKind.IMMEDIATE_RISK, RouteKind.OVERRIDE})
_ASKED: Final = frozenset(
    {
        *(site.THEIR_STEP_ADVICE, site.THEIR_STEP_NOW_ADVICE),
        *(site.OVERDUE_THEIRS_ADVICE, site.OTHER_SIDE_ADVICE),
    }
)
_OF_THEM: Final = tuple(
    (re.compile(rf"\b{word}\b"), instead)
    for word, instead in (
        ("yourself", "themselves"),
        ("your", "their"),
        ("Your", "Their"),
        ("you", "they"),
        ("You", "They"),
    )
)
_YOURS: Final = re.compile(
    r"^Your (?:own )?(?:agency|organisation)'s |^Your (?:own )?"
    r"|,? (?:in|of) your (?:own )?(?:agency|organisation)"
)


@dataclass(frozen=True, kw_only=True)
class Viewpoint:
    """The reader's side in one case."""

    state: State

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {each.id: each for each in self.state.edition.roles}

    @cached_property
    def _brought_to(self) -> set[str]:
        """The roles that the matter is brought to at the rungs the case is at or comes to."""
        here = self.state.position
        rungs = (*((here,) if here else ()), *self.state.target_rungs)
        return {
            role
            for rung in rungs
            for duty in rung.duties
            if duty.act in _BRINGS
            for role in duty.recipient.roles
            if not self._roles[role].you
        }

    def part(self, duty: Duty, route: Route | None = None) -> Part:
        """What a duty is to the reader."""
        actors = [self._roles[each] for each in duty.actor.roles]
        if not actors:
            # Whoever has the matter sees to it that it goes on.
            passes_on = self.state.view is View.HANDED_UP and duty.act is Act.HAND_UP
            return Part.YOURS if passes_on else Part.WITH_YOU
        if any(each.you for each in actors) and (
            self.state.view is View.RAISING or self._is_anybodys(route)
        ):
            return Part.YOURS
        if self.state.view is View.RAISING:
            return Part.WITH_YOU if is_own_agency(actors, route) else Part.THEIRS
        if any(map(self._is_reader, actors)):
            return Part.YOURS
        recipients = [self._roles[each] for each in duty.recipient.roles]
        return Part.WITH_YOU if any(map(self._is_reader, recipients)) else Part.THEIRS

    def is_addressed(self, duty: Duty) -> bool:
        """Whether a duty is done towards nobody but the reader, or a challenged reader's side."""
        roles = [self._roles[each] for each in duty.recipient.roles]
        if self.state.view is View.RAISING:
            return bool(roles) and all(each.you for each in roles)
        sides = {each.side for each in roles}
        return self.state.view is View.CHALLENGED and sides == {Side.CHALLENGED}

    def _is_reader(self, role: Role) -> bool:
        """Whether the reader may hold a role: on their side, or one that it was brought to."""
        if self.state.view is View.CHALLENGED:
            return role.side in {Side.CHALLENGED, Side.EACH}
        if role.you:
            return role.side is Side.EACH
        return role.side is not Side.CHALLENGED or role.id in self._brought_to

    @staticmethod
    def _is_anybodys(route: Route | None) -> bool:
        return route is not None and route.kind in _ANYBODY

    def speaks_to_reader(self, route: Route | None = None) -> bool:
        """Whether "your" in an edition is the reader's: it speaks to the one who acts."""
        return self.state.view is View.RAISING or self._is_anybodys(route)

    def advice(self, duty: Duty, route: Route | None = None) -> str:
        """The tool's advice on whose duty it is, for a reader who did not raise it."""
        if self.state.view is View.RAISING:
            return ""
        actors = [self._roles[each] for each in duty.actor.roles]
        given_to_one = any(each.you and each.side is Side.RAISING for each in actors)
        if given_to_one and self._is_anybodys(route):
            return site.ANYBODY_AT_RISK_ADVICE
        nobody = not duty.actor.roles and duty.act is not Act.RECORD
        return site.NOT_SAID_WHO_ADVICE if nobody else ""

    def whose(self, duty: Duty, part: Part, route: Route | None = None) -> str:
        """Who does it, in words that place the reader."""
        actor = self.parties(duty.actor, route)
        if not duty.actor.roles:
            return actor
        view, sides = self.state.view, {self._roles[each].side for each in duty.actor.roles}
        if view is View.RAISING:
            yours = f"You ({actor[:1].lower()}{actor[1:]})"
            return {Part.YOURS: yours, Part.WITH_YOU: f"Your side: {actor}"}.get(part, actor)
        if part is not Part.YOURS or any(self._roles[each].you for each in duty.actor.roles):
            return actor
        if view is View.HANDED_UP:
            if duty.act is Act.DISCUSS and (other := self.parties(duty.recipient, route)):
                return f"You and your counterpart: {actor}; {other}"
            return f"You, if this is your role: {actor}"
        return f"Your side: {actor}" if sides == {Side.CHALLENGED} else f"Each side: {actor}"

    def do(self, duty: Duty, part: Part, route: Route | None = None) -> str:
        """A duty's words. "You" in an edition is who raises it: of others it is said of them."""
        theirs = any(self._roles[each].side is Side.RAISING for each in duty.actor.roles)
        if self.speaks_to_reader(route) or part is Part.YOURS or not theirs:
            return duty.do
        return _of_them(duty.do)

    def heading(self, duty: Duty, do: str, advice: Iterable[str]) -> str:
        """``do`` as it heads a card: whom to ask, where ``advice`` is to ask about the step."""
        if self.state.view is not View.RAISING or not _ASKED.intersection(advice):
            return do
        actor = parties_in_words(duty.actor, self.state.edition, lambda role: the(role.name))
        return site.ASK_TO_CONFIRM.format(actor=actor, do=_of_them(do))

    def parties(self, parties: Parties | None, route: Route | None = None) -> str:
        """Roles in words. An edition speaks to the one who raises it: others are told the side."""
        own = self.speaks_to_reader(route)
        return parties_in_words(parties, self.state.edition, None if own else self.name)

    def name(self, role: Role) -> str:
        """A role's name as a reader on another side sees it: without "your", and with theirs."""
        plain = _YOURS.sub("", role.name)
        if self.state.view is View.CHALLENGED and role.side is Side.CHALLENGED:
            return f"{role.name} (you, or your agency)"
        if plain == role.name:
            return role.name
        return f"{plain[:1].upper()}{plain[1:]} (of the agency that raised it)"


def _of_them(words: str) -> str:
    """What an edition says to whoever acts, said of them."""
    for pattern, instead in _OF_THEM:
        words = pattern.sub(instead, words)
    return words
