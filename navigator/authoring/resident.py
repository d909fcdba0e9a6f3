"""The process that builds while the site is served, and keeps in mind what it has read.

It builds the whole site once, then what each edit touches: pages first, then the data that the
navigator answers from. Edited Python needs a fresh process, and so does whatever else touches all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from navigator.authoring.browser_archive import ArchiveFailedError
from navigator.authoring.build import BuildFailedError, build
from navigator.authoring.bundles import BundlingFailedError
from navigator.authoring.compare_page import FOLDER, write_comparison
from navigator.authoring.compiled import write_compiled
from navigator.authoring.edition_file import read_edition
from navigator.authoring.findings import Severity
from navigator.authoring.finish import UnfinishedPageError
from navigator.authoring.handouts import write_handouts
from navigator.authoring.kept_pages import keep_drawn
from navigator.authoring.library import Library, load_library, read_agencies
from navigator.authoring.mkdocs_run import PagesNotBuiltError
from navigator.authoring.open_data import write_open_data
from navigator.authoring.pages import write_policy
from navigator.authoring.saved_files import write_saved_files
from navigator.authoring.served_site import ServedSite
from navigator.authoring.site_pages import directory, show
from navigator.authoring.training_pages import training
from navigator.authoring.watching import Touched
from navigator.authoring.web_assets import write_web_assets
from navigator.authoring.written import WrittenFolder, files_below
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from pathlib import Path

    from navigator.authoring.placing import Placer
    from navigator.engine.model import Edition

_LOOK_SECONDS: Final = 0.05
# What is told to whoever serves.
PAGES: Final = "pages"
DATA: Final = "data"
FAILED: Final = "failed"

# Of an edition, what only its own pages show. Lists of the whole site show the rest.
_OWN: Final = frozenset({
    "entry", "events", "stages", "routes", "throughout", "resolved", "documents", "scope",
    "sources", "encoded", "checked",
})  # fmt: skip
FAULTS: Final = (
    ArchiveFailedError,
    BuildFailedError,
    BundlingFailedError,
    PagesNotBuiltError,
    UnfinishedPageError,
)


class Resident:
    """A project's site, built whole once, and kept up with its sources."""

    def __init__(self, root: Path) -> None:
        """Build the site. BuildFailedError."""
        self.root = root
        self.placer: Placer = build(root)
        self.library: Library = load_library(root)
        self.served = ServedSite(root)

    def update(self, changed: Mapping[str, Touched]) -> bool:
        """Bring the pages up to what was edited; whether the navigator's data has to follow.

        Raises one of several faults where that cannot be; the site then stays as it was.
        """
        editions = [name for name, touched in changed.items() if touched is Touched.EDITION]
        if editions:
            self._read(editions)
        if Touched.BUNDLE in changed.values():
            self._bundle()
        documents = [name for name, touched in changed.items() if touched is Touched.DOCUMENT]
        if documents:
            self.served.build_changed(self.placer)
        return bool(editions)

    def write_data(self) -> None:
        """Write the editions and graphs, and the lists of all files. Takes seconds a graph."""
        out = self.root / ".cache" / "served-data"
        holidays = (self.root / "data" / "bank-holidays.json").read_bytes()
        library, kept = self.library, self.root / ".cache" / "graphs"
        now = datetime.now(UTC)
        write_compiled(library.with_pages, library.calendar, holidays, out, now, kept=kept)
        write_open_data(library, self.root, out, to_london(now).date())
        # A list comes after what it lists.
        for path in sorted(files_below(out), key=lambda path: -len(path.parts)):
            self.served.copy(path, f"api/v1/{path.relative_to(out).as_posix()}")
        handouts = write_handouts(self.root, directory().printed, training())
        for path in files_below(handouts):
            self.served.copy(path, f"{handouts.name}/{path.relative_to(handouts).as_posix()}")
        write_saved_files(self.served.site)

    def _read(self, names: list[str]) -> None:
        """Read editions again and bring their pages up to them."""
        agencies = read_agencies(self.root / "data")
        fresh = {name: read_edition(self.root / name, name, agencies) for name in names}
        before = {each.file: each.edition for each in self.library.files}
        library = replace(
            self.library,
            files=tuple(fresh.get(each.file, each) for each in self.library.files),
        )
        errors = [
            finding
            for each in fresh.values()
            for finding in each.findings
            if finding.severity is Severity.ERROR
        ]
        if errors:
            raise BuildFailedError("\n".join(map(str, errors)))
        self.library = library
        show(library)
        listed = any(
            each.edition and _listed(each.edition) != _listed(before[each.file])
            for each in fresh.values()
        )
        self._place({each.edition.policy for each in fresh.values() if each.edition}, listed)

    def _place(self, policies: set[str], listed: bool) -> None:  # noqa: FBT001 - a fact, not a mode
        """Draw policies again; ``listed`` if the lists of the whole site show what changed."""
        docs = self.root / "docs"
        pages = [page for page in directory().pages if page.edition.policy in policies]
        self.placer.kept |= keep_drawn(pages, self.root / ".cache" / "pages")
        folder = WrittenFolder(docs / "policies")
        for policy in policies:
            own = tuple(page for page in pages if page.edition.policy == policy)
            write_policy(folder, own, self.placer.kept)
            folder.drop_others(policy)
        for path in folder.dropped:
            self.served.remove(path.relative_to(docs).as_posix())
        for path in folder.changed:
            if path.suffix != ".md":
                self.served.copy(path, path.relative_to(docs).as_posix())
        parsed = any(path.suffix == ".md" for path in folder.changed)
        if not parsed:
            self._place_all(policies)
        if listed:
            self.served.outdate(
                path.relative_to(docs).as_posix()
                for path in (*docs.glob("*.md"), folder.folder / "index.md")
                if b"{{" in path.read_bytes()
            )
        if listed or parsed:
            self.served.build_changed(self.placer)
        if parsed:
            self._place_all(policies)
        self._compare(docs)

    def _compare(self, docs: Path) -> None:
        """Bring the page that compares up to any edition's edit, and its files after it."""
        written = write_comparison(docs, directory(), self.placer.kept)
        self.served.place_below(FOLDER, self.placer)
        for path in written:
            self.served.copy(path, path.relative_to(docs).as_posix())

    def _place_all(self, policies: Iterable[str]) -> None:
        for policy in policies:
            self.served.place_below(f"policies/{policy}", self.placer)

    def _bundle(self) -> None:
        generated = self.root / "docs" / "assets" / "generated"
        write_web_assets(generated, self.root / ".cache" / "bytecode")
        for path in files_below(generated):
            self.served.copy(path, f"assets/generated/{path.relative_to(generated).as_posix()}")
        self.served.finish_all()
        write_saved_files(self.served.site)


