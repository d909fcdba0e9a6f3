"""YAML as text with line numbers: duplicate keys, markup and unseen characters are findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Unpack

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from navigator.authoring.findings import Finding, Says, shown
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import RefusedYamlError, compose

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Items", "Marked", "Pairs", "RefusedYamlError", "Text", "read_marked"]

_MARKUP: Final = re.compile(
    r"<\s*[a-zA-Z/!?]|\{\{|\{%|\{#|\}\}|%\}|&#?\w+;|\$\{|\]\(|(?:java|vb)script:|data:\w+/",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Text:
    """A scalar, as text."""

    value: str
    line: int


@dataclass(slots=True, kw_only=True)
class Items:
    """A sequence."""

    items: list[Marked]
    line: int


@dataclass(slots=True, kw_only=True)
class Pairs:
    """A mapping, in order, each key with its line."""

    pairs: dict[str, Marked]
    lines: dict[str, int]
    line: int


Marked = Text | Items | Pairs


def read_marked(data: bytes, file: str, report: Callable[[Finding], None]) -> Marked:
    """Read one document.

    Findings that leave the rest readable go to ``report``. A file that is too large, not UTF-8,
    not YAML, or uses aliases, anchors or tags raises :class:`RefusedYamlError`.
    """
    return _Reading(file=file, report=report).convert(compose(data, file), "")


@dataclass(slots=True, kw_only=True)
class _Reading:
    file: str
    report: Callable[[Finding], None]

    def convert(self, node: Node, address: str) -> Marked:
        line = node.start_mark.line + 1
        if isinstance(node, ScalarNode):
            self._refuse_unseen(node.value, line, address)
            if found := _MARKUP.search(node.value):
                self._add(
                    line,
                    address,
                    rule=Rule.MARKUP,
                    found=f"markup or template code near {shown(found.group())}",
                    allowed="plain text",
                    remedy="take the markup out; the pages add their own",
                )
            return Text(value=node.value, line=line)
        if isinstance(node, SequenceNode):
            items = [self.convert(each, f"{address}[{n}]") for n, each in enumerate(node.value)]
            return Items(items=items, line=line)
        if not isinstance(node, MappingNode):  # the composer makes no other kind
            raise TypeError(node)
        return self._mapping(node, address, line)

    def _mapping(self, node: MappingNode, address: str, line: int) -> Pairs:
        made = Pairs(pairs={}, lines={}, line=line)
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                self._add(
                    key_line,
                    address,
                    rule=Rule.KEY_NOT_TEXT,
                    found="a key that is a list or mapping",
                    allowed="text keys",
                    remedy="write the key as one word; put text with brackets in quotes",
                )
                continue
            key = key_node.value
            where = f"{address}.{key}" if address else key
            self._refuse_unseen(key, key_line, where)
            if key in made.pairs:
                self._add(
                    key_line,
                    where,
                    rule=Rule.DUPLICATE_KEY,
                    found=f"the key {shown(key)} again (first on line {made.lines[key]})",
                    allowed="each key once in a mapping",
                    remedy="delete or rename one of the two",
                )
                continue
            made.lines[key] = key_line
            made.pairs[key] = self.convert(value_node, where)
        return made

    def _refuse_unseen(self, text: str, line: int, address: str) -> None:
        """Refuse what cannot be seen, or turns the text around it the other way."""
        if text.isprintable():
            return
        bad = next((each for each in text if not each.isprintable() and each != "\n"), None)
        if bad is not None:
            self._add(
                line,
                address,
                rule=Rule.CONTROL_CHARACTER,
                found=f"the character U+{ord(bad):04X}",
                allowed="text that can be seen",
                remedy="delete it, or type the character that was meant",
            )

    def _add(self, line: int, address: str, **says: Unpack[Says]) -> None:
        self.report(Finding(file=self.file, line=line, address=address, **says))
