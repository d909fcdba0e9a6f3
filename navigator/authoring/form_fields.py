"""What each entry of a policy's list becomes on a form: Yes or No, one line, or a box. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

FREE_TITLE: Final = "What you record"

# Word holds a field's title to 64 letters.
LONGEST: Final = 64
_YES: Final = len(": Yes")
# A question that starts so, or has a part that does, asks for more than Yes or No.
_OPEN: Final = frozenset({"what", "who", "whom", "whose", "when", "where", "which", "why", "how"})
# An entry that starts so is answered in a few words, unless it goes on to ask for more.
_SHORT: Final = frozenset(
    {"name", "names", "date", "time", "signature", "designation", "role", "agency", "telephone"}
)


class Shape(StrEnum):
    """How an entry is answered."""

    CHOICE = "yes or no"
    LINE = "line"
    BOX = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One entry. ``name`` is what a Word field is called: whole words, never cut short.

    ``number`` is its place among the questions under one heading, or 0 where none is shown.
    """

    label: str
    shape: Shape
    name: str
    number: int = 0

    @property
    def shown(self) -> str:
        """The label with its number."""
        return f"{self.number}. {self.label}" if self.number else self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields under one heading. ``alone``: the heading is itself the label of its one field."""

    title: str
    fields: tuple[Field, ...]
    alone: bool = False


def groups_of(entries: tuple[str, ...]) -> tuple[Group, ...]:
    """Neighbours that start with the same words and a colon stand under those words."""
    made: list[Group] = []
    for start, run in groupby(entries, key=lambda entry: entry.partition(": ")[0]):
        together = tuple(run)
        if len(together) > 1:
            made.append(_together(start, tuple(each.partition(": ")[2] for each in together)))
        else:
            made.append(_alone(together[0], len(made) + 1))
    return tuple(made) or (_alone(FREE_TITLE, 1),)


def shape_of(entry: str) -> Shape:
    """A question is Yes or No unless it asks for more; a name, a date or the like is one line."""
    words = [part.split()[0] for part in entry.casefold().rstrip("?").split(", ") if part.split()]
    if entry.endswith("?"):
        return Shape.BOX if _OPEN & set(words) else Shape.CHOICE
    return Shape.LINE if len(words) == 1 and words[0] in _SHORT else Shape.BOX


def _alone(entry: str, place: int) -> Group:
    shape = shape_of(entry)
    name = _whole(entry, LONGEST - (_YES if shape is Shape.CHOICE else 0)) or f"Entry {place}"
    return Group(title=entry, fields=(Field(label=entry, shape=shape, name=name),), alone=True)


def _together(start: str, labels: tuple[str, ...]) -> Group:
    """A group's entries have one line each, if they are not Yes or No."""
    numbered = any(len(f"{start}: {each}") + _YES > LONGEST for each in labels)
    return Group(
        title=start,
        fields=tuple(
            Field(
                label=f"{label[:1].upper()}{label[1:]}",
                shape=Shape.CHOICE if shape_of(label) is Shape.CHOICE else Shape.LINE,
                name=f"{start} {number}" if numbered else f"{start}: {label}",
                number=number if numbered else 0,
            )
            for number, label in enumerate(labels, 1)
        ),
    )


def _whole(entry: str, most: int) -> str:
    """The entry, or as many of its parts between commas as fit; empty where none does."""
    while len(entry) > most:
        entry = entry.rpartition(", ")[0]
    return entry