def _listed(edition: Edition | None) -> dict[str, object]:
    """What the lists of the whole site may show of an edition."""
    names = {each.name for each in fields(edition)} - _OWN if edition else set()
    return {name: getattr(edition, name) for name in names}


class Follower:
    """Answers the edits that come over a line, and keeps at most one process at the data."""

    def __init__(self, root: Path, line: Connection) -> None:
        """``line`` brings what changed, and takes what can be seen now."""
        self._root = root
        self._line = line
        self._writing: ForkProcess | None = None

    def follow(self) -> None:
        """Build, then answer edits until the line is closed."""
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self._end)
        try:
            resident = Resident(self._root)
        except FAULTS as fault:
            self._line.send((FAILED, str(fault)))
            return
        self._line.send((DATA, ""))
        with suppress(EOFError):
            while True:
                if not self._writing:
                    self._answer(resident, self._line.recv(), behind=False)
                elif self._line.poll(_LOOK_SECONDS):
                    self._answer(resident, self._line.recv(), behind=self._stop_writing())
                elif not self._writing.is_alive():
                    self._written(self._writing)
        self._stop_writing()

    def _answer(self, resident: Resident, changed: Mapping[str, Touched], *, behind: bool) -> None:
        """Bring the pages up, then start on the data; ``behind`` if that was broken off."""
        started = time.monotonic()
        try:
            behind = resident.update(changed) or behind
            self._line.send((PAGES, f"{time.monotonic() - started:.1f}"))
        except FAULTS as fault:
            self._line.send((FAILED, str(fault)))
        if behind:
            # In a process of its own: the next edit need not wait for the graphs of this one.
            context = multiprocessing.get_context("fork")
            self._writing = context.Process(target=_write_data, args=(resident,))
            self._writing.start()
            with suppress(OSError):
                os.setpgid(self._writing.pid or 0, 0)

    def _written(self, process: ForkProcess) -> None:
        self._writing = None
        if process.exitcode:
            self._line.send((FAILED, "The navigator's data could not be written: see above."))
        else:
            self._line.send((DATA, ""))

    def _stop_writing(self) -> bool:
        """Break off the writing, with the processes that it has started; whether there was any."""
        process, self._writing = self._writing, None
        if process and process.pid:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.join()
        return process is not None

    def _end(self, *_: object) -> None:
        self._stop_writing()
        os.killpg(0, signal.SIGKILL)


def run(root: Path, line: Connection) -> None:
    """Build a project, then answer the edits that come over the line."""
    Follower(root, line).follow()


def _write_data(resident: Resident) -> None:
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resident.write_data()
