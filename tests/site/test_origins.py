"""The built site holds all that it loads: no file names another origin to load from.

Three things may name one: a link that a person follows, to a place that is listed here or in the
data; the name of a language, which is no address; and other people's programs, in comments and
messages about their makers. The browser is watched too.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest
from lxml import etree

from navigator.authoring.library import load_library
from navigator.engine.codec import to_data
from tests.site.test_accessible import KINDS
from tests.web.screen import FAILED_AT_STAGE_1, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.site

ADDRESS: Final = re.compile(
    r"(?:\b(?:https?|wss?|ftp):)?//(?=[\w.-]+\.[a-z]{2,})[^\s\"'`<>)\\]+", re.IGNORECASE
)
WHOLE: Final = re.compile(r"https?://[\w.-]+\.[a-z]{2,}/?[\w./-]*")
# Names of languages, which nothing loads.
LANGUAGES: Final = (
    "http://www.w3.org/",
    "http://www.sitemaps.org/schemas/",
    "https://json-schema.org/draft/",
)
# Where the site's own words lead, besides the places in the policies' data.
OWN_LINKS: Final = {"www.gov.uk", "github.com"}
# A link element that says something about the page, and loads nothing.
SAYS_ONLY: Final = {"canonical", "prev", "next", "alternate"}
LOADING: Final = {
    "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background", "ping",
    "manifest", "xlink:href", "codebase", "archive", "classid", "longdesc", "profile", "cite",
}  # fmt: skip
TEXT: Final = {
    ".csv",
    ".css",
    ".html",
    ".js",
    ".json",
    ".map",
    ".mjs",
    ".svg",
    ".txt",
    ".webmanifest",
    ".xml",
    ".yaml",
}
# Files with no text in them, or whose text is looked at below.
OTHER: Final = {".docx", ".pdf", ".gz", ".br", ".ico", ".png", ".wasm", ".woff2", ".zip"}
# Other people's programs: the theme's, and Python's.
THEIRS: Final = ("assets/javascripts/", "assets/stylesheets/", "assets/generated/pyodide/")
# What they name to load from is taken out. What is left names its makers and their sources, in
# comments and messages.
MAKERS: Final = {
    "benediktmeurer.de", "bit.ly", "chasen.org", "clipboardjs.com", "code.google.com",
    "developer.mozilla.org", "docs.python.org", "en.wikipedia.org", "fontawesome.com",
    "github.com", "gitlab.com", "lunrjs.com", "msdn.microsoft.com", "narwhaljs.org",
    "people.mozilla.org", "pyodide.org", "rxjs.dev", "scripts.sil.org", "snowball.tartarus.org",
    "t.ly", "tartarus.org", "underscorejs.org", "wiki.commonjs.org", "wiki.ecmascript.org",
    "www.mozilla.org", "www.npmjs.com", "www.unicode.org",
}  # fmt: skip


def linked_hosts() -> set[str]:
    """Where a person may be led: to what the editions name, and the site's own few places."""
    data = json.dumps([to_data(each) for each in load_library().editions])
    return OWN_LINKS | {urlsplit(each).netloc for each in re.findall(r"https?://[^\s\"\\]+", data)}


class Loads(HTMLParser):
    """What a page loads, and where its links lead."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort what the element names into the two kinds."""
        given = {name: value or "" for name, value in attrs}
        rel = set(given.get("rel", "").split())
        for name, value in given.items():
            if name == "href" and (tag in {"a", "area"} or (tag == "link" and rel <= SAYS_ONLY)):
                self.links.append(value)
            elif name in LOADING or name == "href" or (tag == "base"):
                self.loads.append(value)
            elif name == "style" or (tag == "meta" and given.get("http-equiv") == "refresh"):
                self.loads += ADDRESS.findall(value)


def files(site: Path) -> dict[str, Path]:
    """Every file of the site, by its path below the root."""
    found = (each for each in sorted(site.rglob("*")) if each.is_file())
    return {each.relative_to(site).as_posix(): each for each in found}


