"""A page that the browser keeps whole when the reader leaves it, and shows again as it was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.serving import Fault
from tests.web.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserType, Page

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

# The driver cannot follow a page out of the browser's cache, so the page tells the server itself:
# whether it was kept, and which question or step it shows.
TELLS: Final = """addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => {
  const { question, duty } = document.querySelector("[data-question], [data-duty]").dataset;
  fetch(`/kept/${question ?? duty}`);
}, 500));"""
LONGEST_WAIT: Final = 20


@pytest.fixture
def keeping(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Page]:
    """A page of a browser that keeps pages whole, as those that people use do."""
    off = "--disable-back-forward-cache"
    with browser_type.launch(**browser_type_launch_args, ignore_default_args=[off]) as browser:
        page = browser.new_page()
        page.add_init_script(TELLS)
        yield page


@pytest.fixture
def graph_site(faulty_site: Site) -> Site:
    """The built site, where Python's files never arrive."""
    faulty_site.faults["pyodide.wasm"] = Fault(send=0, stall=True)
    return faulty_site


def shown_again(page: Page, site: Site, entries: int) -> str:
    """Go back as many entries to a page that was kept whole; what it shows."""
    page.evaluate(f"history.go(-{entries})")
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        for path in site.requests:
            if path.startswith("/kept/"):
                return path.removeprefix("/kept/")
        time.sleep(0.1)
    pytest.fail("no page that was kept whole came back")


def test_an_answer_stands_again(keeping: Page, graph_site: Site) -> None:
    """Back from another page of the site, it is the answer that was left."""
    Screen(keeping).to_guidance(graph_site.url)
    keeping.goto(graph_site.url)
    assert shown_again(keeping, graph_site, 1) == "stage-2/hand-up"


def test_what_was_cleared_since_does_not(keeping: Page, graph_site: Site) -> None:
    """Cleared in a later visit of the same tab: back on the earlier page, nothing is answered."""
    screen = Screen(keeping)
    screen.to_guidance(graph_site.url)
    keeping.goto(graph_site.url)
    screen.open(graph_site.url, "#policy=brent")
    screen.choose("danger", "no")
    screen.clear.click()
    screen.asks("danger")
    assert shown_again(keeping, graph_site, 2) == "danger"
