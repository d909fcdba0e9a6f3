"""What is known of a case: which conditions hold, do not hold, or are not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from navigator.engine.case import UNSURE, Case

if TYPE_CHECKING:
    from navigator.engine.model import Condition, Edition
    from navigator.engine.references import When

SHOW_ALL = "show all"


class Truth(Enum):
    """Whether a condition holds. ``UNKNOWN`` is neither guessed nor dropped."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An edition's conditions against the answers of one case."""

    edition: Edition
    case: Case
    # What was worked out before, by the object asked about, which is kept so that no other takes
    # its place.
    _held: dict[int, tuple[When, Truth]] = field(default_factory=dict, compare=False, repr=False)

    def condition(self, name: str) -> Condition:
        """The condition with this id."""
        return next(each for each in self.edition.conditions if each.id == name)

    def value(self, name: str) -> str | None:
        """The answer in effect: "I'm not sure" taken as the edition says; None if not known."""
        given = self.case.answer(name)
        if given != UNSURE:
            return given
        unsure = self.condition(name).unsure
        return None if unsure == SHOW_ALL else unsure

    def asked(self, name: str) -> bool:
        """Whether the question has been put, whatever the answer was."""
        return self.case.answer(name) is not None

    def holds(self, when: When | None) -> Truth:
        """Whether a condition holds: three values, as in Kleene's logic."""
        if when is None:
            return Truth.YES
        known = self._held.get(id(when))
        if known is None:
            known = self._held[id(when)] = (when, self._holds(when))
        return known[1]

    def _holds(self, when: When) -> Truth:
        results = [
            _all([self._clause(clause.condition, clause.answers) for clause in clauses])
            for clauses in when.any_of
        ]
        if Truth.YES in results:
            return Truth.YES
        return Truth.UNKNOWN if Truth.UNKNOWN in results else Truth.NO

    def unasked(self, when: When | None) -> tuple[str, ...]:
        """The conditions that still decide this and have not been asked, in order."""
        if when is None or self.holds(when) is not Truth.UNKNOWN:
            return ()
        open_clauses = (
            clause
            for clauses in when.any_of
            if _all([self._clause(c.condition, c.answers) for c in clauses]) is Truth.UNKNOWN
            for clause in clauses
        )
        return tuple(
            dict.fromkeys(c.condition for c in open_clauses if not self.asked(c.condition)),
        )

    def left_open(self, when: When) -> Truth | tuple[tuple[object, ...], ...]:
        """What is still to be known of a condition: whether it holds, or the clauses that decide.

        Where this is alike in two cases, so is everything that later answers make of it.
        """
        known = self.holds(when)
        if known is not Truth.UNKNOWN:
            return known
        ways = (
            tuple(
                each
                for each in clauses
                if self._clause(each.condition, each.answers) is not Truth.YES
            )
            for clauses in when.any_of
            if _all([self._clause(each.condition, each.answers) for each in clauses])
            is not Truth.NO
        )
        return tuple((*way, *(self.asked(each.condition) for each in way)) for way in ways)

    def _clause(self, name: str, answers: tuple[str, ...]) -> Truth:
        value = self.value(name)
        if value is None:
            return Truth.UNKNOWN
        return Truth.YES if value in answers else Truth.NO


def _all(results: list[Truth]) -> Truth:
    if Truth.NO in results:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in results else Truth.YES
