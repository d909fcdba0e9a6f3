"""Reading everything at some paths, with all there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.progress import track

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.findings import Finding, Severity, shown
from navigator.authoring.library import (
    DEMONSTRATION,
    POLICIES,
    UnreadableListError,
    read_agencies,
    read_calendar,
)
from navigator.authoring.lint_editions import check_editions
from navigator.authoring.rules import Rule
from navigator.authoring.scenario_file import FOLDER, ScenarioFile, read_scenario, scenario_paths
from navigator.authoring.succession import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from navigator.engine.model import Edition

_YEAR: Final = timedelta(days=365)
_FOLDERS: Final = {POLICIES, DEMONSTRATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was read, and what there is to say of it."""

    editions: int
    findings: tuple[Finding, ...]
    scenarios: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings are this severe."""
        return sum(each.severity is severity for each in self.findings)


def examine(paths: Iterable[Path], today: date, data: Path, *, progress: bool = False) -> Examined:
    """Read the editions and scenarios at these paths, and with ``data`` itself what they share.

    ``data`` holds the shared lists. FileNotFoundError where a path holds nothing to read.
    """
    findings: list[Finding] = []
    agencies = _agencies(data, findings)
    files: dict[Path, Path] = {}
    stories: dict[Path, Path] = {}
    for path in (each for named in paths for each in _with_demonstration(named)):
        if path.resolve() == data.resolve():
            findings += _bank_holidays(data, today)
        told = list(_scenario_paths(path))
        stories |= {each.resolve(): each for each in told}
        if told and not _holds_policies(path):
            continue
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
    findings += _told(read)
    findings += check_editions(read)
    tried = list(_tried(stories.values(), data, agencies))
    findings += [finding for each in tried for finding in each.findings]
    return Examined(editions=len(read), scenarios=len(tried), findings=tuple(findings))


def _told(read: list[EditionFile]) -> Iterator[Finding]:
    """What there is to say of the editions. A review that a later edition has answered is past."""
    followed = {
        (each.policy, each.edition)
        for each in settled(file.edition for file in read if file.edition)
        if each.standing.successor.edition
    }
    for file in read:
        named = (file.edition.policy, file.edition.edition) if file.edition else None
        for finding in file.findings:
            if named not in followed or finding.rule is not Rule.REVIEW_PASSED:
                yield finding


def _scenario_paths(path: Path) -> Iterator[Path]:
    """The scenarios that a path means: a file, a policy's folder of them, or all of them."""
    whole = path.resolve()
    if FOLDER in {whole.parent.name, whole.parent.parent.name} and whole.suffix == ".yaml":
        yield path
    elif FOLDER in {whole.parent.name, whole.name}:
        yield from sorted(each for each in path.glob("**/*") if each.is_file())
    else:
        for base in (path, path / "data"):
            yield from scenario_paths(base)


def _holds_policies(path: Path) -> bool:
    """Whether a path means editions too, and not scenarios alone."""
    return FOLDER not in path.resolve().parts


def _tried(paths: Iterable[Path], data: Path, agencies: tuple[str, ...]) -> Iterator[ScenarioFile]:
    """Each scenario, tried on the edition that stands beside it in the same data."""
    read: dict[Path, Edition | None] = {}
    try:
        calendar = read_calendar(data)
    except UnreadableListError:
        return
    for path in paths:
        beside = path.resolve().parents[2]

        def edition_of(policy: str, edition: str, beside: Path = beside) -> Edition:
            made_up = beside / DEMONSTRATION / policy / f"{edition}.yaml"
            file = made_up if made_up.exists() else beside / POLICIES / policy / f"{edition}.yaml"
            if file not in read:
                made = read_edition(file, _shown_as(file), agencies)
                read[file] = None if made.broken else made.edition
            found = read[file]
            if found is None:
                raise KeyError(policy, edition)
            return found

        yield read_scenario(path, _shown_as(path), edition_of, calendar)


def _with_demonstration(path: Path) -> Iterator[Path]:
    """The path, and the folder of made-up editions that lies beside the policies it means."""
    yield path
    yield from (
        each for each in (path / "data" / DEMONSTRATION, path / DEMONSTRATION) if each.is_dir()
    )


def _policies(path: Path) -> Path:
    """The folder of policies that a path means: its own, or the one inside it."""
    inside = (path / "data" / POLICIES, path / POLICIES)
    return next((each for each in inside if each.is_dir()), path)


def _edition_paths(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    base = _policies(path)
    pattern = "**/*" if base.name in _FOLDERS else "*.yaml"
    yield from sorted(each for each in base.glob(pattern) if each.is_file())


def _is_placed(path: Path, file: Path) -> bool:
    base = _policies(path)
    return base.name not in _FOLDERS or len(file.relative_to(base).parts) == len(
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


def _agencies(data: Path, findings: list[Finding]) -> tuple[str, ...]:
    try:
        return read_agencies(data)
    except UnreadableListError as error:
        findings.append(_damaged(error))
        return ()


def _damaged(error: UnreadableListError) -> Finding:
    return Finding(
        rule=Rule.UNREADABLE,
        file=_shown_as(error.path),
        found="a file that cannot be read",
        allowed=f"{error.holds}, as JSON",
        remedy="restore it from the last version that was good",
    )


def _bank_holidays(data: Path, today: date) -> Iterator[Finding]:
    try:
        last = read_calendar(data).last
    except UnreadableListError as error:
        yield _damaged(error)
        return
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
