"""YAML from anybody, composed without harm: nothing is typed, repeated, referred to or executed.

PyYAML does the parsing: with libyaml where it is there and the file is sound, else with its own
composer, which words every finding. Every scalar stays text, so ``no``, ``01632`` and ``10:30``
mean what they say. What could be used to do harm is refused before a tree is built: aliases, tags,
huge or deep files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from yaml.composer import Composer
from yaml.error import MarkedYAMLError
from yaml.events import AliasEvent, NodeEvent, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from navigator.authoring.fast_yaml import composed
from navigator.authoring.findings import Finding, Says, shown
from navigator.authoring.rules import Rule

if TYPE_CHECKING:
    from yaml.nodes import Node

LARGEST: Final = 250_000
DEEPEST: Final = 24
_LONGEST_PROBLEM: Final = 120


class RefusedYamlError(Exception):
    """A file that is not read any further. Holds the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(str(finding))
        self.finding = finding


class _TextLoader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's own parts, without the resolver and constructor that give scalars types."""

    def __init__(self, text: str, file: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self._file = file
        self._depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """Refuse anchors, aliases, tags and depth as the events stream, then compose."""
        event: NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, AliasEvent) or event.anchor:
            raise _refused(
                self._file,
                line,
                rule=Rule.ALIAS,
                found="a YAML anchor or alias",
                allowed="every value written out",
                remedy="write the value again where it is needed",
            )
        if tag := getattr(event, "tag", None):
            raise _refused(
                self._file,
                line,
                rule=Rule.TAG,
                found=f"the YAML tag {shown(tag)}",
                allowed="values without tags",
                remedy="delete the tag; values are read as text",
            )
        if self._depth == DEEPEST and not isinstance(event, ScalarEvent):
            raise _refused(
                self._file,
                line,
                rule=Rule.TOO_DEEP,
                found=f"more than {DEEPEST} levels of nesting",
                allowed=f"at most {DEEPEST} levels",
                remedy="check the brackets and indents",
            )
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def compose(data: bytes, file: str) -> Node:
    """The tree of one document.

    A file that is too large, not UTF-8, not YAML, or uses aliases, anchors or tags raises
    :class:`RefusedYamlError`.
    """
    text = _decoded(data, file)
    node = composed(text, DEEPEST) or _node(text, file)
    if node is None:
        raise _refused(
            file,
            1,
            rule=Rule.EMPTY_FILE,
            found="an empty file",
            allowed="an edition",
            remedy="start from an existing edition",
        )
    return node


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise _refused(
            file,
            0,
            rule=Rule.TOO_LARGE,
            found=f"a file of more than {LARGEST:,} bytes",
            allowed=f"at most {LARGEST:,} bytes",
            remedy="split the policy into editions, or remove what is not part of it",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(
            file,
            data[: error.start].count(b"\n") + 1,
            rule=Rule.NOT_UTF8,
            found="bytes that are not UTF-8 text",
            allowed="UTF-8",
            remedy="save the file as UTF-8",
        ) from None


def _node(text: str, file: str) -> Node | None:
    try:
        loader = _TextLoader(text, file)
    except ReaderError as error:
        raise _refused(
            file,
            text.count("\n", 0, error.position) + 1,
            rule=Rule.CONTROL_CHARACTER,
            found=f"the character U+{ord(text[error.position]):04X}",
            allowed="text that can be seen",
            remedy="delete it, or type the character that was meant",
        ) from None
    try:
        return loader.get_single_node()
    except MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        problem = error.problem or "it ends too soon"
    except (ValueError, OverflowError):
        # Python's own, for an escape beyond Unicode or a version number without end.
        line = loader.line
        problem = "a number that is too large"
    raise _refused(
        file,
        line + 1,
        rule=Rule.YAML_SYNTAX,
        found=f"text that is not YAML ({shown(problem, _LONGEST_PROBLEM)})",
        allowed="YAML",
        remedy="look at this line and the one before for a missing colon, quote or indent",
    )


def _refused(file: str, line: int, **says: Unpack[Says]) -> RefusedYamlError:
    return RefusedYamlError(Finding(file=file, line=line, **says))
