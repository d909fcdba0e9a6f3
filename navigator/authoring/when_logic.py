"""Whether conditions can hold together, and whether some of them always holds."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from navigator.engine.references import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from navigator.engine.references import Clause

# Beyond so many combinations of answers nothing is said: no edition asks so much at one place.
_MOST: Final = 20_000


def overlap(one: When | None, other: When | None) -> bool:
    """Whether some answers let both apply. No condition always applies."""
    return any(
        _satisfiable((*first, *second)) for first in _any_of(one) for second in _any_of(other)
    )


def possible(when: When | None) -> bool:
    """Whether any answers let it apply."""
    return any(_satisfiable(each) for each in _any_of(when))


def both(one: When | None, other: When | None) -> When | None:
    """The condition that needs both; None where neither asks for anything."""
    if one is None or other is None:
        return one or other
    return When(any_of=tuple((*a, *b) for a in one.any_of for b in other.any_of))


def uncovered(
    whens: Sequence[When | None],
    answers: Mapping[str, tuple[str, ...]],
    among: When | None = None,
) -> dict[str, str] | None:
    """Answers under which none of them applies, or None where there are no such answers.

    ``answers`` are the answers that each condition may have; ``among`` leaves out those under
    which it does not hold.
    """
    alternatives = [each for when in whens for each in _any_of(when)]
    asked = (*alternatives, *_any_of(among))
    names = list(dict.fromkeys(clause.condition for each in asked for clause in each))
    if not all(answers.get(name) for name in names):
        return None
    if prod(len(answers[name]) for name in names) > _MOST:
        return None
    for chosen in product(*(answers[name] for name in names)):
        case = dict(zip(names, chosen, strict=True))
        meant = any(_holds(each, case) for each in _any_of(among))
        if meant and not any(_holds(each, case) for each in alternatives):
            return case
    return None


def _any_of(when: When | None) -> Iterable[tuple[Clause, ...]]:
    return when.any_of if when else ((),)


def _holds(clauses: tuple[Clause, ...], case: dict[str, str]) -> bool:
    return all(case[clause.condition] in clause.answers for clause in clauses)


def _satisfiable(clauses: tuple[Clause, ...]) -> bool:
    left: dict[str, set[str]] = {}
    for clause in clauses:
        answers = set(clause.answers)
        left[clause.condition] = left.get(clause.condition, answers) & answers
    return all(left.values())
