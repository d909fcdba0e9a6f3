"""All the data of a project, read once: editions, bank holidays and the shared word lists."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.engine.working_days import Calendar

if TYPE_CHECKING:
    from navigator.authoring.findings import Finding
    from navigator.engine.model import Edition

ROOT = Path(__file__).resolve().parents[2]
# From so many files on, starting processes takes less time than it saves.
_MANY: Final = 24


class UnreadableListError(ValueError):
    """A list that all editions share is damaged. ``path`` is its file, ``holds`` its content."""

    def __init__(self, path: Path, holds: str) -> None:
        """Keep the file and what it should hold."""
        super().__init__(
            f"{path} cannot be read. It should hold {holds}, as JSON. Restore it from the last"
            " version that was good.",
        )
        self.path = path
        self.holds = holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every edition that was read, in the order of its path, with its findings."""

    files: tuple[EditionFile, ...]
    calendar: Calendar

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that could be made."""
        return tuple(each.edition for each in self.files if each.edition)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, file by file."""
        return tuple(finding for each in self.files for finding in each.findings)

    def findings_of(self, edition: Edition) -> tuple[Finding, ...]:
        """The findings about one edition."""
        return next(each.findings for each in self.files if each.edition is edition)

    def edition(self, policy: str, edition: str) -> Edition:
        """The edition with these ids; KeyError where there is none."""
        for each in self.editions:
            if (each.policy, each.edition) == (policy, edition):
                return each
        raise KeyError(policy, edition)


def edition_paths(data: Path) -> list[Path]:
    """Where the editions are: ``data/policies/<policy>/<edition>.yaml``."""
    return sorted(path for path in (data / "policies").glob("*/*") if path.is_file())


def read_agencies(data: Path) -> tuple[str, ...]:
    """The agency ids that editions may use; UnreadableListError where the file is damaged."""
    path = data / "vocabulary" / "agencies.json"
    try:
        return tuple(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise UnreadableListError(path, "agency ids and names") from None


def read_calendar(data: Path) -> Calendar:
    """The bank holidays in England and Wales; UnreadableListError where the file is damaged."""
    path = data / "bank-holidays.json"
    try:
        return Calendar.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        raise UnreadableListError(path, "bank holidays by date") from None


def _read_all(paths: list[Path], root: Path, agencies: tuple[str, ...]) -> tuple[EditionFile, ...]:
    """Every file, in order; many of them by all cores."""
    names = [path.relative_to(root).as_posix() for path in paths]
    if len(paths) < _MANY:
        return tuple(map(read_edition, paths, names, repeat(agencies)))
    with ProcessPoolExecutor() as pool:
        return tuple(pool.map(read_edition, paths, names, repeat(agencies), chunksize=8))


@cache
def load_library(root: Path = ROOT) -> Library:
    """Read everything under ``root/data`` once; UnreadableListError where a list is damaged."""
    data = root / "data"
    agencies = read_agencies(data)
    return Library(
        files=_read_all(edition_paths(data), root, agencies),
        calendar=read_calendar(data),
    )
