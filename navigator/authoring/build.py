"""Builds the site: check, compile, write pages, then MkDocs; and serves it while it is edited."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from navigator.authoring.bundles import BundlingFailedError
from navigator.authoring.compiled import write_compiled
from navigator.authoring.engine_archive import ArchiveFailedError
from navigator.authoring.findings import Severity
from navigator.authoring.finish import UnfinishedPageError, finish_site
from navigator.authoring.glossary import UnreadableGlossaryError, read_glossary, write_abbreviations
from navigator.authoring.kept_pages import drop_others, keep_drawn
from navigator.authoring.library import ROOT, UnreadableListError, load_library
from navigator.authoring.mkdocs_run import PagesNotBuiltError, run_mkdocs
from navigator.authoring.pages import write_pages
from navigator.authoring.placing import Placer
from navigator.authoring.saved_files import write_saved_files
from navigator.authoring.site_pages import show
from navigator.authoring.web_assets import write_web_assets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WATCHED = ("data", "docs", "macros", "overrides", "navigator", "mkdocs.yml")
_GENERATED = (
    "docs/policies",
    "docs/api",
    "docs/assets/generated",
    "navigator/web/abbreviations.json",
)


class BuildFailedError(Exception):
    """The site was not built. The message says why, in full."""


def write_generated(root: Path = ROOT, say: Callable[[str], None] = print) -> Placer:
    """Check the data and write everything that is made from it into ``docs/``.

    Returns what fills the pages once they are built. BuildFailedError, listing the errors, when
    the data has any or a shared list is damaged.
    """
    load_library.cache_clear()
    read_glossary.cache_clear()
    try:
        library = load_library(root)
        write_abbreviations(root)
    except (UnreadableListError, UnreadableGlossaryError) as error:
        raise BuildFailedError(str(error)) from None
    errors = [each for each in library.findings if each.severity is Severity.ERROR]
    if errors:
        raise BuildFailedError("\n".join(map(str, errors)))
    now = datetime.now(UTC)
    docs = root / "docs"
    say(f"Compiling {len(library.editions)} editions")
    holidays = (root / "data" / "bank-holidays.json").read_bytes()
    kept = root / ".cache" / "graphs"
    for line in write_compiled(
        library.editions, library.calendar, holidays, docs / "api" / "v1", now, kept=kept
    ):
        say(f"  {line}")
    say("Writing pages and the navigator's files")
    drawn = root / ".cache" / "pages"
    pages = show(library).pages
    places = keep_drawn(pages, drawn)
    write_pages(pages, places, docs)
    drop_others(drawn, set(places.values()))
    try:
        write_web_assets(docs / "assets" / "generated", root / ".cache" / "bytecode")
    except (ArchiveFailedError, BundlingFailedError) as error:
        raise BuildFailedError(str(error)) from None
    return Placer(places)


def build(root: Path = ROOT, say: Callable[[str], None] = print) -> None:
    """Write ``site/``. BuildFailedError when the data or the pages are not good enough."""
    started = time.monotonic()
    placer = write_generated(root, say)
    say("Building the pages with MkDocs")
    made, fresh = root / ".cache" / "mkdocs", root / ".cache" / "site"
    try:
        run_mkdocs(root, made)
    except PagesNotBuiltError as error:
        raise BuildFailedError(str(error)) from None
    shutil.rmtree(fresh, ignore_errors=True)
    placer.site(made, fresh)
    try:
        finish_site(fresh)
        write_saved_files(fresh)
    except BundlingFailedError as error:
        raise BuildFailedError(str(error)) from None
    except UnfinishedPageError as error:
        raise BuildFailedError(f"A page is not fit to be published:\n{error}") from None
    _swap(fresh, root / "site")
    say(f"Built site/ in {time.monotonic() - started:.1f} seconds")


def _swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the one before: no reader gets half of either."""
    before = fresh.with_name("site-before")
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    fresh.rename(site)
    shutil.rmtree(before, ignore_errors=True)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and quietly."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Never serve yesterday's page while somebody edits."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""


def serve(root: Path = ROOT, port: int = 8000, say: Callable[[str], None] = print) -> None:
    """Build, serve on 127.0.0.1, and build again whenever a file is edited, until interrupted."""
    build(root, say)
    handler = partial(_Handler, directory=str(root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"Serving on http://127.0.0.1:{server.server_address[1]} (Ctrl+C stops it)")
        _rebuild_on_change(root, say, Event())


def _rebuild_on_change(root: Path, say: Callable[[str], None], stop: Event) -> None:
    seen = _stamps(root)
    while not stop.wait(0.5):
        found = _stamps(root)
        if found == seen:
            continue
        seen = found
        say("A file changed: building again")
        # A fresh process, so that edited Python counts as well.
        done = subprocess.run([sys.executable, "-m", "navigator", "build"], cwd=root, check=False)
        say("Built. Reload the page." if done.returncode == 0 else "Not built: see above.")


def _stamps(root: Path) -> dict[str, float]:
    """When each source file was last changed, generated folders left out."""
    stamps = {}
    for name in _WATCHED:
        top = root / name
        for path in [top, *top.rglob("*")] if top.is_dir() else [top]:
            shown = path.relative_to(root).as_posix()
            if path.is_file() and "__pycache__" not in shown and not shown.startswith(_GENERATED):
                stamps[shown] = path.stat().st_mtime
    return stamps


@click.command("build")
def build_command() -> None:
    """Check the data and write the site into site/.

    Exit status: 0 when it is built, 1 when the data has errors or the pages cannot be made, 2 for
    wrong usage.
    """
    _run(build)


@click.command("serve")
@click.option("--port", default=8000, show_default=True, help="Where to listen on 127.0.0.1.")
def serve_command(port: int) -> None:
    """Build the site, serve it here, and build again after each edit."""
    _run(partial(serve, port=port))


def _run(work: Callable[[], None]) -> None:
    try:
        work()
    except BuildFailedError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        click.echo("Stopped.")
    except OSError as error:
        click.echo(f"Cannot go on: {error}", err=True)
        raise SystemExit(1) from None
