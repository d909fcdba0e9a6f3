"""Puts the words of an abbreviation beside it, the first time that it stands in a part of a page.

``IRO`` becomes ``IRO (independent reviewing officer)``. A heading, a summary or a button is left as
it is: where its own text does not explain it, a small line beneath does. It reads the HTML that our
own templates draw: every attribute is quoted, and text holds no bare angle bracket.
"""

from __future__ import annotations

import json
import pkgutil
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

from navigator.web.text_runs import runs, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from navigator.engine.model import Edition
    from navigator.web.text_runs import Run

# Nearer than this, in letters, the words beside an abbreviation explain it already.
_NEAR: Final = 20
_FAR: Final = 4000
_QUOTED: Final = re.compile(r"(?:“[^”]*”|&#34;.*?&#34;|\".*?\")", re.DOTALL)
_IN_FULL: Final = re.compile(r"((?:[\w&'\u2019-]+ )+)\(([A-Z][A-Za-z]{1,6})\)")
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
            self.explained[html] = self.explain_all((html,))[0] if found else html
        return self.explained[html]

    def explain_all(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Parts that are read one after the other, with each abbreviation explained once in all."""
        bounds = list(accumulate(len(each) for each in parts))
        html = "".join(parts)
        made, at = [""] * len(parts), 0
        added = _Section(self, html).read(bounds)
        for end in sorted({*added, *bounds}):
            # What follows the last letter of a part still belongs to it.
            if parts:
                made[bisect_left(bounds, end)] += html[at:end] + added.get(end, "")
            at = end
        return tuple(made)


@cache
def general() -> Abbreviations:
    """The field's own, from the glossary."""
    # As in navigator.engine.london: the one way to read a file that brings in nothing more.
    held = pkgutil.get_data("navigator.web", "abbreviations.json")
    if held is None:  # pragma: no cover - only a loader that holds no data files
        raise FileNotFoundError("abbreviations.json is missing beside navigator/web")
    return Abbreviations(meanings=json.loads(held))


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
class _Section:
    """Some parts of a page while they are read as one. ``added`` is what goes in, by place."""

    words: Abbreviations
    html: str
    seen: set[str] = field(default_factory=set)
    added: dict[int, str] = field(default_factory=dict)

    def read(self, bounds: list[int]) -> dict[int, str]:
        """Choose a place for each abbreviation; ``bounds`` is where each part ends.

        In the first part that has it: in its text, else beneath what it names there. What is
        folded away comes last.
        """
        found = list(runs(self.html))
        shown = [each for each in found if not each.folded]
        for _, group in groupby(shown, key=lambda run: bisect_right(bounds, run.start)):
            part = list(group)
            body = [run for run in part if not run.label_ends]
            for run in body:
                self._in_text(run)
            said = visible(" ".join(self.html[run.start : run.end] for run in body))
            for run in part:
                if run.label_ends:
                    self._beneath(run, said.casefold())
        for run in found:
            if run.folded and run.label_ends:
                self._beneath(run, "")
            elif run.folded:
                self._in_text(run)
        return self.added

    def _beneath(self, run: Run, said: str) -> None:
        """A heading, summary or button stays short: the words follow it, unless its text has them.

        ``said`` is that text, in small letters.
        """
        owed = []
        for found in self.words.pattern.finditer(self.html, run.start, run.end):
            words = self.words.meanings[found["name"]]
            if self._is_new(found) and words.casefold() not in said:
                owed.append(f"{found['name']}: {_as_text(words)}")
        if owed:
            line = f'<span class="nav-means nav-means--beneath">{"; ".join(owed)}.</span>'
            self.added[run.label_ends] = self.added.get(run.label_ends, "") + line

    def _in_text(self, run: Run) -> None:
        text = self.html[run.start : run.end]
        quotes = [
            (run.start + each.start(), run.start + each.end()) for each in _QUOTED.finditer(text)
        ]
        waiting: dict[int, list[str]] = {}
        for found in self.words.pattern.finditer(self.html, run.start, run.end):
            if not self._is_new(found):
                continue
            words = _as_text(self.words.meanings[found["name"]] + found["more"])
            if quote := next((end for start, end in quotes if start <= found.start() < end), 0):
                # What is quoted stays as it was printed: the words follow the quotation.
                waiting.setdefault(quote, []).append(f"{found['name']}: {words}")
                continue
            before = self.html[run.start : found.start()]
            inside = before.count("(") > before.count(")")
            self.added[found.end()] = _beside(f", {words}" if inside else f" ({words})")
        for ends, each in waiting.items():
            self.added[ends] = _beside(f" ({'; '.join(each)})")

    def _is_new(self, found: re.Match[str]) -> bool:
        """Whether it stands here for the first time, with nothing beside it that explains it."""
        name = found["name"]
        if name in self.seen:
            return False
        self.seen.update(
            each for each in self.words.meanings if each in name.split() or each == name
        )
        start, end = found.span()
        if self.html[start - 1 : start] == "(" and self.html[end : end + 1] == ")":
            return False
        words = self.words.meanings[name].casefold()
        reach = len(words) + _NEAR
        # As much HTML as surely holds that many letters of text.
        before = visible(self.html[max(0, start - _FAR) : start])[-reach:]
        after = visible(self.html[end : end + _FAR])[:reach]
        return words not in before.casefold() and words not in after.casefold()


def _beside(words: str) -> str:
    """In an element of its own, so that a heading can show them smaller."""
    return f'<span class="nav-means">{words}</span>'


def _as_text(words: str) -> str:
    """Words from data as HTML: neither markup nor a control character."""
    return escape("".join(each for each in words if each.isprintable()), quote=False)
