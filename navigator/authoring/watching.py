"""What somebody edits while the site is served, and how much of the site each edit touches."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from navigator.authoring.written import files_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_WATCHED: Final = ("data", "docs", "macros", "overrides", "navigator")
_ALONE: Final = ("mkdocs.yml",)
_GENERATED: Final = (
    "docs/policies/",
    "docs/contacts/",
    "docs/compare/",
    "docs/handouts/",
    "docs/training/",
    "docs/api/",
    "docs/assets/generated/",
    "navigator/web/abbreviations.json",
)
_BUNDLED: Final = (".css", ".js", ".mjs")


class Touched(Enum):
    """How far an edit reaches, from the nearest to the farthest."""

    DOCUMENT = "a page or a file beside it"
    BUNDLE = "scripts and styles"
    EDITION = "an edition"
    ALL = "everything"


# When each source file was last changed, by its path below the project's folder.
Stamps = dict[str, int]


def stamps(root: Path) -> Stamps:
    """The stamp of each source file, generated ones left out."""
    paths = [path for name in _WATCHED for path in files_below(root / name)]
    found = {}
    for path in [*paths, *(root / name for name in _ALONE)]:
        name = path.relative_to(root).as_posix()
        # Editors write beside a file before they put it in place.
        if "__pycache__" in name or name.startswith(_GENERATED) or path.name.startswith("."):
            continue
        try:
            found[name] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found


def changes(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, Touched]:
    """What each changed file touches, by its path. A file that came or went touches everything."""
    return {
        name: touched(name) if name in before and name in now else Touched.ALL
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    }


def touched(name: str) -> Touched:
    """How far an edit of the file reaches."""
    if name.startswith("data/policies/"):
        return Touched.EDITION
    if name.startswith("docs/"):
        return Touched.DOCUMENT
    if name.startswith("navigator/web/") and name.endswith(_BUNDLED):
        return Touched.BUNDLE
    return Touched.ALL


def reach(kinds: Iterable[Touched]) -> Touched:
    """The farthest of several."""
    order = list(Touched)
    return max(kinds, key=order.index)
