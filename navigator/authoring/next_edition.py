"""The text of a policy's next edition: that of the one before, with marks to look again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import ScalarNode

from navigator.authoring.look_again import marked, unmarked
from navigator.authoring.marked_yaml import Pairs, read_marked
from navigator.authoring.parse import Parser
from navigator.authoring.safe_yaml import compose
from navigator.authoring.yaml_edit import change_value
from navigator.authoring.yaml_places import child, end, plain, segments
from navigator.engine.dates_in_words import MONTHS
from navigator.engine.model import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yaml.nodes import Node

# What to look at again in an edition that was copied: addresses, and why.
_AGAIN: Final = (
    (r"title|partnership|abbreviation", "is it still the same?"),
    (r"edition-name", "how the new edition is called"),
    (r"areas", "the areas that it covers"),
    (r"sources", "the document that this edition is taken from"),
    (r"dates", "the dates printed in the new edition; in-force-from makes it go live by its date"),
    (r"standing", "how the new edition stands, on today's date, and why"),
    (r"scope", "whom it binds, and what it is for"),
    (r"roles\.[^.]+", "who it is in each agency, as it is called now"),
    (r"entry", "where a disagreement starts"),
    (r"events\.[^.]+", "what a time limit counts from"),
    (r"conditions\.[^.]+", "the question, in the new edition's words"),
    (r"stages\.[^.]+(\.steps\.[^.]+)?", "the stage, and what follows it"),
    (r"routes\.[^.]+", "this way through"),
    (r"(.+\.)?(duties|resolved)\.[^.]+|throughout\.[^.]+", "who, to whom, how strongly, by when"),
    (r"documents\.[^.]+", "the record or form"),
    (r"contacts\.[^.]+", "the row as it is printed now; what was confirmed since"),
    (r"notes\.[^.]+", "is it still left open?"),
)


def next_edition(before: str, edition: str, today: date) -> str:
    """A new edition's text, from the text of the one before it, with marks.

    That the one before has ended, and what took its place, says nothing of the new one. So where
    it had ended, its status is an error until the new dates and the new status are written.
    RefusedYamlError or EditRefusedError where that text cannot be read.
    """
    text = unmarked(before)
    held = plain(compose(text.encode(), "the edition before"))
    for address, value in (
        ("edition", edition),
        ("edition-name", _called(edition)),
        ("encoded.on", str(today)),
        ("standing.ended", None),
        ("standing.successor", "none known"),
        ("checked", "not checked"),
    ):
        # Each change reads the whole text twice, so none is made that changes nothing.
        if _at(held, address) != value:
            text = change_value(text, address, value).on(text)
    return marked(text, dict(_lines(text)))


def _at(held: object, address: str) -> object:
    """What stands at an address of what was read; None where nothing does."""
    for key in address.split("."):
        held = held.get(key) if isinstance(held, dict) else None
    return held


def _called(edition: str) -> str:
    """``September 2026`` for an id such as 2026-09; else the id."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", edition)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else edition


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines to mark, each with its reason; where two would share a line, the first."""
    node = read_marked(text.encode(), "", lambda _: None)
    root = compose(text.encode(), "")
    parser = Parser("", lambda _: None)
    if isinstance(node, Pairs):
        parser.values(Edition, node, "")
    taken: set[int] = set()
    for address, line in parser.lines.items():
        for pattern, reason in _AGAIN:
            if re.fullmatch(pattern, address) and line not in taken:
                taken.add(line)
                yield _ended(root, address, text) or line, reason


def _ended(root: Node, address: str, text: str) -> int | None:
    """The last line of a text over several: before its end, a mark would be part of it."""
    value: Node | None = root
    for segment in segments(address):
        value = child(value, segment) if value else None
    if not isinstance(value, ScalarNode) or value.style in {"|", ">"}:
        return None
    return text.count("\n", 0, end(value, text)) + 1
