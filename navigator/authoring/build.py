"""Builds the site: check, compile, write pages, MkDocs, then fill and finish them."""

from __future__ import annotations

import re
import shutil
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from navigator.authoring.browser_archive import ArchiveFailedError
from navigator.authoring.bundles import BundlingFailedError
from navigator.authoring.chronicle import updates_of
from navigator.authoring.compare_page import write_comparison
from navigator.authoring.compiled import write_compiled
from navigator.authoring.feed import feed
from navigator.authoring.findings import Severity
from navigator.authoring.finish import UnfinishedPageError, finish_site, place_not_found
from navigator.authoring.glossary import UnreadableGlossaryError, read_glossary, write_abbreviations
from navigator.authoring.handout_pdf import HandoutNotMadeError
from navigator.authoring.handouts import write_handouts
from navigator.authoring.hazards import UnreadableHazardsError, read_hazards
from navigator.authoring.kept_pages import drop_others, keep_drawn
from navigator.authoring.library import ROOT, UnreadableListError, load_library
from navigator.authoring.mkdocs_run import PagesNotBuiltError, run_mkdocs
from navigator.authoring.open_data import write_open_data
from navigator.authoring.pages import write_pages
from navigator.authoring.placing import Placer
from navigator.authoring.same_case import UnreadableSameCaseError, read_same_cases
from navigator.authoring.saved_files import write_saved_files
from navigator.authoring.scenario_file import read_scenarios
from navigator.authoring.site_pages import directory, show
from navigator.authoring.training_pages import show_training, write_training
from navigator.authoring.web_assets import write_web_assets
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PATH: Final = re.compile(r"/(?:[\w.-]+/)*")


class BuildFailedError(Exception):
    """The site was not built. The message says why, in full."""


def write_generated(root: Path = ROOT, say: Callable[[str], None] = print) -> Placer:
    """Check the data and write everything that is made from it into ``docs/``.

    Returns what fills the pages once they are built. BuildFailedError, listing the errors, when
    the data has any or a shared list is damaged.
    """
    load_library.cache_clear()
    read_glossary.cache_clear()
    read_hazards.cache_clear()
    read_same_cases.cache_clear()
    try:
        library = load_library(root)
        write_abbreviations(root)
        read_hazards(root)
        read_same_cases(root)
    except (
        UnreadableListError,
        UnreadableGlossaryError,
        UnreadableHazardsError,
        UnreadableSameCaseError,
    ) as error:
        raise BuildFailedError(str(error)) from None
    scenarios = read_scenarios(root, library)
    findings = [*library.findings, *(found for each in scenarios for found in each.findings)]
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if errors:
        raise BuildFailedError("\n".join(map(str, errors)))
    now = datetime.now(UTC)
    docs = root / "docs"
    say(f"Compiling {len(library.with_pages)} editions")
    holidays = (root / "data" / "bank-holidays.json").read_bytes()
    kept = root / ".cache" / "graphs"
    for line in write_compiled(
        library.with_pages, library.calendar, holidays, docs / "api" / "v1", now, kept=kept
    ):
        say(f"  {line}")
    write_open_data(library, root, docs / "api" / "v1", to_london(now).date())
    say("Writing pages and the navigator's files")
    drawn = root / ".cache" / "pages"
    shown = show(library)
    pages = shown.pages
    places = keep_drawn(pages, drawn)
    write_pages(pages, places, docs)
    write_comparison(docs, shown, places)
    drop_others(drawn, set(places.values()))
    exercises = show_training(library, scenarios)
    write_training(root, exercises)
    try:
        write_handouts(root, shown.printed, exercises)
        write_web_assets(docs / "assets" / "generated", root / ".cache" / "bytecode")
    except (ArchiveFailedError, BundlingFailedError, HandoutNotMadeError) as error:
        raise BuildFailedError(str(error)) from None
    return Placer(places)


def build(root: Path = ROOT, say: Callable[[str], None] = print, *, below: str = "/") -> Placer:
    """Write ``site/``. BuildFailedError when the data or the pages are not good enough.

    ``below`` is the path that the site will have at its host. Returns what fills its pages.
    """
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
        _write_feed(fresh)
        finish_site(fresh)
        place_not_found(fresh, below)
        write_saved_files(fresh)
    except BundlingFailedError as error:
        raise BuildFailedError(str(error)) from None
    except UnfinishedPageError as error:
        raise BuildFailedError(f"A page is not fit to be published:\n{error}") from None
    _swap(fresh, root / "site")
    say(f"Built site/ in {time.monotonic() - started:.1f} seconds")
    return placer


def _write_feed(site: Path) -> None:
    today = to_london(datetime.now(UTC)).date()
    path = site / "updates" / "feed.xml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(feed(updates_of(directory()), today))


def _swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the one before: no reader gets half of either."""
    before = fresh.with_name("site-before")
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    fresh.rename(site)
    shutil.rmtree(before, ignore_errors=True)


@click.command("build")
@click.option(
    "--below",
    default="/",
    metavar="PATH",
    help="Where the site will lie at its host, as /escalation/: for the page that says an address"
    " is not there. All other pages work anywhere.",
)
def build_command(below: str) -> None:
    """Check the data and write the site into site/.

    Exit status: 0 when it is built, 1 when the data has errors or the pages cannot be made, 2 for
    wrong usage.
    """
    if not _PATH.fullmatch(below):
        raise click.BadParameter(
            f"found {below}; allowed: a path that begins and ends with /, as /escalation/",
            param_hint="--below",
        )
    try:
        build(below=below)
    except BuildFailedError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    except OSError as error:
        click.echo(f"Cannot go on: {error}", err=True)
        raise SystemExit(1) from None
