"""What a learner may choose to do: the right step, and steps of other places on the ladder.

Each wrong choice says why it is wrong. All of them are worked out from the edition and the case,
so that a trainer's own scenario has them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.engine.facts import Truth
from navigator.engine.ladder import THROUGHOUT, stage_label
from navigator.engine.sentences import lower_first
from navigator.engine.viewpoint import Viewpoint
from navigator.engine.vocabulary import Act, View
from navigator.engine.wording import WHO_NOT_STATED, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.authoring.scenarios import Step
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty, Route
    from navigator.engine.state import State

# So many to choose from, the right one among them.
MOST: Final = 4
RIGHT: Final = "right"
NEAR: Final = "near"
WRONG: Final = "wrong"
OPEN_TOO: Final = "That is open to you as well. The policy leaves the choice."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: ``mark`` is ``right``, ``near`` or ``wrong``, and ``why`` says why."""

    text: str
    about: str = ""
    mark: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entrance:
    """The duty at ``path`` that starts a route, or a rung of the ladder."""

    path: str
    duty: Duty
    route: Route | None = None
    rung: Rung | None = None

    @property
    def place(self) -> str:
        """Its stage or its route, in words."""
        if self.rung:
            return lower_first(stage_label(self.rung.stage))
        return f"the route \u201c{self.route.title}\u201d" if self.route else ""


def deeds(right: DutyShown, step: Step, guidance: Guidance, state: State) -> tuple[Choice, ...]:
    """The right next step among steps of other stages and routes, in the ladder's order.

    ``state`` is where the case stands in its answer, ``guidance``. Nobody is a wrong choice whom
    that answer turns to as well, and no step that may apply.
    """
    entrances = list(_entrances(state))
    order = [each.path for each in entrances]
    open_too = _open_too(right, guidance, order)
    # What holds throughout stands beside a step, and does not make its people the next ones.
    asked = (*open_too, *(each.do for each in step.then), *(each.id for each in guidance.duties))
    here_too = {each for each in asked if not each.startswith(f"{THROUGHOUT}/")} | {right.id}
    spoken_for = {
        role for path in here_too & set(state.duties) for role in state.duties[path].recipient.roles
    }
    at = _place(right, order)
    nearest = sorted(
        _wrong(entrances, right, guidance, state, spoken_for),
        key=lambda each: abs(order.index(each.path) - at),
    )
    here = _here(right, entrances, state)
    made = {
        order.index(each.path): _choice(each, state, WRONG, _why(each, right, here, state))
        for each in nearest[: MOST - 1 - len(open_too)]
    }
    for each in entrances:
        if each.path in open_too:
            made[order.index(each.path)] = _choice(each, state, RIGHT, OPEN_TOO)
    why = f"That is it: {here}." if here else "That is it."
    chosen = Choice(text=_aim(right.recipient, right), about=right.do, mark=RIGHT, why=why)
    before = [made[number] for number in sorted(made) if number < at]
    return (*before, chosen, *(made[number] for number in sorted(made) if number >= at))


def _wrong(
    entrances: Iterable[_Entrance],
    right: DutyShown,
    guidance: Guidance,
    state: State,
    spoken_for: set[str],
) -> Iterator[_Entrance]:
    """The ways in that are wrong here, each towards somebody else."""
    asked = {each.id for each in (*guidance.duties, *guidance.tell, *guidance.also)}
    free = _free_stages(guidance)
    seen = {_aim(right.recipient, right)}
    for each in entrances:
        text = _choice(each, state, WRONG, "").text
        if each.path in asked or each.path.partition("/")[0] in free:
            continue
        if text in seen or _is_spoken_for(each, spoken_for, state):
            continue
        if each.route and state.route_state(each.route) is not Truth.NO:
            continue
        if _is_theirs(each, state):
            continue
        seen.add(text)
        yield each


def _is_spoken_for(entrance: _Entrance, spoken_for: set[str], state: State) -> bool:
    """Whether a step is towards one of these roles, by the name of it or by another."""
    roles = {role.id: role for role in state.edition.roles}
    named = " / ".join(roles[each].name for each in spoken_for)
    for each in entrance.duty.recipient.roles:
        names = "|".join(map(re.escape, (roles[each].name, *roles[each].also)))
        if each in spoken_for or re.search(rf"\b(?:{names})\b", named, re.IGNORECASE):
            return True
    return False


