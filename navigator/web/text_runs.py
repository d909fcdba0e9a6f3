"""The text of a drawn part, run by run: which of it may be explained, and what it stands in.

It reads the HTML that our own templates draw: every attribute is quoted, and text holds no bare
angle bracket.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")
_SILENT: Final = {"script", "style", "svg", "time", "textarea", "option", "template"}
_LABELS: Final = {"h1", "h2", "h3", "h4", "h5", "summary", "button"}
# Names for screen readers only, places in the source and ways to reach somebody stand as they are.
_AS_PRINTED: Final = re.compile(
    r'class="(?:sr"|[^"]*\bnav-(?:cite|way|source)(?![\w-]))|href="(?:tel|mailto):'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text between two tags: where it starts and ends, and what it stands in.

    ``label_ends`` is where the heading, summary or button around it ends, or 0.
    """

    start: int
    end: int
    folded: bool
    label_ends: int


def runs(html: str) -> Iterator[Run]:
    """Each run of text that may be explained."""
    at, folds, label = 0, 0, ""
    waiting: list[tuple[int, int, bool]] = []
    for start, tag in _heard(html):
        if start < tag.start():
            # What a fold is called stands outside it.
            waiting.append((start, tag.start(), folds > (label == "summary")))
        closes, name, at = bool(tag[1]), tag[2].lower(), tag.end()
        ends = closes and name == label
        if ends or not label:
            yield from _made(waiting, at if ends else 0)
            waiting.clear()
        if ends:
            label = ""
        elif not closes and not label and name in _LABELS:
            label = name
        elif name == "details":
            folds += -1 if closes else 1
    yield from _made([*waiting, (at, len(html), folds > 0)], 0)


def _made(spans: Iterable[tuple[int, int, bool]], label_ends: int) -> Iterator[Run]:
    for start, end, folded in spans:
        yield Run(start=start, end=end, folded=folded, label_ends=label_ends)


def _heard(html: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each tag, and where the text before it starts; nothing of what is silent."""
    silent, depth, at = "", 0, 0
    for tag in _TAG.finditer(html):
        closes, name = tag[1], tag[2].lower()
        if not silent:
            yield at, tag
            if not closes and (name in _SILENT or _AS_PRINTED.search(tag[3])):
                silent, depth = name, 1
        elif name == silent:
            depth += -1 if closes else 1
            if not depth:
                silent = ""
                yield tag.start(), tag
        at = tag.end()


def visible(html: str) -> str:
    """What is read of some HTML, on one line."""
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", html)))
