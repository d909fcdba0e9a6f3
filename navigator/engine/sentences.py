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
