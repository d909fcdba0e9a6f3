"""YAML as text with line numbers: nothing is typed, repeated, referred to or executed.

PyYAML's composer does the parsing. On top of it: every scalar stays text (so ``no``, ``01632``
and ``10:30`` mean what they say), duplicate keys are findings, and what could be used to do harm
(aliases, tags, huge or deep files, control characters, markup) is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml
from yaml.composer import Composer
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from navigator.authoring.findings import Finding, shown

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 1_000_000
DEEPEST = 24
_MARKUP = re.compile(r"<\s*[a-zA-Z/!?]|\{\{|\{%|\{#|&#?\w+;|javascript:|data:text", re.IGNORECASE)


class RefusedYamlError(Exception):
    """A file that is not read any further. Holds the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(str(finding))
        self.finding = finding


@dataclass(slots=True, kw_only=True)
class Text:
    """A scalar, as text."""

    value: str
    line: int
    quoted: bool


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


class _TextLoader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's own parts, without the resolver and constructor that give scalars types."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)


@dataclass(slots=True)
class _Reading:
    file: str
    report: Callable[[Finding], None]
    depth: int = field(default=0)

    def convert(self, node: Node, address: str) -> Marked:
        line = node.start_mark.line + 1
        if isinstance(node, ScalarNode):
            self._refuse_markup(node.value, line, address)
            return Text(value=node.value, line=line, quoted=node.style is not None)
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
                    "key-not-text", key_line, address, "a key that is a list or mapping",
                    "text keys", "write the key as one word",
                )
                continue
            key = key_node.value
            where = f"{address}.{key}" if address else key
            if key in made.pairs:
                self._add(
                    "duplicate-key", key_line, where,
                    f"the key {shown(key)} again (first on line {made.lines[key]})",
                    "each key once in a mapping", "delete or rename one of the two",
                )
                continue
            made.lines[key] = key_line
            made.pairs[key] = self.convert(value_node, where)
        return made

    def _refuse_markup(self, text: str, line: int, address: str) -> None:
        found = _MARKUP.search(text)
        if found:
            self._add(
                "markup", line, address, f"markup or template code near {shown(found.group())}",
                "plain text", "take the markup out; the pages add their own",
            )
        bad = next((c for c in text if not c.isprintable() and c != "\n"), None)
        if bad is not None:
            self._add(
                "control-character", line, address, f"the character U+{ord(bad):04X}",
                "printable text", "delete it or type the character that was meant",
            )

    def _add(self, rule: str, line: int, address: str, found: str, allowed: str, do: str) -> None:  # noqa: PLR0913 - one finding's parts
        self.report(
            Finding(
                rule=rule, file=self.file, line=line, address=address,
                found=found, allowed=allowed, remedy=do,
            ),
        )


def read_marked(data: bytes, file: str, report: Callable[[Finding], None]) -> Marked:
    """Read one document.

    Findings that leave the rest readable go to ``report``. A file that is too large, not UTF-8,
    not YAML, or uses aliases, anchors or tags raises :class:`RefusedYamlError`.
    """

    def refuse(rule: str, line: int, found: str, allowed: str, remedy: str) -> RefusedYamlError:
        return RefusedYamlError(
            Finding(rule=rule, file=file, line=line, found=found, allowed=allowed, remedy=remedy),
        )

    if len(data) > LARGEST:
        raise refuse(
            "too-large", 0, f"a file of {len(data):,} bytes", f"at most {LARGEST:,} bytes",
            "split the policy into editions, or remove what is not part of it",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse(
            "not-utf8", line, "bytes that are not UTF-8 text", "UTF-8", "save the file as UTF-8",
        ) from None
    try:
        _refuse_tricks(text, refuse)
        node = _TextLoader(text).get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise refuse(
            "yaml-syntax", line, f"text that is not YAML ({shown(problem, 120)})", "YAML",
            "look at this line and the one before for a missing colon, quote or indent",
        ) from None
    if node is None:
        raise refuse(
            "empty-file", 1, "an empty file", "an edition", "start from an existing edition",
        )
    return _Reading(file, report).convert(node, "")


def _refuse_tricks(text: str, refuse: Callable[[str, int, str, str, str], RefusedYamlError]) -> None:
    """Refuse anchors, aliases, tags and depth while events stream, before a tree is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise refuse(
                "alias", line, "a YAML anchor or alias", "every value written out",
                "write the value again where it is needed",
            )
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            raise refuse(
                "tag", line, f"the YAML tag {shown(event.tag)}", "values without tags",
                "delete the tag; values are read as text",
            )
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise refuse(
                    "too-deep", line, f"more than {DEEPEST} levels of nesting",
                    f"at most {DEEPEST} levels", "check the brackets and indents",
                )
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            depth -= 1
