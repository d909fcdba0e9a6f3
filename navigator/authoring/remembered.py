"""Pure functions of a case, worked out once for all cases that are alike in what they look at.

A function is given a watched case, which notes each thing that is looked at and what was seen. For
another case the same looks are followed one by one; where all show the same, so is what the
function gives. Nothing has to be said beforehand of what depends on what, so nothing can be
forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Self, cast

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

    key: Hashable
    at: Callable[[State], Any]

    @classmethod
    def into(cls, key: Hashable, inside: str, name: str) -> Self:
        """A look at an attribute."""
        return cls(key, attrgetter(f"{inside}.{name}" if inside else name))

    @classmethod
    def asking(cls, key: Hashable, inside: str, name: str, arguments: tuple[Any, ...]) -> Self:
        """A look at what a method gives."""
        method = attrgetter(f"{inside}.{name}" if inside else name)
        return cls(key, lambda state: method(state)(*arguments))


# What was looked at in a case, in order, each with what was seen.
type _Noted = dict[Hashable, tuple[_Look, Any]]


@dataclass(slots=True)
class _Watched:
    """Stands for a case, or for a part of one, and notes what is looked at."""

    state: State
    noted: _Noted
    inside: str = ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any value of a case
        key = (self.inside, name)
        if key in self.noted:
            return self.noted[key][1]
        value = getattr(getattr(self.state, self.inside) if self.inside else self.state, name)
        if not self.inside and name in _OF_THE_EDITION:
            return value
        if not self.inside and name in _OPENED:
            return _Watched(self.state, self.noted, name)
        if callable(value):
            return partial(self._call, name, value)
        self.noted[key] = _Look.into(key, self.inside, name), value
        return value

    def _call(self, name: str, method: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - any method of a case
        key = (self.inside, name, alike(arguments))
        if key not in self.noted:
            look = _Look.asking(key, self.inside, name, arguments)
            self.noted[key] = look, method(*arguments)
        return self.noted[key][1]


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
        """What ``make`` gives for the case: from memory, or made now. Equal results are one.

        A case that is itself watched has looked at whatever is looked at here.
        """
        given: Any = state
        watched = given if isinstance(given, _Watched) else None
        real: State = watched.state if watched else given
        noted: _Noted = {}
        at = self.known.get(name) or self.known.setdefault(name, _Seen())
        while look := at.look:
            value = look.at(real)
            if watched:
                noted[look.key] = look, value
            found = at.ways.get(alike(value))
            if found is None:
                break
            at = found[1]
        if not at.known:
            noted = {}
            at = self._made(name, make(cast("State", _Watched(real, noted))), noted)
        if watched:
            watched.noted.update(noted)
        result: Made = at.result
        return result

    def _made(self, name: Hashable, result: object, noted: _Noted) -> _Seen:
        at = self.known[name]
        for look, value in noted.values():
            at.look = look
            at = at.ways.setdefault(alike(value), (value, _Seen()))[1]
        at.result, at.known = self.made.setdefault(result, result), True
        return at
