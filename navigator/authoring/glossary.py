"""The glossary, read from ``data/vocabulary/glossary.yaml``; its short forms for the screens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, MistakesError
from navigator.authoring.library import ROOT
from navigator.authoring.marked_yaml import Items, Pairs, RefusedYamlError, Text, read_marked
from navigator.authoring.source_file import wrong_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from navigator.authoring.marked_yaml import Marked

_LISTS: Final = ("short", "also")
_TEXTS: Final = ("term", "means", "beside")
_NEEDED: Final = ("term", "means")


class UnreadableGlossaryError(MistakesError):
    """The glossary has mistakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """One entry. ``short`` are the short forms; ``beside`` whether texts explain them."""

    id: str
    term: str
    means: str
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    beside: bool = True

    @property
    def heading(self) -> str:
        """``IRO: independent reviewing officer``; the words alone where nothing is shorter."""
        if self.short:
            return f"{self.short[0]}: {self.term}"
        return self.term[:1].upper() + self.term[1:]


@cache
def read_glossary(root: Path = ROOT) -> tuple[GlossaryTerm, ...]:
    """Every term, in the order of its heading; UnreadableGlossaryError with all that is wrong."""
    path = root / "data" / "vocabulary" / "glossary.yaml"
    file = path.relative_to(root).as_posix()
    findings: list[Finding] = []
    try:
        read = read_marked(path.read_bytes(), file, findings.append)
    except RefusedYamlError as error:
        raise UnreadableGlossaryError([error.finding]) from None
    findings += _mistakes(read, file)
    if findings or not isinstance(read, Pairs):
        raise UnreadableGlossaryError(findings)
    terms = [_term(name, entry) for name, entry in read.pairs.items()]
    return tuple(sorted(terms, key=lambda each: each.heading.casefold()))


def abbreviations(terms: Iterable[GlossaryTerm]) -> dict[str, str]:
    """What each short form stands for, those that everybody knows left out."""
    return {short: each.term for each in terms if each.beside for short in each.short}


def abbreviations_file(root: Path = ROOT) -> bytes:
    """The short forms as JSON: what ``navigator/web/abbreviations.json`` has to hold."""
    made = abbreviations(read_glossary(root))
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def write_abbreviations(root: Path = ROOT) -> None:
    """Write the short forms beside the screens' templates: they travel with the engine."""
    path = root / "navigator" / "web" / "abbreviations.json"
    content = abbreviations_file(root)
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def _mistakes(read: Marked, file: str) -> Iterator[Finding]:
    if not isinstance(read, Pairs):
        yield wrong_entry(
            file, read.line, "", "a list or a text", "one mapping, a key for each term"
        )
        return
    for name, entry in read.pairs.items():
        if not isinstance(entry, Pairs):
            yield wrong_entry(
                file, entry.line, name, "no mapping", "the keys term and means, at least"
            )
            continue
        for key in _NEEDED:
            if key not in entry.pairs:
                yield wrong_entry(file, entry.line, name, f"no {key}", "a term and what it means")
        for key, value in entry.pairs.items():
            kind = Text if key in _TEXTS else Items
            if key not in (*_TEXTS, *_LISTS):
                allowed = ", ".join((*_TEXTS, *_LISTS))
                yield wrong_entry(
                    file, entry.lines[key], f"{name}.{key}", "an unknown key", allowed
                )
            elif not isinstance(value, kind):
                allowed = "a text" if kind is Text else "a list in square brackets"
                yield wrong_entry(
                    file, value.line, f"{name}.{key}", "the wrong kind of value", allowed
                )


def _term(name: str, entry: Marked) -> GlossaryTerm:
    held = entry.pairs if isinstance(entry, Pairs) else {}
    texts = {key: value.value for key, value in held.items() if isinstance(value, Text)}
    lists = {
        key: tuple(each.value for each in value.items if isinstance(each, Text))
        for key, value in held.items()
        if isinstance(value, Items)
    }
    return GlossaryTerm(
        id=name,
        term=texts["term"],
        means=texts["means"],
        short=lists.get("short", ()),
        also=lists.get("also", ()),
        beside=texts.get("beside") != "no",
    )
