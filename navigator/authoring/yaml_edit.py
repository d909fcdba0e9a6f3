"""Changes one value in an edition's text, and leaves every other character as it stands.

Comments, order and blank lines stay. A change is refused unless the text, read again, holds just
that change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, SequenceNode

from navigator.authoring.safe_yaml import RefusedYamlError, compose
from navigator.authoring.yaml_order import order_under
from navigator.authoring.yaml_places import (
    child,
    end,
    entries,
    is_flow,
    plain,
    segments,
    start,
)
from navigator.authoring.yaml_written import after_key, in_brackets, quoted, scalar

if TYPE_CHECKING:
    from yaml.nodes import Node

    from navigator.authoring.yaml_places import Segments
    from navigator.authoring.yaml_written import Value

# What stands for a whole mapping, where nothing is left of it.
_SHORT: Final = {"limit": "none stated", "successor": "none known", "checked": "not checked"}


class EditRefusedError(Exception):
    """A change that cannot be made in the text. The message says what to do instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """Characters of a text, from ``start`` up to ``end``, that ``text`` takes the place of."""

    start: int
    end: int
    text: str

    def on(self, whole: str) -> str:
        """The text with the change made."""
        return whole[: self.start] + self.text + whole[self.end :]


def change_value(text: str, address: str, value: Value | None) -> TextChange:
    """The change that puts a value at an address; None takes out what stands there.

    EditRefusedError where the text cannot be read, or would not hold just that change.
    """
    root = _read(text)
    path = segments(address)
    made = _change(text, root, path, value)
    after = made.on(text)
    if plain(_read(after)) != _expected(plain(root), path, value):
        raise EditRefusedError(f"{address} cannot be changed here. Change it in the text.")
    return made


def _read(text: str) -> Node:
    try:
        return compose(text.encode(), "the text")
    except RefusedYamlError as refused:
        raise EditRefusedError(
            f"Line {refused.finding.line} is not as YAML is written. Mend it in the text first."
        ) from None


def _change(text: str, root: Node, path: Segments, value: Value | None) -> TextChange:
    parent, node, depth = _reached(root, path)
    indent = _column(text, parent) if isinstance(parent, MappingNode) else 0
    if depth == len(path):
        if value is None:
            return _taken_out(text, root, path)
        return _replaced(text, node, value, indent)
    if value is None:
        return TextChange(start=0, end=0, text="")
    for segment in reversed(path[depth + 1 :]):
        value = {str(segment): value}
    key = path[depth]
    if isinstance(node, SequenceNode):
        return _appended(text, node, value)
    if isinstance(node, MappingNode) and node.value:
        return _inserted(text, node, str(key), value, order_under(path[:depth]))
    return _replaced(text, node, {str(key): value}, indent)


def _reached(root: Node, path: Segments) -> tuple[Node | None, Node, int]:
    """As far as a path leads: the mapping above, what is there, and how many segments that took."""
    parent, node = None, root
    for depth, segment in enumerate(path):
        found = child(node, segment)
        if found is None:
            return parent, node, depth
        parent, node = node, found
    return parent, node, len(path)


def _column(text: str, node: Node) -> int:
    """How far a block's lines are indented."""
    return start(node) - (text.rfind("\n", 0, start(node)) + 1)


def _replaced(text: str, node: Node, value: Value, indent: int) -> TextChange:
    first, last = start(node), end(node, text)
    bracketed = not _in_block(text, first)
    if isinstance(value, dict) and not bracketed:
        # The space after the colon goes: what follows starts on a line of its own.
        first = len(text[:first].rstrip())
        return TextChange(start=first, end=last, text=after_key(value, indent))
    if isinstance(value, str):
        # What was in quotation marks had a reason to be.
        held_in_marks = text[first : first + 1] in {'"', "'"}
        made = quoted(value) if held_in_marks else scalar(value, bracketed=bracketed)
    else:
        made = in_brackets(value)
    if isinstance(node, MappingNode) and text[:first].rstrip().endswith(":"):
        # What stood on lines of its own becomes one word beside its key.
        return TextChange(start=len(text[:first].rstrip()), end=last, text=f" {made}")
    gap = " " if first == last and text[first - 1 : first] == ":" else ""
    return TextChange(start=first, end=last, text=gap + made)


