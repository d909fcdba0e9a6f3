"""What the last step of a build does to each page."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from navigator.authoring.finish import Finisher, UnfinishedPageError, finish_site, place_not_found

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.serving import Site

STYLE, SCRIPT, INLINE = b"p { color: red }", b"go();", "start();"
FILE = "site.ABCDEFGH.css"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="../icon.png"><link rel="stylesheet" href="../assets/generated/site.css">
<script>{INLINE}</script><script type="application/json">{{"a": 1}}</script>
</head><body><script type="module" src="../theme.js"></script></body></html>"""


def sha256(content: bytes) -> str:
    """As an ``integrity`` attribute holds it."""
    return "sha256-" + b64encode(hashlib.sha256(content).digest()).decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one page, one bundle and one script of the theme's."""
    generated = tmp_path / "assets" / "generated"
    generated.mkdir(parents=True)
    (generated / FILE).write_bytes(STYLE)
    asset = {"file": FILE, "size": len(STYLE), "integrity": sha256(STYLE)}
    release = {"format": 1, "files": {"site.css": asset}}
    (generated / "release.json").write_text(json.dumps(release))
    (tmp_path / "theme.js").write_bytes(SCRIPT)
    (tmp_path / "about").mkdir()
    return tmp_path


def finished(folder: Path, html: str = PAGE) -> str:
    """The page after the last step."""
    page = folder / "about" / "index.html"
    page.write_text(html)
    finish_site(folder)
    return page.read_text()


def test_a_bundle_is_named_by_its_content(folder: Path) -> None:
    """With the integrity of what it holds."""
    expected = f'href="../assets/generated/{FILE}" integrity="{sha256(STYLE)}"'
    assert expected in finished(folder)


def test_a_script_of_the_theme_s_has_its_integrity(folder: Path) -> None:
    """Its name stays."""
    assert f'src="../theme.js" integrity="{sha256(SCRIPT)}"' in finished(folder)


def test_the_policy_comes_first(folder: Path) -> None:
    """Right after the charset, so that nothing loads before it; it holds each inline script."""
    policy = re.search(
        r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">',
        finished(folder),
    )
    assert policy
    directives = dict(each.split(" ", 1) for each in policy[1].split("; "))
    assert directives["default-src"] == "'none'"
    script = f"'self' 'wasm-unsafe-eval' '{sha256(INLINE.encode())}'"
    assert directives["script-src"] == script
    assert "unsafe-inline" not in policy[1]
    assert "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")


def test_a_finished_page_may_be_finished_again(folder: Path) -> None:
    """A second time changes nothing; another bundle takes the first one's place."""
    once = finished(folder)
    assert finished(folder, once) == once
    release = folder / "assets" / "generated" / "release.json"
    other = release.read_text().replace(FILE, "site.ZZZZZZZZ.css")
    release.write_text(other)
    (release.parent / "site.ZZZZZZZZ.css").write_bytes(b"")
    again = finished(folder, once)
    assert f'href="../assets/generated/site.ZZZZZZZZ.css" integrity="{sha256(b"")}"' in again
    assert FILE not in again


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ('<p style="color: red">', "inline style or handler"),
        ('<p onclick="go()">', "inline style or handler"),
        ("<style>p {}</style>", "inline style or handler"),
        ('<script src="../lost.js"></script>', "../lost.js"),
        ('<script src="https://example.org/a.js"></script>', "https://example.org/a.js"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "//example.org/a.css"),
    ],
)
def test_what_the_policy_forbids_is_not_published(folder: Path, held: str, said: str) -> None:
    """The message says which page, and what it holds."""
    with pytest.raises(UnfinishedPageError, match=re.escape(said)) as refused:
        finished(folder, PAGE.replace("<body>", f"<body>{held}"))
    assert str(refused.value).startswith("about/index.html: ")


def test_text_that_speaks_of_a_handler_is_text(folder: Path) -> None:
    """Only a tag can hold one."""
    assert 'style="x"' in finished(folder, PAGE.replace("<body>", '<body><p>style="x" onclick="y"'))


@pytest.mark.site
def test_the_page_for_what_is_not_there_leads_to_the_site(built_site: Path, tmp_path: Path) -> None:
    """Built for a place below another site, each of its addresses leads there."""
    (tmp_path / "404.html").write_bytes((built_site / "404.html").read_bytes())
    place_not_found(tmp_path, "/two/below/")
    html = (tmp_path / "404.html").read_text("utf-8")
    assert '"base": "/two/below/"' in html
    addresses = re.findall(r'(?:href|src|"search":)[ =]*"(/[^"]*)"', html)
    assert len(addresses) > 15
    for address in addresses:
        assert address.startswith("/two/below/")
        there = built_site / address.removeprefix("/two/below/").partition("#")[0]
        assert there.exists(), address


@pytest.mark.site
def test_every_page_is_finished(built_site: Path) -> None:
    """Each has a policy, and each script and style is held to its content."""
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > 20
    finisher = Finisher(built_site)
    for page in pages:
        html = page.read_text("utf-8")
        assert html.count("Content-Security-Policy") == 1, page
        loads = re.findall(r'<script[^>]* src=[^>]*>|<link rel="stylesheet"[^>]*>', html)
        assert loads
        assert all(' integrity="sha256-' in each for each in loads), page
        finisher.finish(page)
        assert page.read_text("utf-8") == html


@pytest.mark.site
@pytest.mark.browser
def test_a_violation_is_noticed(page: Page, site: Site) -> None:
    """What every test with a browser relies on: a thing that the policy forbids is reported."""
    page.goto(f"{site.url}about/")
    with page.expect_event("console"):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://[::1]:9/'}))")
    for _ in range(100):
        if site.violations:
            break
        page.wait_for_timeout(20)
    assert "img-src" in site.violations.pop()
    site.violations.clear()
