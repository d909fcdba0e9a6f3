"""Puts the words of an abbreviation beside it, the first time that it stands in a part of a page.

``IRO`` becomes ``IRO (independent reviewing officer)``. It reads the HTML that our own templates
draw: every attribute is quoted, and text holds no bare angle bracket.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from navigator.engine.model import Edition

# Nearer than this, in letters, the words beside an abbreviation explain it already.
_NEAR: Final = 20
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")
_QUOTED: Final = re.compile(r"(?:“[^”]*”|&#34;.*?&#34;|\".*?\")", re.DOTALL)
_IN_FULL: Final = re.compile(r"((?:[\w&'\u2019-]+ )+)\(([A-Z][A-Za-z]{1,6})\)")
_SILENT: Final = {"script", "style", "svg", "time", "textarea", "option", "template"}
# Places in the source and ways to reach somebody stand as they were printed.
_AS_PRINTED: Final = re.compile(
    r'class="[^"]*\bnav-(?:cite|way|source)(?![\w-])|href="(?:tel|mailto):'
)
_SMALL_WORDS: Final = {"and", "for", "of", "the", "&"}
_MOST_KEPT: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """What short forms stand for, by short form."""

    meanings: Mapping[str, str]
    pattern: re.Pattern[str] = field(init=False, repr=False)
    # The same parts are drawn over and over, most of all while a graph is made.
    explained: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Make the pattern that finds them: the longest first, whole words, no addresses."""
        names = "|".join(map(re.escape, sorted(self.meanings, key=len, reverse=True))) or "(?!)"
        pattern = re.compile(
            rf"(?<![\w@.-])(?P<name>{names})(?P<more>s?)(?P<whose>(?:&\#39;|['\u2019])s)?"
            r"(?![\w@]|[.-]\w)",
        )
        object.__setattr__(self, "pattern", pattern)

    def explain(self, html: str) -> str:
        """One part of a page, with each abbreviation in it explained where it first stands."""
        if html not in self.explained:
            if len(self.explained) >= _MOST_KEPT:
                self.explained.clear()
            found = self.pattern.search(html)
            self.explained[html] = "".join(_Part(self, html).pieces()) if found else html
        return self.explained[html]

    def in_words(self, text: str) -> str:
        """``IRO: independent reviewing officer`` for each abbreviation in a text, or nothing."""
        found = dict.fromkeys(each["name"] for each in self.pattern.finditer(text))
        return "; ".join(
            f"{name}: {self.meanings[name]}"
            for name in found
            if self.meanings[name].casefold() not in text.casefold() and f"({name})" not in text
        )


@cache
def general() -> Abbreviations:
    """The field's own, from the glossary."""
    file = resources.files("navigator.web").joinpath("abbreviations.json")
    return Abbreviations(meanings=json.loads(file.read_text(encoding="utf-8")))


def abbreviations_of(edition: Edition) -> Abbreviations:
    """The field's own, those that the edition writes out, and its partnership's before all."""
    texts = [role.name for role in edition.roles]
    texts += [each.name for role in edition.roles for each in role.equivalents]
    texts += [text for each in edition.contacts for text in (each.title, each.organisation)]
    written = {short: words for text in texts for short, words in written_out(text)}
    own = {edition.abbreviation: edition.partnership}
    return Abbreviations(meanings=written | dict(general().meanings) | own)


def written_out(text: str) -> Iterator[tuple[str, str]]:
    """The abbreviations that a text writes out: ``Children's Hub (CH)`` gives CH and its words."""
    for found in _IN_FULL.finditer(text):
        words = found[1].split()
        for start in range(len(words) - 1, -1, -1):
            parts = [part for word in words[start:] for part in word.split("-")]
            initials = "".join(part[0] for part in parts if part and part not in _SMALL_WORDS)
            if initials.casefold() == found[2].casefold():
                yield found[2], " ".join(words[start:])
                break


@dataclass(slots=True)
class _Part:
    """One part of a page while it is read."""

    words: Abbreviations
    html: str
    seen: set[str] = field(default_factory=set)

    def pieces(self) -> Iterator[str]:
        silent, depth, at = "", 0, 0
        for tag in _TAG.finditer(self.html):
            text = self.html[at : tag.start()]
            yield text if silent else self._text(text, at)
            at = tag.end()
            yield tag[0]
            closes, name, rest = tag[1], tag[2].lower(), tag[3]
            if silent:
                depth += 0 if name != silent else -1 if closes else 1
                silent = silent if depth else ""
            elif not closes and (name in _SILENT or _AS_PRINTED.search(rest)):
                silent, depth = name, 1
        rest = self.html[at:]
        yield rest if silent else self._text(rest, at)

    def _text(self, text: str, at: int) -> str:
        """A run of text that starts at ``at`` in the HTML."""
        made, done = [], 0
        quotes = [each.span() for each in _QUOTED.finditer(text)]
        waiting: list[str] = []
        ends = 0
        for found in self.words.pattern.finditer(text):
            quote = next((end for start, end in quotes if start <= found.start() < end), 0)
            if waiting and quote != ends:
                made += [text[done:ends], _beside(f" ({'; '.join(waiting)})")]
                waiting, done = [], ends
            if not self._is_new(found, at):
                continue
            words = _as_text(self.words.meanings[found["name"]] + found["more"])
            if quote:
                # What is quoted stays as it was printed: the words follow the quotation.
                waiting.append(f"{found['name']}: {words}")
                ends = quote
                continue
            before = text[: found.start()]
            inside = before.count("(") > before.count(")")
            made += [text[done : found.end()], _beside(f", {words}" if inside else f" ({words})")]
            done = found.end()
        if waiting:
            made += [text[done:ends], _beside(f" ({'; '.join(waiting)})")]
            done = ends
        return "".join([*made, text[done:]])

    def _is_new(self, found: re.Match[str], at: int) -> bool:
        """Whether it stands here for the first time, with nothing beside it that explains it."""
        name = found["name"]
        if name in self.seen:
            return False
        self.seen.update(
            each for each in self.words.meanings if each in name.split() or each == name
        )
        start, end = at + found.start(), at + found.end()
        if self.html[start - 1 : start] == "(" and self.html[end : end + 1] == ")":
            return False
        words = self.words.meanings[name].casefold()
        reach = len(words) + _NEAR
        before = _visible(self.html[:start])[-reach:]
        after = _visible(self.html[end:])[:reach]
        return words not in before.casefold() and words not in after.casefold()


def _beside(words: str) -> str:
    """In an element of its own, so that a heading can show them smaller."""
    return f'<span class="nav-means">{words}</span>'


def _as_text(words: str) -> str:
    """Words from data as HTML: neither markup nor a control character."""
    return escape("".join(each for each in words if each.isprintable()), quote=False)


def _visible(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", html)))
