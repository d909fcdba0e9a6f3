"""Editions in which every text is hostile, and their twins, which say plain words in each place.

Whatever is made of the two must have one and the same shape: then no text was more than text.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.engine.model import Edition

FILE: Final = Path(__file__).parent / "hostile" / "texts.yaml"
# What a hostile text does when it gets the chance: a page's test asks whether it did.
RAN: Final = "window.hostileRan=1"
PLAIN: Final = "words"
# What each text begins with, which stands nowhere else.
BEFORE: Final = "Quoth"
# Fields of the model that hold ids and addresses, not words. That they do is a test.
NOT_WORDS: Final = frozenset({
    "agency", "answers", "area", "at", "bring", "condition", "contacts", "covers", "dial",
    "edition", "general_notes", "go", "id", "link", "notes", "of", "opens", "policy", "reading",
    "role", "roles", "send_to", "source", "unsure", "used", "write",
})  # fmt: skip
_LONG: Final = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileText:
    """One text of the collection. ``refused`` ones must not get past the reader."""

    about: str
    text: str
    refused: bool = False


@cache
def hostile_texts() -> tuple[HostileText, ...]:
    """The collection, with two that are too long to be written out."""
    listed: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    read = [HostileText(**each | {"text": each["text"].replace("{ran}", RAN)}) for each in listed]
    long = [
        HostileText(about="a word without end", text="w" * _LONG),
        HostileText(about="a letter under many marks", text="e" + "\u0301" * _LONG),
    ]
    return (*read, *long)


def with_texts(edition: Edition, words: str) -> Edition:
    """The edition with ``Quoth <words> <n>`` in place of every text, n counting the texts up.

    What is empty stays so, and equal texts become different ones, in the same way for all words. A
    form's field has a grammar of its own, with colons, so those are left out there.
    """
    return with_each_text(edition, lambda number: f"{BEFORE} {words} {number}")


def with_each_text(edition: Edition, text: Callable[[int], str]) -> Edition:
    """The edition with ``text(n)`` in place of its n-th text."""
    numbers = count(1)
    changed = _changed(edition, lambda: text(next(numbers)))
    # An edition's own short form would be looked for in the words themselves.
    made: Edition = replace(changed, abbreviation="QZX")
    return made


def _changed(value: Any, word: Callable[[], str], name: str = "") -> Any:  # noqa: ANN401 - any model value
    if type(value) is str:
        changed = word() if value and name not in NOT_WORDS else value
        return changed.replace(":", ";") if name == "fields" else changed
    if isinstance(value, tuple):
        return tuple(_changed(each, word, name) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{key: _changed(each, word, key) for key, each in held.items()})
    return value


def not_words_of(value: Any, name: str = "") -> list[tuple[str, str]]:  # noqa: ANN401 - any model value
    """Every text that :func:`with_texts` leaves alone, with its field's name."""
    if type(value) is str:
        return [(name, value)] if value and name in NOT_WORDS else []
    if isinstance(value, tuple):
        return [found for each in value for found in not_words_of(each, name)]
    if is_dataclass(value) and not isinstance(value, type):
        held = [(each.name, getattr(value, each.name)) for each in fields(value)]
        return [found for key, each in held for found in not_words_of(each, key)]
    return []
