"""The site on nginx and Caddy, in Chromium: our headers keep others out, and break nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from navigator.authoring.finish import content_policy
from tests.web.screen import Screen
from tools import local_servers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.servers.conftest import Served

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def address(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the whole site, below a sub-path, on each server."""
    folder = tmp_path_factory.mktemp(request.param)
    root = folder / "root"
    root.mkdir()
    (root / "below").symlink_to(built_site)
    with getattr(local_servers, request.param)(root, folder) as port:
        yield f"http://127.0.0.1:{port}/below/"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """With the service worker, which goes by the headers too."""
    return browser_context_args | {"service_workers": "allow"}


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complains of, policy violations included: nothing, at the end."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


@pytest.mark.usefixtures("complaints")
def test_python_answers(page: Page, address: str) -> None:
    """From the first question to Python's own answer: the worker too goes by our headers."""
    screen = Screen(page)
    screen.to_guidance(address)
    screen.state("undated")
    expect(screen.duties.first).to_be_visible()


@pytest.mark.usefixtures("complaints")
@pytest.mark.parametrize("path", ["", "policies/lambeth/", "contacts/", "glossary/", "safety/"])
def test_pages_load_without_a_complaint(page: Page, address: str, path: str) -> None:
    """Scripts, styles and typeface all come, and run."""
    page.goto(f"{address}{path}", wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.usefixtures("complaints")
def test_the_service_worker_takes_charge(page: Page, address: str) -> None:
    """Its own file's header lets it run, and fetch what it keeps."""
    page.goto(address)
    scope = page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
    assert scope == address


def test_no_other_site_may_frame_it(page: Page, address: str) -> None:
    """A page inside another's frame stays empty: nobody can lay a false answer over it."""
    with page.expect_event("console", lambda m: "frame-ancestors" in m.text):
        page.set_content(f'<iframe src="{address}navigator/"></iframe>')
    assert page.frames[1].locator("form").count() == 0


def test_the_header_says_what_each_page_says(server: Served) -> None:
    """A page's header is its own policy without what varies by page, and with more."""
    varying = ("default-src", "script-src")
    same = {each for each in content_policy().split("; ") if not each.startswith(varying)}
    header = set(server.get("navigator/").headers["content-security-policy"].split("; "))
    assert same < header
    assert not [each for each in header if each.startswith(varying)]
    assert "frame-ancestors 'none'" in header
