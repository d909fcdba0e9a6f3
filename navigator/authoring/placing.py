"""From the pages that the site generator made to the site: places filled, weight left behind."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_page import SECTION, compare_section
from navigator.authoring.kept_pages import DrawnEdition, read_drawn
from navigator.authoring.lighter import lighter
from navigator.authoring.page_sections import fill
from navigator.authoring.site_pages import directory
from navigator.authoring.site_sections import WHOSE, site_section
from navigator.authoring.written import files_below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Hundreds of megabytes where there are hundreds of policies. The generator writes them in whole
# builds only. All else it may write over, which must not show through a link.
_LARGE: Final = "api/"


class Placer:
    """Puts a generator's pages together with what was drawn for them."""

    def __init__(self, kept: Mapping[tuple[str, str], Path]) -> None:
        """``kept`` is where what was drawn of each edition is, by policy and edition."""
        self.kept = dict(kept)
        # Two pages of an edition follow each other: a few are enough.
        self._read = lru_cache(maxsize=8)(read_drawn)

    def page(self, html: str, name: str) -> str:
        """A whole page; ``name`` is its path below the site's root."""
        base = "../" * name.count("/")
        return fill(lighter(html), self._section, base)

    def site(self, made: Path, out: Path) -> None:
        """Every file of a generator's folder into the folder of a site."""
        for path in files_below(made):
            name = path.relative_to(made).as_posix()
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".html":
                target.write_text(self.page(path.read_text("utf-8"), name), "utf-8")
            elif name.startswith(_LARGE):
                link_or_copy(path, target)
            else:
                shutil.copy2(path, target)

    def _section(self, policy: str, edition: str, name: str) -> str:
        if (policy, edition) == WHOSE:
            if name == SECTION:
                return compare_section(directory(), self.kept)
            return site_section(name)
        drawn: DrawnEdition = self._read(self.kept[policy, edition])
        return drawn.sections[name]


def link_or_copy(path: Path, target: Path) -> None:
    """The same file at another place; a copy where the file system has no links."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
