"""When Python's files are fetched: once they are wanted, and not before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

PYTHON = re.compile(r"/(?:pyodide|engine|worker)\.\w+\.\w+$")
# Long enough for a page at rest to have become idle, and for a fetch to have begun.
AT_REST_MS = 1500

SAVING = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
CELLULAR = 'Object.defineProperty(navigator, "connection", { value: { type: "cellular" } });'
SLOW = 'Object.defineProperty(navigator, "connection", { value: { effectiveType: "2g" } });'
# Chromium 156 knows no `prefers-reduced-data`: here one that does.
REDUCED = """{
  const { matchMedia } = window;
  window.matchMedia = (query) =>
    query.includes("reduced-data") ? { matches: true } : matchMedia(query);
}"""
NEVER_IDLE = "window.requestIdleCallback = () => 1;"


def fetched(site: Site) -> list[str]:
    """What was asked for of Python."""
    return [path for path in site.requests if PYTHON.search(path)]


def wait_for_python(page: Page, site: Site) -> None:
    """Wait until the worker is asked for."""
    for _ in range(100):
        if fetched(site):
            return
        page.wait_for_timeout(100)
    pytest.fail("none of Python's files was asked for")


@pytest.mark.parametrize("path", ["", "policies/lambeth/", "contacts/", "about/"])
def test_pages_without_questions_fetch_none(page: Page, faulty_site: Site, path: str) -> None:
    """A page that only shows something leaves Python alone, however long it is read."""
    page.goto(faulty_site.url + path)
    page.mouse.move(200, 300)
    page.wait_for_timeout(AT_REST_MS)
    assert fetched(faulty_site) == []


def test_an_idle_browser_fetches_ahead(screen: Screen, faulty_site: Site) -> None:
    """At the first question, once all else is done, Python comes without being asked for."""
    screen.open(faulty_site.url)
    wait_for_python(screen.page, faulty_site)


@pytest.mark.parametrize("dear", [SAVING, CELLULAR, SLOW, REDUCED])
def test_where_data_is_dear_none_is_fetched_ahead(
    screen: Screen, faulty_site: Site, dear: str
) -> None:
    """Idle or not, nothing comes until the reader turns to the question."""
    screen.page.add_init_script(dear)
    screen.open(faulty_site.url)
    screen.page.wait_for_timeout(AT_REST_MS)
    assert fetched(faulty_site) == []
    screen.choose("danger", "no")
    wait_for_python(screen.page, faulty_site)


def test_a_busy_browser_fetches_none(screen: Screen, faulty_site: Site) -> None:
    """Before the browser is idle and before the reader does anything, nothing is fetched."""
    screen.page.add_init_script(NEVER_IDLE)
    screen.open(faulty_site.url)
    screen.page.wait_for_timeout(AT_REST_MS)
    assert fetched(faulty_site) == []


@pytest.mark.parametrize("deed", ["pointer", "keyboard"])
def test_turning_to_the_question_is_enough(screen: Screen, faulty_site: Site, deed: str) -> None:
    """The pointer over it, or a key that leads into it: the download begins before any answer."""
    screen.page.add_init_script(NEVER_IDLE)
    screen.open(faulty_site.url)
    button = screen.page.locator("form.nav-question button").first
    if deed == "pointer":
        button.hover()
    else:
        button.focus()
    wait_for_python(screen.page, faulty_site)
    assert screen.question == "danger"


def test_a_link_followed_here_is_enough(screen: Screen, faulty_site: Site) -> None:
    """Who comes from another page of the site to the navigator has turned to it."""
    screen.page.add_init_script(NEVER_IDLE)
    screen.page.goto(f"{faulty_site.url}policies/lambeth/")
    screen.page.locator('main a[href*="navigator/"]').first.click()
    wait_for_python(screen.page, faulty_site)


def test_an_answer_is_given_before_python_comes(screen: Screen, faulty_site: Site) -> None:
    """However late the files are, the answer stands, and the dates join it."""
    screen.page.add_init_script(NEVER_IDLE)
    faulty_site.faults["/worker.js"] = Fault(piece=200_000, pause=0.5)
    screen.to_guidance(faulty_site.url)
    expect(screen.duties.first).to_be_visible()
    screen.state("undated")


def test_a_stalled_script_of_the_page_does_not_hold_up_the_questions(
    screen: Screen, faulty_site: Site
) -> None:
    """The theme's script never comes: the first answer leads on all the same."""
    (theme,) = (faulty_site.folder / "assets" / "javascripts").glob("bundle.*.js")
    faulty_site.faults[f"/{theme.name}"] = Fault(send=1000, stall=True)
    screen.page.goto(f"{faulty_site.url}navigator/#policy=lambeth", wait_until="commit")
    screen.choose("danger", "no")
    screen.asks("process")


def test_for_a_link_python_is_on_its_way_before_the_navigator(
    screen: Screen, faulty_site: Site
) -> None:
    """The address names a case: while the navigator's own script stalls, Python is asked for."""
    faulty_site.faults["/navigator.js"] = Fault(send=1000, stall=True)
    screen.page.goto(f"{faulty_site.url}navigator/#policy=lambeth", wait_until="commit")
    wait_for_python(screen.page, faulty_site)


def test_for_an_address_without_a_case_nothing_comes_early(
    screen: Screen, faulty_site: Site
) -> None:
    """A fragment that leads to a place in the page is no turning to the navigator."""
    faulty_site.faults["/navigator.js"] = Fault(send=1000, stall=True)
    screen.page.goto(f"{faulty_site.url}navigator/#main", wait_until="commit")
    screen.page.locator("form.nav-question").wait_for()
    screen.page.wait_for_timeout(AT_REST_MS)
    assert fetched(faulty_site) == []


def test_what_was_begun_early_is_begun_once(screen: Screen, faulty_site: Site) -> None:
    """For a link, the one worker that was started early is the one that answers."""
    screen.to_guidance(faulty_site.url)
    screen.state("undated")
    assert len(screen.page.workers) == 1
