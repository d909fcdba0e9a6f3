"""libyaml and PyYAML's own reader see the same in every file, or only the careful one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode

from navigator.authoring import safe_yaml
from navigator.authoring.fast_yaml import composed
from navigator.authoring.library import ROOT
from navigator.authoring.safe_yaml import DEEPEST, RefusedYamlError, compose

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(
    path
    for folder in ("data", "tests/broken", "tests/fictional", "tests/stories")
    for path in (ROOT / folder).rglob("*.yaml")
)


@pytest.fixture(autouse=True)
def careful(monkeypatch: pytest.MonkeyPatch) -> None:
    """``compose`` is the careful reader alone."""
    monkeypatch.setattr(safe_yaml, "composed", lambda *_: None)


def seen(node: Node) -> object:
    """A tree as the lines and texts that anything is made from."""
    line = node.start_mark.line
    if isinstance(node, ScalarNode):
        return line, node.value
    if isinstance(node, MappingNode):
        return line, [(seen(key), seen(value)) for key, value in node.value]
    return line, "items", [seen(each) for each in node.value]


def carefully(text: str) -> object:
    """What the careful reader sees; None where it refuses."""
    try:
        return seen(compose(text.encode(), "a.yaml"))
    except RefusedYamlError:
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_see_the_same_in_every_file(path: Path) -> None:
    """Each text on its line; whatever the careful reader refuses is left to it."""
    text = path.read_text(encoding="utf-8", errors="replace")
    found = composed(text, DEEPEST)
    if found is not None:
        assert seen(found) == carefully(text)


def test_it_reads_every_edition() -> None:
    """No edition of this project is left to the slow reader."""
    editions = [path for path in FILES if path.is_relative_to(ROOT / "data" / "policies")]
    assert editions
    assert [path for path in editions if composed(path.read_text("utf-8"), DEEPEST) is None] == []


@given(
    st.lists(
        st.sampled_from(
            [
                *("a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", " ", "'", '"', "[", "]"),
                *("{", "}", ",", "#", " #c", "|", ">", "&a ", "*a", "!t ", "%", "@", "`", "\\"),
                *("---\n", "...\n", "\t", "é", "0", "-", ">-\n", "|2\n", "~", "x: y\n", "\u2028"),
            ]
        ),
        max_size=14,
    ).map("".join),
)
@example("a: [b?c]\n")
@example("a: |#b\n  c\n")
def test_both_see_the_same_in_any_text(text: str) -> None:
    """What the fast reader makes of a text is what the careful one makes of it."""
    found = composed(text, DEEPEST)
    if found is not None:
        assert seen(found) == carefully(text)
