"""Builds a whole site of hostile policies, as if the reader had let everything through.

A program of the tests: ``python -m tests.hostile_site FOLDER`` leaves the site in FOLDER/site. It
has a process of its own, since the pages of a build are those of the library that it was shown.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from navigator.authoring import build
from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.library import ROOT, Library, load_library, read_agencies
from tests.hostile_texts import BEFORE, hostile_texts, with_each_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Edition

# Small ones, which between them have every kind of part.
POLICIES: Final = ("receiving-agency", "time-of-day", "after-agreement")
NEEDED: Final = ("data", "macros", "overrides", "mkdocs.yml", "docs")
# Scenarios and what is known besides are of the real policies, which are not there.
MADE: Final = shutil.ignore_patterns(
    "api",
    "generated",
    "policies",
    "scenarios",
    "history",
    "demonstration",
    "training",
    "__pycache__",
    "by-letter",
)


def source_of(policy: str) -> Path:
    """The file of a made-up policy, before its texts are changed."""
    (path,) = (ROOT / "tests" / "fictional" / policy).glob("2*.yaml")
    return path


def hostile_editions() -> Iterator[Edition]:
    """Made-up editions in which each text is another of the collection."""
    # What XML cannot hold makes no Word file, so no site either.
    texts = [each.text for each in hostile_texts() if "\n" in each.text or each.text.isprintable()]
    assert len(texts) > len(hostile_texts()) / 2
    turn = cycle(texts)
    for policy in POLICIES:
        path = source_of(policy)
        edition = read_edition(path, path.name, read_agencies(ROOT / "data")).edition
        assert edition
        made = with_each_text(edition, lambda number: f"{BEFORE} {next(turn)} {number}")
        # A number is a few signs, and a short form a few letters: here they try the same.
        yield replace(made, abbreviation="<b>")


def hostile_library(root: Path) -> Library:
    """The library that a build is given instead of the one on disk."""
    # An edition's own text is given away as it stands on disk, and nothing there is markup.
    files = [
        EditionFile(file=str(source_of(each.policy)), edition=each, findings=())
        for each in hostile_editions()
    ]
    return Library(files=tuple(files), calendar=load_library(root).calendar)


class Hostile:
    """Stands where the build reads the data."""

    def __call__(self, root: Path) -> Library:
        """The hostile editions, whatever is on disk."""
        return hostile_library(root)

    def cache_clear(self) -> None:
        """There is nothing kept."""


def build_in(folder: Path) -> None:
    """Build the hostile site below ``folder``."""
    for name in NEEDED:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=MADE)
        else:
            shutil.copyfile(place, folder / name)
    # Short forms are written beside the templates.
    (folder / "navigator" / "web").mkdir(parents=True)
    if (ROOT / ".cache" / "bytecode").is_dir():
        shutil.copytree(ROOT / ".cache" / "bytecode", folder / ".cache" / "bytecode")

    with patch.object(build, "load_library", Hostile()):
        build.build(folder)


if __name__ == "__main__":
    build_in(Path(sys.argv[1]).resolve())
