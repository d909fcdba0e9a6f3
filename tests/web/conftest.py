"""What the tests of the navigator share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serving import Fault, Site
from tests.web.desk import Desk
from tests.web.screen import FAILED_AT_STAGE_1, FRIDAY, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def screen(page: Page) -> Iterator[Screen]:
    """The navigator's page. A script error that nobody handles fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Screen(page)
    assert errors == []


@pytest.fixture(scope="module")
def warm(browser: Browser, site: Site) -> Iterator[Screen]:
    """The navigator's page on that Friday, with Python started once for many tests.

    It may use the clipboard.
    """
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(FRIDAY)
    Screen(page).open(site.url, "#policy=lambeth")
    yield Screen(page)
    context.close()
    assert errors == []


@pytest.fixture
def friday(warm: Screen) -> Screen:
    """On that Friday, at the guidance for Lambeth with a limit of 24 hours, and no time given."""
    again = warm.page.locator("[data-navigator-restart]")
    if again.is_visible():
        again.click()
    warm.walk({"danger": "no"} | FAILED_AT_STAGE_1)
    warm.state("undated")
    return warm


@pytest.fixture(scope="module")
def without_python(built_site: Path) -> Iterator[Site]:
    """The built site, where Python's files never arrive: the graph alone asks and answers."""
    stalled = Fault(send=0, stall=True)
    with Site(folder=built_site, faults={"pyodide.wasm": stalled}) as served:
        yield served


@pytest.fixture
def link(screen: Screen, site_url: str) -> str:
    """The link to Lambeth's limit of 24 hours."""
    screen.to_guidance(site_url)
    return screen.copied_link()


@pytest.fixture(scope="module")
def started_desk(browser: Browser, site: Site) -> Iterator[Desk]:
    """The page where editions are edited, with Python started once for all tests of a module."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site.url}publish/")
    yield Desk(page)
    context.close()
    assert errors == []


@pytest.fixture
def desk(started_desk: Desk) -> Desk:
    """The same page with nothing open."""
    started_desk.leaves = True
    started_desk.close()
    return started_desk
