"""``check``: read everything, and say all there is to put right at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.progress import track
from rich.text import Text

from navigator.authoring.edition_file import read_edition
from navigator.authoring.findings import Finding, Severity, clean, shown
from navigator.authoring.library import ROOT, read_agencies, read_calendar
from navigator.authoring.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YEAR: Final = timedelta(days=365)
_POLICIES: Final = "policies"
_COLOURS: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was read, and what there is to say of it."""

    editions: int
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings are this severe."""
        return sum(each.severity is severity for each in self.findings)


def examine(paths: Iterable[Path], today: date, data: Path, *, progress: bool = False) -> Examined:
    """Read the editions at these paths, and with ``data`` itself what they share.

    ``data`` holds the shared lists. FileNotFoundError where a path holds no edition.
    """
    findings: list[Finding] = []
    agencies = read_agencies(data)
    files: dict[Path, Path] = {}
    for path in paths:
        if path.resolve() == data.resolve():
            findings += _bank_holidays(data, today)
        found = list(_edition_paths(path))
        if not found:
            raise FileNotFoundError(path)
        for each in found:
            if _is_placed(path, each):
                files.setdefault(each.resolve(), each)
            else:
                findings.append(_misplaced(each))
    read = [
        read_edition(each, _shown_as(each), agencies, today)
        for each in track(files.values(), "Reading", transient=True, disable=not progress)
    ]
    findings += [finding for each in read for finding in each.findings]
    return Examined(editions=len(read), findings=tuple(findings))


def _policies(path: Path) -> Path:
    """The folder of policies that a path means: its own, or the one inside it."""
    inside = (path / "data" / _POLICIES, path / _POLICIES)
    return next((each for each in inside if each.is_dir()), path)


def _edition_paths(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    base = _policies(path)
    pattern = "**/*" if base.name == _POLICIES else "*.yaml"
    yield from sorted(each for each in base.glob(pattern) if each.is_file())


def _is_placed(path: Path, file: Path) -> bool:
    base = _policies(path)
    return base.name != _POLICIES or len(file.relative_to(base).parts) == len(
        ("<policy>", "<edition>.yaml"),
    )


def _misplaced(file: Path) -> Finding:
    return Finding(
        rule=Rule.MISPLACED_FILE,
        file=_shown_as(file),
        found=f"the file {shown(file.name)}",
        allowed="editions, each as <policy>/<edition>.yaml",
        remedy="rename it, or move it out of the policies",
    )


def _bank_holidays(data: Path, today: date) -> Iterator[Finding]:
    last = read_calendar(data).last
    if last < today + _YEAR:
        yield Finding(
            rule=Rule.BANK_HOLIDAYS_END,
            severity=Severity.WARNING,
            file=_shown_as(data / "bank-holidays.json"),
            found=f"bank holidays known up to {last}",
            allowed=f"at least to {today + _YEAR}, a year from today",
            remedy="take a newer release of govuk-bank-holidays, then run"
            " python -m navigator.authoring.bank_holidays",
        )


def _shown_as(path: Path) -> str:
    here, whole = Path.cwd(), path.resolve()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path.as_posix()


@click.command()
@click.argument(
    "paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path)
)
def check(*, paths: tuple[Path, ...]) -> None:
    """Say everything that is wrong with the policies, and where.

    PATH is an edition's file, a policy's folder, or a folder of policies. Without PATH, everything
    under data/ is checked.

    Each finding says what was found, what is allowed, and what to do. An error must be put right
    before the site can be built. A warning need not be, but a reader may have to be told of it.

    \b
    Exit status:
      0  no errors (there may be warnings)
      1  at least one error
      2  wrong usage, such as a PATH that does not exist

    \b
    Examples:
      python -m navigator check
      python -m navigator check data/policies/lambeth
      python -m navigator check data/policies/lambeth/2024-07.yaml
    """  # noqa: D301 - click reads this backslash
    console = Console(highlight=False, soft_wrap=True)
    data = ROOT / "data"
    today = date.today()  # noqa: DTZ011 - the day where the officer is
    try:
        found = examine(paths or (data,), today, data, progress=console.is_terminal)
    except FileNotFoundError as error:
        raise click.UsageError(f"There is no edition at {clean(str(error.args[0]))}.") from None
    _print(console, found)
    if found.count(Severity.ERROR):
        raise SystemExit(1)


def _print(console: Console, found: Examined) -> None:
    by_file = sorted(found.findings, key=lambda each: (each.file, each.line))
    for _, findings in groupby(by_file, key=lambda each: each.file):
        for each in findings:
            console.print(_in_words(each))
        console.print()
    errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
    console.print(
        f"{_counted(found.editions, 'edition')} checked: {_counted(errors, 'error')},"
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
