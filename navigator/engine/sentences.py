"""Pieces of text put together as sentences."""

from __future__ import annotations

_ENDS = (".", "?", "!", ":")


def sentence(*parts: str) -> str:
    """The parts that are not empty, each ended with a full stop if it has no end of its own."""
    return " ".join(each if each.endswith(_ENDS) else f"{each}." for each in parts if each)


def lower_first(words: str) -> str:
    """The words, to stand inside a sentence."""
    return words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """The words, to begin a sentence."""
    return words[:1].upper() + words[1:]


def the(name: str) -> str:
    """A role's name to stand inside a sentence: with its article, unless it starts with its own."""
    first, *_ = name.lower().split() or [""]
    if first in {"a", "all", "an", "any", "both", "each", "every", "one", "the", "your"}:
        return lower_first(name)
    return f"the {name}"
