"""Marks in an edition's file: what has to be looked at again before it can be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, clean
from navigator.authoring.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK: Final = "LOOK AGAIN"
_FOUND: Final = re.compile(rf"#\s*({MARK}\b.*)")
_AT_END: Final = re.compile(rf"[ \t]+#\s*{MARK}\b.*$", re.MULTILINE)


def marked(text: str, lines: Mapping[int, str]) -> str:
    """The text with a mark at the end of each of these lines (from 1), each with its reason."""
    held = text.splitlines()
    for line, reason in lines.items():
        held[line - 1] += f"  # {MARK}: {reason}"
    return "\n".join(held) + "\n"


def unmarked(text: str) -> str:
    """The text without marks: what was begun from it has marks of its own."""
    return _AT_END.sub("", text)


def marks_left(data: bytes, shown_as: str) -> Iterator[Finding]:
    """A finding for each mark that still stands in a file."""
    for line, text in enumerate(data.decode(errors="replace").splitlines(), 1):
        if found := _FOUND.search(text):
            yield Finding(
                rule=Rule.LOOK_AGAIN,
                file=shown_as,
                line=line,
                found=f'the mark "{clean(found[1])}"',
                allowed="no such mark in an edition that is published",
                remedy="hold this place against the policy, correct it, and delete the mark",
            )