def addresses(text: str) -> Iterator[str]:
    """Every address in a text, names of languages left out."""
    for found in ADDRESS.finditer(text):
        if not found[0].startswith(LANGUAGES):
            yield found[0]


def hosts(text: str) -> set[str]:
    """The hosts of the addresses in a text."""
    return {urlsplit(each).netloc for each in addresses(text)}


def test_every_kind_of_file_is_looked_at(built_site: Path) -> None:
    """A kind that nobody thought of fails here first."""
    kinds = {path.suffix for path in files(built_site).values()}
    assert kinds <= TEXT | OTHER | {""}


def test_no_page_loads_anything_from_elsewhere(built_site: Path) -> None:
    """Nor leads a person to a place that is not listed."""
    listed = linked_hosts()
    for name, path in files(built_site).items():
        if path.suffix == ".html":
            page = Loads(path.read_text(encoding="utf-8"))
            assert [each for each in page.loads if hosts(each) or each.startswith("//")] == [], name
            led = {urlsplit(each).netloc for each in page.links} - {""}
            assert led <= listed, name


def test_no_file_loads_anything_from_elsewhere(built_site: Path) -> None:
    """Our scripts, styles, pictures and data name no other origin but in links."""
    listed = linked_hosts()
    for name, path in files(built_site).items():
        if path.suffix not in TEXT or name.startswith(THEIRS):
            continue
        found = hosts(path.read_text(encoding="utf-8"))
        if path.suffix in {".json", ".html", ".yaml"}:
            # The saved pages' list and the search hold addresses of this site, without an origin.
            assert found <= listed, name
        elif name.endswith("LICENSE.txt"):
            assert found <= MAKERS, name
        else:
            assert found == set(), name


def test_other_peoples_programs_name_no_more_than_is_known(built_site: Path) -> None:
    """A newer version that names another place fails here."""
    theirs = [path for name, path in files(built_site).items() if name.startswith(THEIRS)]
    # In minified code, two slashes alone are a comment or the end of a pattern.
    texts = [re.findall(WHOLE, each.read_text("utf-8")) for each in theirs if each.suffix in TEXT]
    named = [hosts(each) for text in texts for each in text]
    assert set().union(*named) <= MAKERS


def test_no_word_file_loads_anything_from_elsewhere(built_site: Path) -> None:
    """No part of a form relates to anything outside it."""
    forms = list(built_site.rglob("*.docx"))
    assert forms
    for form in forms:
        with zipfile.ZipFile(io.BytesIO(form.read_bytes())) as archive:
            for name in archive.namelist():
                if name.endswith(".rels"):
                    relations = etree.fromstring(archive.read(name))
                    assert [each for each in relations if each.get("TargetMode")] == [], form.name


@pytest.mark.browser
def test_every_request_goes_to_the_site_itself(browser: Browser, site_url: str) -> None:
    """On every kind of page, from the first question to a date, and while something is searched.

    The pages' security policy is switched off, so that nothing was asked for and merely blocked.
    """
    asked: list[str] = []
    with browser.new_context(bypass_csp=True) as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: asked.append(socket.url))
        for path in KINDS:
            page.goto(f"{site_url}{path}", wait_until="networkidle")
        page.get_by_role("textbox", name="Search this site").focus()
        page.keyboard.type("Lambeth")
        page.locator(".md-search-result__link").first.wait_for()
        screen = Screen(page)
        screen.open(site_url, "#policy=lambeth")
        screen.walk({"danger": "no"} | FAILED_AT_STAGE_1)
        screen.state("undated")
        screen.tell_time("yesterday", "16:00")
        screen.state("dated")
    origin = "/".join(site_url.split("/")[:3])
    assert len(asked) > len(KINDS)
    assert [url for url in asked if not url.startswith((f"{origin}/", "blob:", "data:"))] == []
