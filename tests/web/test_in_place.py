"""Links of the site followed in one tab: Python is started once, and each page is as if loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.screen import FAILED_AT_STAGE_1

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

MARK = "document.documentElement.dataset.mark"


@pytest.fixture
def dated(screen: Screen, faulty_site: Site) -> Screen:
    """At Lambeth's limit of 24 hours, with Python running. The document is marked."""
    screen.to_guidance(faulty_site.url)
    screen.state("undated")
    screen.page.evaluate(f"{MARK} = 'first'")
    return screen


def is_first(page: Page) -> bool:
    """Whether the document is still the one in which Python was started."""
    return bool(page.evaluate(f"{MARK} === 'first'"))


def follow(page: Page, name: str, heading: str) -> None:
    """Follow a link of the header, and see the page it leads to."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()
    expect(page.locator("main h1")).to_have_text(heading)


def starts(site: Site) -> int:
    """How often Python's runtime was asked for."""
    return sum(".wasm" in path for path in site.requests)


def test_python_is_started_once(dated: Screen, faulty_site: Site) -> None:
    """Over five pages and back at the navigator, the same worker answers with dates."""
    page = dated.page
    follow(page, "Policies", "Policies")
    page.locator("main").get_by_role("link", name="Lambeth").first.click()
    expect(page.locator("main h1")).to_contain_text("Lambeth: ")
    follow(page, "Contacts", "Contacts")
    follow(page, "Glossary", "Glossary")
    page.locator(".masthead__name").click()
    expect(page).to_have_url(faulty_site.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="What now?").click()
    dated.choose("danger", "no")
    dated.choose("policy", "lambeth")
    dated.walk(FAILED_AT_STAGE_1)
    dated.state("undated")
    dated.tell_time("27/11/2025", "16:00")
    dated.state("dated")
    assert is_first(page)
    assert starts(faulty_site) == 1


def test_a_page_is_as_if_loaded(dated: Screen, faulty_site: Site) -> None:
    """Its address, title and heading; the header marks it; the focus is at its start."""
    page = dated.page
    follow(page, "Contacts", "Contacts")
    assert page.url == f"{faulty_site.url}contacts/"
    expect(page).to_have_title("Contacts - Escalation Navigator")
    expect(page.locator("main h1")).to_be_focused()
    marked = page.locator('.masthead__nav [aria-current="page"]')
    expect(marked).to_have_text("Contacts")
    assert page.evaluate("scrollY") == 0
    for link in page.locator("footer a").all():
        assert link.evaluate("link => link.href").startswith(faulty_site.url)
    assert is_first(page)


def test_what_is_on_a_page_works(dated: Screen) -> None:
    """Its scripts run, the first time and again."""
    page = dated.page
    for _ in range(2):
        follow(page, "Contacts", "Contacts")
        page.get_by_label("Words").or_(page.locator('[data-contacts-by="words"]')).first.fill(
            "zzzz"
        )
        expect(page.locator("[data-contacts-row]:visible")).to_have_count(0)
        follow(page, "Glossary", "Glossary")
    assert is_first(page)


def test_back_leads_to_the_answer(dated: Screen) -> None:
    """From two pages on, with its answers and its dates; forward leads on again."""
    page = dated.page
    dated.tell_time("27/11/2025", "16:00")
    dated.state("dated")
    follow(page, "Contacts", "Contacts")
    follow(page, "Glossary", "Glossary")
    page.go_back()
    expect(page.locator("main h1")).to_have_text("Contacts")
    page.go_back()
    dated.state("dated")
    assert "Thu, 27 Nov 2025, 16:00" in dated.given().values()
    page.go_forward()
    expect(page.locator("main h1")).to_have_text("Contacts")
    assert is_first(page)


def test_back_after_a_reload_shows_the_right_page(dated: Screen) -> None:
    """A reload ends the document; the entries before it still lead to what they named."""
    page = dated.page
    follow(page, "Contacts", "Contacts")
    page.reload()
    page.go_back()
    expect(dated.duties.first).to_be_visible()
    page.go_forward()
    expect(page.locator("main h1")).to_have_text("Contacts")
    assert not is_first(page)


def test_a_place_on_the_page_is_reached(dated: Screen, faulty_site: Site) -> None:
    """An address with a place in it leads to that place, on another page and on the same."""
    page = dated.page
    page.evaluate(
        """() => {
          const link = Object.assign(document.createElement("a"), { textContent: "There" });
          link.href = "../policies/lambeth/#contacts";
          document.querySelector("main h1").after(link);
        }"""
    )
    page.get_by_role("link", name="There").click()
    expect(page.locator("#contacts")).to_be_in_viewport()
    expect(page.locator("#contacts")).to_be_focused()
    page.locator('.contents a[href="#source"]').click()
    expect(page.locator("#source")).to_be_in_viewport()
    assert page.url == f"{faulty_site.url}policies/lambeth/#source"
    assert is_first(page)


def other_release(page: Page) -> None:
    """From now on the pages are of another release."""

    def answer(route: Route) -> None:
        response = route.fetch()
        text = response.text().replace('name="release" content="', 'name="release" content="x')
        route.fulfill(response=response, body=text)

    page.route("**/contacts/", answer)


def out_of_order(page: Page) -> None:
    """The server fails once."""
    page.route("**/contacts/", lambda route: route.fulfill(status=500), times=1)


@pytest.mark.parametrize("unusual", [other_release, out_of_order])
def test_what_is_unusual_is_the_browser_s(dated: Screen, unusual: Callable[[Page], None]) -> None:
    """The page is loaded whole, as if nothing had been in between."""
    page = dated.page
    unusual(page)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts").click()
    page.wait_for_url("**/contacts/")
    page.wait_for_load_state("load")
    assert not is_first(page)


def test_before_python_runs_links_are_the_browser_s(screen: Screen, without_python: Site) -> None:
    """Nothing is lost then by leaving the document."""
    screen.open(without_python.url)
    screen.page.evaluate(f"{MARK} = 'first'")
    follow(screen.page, "Glossary", "Glossary")
    assert not is_first(screen.page)


def test_back_leads_the_focus_to_the_link_that_was_followed(dated: Screen) -> None:
    """As where the browser itself goes back; of the navigator, to the heading of its answer."""
    page = dated.page
    follow(page, "Policies", "Policies")
    page.locator("main").get_by_role("link", name="Lambeth").first.click()
    expect(page.locator("main h1")).to_contain_text("Lambeth: ")
    page.go_back()
    expect(page.locator("main h1")).to_have_text("Policies")
    expect(page.locator("main").get_by_role("link", name="Lambeth").first).to_be_focused()
    page.go_back()
    expect(dated.duties.first).to_be_visible()
    expect(
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Policies")
    ).to_be_focused()
    assert is_first(page)
