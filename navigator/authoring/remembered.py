"""Pure functions of a case, worked out once for all cases that are alike in what they look at.

A function is given a watched case, which notes each thing that is looked at and what was seen. For
another case the same looks are followed one by one; where all show the same, so is what the
function gives. Nothing has to be said beforehand of what depends on what, so nothing can be
forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from navigator.web.render import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from navigator.engine.state import State

# What the edition alone decides is the same in all cases: looking at it says nothing of one.
_OF_THE_EDITION: Final = frozenset({"edition", "rungs", "rung", "duties", "area_condition"})
# What is looked into, part by part.
_OPENED: Final = frozenset({"facts", "case"})


@dataclass(frozen=True, slots=True)
class _Look:
    """One thing to look at in a case: an attribute, or what a method gives for some arguments."""

    inside: str
    name: str
    arguments: tuple[Any, ...] | None

    @property
    def key(self) -> Hashable:
        return self.inside, self.name, self.arguments is None or alike(self.arguments)

    def at(self, state: State) -> Any:  # noqa: ANN401 - any value of a case
        seen = getattr(getattr(state, self.inside) if self.inside else state, self.name)
        return seen if self.arguments is None else seen(*self.arguments)


@dataclass(slots=True)
class _Watched:
    """Stands for a case, or for a part of one, and notes what is looked at."""

    state: State
    noted: dict[Hashable, tuple[_Look, Any]]
    inside: str = ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any value of a case
        whole = getattr(self.state, self.inside) if self.inside else self.state
        value = getattr(whole, name)
        if not self.inside and name in _OF_THE_EDITION:
            return value
        if not self.inside and name in _OPENED:
            return _Watched(self.state, self.noted, name)
        if callable(value):
            return lambda *arguments: self._look(_Look(self.inside, name, arguments))
        return self._look(_Look(self.inside, name, None))

    def _look(self, look: _Look) -> Any:  # noqa: ANN401 - any value of a case
        if look.key not in self.noted:
            self.noted[look.key] = look, look.at(self.state)
        return self.noted[look.key][1]


@dataclass(slots=True)
class _Seen:
    """What to look at next, and where each sight leads; or the result, once nothing is left.

    What was seen is kept, so that no other object takes its place.
    """

    look: _Look | None = None
    ways: dict[Hashable, tuple[Any, _Seen]] = field(default_factory=dict)
    result: Any = None
    known: bool = False


@dataclass(slots=True)
class Memory:
    """What functions of a case gave, each by a name of its own."""

    known: dict[Hashable, _Seen] = field(default_factory=dict)
    made: dict[Any, Any] = field(default_factory=dict)

    def recall[Made](self, name: Hashable, state: State, make: Callable[[State], Made]) -> Made:
        """What ``make`` gives for the case: from memory, or made now. Equal results are one."""
        at = self.known.setdefault(name, _Seen())
        while at.look:
            found = at.ways.get(alike(at.look.at(state)))
            if found is None:
                return self._made(name, state, make)
            at = found[1]
        return at.result if at.known else self._made(name, state, make)

    def _made[Made](self, name: Hashable, state: State, make: Callable[[State], Made]) -> Made:
        noted: dict[Hashable, tuple[_Look, Any]] = {}
        result = make(cast("State", _Watched(state, noted)))
        at = self.known[name]
        for look, value in noted.values():
            at.look = look
            at = at.ways.setdefault(alike(value), (value, _Seen()))[1]
        one: Made = self.made.setdefault(result, result)
        at.result, at.known = one, True
        return one
