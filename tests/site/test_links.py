"""Where the built pages lead, and what they load."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.reading import Page

pytestmark = pytest.mark.site

# Addresses that the navigator reads from the fragment are no places on its page.
_FOR_THE_NAVIGATOR = re.compile(r"policy=")


def target(page: Page, href: str) -> tuple[Path, str]:
    """The file and the fragment that a link of a page leads to."""
    parts = urlsplit(href)
    path = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
    if path.is_dir():
        path /= "index.html"
    return path, unquote(parts.fragment)


def test_every_internal_link_leads_somewhere(built_pages: dict[str, Page]) -> None:
    """To a file that is there, and to an id that is on it."""
    ids = {page.path.resolve(): set(page.ids) for page in built_pages.values()}
    broken = []
    for name, page in built_pages.items():
        # The page for what was not found may be shown at any address, so its links start at /.
        if name == "404.html":
            continue
        for href, _ in page.links:
            if urlsplit(href).scheme:
                continue
            path, fragment = target(page, href)
            if not path.is_file() or (
                fragment
                and not _FOR_THE_NAVIGATOR.match(fragment)
                and fragment not in ids.get(path.resolve(), set())
            ):
                broken.append(f"{name}: {href}")
    assert broken == []


def test_pages_load_nothing_from_elsewhere(built_pages: dict[str, Page], built_site: Path) -> None:
    """Scripts, styles, pictures and frames come from the site's own files."""
    loaded = {load for page in built_pages.values() for load in page.loads}
    assert [load for load in loaded if urlsplit(load).netloc] == []
    urls = re.compile(r"""(?:url\(|@import\s+)["']?((?:https?:)?//[^"')]+)""")
    for sheet in built_site.rglob("*.css"):
        assert urls.findall(sheet.read_text(encoding="utf-8")) == []


def test_links_to_other_sites_are_plain_https(built_pages: dict[str, Page]) -> None:
    """No other scheme than those for reading, ringing and writing."""
    schemes = {urlsplit(href).scheme for page in built_pages.values() for href, _ in page.links}
    assert schemes <= {"", "https", "tel", "mailto"}


def test_ids_are_unique_on_each_page(built_pages: dict[str, Page]) -> None:
    """So that every link has one target."""
    doubled = {
        name: [each for each, count in Counter(page.ids).items() if count > 1]
        for name, page in built_pages.items()
    }
    assert {name: ids for name, ids in doubled.items() if ids} == {}


def test_nothing_of_ours_is_styled_or_scripted_in_line(built_pages: dict[str, Page]) -> None:
    """A strict policy for content can forbid both."""
    assert {n: page.inline for n, page in built_pages.items() if page.inline} == {}


def test_an_editions_own_page_stays_out_of_search(built_site: Path) -> None:
    """The policy's page answers for it; one hit, not two."""
    index = (built_site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert re.search(r'"location":"policies/lambeth/[#"]', index)
    assert not re.search(r'"location":"policies/lambeth/2024-07/', index)
