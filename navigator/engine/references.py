"""Small phrases that editions are written in: who, after what, and when it applies.

Each class reads one phrase (``from_text``) and gives it back (``str``), so that YAML stays
readable: ``recipient: line-manager and/or safeguarding-lead``, ``after: stage-1 unresolved``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from navigator.engine.vocabulary import EventKind, Join, Strength

NOT_STATED = "not stated"
NOBODY = "nobody"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether the text can be an id: lower-case words and digits joined by hyphens."""
    return bool(_ID.fullmatch(text)) and len(text) <= 64  # noqa: PLR2004 - ids become file names


def _ids(text: str, separator: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(separator))
    if not all(map(is_id, parts)):
        message = (
            f'role ids joined by one of "and", "or", "and/or"; or "{NOT_STATED}"; or "{NOBODY}"'
        )
        raise ValueError(message)
    return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who acts, or to whom: role ids, or that the policy does not say, or nobody.

    ``nobody`` is for a duty that is done towards no one, such as making a record.
    """

    roles: tuple[str, ...] = ()
    join: Join = Join.AND
    stated: bool = True

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``a``, ``a and b``, ``a or b``, ``a and/or b``, ``not stated`` or ``nobody``."""
        if text in {NOT_STATED, NOBODY}:
            return cls(stated=text == NOBODY)
        for join in (Join.AND_OR, Join.OR, Join.AND):
            if f" {join} " in text:
                return cls(roles=_ids(text, f" {join} "), join=join)
        return cls(roles=_ids(text, " and "))

    def __str__(self) -> str:
        """The phrase that :meth:`from_text` reads."""
        if not self.roles:
            return NOBODY if self.stated else NOT_STATED
        return f" {self.join} ".join(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What starts a clock: a named event, or something about a stage, step or duty.

    ``of`` is an event id (``kind`` happens), a stage or step (``stage-2``, ``stage-2/managers``),
    or a duty inside one (``stage-2/hand-up``, ``stage-2/managers/hand-up``).
    """

    of: str
    kind: EventKind = EventKind.HAPPENS

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``disagreement`` or ``stage-1 unresolved``; ValueError says what is allowed."""
        of, _, kind = text.strip().partition(" ")
        if not all(is_id(part) for part in of.split("/")):
            message = "an event id, or a stage, step or duty id and one word about it"
            raise ValueError(message)
        try:
            return cls(of=of, kind=EventKind(kind or "happens"))
        except ValueError:
            allowed = ", ".join(word for word in EventKind if word != EventKind.HAPPENS)
            message = f"an event id alone, or an id followed by one of: {allowed}"
            raise ValueError(message) from None

    def __str__(self) -> str:
        """The phrase that :meth:`from_text` reads."""
        return self.of if self.kind is EventKind.HAPPENS else f"{self.of} {self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """Which event a limit counts from. Several: any of them; none: the policy does not say."""

    events: tuple[Event, ...] = ()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``not stated``, one event, or events joined by ``or``."""
        if text == NOT_STATED:
            return cls()
        return cls(events=tuple(Event.from_text(part) for part in text.split(" or ")))

    def __str__(self) -> str:
        """The phrase that :meth:`from_text` reads."""
        return " or ".join(map(str, self.events)) or NOT_STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One condition with the answers under which it holds."""

    condition: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Facts under which something applies: every clause of any one alternative.

    Written ``looked-after = yes``; ``a = x or y`` gives several answers to one condition;
    ``a = x and b = y`` needs both; lines of a list are alternatives.
    """

    any_of: tuple[tuple[Clause, ...], ...] = ()

    @classmethod
    def from_texts(cls, texts: tuple[str, ...]) -> Self:
        """Read the alternatives, each as in the class's description."""
        return cls(any_of=tuple(_clauses(text) for text in texts))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read a single alternative."""
        return cls.from_texts((text,))

    def __str__(self) -> str:
        """The phrase, alternatives joined by ``; or``."""
        return "; or ".join(
            " and ".join(f"{clause.condition} = {' or '.join(clause.answers)}" for clause in each)
            for each in self.any_of
        )

    @property
    def conditions(self) -> tuple[str, ...]:
        """The ids of the conditions it depends on, in order, once each."""
        return tuple(dict.fromkeys(clause.condition for each in self.any_of for clause in each))


def _clauses(text: str) -> tuple[Clause, ...]:
    clauses = []
    for part in text.split(" and "):
        condition, equals, answers = (piece.strip() for piece in part.partition("="))
        chosen = tuple(answer.strip() for answer in answers.split(" or "))
        if not equals or not is_id(condition) or not all(map(is_id, chosen)):
            message = (
                '"condition-id = answer-id"; more answers with "or", more conditions with "and"'
            )
            raise ValueError(message)
        clauses.append(Clause(condition=condition, answers=chosen))
    return tuple(clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """A strength from the closed list, with the words as printed where they are longer."""

    word: Strength
    printed: str = ""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``should`` or ``should: should normally``."""
        word, _, printed = text.partition(":")
        try:
            return cls(word=Strength(word.strip()), printed=printed.strip())
        except ValueError:
            message = (
                f'one of: {", ".join(Strength)}; then, if needed, ":" and the words as printed'
            )
            raise ValueError(message) from None

    def __str__(self) -> str:
        """The phrase that :meth:`from_text` reads."""
        return f"{self.word}: {self.printed}" if self.printed else str(self.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A place in a source: heading and paragraph. Source ids other than the first are named."""

    place: str
    source: str = ""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``Stage 2, paragraph 1`` (the edition's own text) or ``source-id > place``."""
        source, arrow, place = text.partition(" > ")
        made = cls(place=place.strip(), source=source.strip()) if arrow else cls(place=text.strip())
        if not made.place:
            message = '"heading, paragraph", or "source-id > place"'
            raise ValueError(message)
        return made

    def __str__(self) -> str:
        """The phrase that :meth:`from_text` reads."""
        return f"{self.source} > {self.place}" if self.source else self.place