def _in_block(text: str, place: int) -> bool:
    """Whether a value follows its key in a block, rather than in brackets."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return "{" not in line and "[" not in line


def _inserted(
    text: str, node: MappingNode, key: str, value: Value, order: tuple[str, ...]
) -> TextChange:
    held = list(entries(node))
    names = [each.value for each, _ in held]
    before = order[: order.index(key)] if key in order else names
    number = max((n for n, name in enumerate(names) if name in before), default=-1)
    if is_flow(node, text):
        pair = f"{key}: {in_brackets(value)}"
        if number < 0:
            at = start(held[0][0])
            return TextChange(start=at, end=at, text=f"{pair}, ")
        at = end(held[number][1], text)
        return TextChange(start=at, end=at, text=f", {pair}")
    indent = _column(text, held[0][0])
    pair = f"{key}:{after_key(value, indent)}"
    if number < 0:
        at = start(held[0][0])
        return TextChange(start=at, end=at, text=f"{pair}\n{' ' * indent}")
    at = _line_end(text, end(held[number][1], text))
    return TextChange(start=at, end=at, text=f"\n{' ' * indent}{pair}")


def _appended(text: str, node: SequenceNode, value: Value) -> TextChange:
    if is_flow(node, text):
        at = end(node, text) - 1
        comma = ", " if node.value else ""
        return TextChange(start=at, end=at, text=comma + in_brackets(value))
    at = _line_end(text, end(node, text))
    return TextChange(start=at, end=at, text=f"\n{' ' * _column(text, node)}- {in_brackets(value)}")


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def _taken_out(text: str, root: Node, path: Segments) -> TextChange:
    """Without an entry; without all that holds nothing else."""
    above = path[:-1]
    _, node, _ = _reached(root, above)
    if len(node.value) == 1 and above:
        short = _SHORT.get(str(above[-1]))
        if short is None:
            return _taken_out(text, root, above)
        first = len(text[: start(node)].rstrip())
        return TextChange(start=first, end=end(node, text), text=f" {short}")
    spans = _spans(node, text)
    number = _number_of(node, path[-1])
    first, last = spans[number]
    if is_flow(node, text):
        if number:
            return TextChange(start=spans[number - 1][1], end=last, text="")
        return TextChange(start=first, end=spans[1][0], text="")
    line = text.rfind("\n", 0, first) + 1
    if text[line:first].strip(" "):
        # It shares its line with the dash of a list.
        return TextChange(start=first, end=spans[number + 1][0], text="")
    return TextChange(start=line, end=min(_line_end(text, last) + 1, len(text)), text="")


def _number_of(node: Node, segment: str | int) -> int:
    if isinstance(segment, int):
        return segment
    return next(n for n, (key, _) in enumerate(node.value) if key.value == segment)


def _spans(node: Node, text: str) -> list[tuple[int, int]]:
    """From where to where each entry of a list or mapping reaches."""
    if isinstance(node, MappingNode):
        return [(start(key), end(value, text)) for key, value in node.value]
    if is_flow(node, text):
        return [(start(each), end(each, text)) for each in node.value]
    return [(text.rfind("-", 0, start(each)), end(each, text)) for each in node.value]


def _expected(held: object, path: Segments, value: Value | None) -> object:
    """The values as they must read once the change is made."""
    if not path:
        return value if isinstance(value, (dict, list)) else " ".join((value or "").split())
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        return _expected_items(list(held) if isinstance(held, list) else [], key, rest, value)
    return _expected_pairs(dict(held) if isinstance(held, dict) else {}, key, rest, value)


def _expected_items(
    items: list[object], place: int, rest: Segments, value: Value | None
) -> list[object]:
    before, after = items[:place], items[place + 1 :]
    if value is None and not rest:
        return before + after
    inner = items[place] if place < len(items) else None
    return [*before, _expected(inner, rest, value), *after]


def _expected_pairs(
    pairs: dict[str, object], key: str, rest: Segments, value: Value | None
) -> dict[str, object]:
    made = _expected(pairs.get(key), rest, value) if rest or value is not None else None
    if made or value is not None:
        return pairs | {key: made}
    if rest and key in _SHORT:
        return pairs | {key: _SHORT[key]}
    return {name: each for name, each in pairs.items() if name != key}
