"""What a learner may choose to do: the right step, and steps of other places on the ladder.

Each wrong choice says why it is wrong. All of them are worked out from the edition and the case,
so that a trainer's own scenario has them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.engine.ladder import duties_by_path, rungs
from navigator.engine.sentences import lower_first
from navigator.engine.vocabulary import Act
from navigator.engine.wording import parties_in_words

if TYPE_CHECKING:
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.model import Duty, Edition

# So many to choose from, the right one among them.
MOST: Final = 4
RIGHT: Final = "right"
NEAR: Final = "near"
WRONG: Final = "wrong"
OPEN_TOO: Final = "That is open to you. The policy leaves the choice of stage to you."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: ``mark`` is ``right``, ``near`` or ``wrong``, and ``why`` says why."""

    text: str
    about: str = ""
    mark: str
    why: str


def deeds(right: DutyShown, guidance: Guidance, edition: Edition) -> tuple[Choice, ...]:
    """The right next step among steps of other stages and routes, in the ladder's order."""
    asked = {each.id for each in (*guidance.duties, *guidance.tell, *guidance.also)}
    said = {_words(path, edition) for path in asked}
    free = _free_stages(guidance)
    others = [
        each
        for each in _entrances(edition)
        if each[0] not in asked and each[0].partition("/")[0] not in free
    ]
    distinct: dict[tuple[str, str], tuple[str, str]] = {}
    for path, place in others:
        words = _words(path, edition)
        if words not in said:
            distinct.setdefault(words, (path, place))
    order = [path for path, _ in _entrances(edition)]
    at = _place(right, order)
    nearest = sorted(distinct.values(), key=lambda each: abs(order.index(each[0]) - at))
    here = lower_first(guidance.where.partition(":")[0]) if guidance.where else ""
    wrong = {
        order.index(path): Choice(
            text=_words(path, edition)[0],
            about=_words(path, edition)[1],
            mark=WRONG,
            why=f"That belongs to {lower_first(where)}."
            + (f" This case is at {here}." if here and here != lower_first(where) else ""),
        )
        for path, where in nearest[: MOST - 1]
    }
    for path in _open_too(right, guidance, order):
        words = _words(path, edition)
        wrong[order.index(path)] = Choice(text=words[0], about=words[1], mark=RIGHT, why=OPEN_TOO)
    for number in [each for each in wrong if wrong[each].mark == WRONG][
        : max(0, len(wrong) - MOST + 1)
    ]:
        del wrong[number]
    chosen = Choice(
        text=_aim(right.recipient, right), about=right.do, mark=RIGHT, why="That is it."
    )
    before = [wrong[number] for number in sorted(wrong) if number < at]
    return (*before, chosen, *(wrong[number] for number in sorted(wrong) if number >= at))


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


def _entrances(edition: Edition) -> list[tuple[str, str]]:
    """A duty for each way in: routes first, then each rung, with the name of its place."""
    found = [
        (f"{route.id}/{_entrance(route.duties).id}", f"the route \u201c{route.title}\u201d")
        for route in edition.routes
        if route.duties
    ]
    found.extend(
        (f"{rung.path}/{_entrance(rung.duties).id}", rung.label.partition(":")[0])
        for rung in rungs(edition)
        if rung.duties
    )
    return found


def _entrance(duties: tuple[Duty, ...]) -> Duty:
    """The duty that starts a place: a hand-up, or the first towards somebody."""
    for each in duties:
        if each.act is Act.HAND_UP:
            return each
    return next((each for each in duties if each.recipient.roles), duties[0])


def _place(right: DutyShown, order: list[str]) -> int:
    """Where the right step stands among the entrances."""
    base = right.id.rpartition("/")[0]
    for number, path in enumerate(order):
        if path.rpartition("/")[0] == base:
            return number
    return len(order)


def _words(path: str, edition: Edition) -> tuple[str, str]:
    duty = duties_by_path(edition)[path]
    return _aim(parties_in_words(duty.recipient, edition), duty), duty.do


def _aim(recipient: str, duty: Duty | DutyShown) -> str:
    """Towards whom; a deed that is aimed at nobody speaks for itself."""
    return recipient or duty.do
