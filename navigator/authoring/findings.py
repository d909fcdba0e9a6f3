"""What a check reports: where, what was found, what is allowed, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop the build. Warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to put right. ``address`` is the place in the data, ``line`` in the file from 1."""

    rule: str
    severity: Severity = Severity.ERROR
    file: str = ""
    line: int = 0
    address: str = ""
    found: str
    allowed: str
    remedy: str

    def __str__(self) -> str:
        """One finding as it is printed, fit for a terminal and for an editor's problem list."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        at = f" at {self.address}" if self.address else ""
        return (
            f"{place}: {self.severity}{at}: found {self.found}. "
            f"Allowed: {self.allowed}. To do: {self.remedy}. [{self.rule}]"
        )


def shown(text: str, longest: int = 60) -> str:
    """Text from a file as a message may show it: quoted, on one line, cut short."""
    clean = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return f'"{clean if len(clean) <= longest else clean[: longest - 1] + "…"}"'