def _is_theirs(entrance: _Entrance, state: State) -> bool:
    """Whether it is a step of whoever raised it, put to a reader on another side."""
    if state.view is View.RAISING or Viewpoint(state=state).speaks_to_reader(entrance.route):
        return False
    raising = {role.id for role in state.edition.roles if role.you}
    return bool(raising & set(entrance.duty.actor.roles))


def _here(right: DutyShown, entrances: Iterable[_Entrance], state: State) -> str:
    """The stage or the route of the right step, in words; empty for what holds throughout."""
    base = right.id.rpartition("/")[0]
    for each in entrances:
        if each.path.rpartition("/")[0] == base:
            return each.place
    rung = state.position
    return lower_first(stage_label(rung.stage)) if rung else ""


def _why(entrance: _Entrance, right: DutyShown, here: str, state: State) -> str:
    """Why a step is not the one: the place that it belongs to, and what differs in this case."""
    place, rung = entrance.place, entrance.rung
    if rung is None:
        return f"That belongs to {place}. This case does not take it."
    if here.startswith("the route"):
        return f"That belongs to {place}. This case takes {here}."
    for when in (rung.stage.when, entrance.duty.when):
        if when and state.facts.holds(when) is Truth.NO:
            condition = lower_first(when_in_words(when, state.edition))
            return f"That belongs to {place}, {condition}. That is not so here."
    if right.id.partition("/")[0] != rung.stage.id:
        return f"That belongs to {place}." + (f" This case is at {here}." if here else "")
    paths = [each.path for each in state.rungs]
    now = right.id.rpartition("/")[0]
    if now == rung.path:
        return f"That is how {place} begins. This case is past that."
    later = now in paths and paths.index(rung.path) > paths.index(now)
    return f"That belongs to {place} too. It {'comes later' if later else 'came before'}."


def _choice(entrance: _Entrance, state: State, mark: str, why: str) -> Choice:
    recipient = Viewpoint(state=state).parties(entrance.duty.recipient, entrance.route)
    text = _aim(recipient, entrance.duty)
    return Choice(text=text, about=entrance.duty.do, mark=mark, why=why)


def _free_stages(guidance: Guidance) -> set[str]:
    """The stages between which the policy leaves the choice: no step of theirs is wrong."""
    if len(guidance.entries) < 2:  # noqa: PLR2004 - a choice is between two or more
        return set()
    return {each.id.partition("/")[0] for each in guidance.duties}


def _open_too(right: DutyShown, guidance: Guidance, order: list[str]) -> list[str]:
    """Steps that are as right: of several stages, where the policy leaves the choice open."""
    if not _free_stages(guidance):
        return []
    asked = [each.id for each in guidance.duties if each.id != right.id and each.id in order]
    return asked[: MOST - 2]


def _entrances(state: State) -> Iterator[_Entrance]:
    """A duty for each way in: routes first, then each rung."""
    for route in state.edition.routes:
        if route.duties:
            duty = next((each for each in route.duties if each.recipient.roles), route.duties[0])
            yield _Entrance(path=f"{route.id}/{duty.id}", duty=duty, route=route)
    for rung in state.rungs:
        if rung.duties:
            duty = _way_in(rung.duties)
            yield _Entrance(path=f"{rung.path}/{duty.id}", duty=duty, rung=rung)


def _way_in(duties: tuple[Duty, ...]) -> Duty:
    """The duty that starts a rung: a hand-up, or the first where it has none."""
    return next((each for each in duties if each.act is Act.HAND_UP), duties[0])


def _place(right: DutyShown, order: list[str]) -> int:
    """Where the right step stands among the entrances."""
    base = right.id.rpartition("/")[0]
    for number, path in enumerate(order):
        if path.rpartition("/")[0] == base:
            return number
    return len(order)


def _aim(recipient: str, duty: Duty | DutyShown) -> str:
    """Towards whom; a deed that is aimed at nobody, or nobody knows at whom, speaks for itself."""
    return duty.do if recipient in {"", WHO_NOT_STATED} else recipient
