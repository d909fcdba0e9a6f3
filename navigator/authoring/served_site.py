"""The site on disk while it is served: files go in whole, pages filled and finished.

MkDocs writes into a folder of its own. A reader meets a page as it was, or as it is now.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.finish import Finisher
from navigator.authoring.mkdocs_run import run_mkdocs
from navigator.authoring.written import files_below, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from navigator.authoring.placing import Placer

_INDEX: Final = "search/search_index.json"
# MkDocs copies these as they were at the last whole build: the served ones are newer.
_OURS: Final = ("api/", "assets/generated/")


class ServedSite:
    """``site/`` of a project, with the pages that MkDocs made for it in ``.cache/mkdocs/``."""

    def __init__(self, root: Path) -> None:
        """Take up a site that was built whole."""
        self.root = root
        self.site = root / "site"
        self.made = root / ".cache" / "mkdocs"
        self._stamps = self._made_stamps()

    def place_below(self, folder: str, placer: Placer) -> None:
        """Put together each page below a folder of the site, as MkDocs made it last."""
        self._place(list(files_below(self.made / folder)), placer)

    def copy(self, source: Path, name: str) -> None:
        """Put a file into the site, under a name below its root."""
        write_whole(self.site / name, source.read_bytes())

    def outdate(self, names: Iterable[str]) -> None:
        """Have MkDocs build these pages the next time, though nobody edited them."""
        for name in names:
            made = self.made / _made_of(name)
            if made.is_file():
                os.utime(made, (0, 0))

    def remove(self, name: str) -> None:
        """Take out what was made of a file of ``docs``, by its name there."""
        made = _made_of(name)
        for folder in (self.site, self.made):
            (folder / made).unlink(missing_ok=True)
        self._stamps.pop(made, None)

    def build_changed(self, placer: Placer) -> None:
        """Let MkDocs build what is newer than its pages, and put that into the site.

        PagesNotBuiltError.
        """
        run_mkdocs(self.root, self.made, changed_only=True)
        before, self._stamps = self._stamps, self._made_stamps()
        changed = [
            self.made / name for name in self._stamps if before.get(name) != self._stamps[name]
        ]
        self._merge_index({path.relative_to(self.made).as_posix() for path in changed})
        self._place(changed, placer)

    def finish_all(self) -> None:
        """Finish every page again, after scripts or styles have changed."""
        finisher = Finisher(self.site)
        for path in list(files_below(self.site)):
            if path.suffix == ".html":
                html = path.read_text(encoding="utf-8")
                write_whole(path, finisher.finished(html, path).encode())

    def _place(self, paths: list[Path], placer: Placer) -> None:
        finisher = Finisher(self.site)
        for path in paths:
            name = path.relative_to(self.made).as_posix()
            target = self.site / name
            if path.suffix == ".html":
                html = placer.page(path.read_text(encoding="utf-8"), name)
                write_whole(target, finisher.finished(html, target).encode())
            elif name != _INDEX and not name.startswith(_OURS):
                write_whole(target, path.read_bytes())

    def _merge_index(self, changed: set[str]) -> None:
        """Put the entries of the pages that were built in the place of their old ones."""
        built = {name.removesuffix("index.html") for name in changed if name.endswith(".html")}

        def stays(entry: dict[str, Any]) -> bool:
            return str(entry["location"]).partition("#")[0] not in built

        place = self.site / _INDEX
        held = json.loads(place.read_text(encoding="utf-8"))
        fresh = json.loads((self.made / _INDEX).read_text(encoding="utf-8"))
        held["docs"] = [each for each in held["docs"] if stays(each)] + fresh["docs"]
        write_whole(place, json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode())

    def _made_stamps(self) -> dict[str, int]:
        return {
            path.relative_to(self.made).as_posix(): path.stat().st_mtime_ns
            for path in files_below(self.made)
        }


def _made_of(name: str) -> str:
    """What MkDocs makes of a file of ``docs``: both by their names there."""
    if not name.endswith(".md"):
        return name
    stem = name.removesuffix(".md")
    return f"{stem}.html" if f"/{stem}".endswith("/index") else f"{stem}/index.html"
