"""Findings as people and editors read them: grouped by file, coloured only on a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from navigator.authoring.findings import Finding, Severity, clean

if TYPE_CHECKING:
    from rich.console import Console

    from navigator.authoring.examine import Examined

_COLOURS: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def print_findings(console: Console, found: Examined) -> None:
    """Every finding, file by file, then how many there are."""
    by_file = sorted(found.findings, key=lambda each: (each.file, each.line))
    for _, findings in groupby(by_file, key=lambda each: each.file):
        for each in findings:
            console.print(_in_words(each))
        console.print()
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    scenarios = f" and {_counted(found.scenarios, 'scenario')}" if found.scenarios else ""
    console.print(
        f"{_counted(found.editions, 'edition')}{scenarios} checked: {_counted(errors, 'error')},"
        f" {_counted(warnings, 'warning')}.",
    )


def _in_words(finding: Finding) -> Text:
    """One finding over four lines, the first one as editors open it."""
    text = Text(f"{finding.place}: ")
    text.append(finding.severity, _COLOURS[finding.severity])
    text.append(clean(f" [{finding.rule}] {finding.address}".rstrip()))
    for label, said in (
        ("Found", finding.found),
        ("Allowed", finding.allowed),
        ("To do", finding.remedy),
    ):
        text.append(f"\n    {label + ':':9}", "dim")
        text.append(clean(said))
    return text


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
