"""All the data of a project, read once: editions, bank holidays and the shared word lists."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.history import HistoryFile, read_histories
from navigator.authoring.lint_editions import check_editions
from navigator.authoring.succession import settled
from navigator.engine.working_days import Calendar

if TYPE_CHECKING:
    from navigator.authoring.findings import Finding
    from navigator.authoring.history import History
    from navigator.engine.model import Edition

# The folders of editions under ``data/``: those that people work by, and made-up ones.
POLICIES: Final = "policies"
DEMONSTRATION: Final = "demonstration"
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


@dataclass(frozen=True, kw_only=True)
class Library:
    """Every edition that was read, in the order of its path, with its findings.

    ``shown_files`` are made-up editions that only show how something looks: they have pages, and
    stand in no list of policies.
    """

    files: tuple[EditionFile, ...]
    calendar: Calendar
    shown_files: tuple[EditionFile, ...] = ()
    history_files: tuple[HistoryFile, ...] = ()

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that could be made, each with what follows it."""
        return settled(each.edition for each in self.files if each.edition)

    @cached_property
    def demonstration(self) -> tuple[Edition, ...]:
        """The made-up editions, likewise."""
        return settled(each.edition for each in self.shown_files if each.edition)

    @property
    def with_pages(self) -> tuple[Edition, ...]:
        """Every edition that has pages and can be navigated."""
        return self.editions + self.demonstration

    @property
    def every_file(self) -> tuple[EditionFile, ...]:
        """Every edition's file."""
        return self.files + self.shown_files

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, file by file."""
        told = [finding for each in self.every_file for finding in each.findings]
        told += check_editions(self.every_file)
        return (*told, *(finding for each in self.history_files for finding in each.findings))

    @cached_property
    def histories(self) -> tuple[History, ...]:
        """What is known of policies besides their editions here."""
        return tuple(each.history for each in self.history_files if each.history)

    def findings_of(self, edition: Edition) -> tuple[Finding, ...]:
        """The findings about one edition."""
        wanted = (edition.policy, edition.edition)
        return next(
            file.findings
            for file in self.every_file
            if file.edition and (file.edition.policy, file.edition.edition) == wanted
        )

    def edition(self, policy: str, edition: str) -> Edition:
        """The edition with these ids; KeyError where there is none."""
        for each in self.with_pages:
            if (each.policy, each.edition) == (policy, edition):
                return each
        raise KeyError(policy, edition)


def edition_paths(data: Path, folder: str = POLICIES) -> list[Path]:
    """Where the editions are: ``data/policies/<policy>/<edition>.yaml``."""
    return sorted(path for path in (data / folder).glob("*/*") if path.is_file())


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
    paths = edition_paths(data)
    return Library(
        files=_read_all(paths, root, agencies),
        history_files=read_histories(data, root, (path.parent.name for path in paths)),
        shown_files=_read_all(edition_paths(data, DEMONSTRATION), root, agencies),
        calendar=read_calendar(data),
    )
