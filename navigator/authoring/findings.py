"""What a check reports: where, what was found, what is allowed, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.authoring.rules import Rule


class Severity(StrEnum):
    """Errors stop the build. Warnings do not."""

    ERROR = "error"
    WARNING = "warning"


class Says(TypedDict):
    """What a finding says of a place, whichever place it is."""

    rule: Rule
    found: str
    allowed: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to put right. ``address`` is the place in the data, ``line`` in the file from 1."""

    rule: Rule
    severity: Severity = Severity.ERROR
    file: str = ""
    line: int = 0
    address: str = ""
    found: str
    allowed: str
    remedy: str

    @property
    def place(self) -> str:
        """``file:line``, as editors open it."""
        return clean(f"{self.file}:{self.line}" if self.line else self.file)

    def __str__(self) -> str:
        """One finding on one line, fit for a terminal and for an editor's problem list."""
        at = f" at {self.address}" if self.address else ""
        stop = "" if self.remedy.endswith("?") else "."
        return clean(
            f"{self.place}: {self.severity}{at}: found {self.found}. "
            f"Allowed: {self.allowed}. To do: {self.remedy}{stop} [{self.rule}]",
        )


def clean(text: str) -> str:
    """Text from a file with nothing left in it that a terminal would obey."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def shown(text: str, longest: int = 60) -> str:
    """Text from a file as a message may show it: quoted, on one line, cut short."""
    whole = clean(text)
    return f'"{whole if len(whole) <= longest else whole[: longest - 1] + "…"}"'


class MistakesError(ValueError):
    """A file has mistakes. ``findings`` holds them all; the message has one a line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def did_you_mean(word: str, allowed: Iterable[str], otherwise: str) -> str:
    """What to do about a word that is not allowed: the nearest one that is, if any is near."""
    near = get_close_matches(word, list(allowed), n=1)
    return f"did you mean {shown(near[0])}?" if near else otherwise


def listed(words: Iterable[str], most: int = 20) -> str:
    """Words for a message, in their order, not too many."""
    held = list(dict.fromkeys(words))
    more = f" and {len(held) - most} more" if len(held) > most else ""
    return clean(", ".join(held[:most])) + more if held else "none are listed"
