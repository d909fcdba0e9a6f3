"""The hazard log, read from ``data/hazards.yaml``: what could go wrong, what proves the control."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, MistakesError
from navigator.authoring.library import ROOT
from navigator.authoring.marked_yaml import Items, Pairs, RefusedYamlError, Text, read_marked
from navigator.authoring.source_file import wrong_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from navigator.authoring.marked_yaml import Marked

_TEXTS: Final = ("hazard", "cause", "effect", "left")
_CONTROLS: Final = "controls"
_TEST: Final = re.compile(r"tests/[a-z_/]+\.py::test_\w+")


class UnreadableHazardsError(MistakesError):
    """The hazard log has mistakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What is done about a hazard, and the tests that prove it, each by its name in pytest."""

    does: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """What could go wrong, how, with what effect; what is done about it, and what risk is left."""

    id: str
    hazard: str
    cause: str
    effect: str
    controls: tuple[Control, ...]
    left: str

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests of all its controls, each once."""
        return tuple(dict.fromkeys(test for each in self.controls for test in each.tests))


@cache
def read_hazards(root: Path = ROOT) -> tuple[Hazard, ...]:
    """Every hazard, in the file's order; UnreadableHazardsError with all that is wrong."""
    path = root / "data" / "hazards.yaml"
    file = path.relative_to(root).as_posix()
    findings: list[Finding] = []
    try:
        read = read_marked(path.read_bytes(), file, findings.append)
    except RefusedYamlError as error:
        raise UnreadableHazardsError([error.finding]) from None
    made = list(_hazards(read, file, findings))
    if findings:
        raise UnreadableHazardsError(findings)
    return tuple(made)


def _hazards(read: Marked, file: str, findings: list[Finding]) -> Iterator[Hazard]:
    if not isinstance(read, Pairs):
        findings.append(
            wrong_entry(file, read.line, "", "a list or a text", "a key for each hazard")
        )
        return
    for name, entry in read.pairs.items():
        keys = set(entry.pairs) if isinstance(entry, Pairs) else set()
        if not isinstance(entry, Pairs) or keys != {*_TEXTS, _CONTROLS}:
            allowed = f"exactly these keys: {', '.join((*_TEXTS, _CONTROLS))}"
            findings.append(
                wrong_entry(file, entry.line, name, "other keys, or no mapping", allowed)
            )
            continue
        texts = {key: entry.pairs[key] for key in _TEXTS}
        for key, text in texts.items():
            if not isinstance(text, Text) or not text.value:
                at = f"{name}.{key}"
                findings.append(wrong_entry(file, text.line, at, "no text", "a sentence or two"))
        controls = tuple(_controls(entry.pairs[_CONTROLS], file, name, findings))
        told = {key: text.value for key, text in texts.items() if isinstance(text, Text)}
        if len(told) == len(_TEXTS):
            yield Hazard(id=name, controls=controls, **told)


def _controls(listed: Marked, file: str, name: str, findings: list[Finding]) -> Iterator[Control]:
    """The controls of one hazard: at least one, each with at least one test."""
    items = listed.items if isinstance(listed, Items) else []
    if not items:
        at = f"{name}.{_CONTROLS}"
        findings.append(wrong_entry(file, listed.line, at, "no list", "a list of controls"))
    for number, item in enumerate(items):
        held = item.pairs if isinstance(item, Pairs) else {}
        does, tests = held.get("does"), held.get("tests")
        named = (
            [each.value for each in tests.items if isinstance(each, Text)]
            if isinstance(tests, Items)
            else []
        )
        good = len(held) == 2 and isinstance(does, Text) and named  # noqa: PLR2004 - both keys
        if good and isinstance(does, Text) and all(map(_TEST.fullmatch, named)):
            yield Control(does=does.value, tests=tuple(named))
        else:
            allowed = "does, a text; and tests, a list of tests/….py::test_…"
            at = f"{name}.{_CONTROLS}[{number}]"
            findings.append(wrong_entry(file, item.line, at, "something else", allowed))
