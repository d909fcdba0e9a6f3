"""The sentences of a page or a screen, and how hard they are to read."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final

import pyphen  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# As printed, or not ours to word: places in the source, ways to reach somebody, what an
# abbreviation stands for, and what is not text at all.
_NOT_OURS: Final = re.compile(
    r"<(script|style|svg|head|template)\b.*?</\1>"
    r'|<p class="nav-(?:cite|source)".*?</p>'
    r'|<(a|span) class="nav-(?:way|means)[^>]*>.*?</\2>'
    r'|<(\w+)[^>]*aria-hidden="true"[^>]*>.*?</\3>',
    re.DOTALL,
)
_INLINE: Final = r"a|abbr|b|em|i|label|small|span|strong|time|q"
# Spans that the style sheets set on a line or in a box of their own.
_BOXES: Final = (
    r"ladder__to|ladder__label|chart__(?:limit|when|label|if|loop)|duty__start|nav-choice__\w+"
    r"|policies__edition|directory__person|nav-tag|nav-count|sr|to"
)
_BLOCK: Final = re.compile(
    rf'<(?!/?(?:{_INLINE})\b)[^>]*>|<span class="(?:{_BOXES})[ "][^>]*>',
)
_TAG: Final = re.compile(r"<[^>]*>")
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")
# Names in a list, as printed, each begin with a capital.
_ENDS: Final = re.compile(
    r"(?:, )?\b(?:and/or|or|and)\s+(?=[A-Z])|(?<=[.!?])\s+(?=[\"“(A-Z0-9])|;\s+|:\s+(?=[A-Z])",
)
_WORD: Final = re.compile(r"[^\W_](?:[\w'\u2019.@/-]*\w)?")


def sentences(html: str) -> Iterator[str]:
    """Each sentence of drawn HTML: quotations are one word, items of a list apart by ";" too."""
    for block in _BLOCK.split(_NOT_OURS.sub(" ", html)):
        text = re.sub(r"\s+", " ", unescape(_TAG.sub("", block))).strip()
        yield from in_text(text)


def in_text(text: str) -> Iterator[str]:
    """Each sentence of a text."""
    for sentence in _ENDS.split(_QUOTED.sub("“quoted”", text)):
        if sentence.strip():
            yield sentence.strip()


def words(sentence: str) -> list[str]:
    """The words that a reader reads: a number or an address is one."""
    return _WORD.findall(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How hard a text is: its school grade by Flesch and Kincaid, and its longest sentence."""

    grade: float
    longest: int
    words: int


def reading(texts: Iterable[str]) -> Reading:
    """The reading level of those texts that are sentences: headings and labels are left out."""
    counted = [words(text) for text in texts if text.endswith((".", "?", "!", ".”"))]
    total = sum(map(len, counted)) or 1
    syllables = sum(_syllables(word) for each in counted for word in each)
    grade = 0.39 * total / (len(counted) or 1) + 11.8 * syllables / total - 15.59
    longest = max(map(len, counted), default=0)
    return Reading(grade=round(grade, 1), longest=longest, words=total)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=1, right=1)


@cache
def _syllables(word: str) -> int:
    # Where a word may be broken misses some syllables; groups of vowels miss others.
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouyl])e(?:s|d)?$", "", word.casefold()))
    return max(len(_hyphens().positions(word.casefold())) + 1, len(groups))


def in_python(source: str) -> Iterator[str]:
    """The texts that a module holds for people: its strings with a space, docstrings left out."""
    tree = ast.parse(source)
    holders = [each for each in ast.walk(tree) if hasattr(each, "body")]
    docs = {
        id(each.body[0].value)
        for each in holders
        if isinstance(each.body, list) and each.body and isinstance(each.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def in_script(source: str) -> Iterator[str]:
    """The texts that a script holds: its strings, without its comments."""
    code = re.sub(r"^\s*//.*$|/\*.*?\*/", "", source, flags=re.MULTILINE | re.DOTALL)
    for found in re.finditer(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', code):
        yield re.sub(r"\$\{[^}]*\}", "x", found[1] or found[2] or "")


def in_template(source: str) -> str:
    """A template as the HTML that it draws, each value one word."""
    return re.sub(r"\{\{.*?\}\}", "x", re.sub(r"\{%.*?%\}|\{#.*?#\}", "", source, flags=re.DOTALL))
