"""Where each value of an edition's text stands: by its address, in characters from the start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node

    # What an address is made of: keys, and places in a list from 0.
    Segments = tuple[str | int, ...]

_PART: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def segments(address: str) -> Segments:
    """``contacts.duty-desk.ways[0].dial`` as keys and places. ValueError where it is none."""
    made: list[str | int] = []
    end = 0
    for found in _PART.finditer(address):
        if address[end : found.start()] not in ("", "."):
            break
        made.append(int(found[1]) if found[1] else found[2])
        end = found.end()
    if not made or end != len(address):
        raise ValueError(address)
    return tuple(made)


def child(node: Node, segment: str | int) -> Node | None:
    """What stands under a key of a mapping, or at a place of a list."""
    if isinstance(node, MappingNode) and isinstance(segment, str):
        return next((value for key, value in entries(node) if key.value == segment), None)
    if isinstance(node, SequenceNode) and isinstance(segment, int):
        return node.value[segment] if segment < len(node.value) else None
    return None


def entries(node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
    """The keys of a mapping that are text, each with its value."""
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            yield key, value


def start(node: Node) -> int:
    """Where a value starts."""
    return int(node.start_mark.index)


def end(node: Node, text: str) -> int:
    """Where a value ends, without the blank lines and comments that may follow it."""
    if isinstance(node, ScalarNode) or is_flow(node, text):
        stop = int(node.end_mark.index)
        return len(text[:stop].rstrip()) if stop > start(node) else stop
    if not node.value:
        return start(node)
    return end(node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1], text)


def is_flow(node: Node, text: str) -> bool:
    """Whether a list or mapping is written in brackets."""
    return not isinstance(node, ScalarNode) and text[start(node)] in "[{"


def plain(node: Node) -> object:
    """The values alone, as text, lists and dicts: what a reader takes from the text."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in entries(node)}
    if isinstance(node, SequenceNode):
        return [plain(each) for each in node.value]
    return node.value


def line_at(node: Node, path: Segments) -> int:
    """The line, from 1, of what an address leads to; else of the nearest above it."""
    line = int(node.start_mark.line) + 1
    here: Node | None = node
    for segment in path:
        key = None
        if isinstance(here, MappingNode):
            key = next((each for each, _ in entries(here) if each.value == segment), None)
        here = child(here, segment) if here is not None else None
        if here is None:
            break
        line = int((key or here).start_mark.line) + 1
    return line
