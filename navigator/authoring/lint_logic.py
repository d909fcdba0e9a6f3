"""Logic: every rung is reached, every answer leads on, one way at a time, and not for ever."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import shown
from navigator.authoring.lint_references import answers_of
from navigator.authoring.rules import Rule
from navigator.authoring.when_logic import both, overlap, possible, uncovered
from navigator.engine.ladder import rungs, rungs_at
from navigator.engine.model import Duty
from navigator.engine.vocabulary import Act, Effect, Outcome

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Entry, Move, Route
    from navigator.engine.references import When

# Acts that are done towards somebody. A record is made towards nobody; so may a decision be.
_TOWARDS: Final = frozenset(
    {
        Act.DISCUSS,
        Act.CONSULT,
        Act.HAND_UP,
        Act.RESPOND,
        Act.NOTIFY,
        Act.SEND,
        Act.REFER,
        Act.REPORT,
        Act.PROVIDE,
    },
)


def check_logic(draft: Draft) -> None:
    """The shape of stages, what can be reached, what leads on, and what applies at once."""
    _parties(draft)
    _shape(draft)
    if draft.whole("stages", "conditions"):
        _moves(draft)
        if draft.whole("routes"):
            _routes(draft)
        if draft.whole("routes") and "entry" not in draft.failed:
            _entries(draft)
            _reach(draft)


def address_of(rung: Rung) -> str:
    """Where a rung is written."""
    stage, _, step = rung.path.partition("/")
    return f"stages.{stage}.steps.{step}" if step else f"stages.{stage}"


def _parties(draft: Draft) -> None:
    for address, duty in draft.each(Duty):
        if not duty.actor.roles and duty.actor.stated:
            draft.error(
                f"{address}.actor",
                rule=Rule.NO_RECIPIENT,
                found="a duty that nobody has",
                allowed='roles, or "not stated"',
                remedy="name who does it; where the policy does not say, write: not stated",
            )
        if duty.act in _TOWARDS and not duty.recipient.roles and duty.recipient.stated:
            draft.error(
                f"{address}.recipient",
                rule=Rule.NO_RECIPIENT,
                found=f'"nobody" for the act {shown(duty.act)}',
                allowed='roles, or "not stated"',
                remedy="name whom it goes to; where the policy does not say, write: not stated",
            )


def _shape(draft: Draft) -> None:
    for stage in draft.ids("stages"):
        at = f"stages.{stage}"
        steps = draft.written(f"{at}.steps")
        own = [key for key in ("duties", "then") if draft.written(f"{at}.{key}")]
        if steps == bool(own):
            draft.error(
                at,
                rule=Rule.STAGE_SHAPE,
                found=f"steps beside {' and '.join(own)}" if own else "neither steps nor duties",
                allowed="either steps, or duties and then",
                remedy="move them into a step" if own else "add what the policy says at this stage",
            )


def _moves(draft: Draft) -> None:
    answers = {each: answers_of(draft, each) for each in draft.ids("conditions")}
    for rung in rungs(draft.edition):
        at = address_of(rung)
        onward = rung.moves(Outcome.UNRESOLVED)
        applies = [_applies(draft, move) for move in onward]
        missing = uncovered(applies, answers, rung.stage.when)
        if missing is not None:
            draft.error(
                f"{at}.then",
                rule=Rule.LEADS_NOWHERE,
                found=f"nothing that follows {shown(Outcome.UNRESOLVED)}{_case(missing)}",
                allowed="a move for every answer",
                remedy="add the move; where the policy ends there, write: go: end",
            )
        for pair in combinations(
            [(f"{at}.then[{n}]", each) for n, each in enumerate(rung.then)], 2
        ):
            if set(pair[0][1].on) & set(pair[1][1].on):
                _one_at_a_time(draft, *pair)


def _entries(draft: Draft) -> None:
    answers = {each: answers_of(draft, each) for each in draft.ids("conditions")}
    entries = draft.edition.entry
    missing = uncovered([_applies(draft, entry) for entry in entries], answers)
    if missing is not None:
        draft.error(
            "entry",
            rule=Rule.LEADS_NOWHERE,
            found=f"no way in{_case(missing)}",
            allowed="an entry for every answer",
            remedy="add an entry, or one without a condition for everybody else",
        )
    # An entry for some people goes before the one for all, so those two never compete.
    for pair in combinations([(f"entry[{n}]", each) for n, each in enumerate(entries)], 2):
        if bool(pair[0][1].when) is bool(pair[1][1].when):
            _one_at_a_time(draft, *pair)


def _applies(draft: Draft, way: Move | Entry) -> When | None:
    """When a way applies: where its own condition holds, and that of the stage it leads to."""
    there = rungs_at(draft.edition, way.go)
    return both(way.when, there[0].stage.when if there else None)


def _case(missing: dict[str, str]) -> str:
    facts = " and ".join(f"{name} = {answer}" for name, answer in missing.items())
    return f" when {facts}" if facts else ""


def _one_at_a_time(
    draft: Draft, first: tuple[str, Move | Entry], second: tuple[str, Move | Entry]
) -> None:
    (before, one), (address, other) = first, second
    chosen = one.choice and other.choice
    together = overlap(_applies(draft, one), _applies(draft, other))
    if one.go != other.go and not chosen and together:
        draft.error(
            address,
            rule=Rule.BOTH_APPLY,
            found=f"a way to {other.go} that applies together with the one to {one.go}"
            f" (line {draft.line(before)})",
            allowed="one way at a time, or both with choice: true",
            remedy="give them conditions that differ; if the policy leaves the choice open,"
            " write choice: true at both",
        )


def _routes(draft: Draft) -> None:
    replacing = [each for each in draft.edition.routes if each.effect is Effect.REPLACES]
    for one, other in combinations(replacing, 2):
        if _same_place(one, other) and overlap(one.when, other.when):
            draft.error(
                f"routes.{other.id}",
                rule=Rule.BOTH_APPLY,
                found=f"a route that replaces the ladder together with {one.id}"
                f" (line {draft.line(f'routes.{one.id}')})",
                allowed="one route at a time that replaces the ladder",
                remedy="give them conditions that differ, or another effect",
            )
    for route in draft.edition.routes:
        if not possible(route.when):
            draft.error(
                f"routes.{route.id}.when",
                rule=Rule.LEADS_NOWHERE,
                found=f"a condition that never holds ({route.when})",
                allowed="answers that one case can give",
                remedy="join different answers to one condition with: or",
            )


def _same_place(one: Route, other: Route) -> bool:
    return not one.at or not other.at or bool(set(one.at) & set(other.at))


def _reach(draft: Draft) -> None:
    if draft.has(Rule.UNKNOWN_STAGE):
        return
    edition = draft.edition
    ways_in = [each.go for each in edition.entry]
    ways_in += [path for route in edition.routes for path in route.opens]
    ahead = [rung for path in ways_in for rung in rungs_at(edition, path)]
    reached: set[str] = set()
    while ahead:
        rung = ahead.pop()
        if rung.path not in reached:
            reached.add(rung.path)
            ahead += [there for move in rung.then for there in rungs_at(edition, move.go)]
    for rung in rungs(edition):
        if rung.path not in reached:
            draft.error(
                address_of(rung),
                rule=Rule.UNREACHABLE,
                found=f"{rung.path}, which nothing leads to",
                allowed="stages and steps that an entry, a move or a route leads to",
                remedy="name it where the policy leads to it",
            )
