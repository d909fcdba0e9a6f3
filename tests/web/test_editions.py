"""Several editions of a policy, on pages that were built before one of them came into force."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.screen import START_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

# The last minute before the made-up policy's third edition comes into force, in London, and the
# first minute after: summer time, so an hour ahead of UTC.
BEFORE = datetime(2028, 10, 1, 22, 59, tzinfo=UTC)
AFTER = datetime(2028, 10, 1, 23, 1, tzinfo=UTC)
POLICY = "policies/exampleshire/"
RISK = {
    "danger": "no", "process": "disagreement", "immediate-risk": "yes", "position": "stage-1",
    "outcome": "open",
}  # fmt: skip


def shown(page: Page, url: str, at: datetime) -> str:
    """Open a page at a moment; the status that it shows."""
    page.clock.set_fixed_time(at)
    page.goto(url)
    status = page.locator("main .nav-status:visible [data-status-name]")
    expect(status).to_have_count(1)
    return status.inner_text()


def test_the_policy_s_page_turns_to_the_new_edition_on_its_day(page: Page, site_url: str) -> None:
    """A minute before, it is the one that was in force at build; a minute after, the next one."""
    assert shown(page, f"{site_url}{POLICY}", BEFORE) == "Current"
    assert page.url == f"{site_url}{POLICY}"
    page.goto(f"{site_url}{POLICY}")
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{site_url}{POLICY}?again")
    expect(page).to_have_url(f"{site_url}{POLICY}2028-10/")


@pytest.mark.parametrize(
    ("edition", "before", "after"),
    [
        ("2024-04", "Superseded", "Superseded"),
        ("2026-01", "Current", "Superseded"),
        ("2028-10", "Not yet in force", "Current"),
    ],
)
def test_each_edition_s_own_page_keeps_its_address_and_says_how_it_stands(
    page: Page, site_url: str, edition: str, before: str, after: str
) -> None:
    """The page's own scripts decide, by the day in London."""
    url = f"{site_url}{POLICY}{edition}/"
    assert shown(page, url, BEFORE) == before
    assert shown(page, url, AFTER) == after
    assert page.url == url


def test_nothing_is_dialled_from_an_edition_once_it_has_ended(page: Page, site_url: str) -> None:
    """Its own contacts are links until its last day, and plain text from then on."""
    dialled = page.locator('.nav-contact a[href^="tel:"]')
    assert shown(page, f"{site_url}{POLICY}2026-01/", BEFORE) == "Current"
    assert dialled.count() > 0
    assert shown(page, f"{site_url}{POLICY}2026-01/", AFTER) == "Superseded"
    expect(dialled).to_have_count(0)


def test_a_page_without_scripts_holds_the_date(browser: Browser, site_url: str) -> None:
    """Whoever reads it then can tell what has become of it."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{POLICY}")
        expect(page.locator("main")).to_contain_text("From 2 October 2028 another edition applies")
        page.goto(f"{site_url}{POLICY}2028-10/")
        expect(page.locator("main")).to_contain_text("Preview: this edition is not yet in force")


@pytest.mark.parametrize(
    ("at", "fragment", "heading"),
    [
        (BEFORE, "", "Tell your agency's safeguarding lead"),
        (BEFORE, "&edition=2024-04", "What this edition said"),
        (BEFORE, "&edition=2028-10", "What this edition will say"),
        (AFTER, "", "Tell your agency's safeguarding lead"),
        (AFTER, "&edition=2026-01", "What this edition said"),
    ],
)
def test_the_navigator_goes_by_the_day_unless_an_edition_is_picked(
    screen: Screen, site_url: str, at: datetime, fragment: str, heading: str
) -> None:
    """It says which edition answers, and how that one stands."""
    screen.page.clock.set_fixed_time(at)
    screen.open(site_url, f"#policy=exampleshire{fragment}")
    screen.walk(RISK)
    expect(screen.heading).to_have_text(heading, timeout=START_MS)
    picked = fragment.rpartition("=")[2] or ("2028-10" if at is AFTER else "2026-01")
    names = {"2024-04": "April 2024", "2026-01": "January 2026", "2028-10": "October 2028"}
    answers = screen.page.locator("[data-navigator-answers]")
    expect(answers).to_contain_text(names[picked])
    expect(answers.get_by_role("link", name="Another edition")).to_have_attribute(
        "href", "../policies/exampleshire/editions/"
    )


def test_a_made_up_policy_is_not_found_by_a_council_s_name(page: Page, site_url: str) -> None:
    """Not on the first page, in the navigator's choice, nor among the contacts."""
    for path in ("", "navigator/", "contacts/"):
        page.goto(f"{site_url}{path}")
        assert "Exampleshire" not in page.content(), path


def test_the_search_finds_no_made_up_policy(page: Page, site_url: str) -> None:
    """It holds none of its words."""
    answer = page.request.get(f"{site_url}search/search_index.json")
    assert "Exampleshire" not in answer.text()
    assert "Lambeth" in answer.text()


def test_an_edition_that_has_ended_since_the_build_says_so_at_once(
    screen: Screen, site_url: str
) -> None:
    """The answer of the build says that it is in force: a line above it says that it has ended."""
    notice = screen.page.locator("[data-navigator-notice]")
    for at, said in ((BEFORE, ""), (AFTER, "has ended since")):
        screen.page.clock.set_fixed_time(at)
        screen.page.goto("about:blank")
        screen.open(site_url, "#policy=exampleshire&edition=2026-01")
        screen.walk(RISK)
        expect(screen.page.locator("[data-navigator-screen] [data-duty]").first).to_be_visible()
        expect(notice).to_contain_text(said) if said else expect(notice).to_be_hidden()


@pytest.mark.parametrize(
    ("at", "name", "heading"),
    [
        (BEFORE, "Not yet in force", "What this edition will say"),
        (AFTER, "Current", "What this edition says"),
    ],
)
def test_without_python_an_edition_is_in_force_from_its_day(
    screen: Screen, without_python: Site, at: datetime, name: str, heading: str
) -> None:
    """The answer was drawn at build, when it lay ahead; the reader's day in London counts."""
    screen.page.clock.set_fixed_time(at)
    screen.open(without_python.url, "#policy=exampleshire&edition=2028-10")
    screen.walk(RISK)
    expect(screen.heading).to_have_text(heading)
    shown = screen.page.locator("[data-navigator-screen]")
    expect(shown.locator("[data-status-name]")).to_have_text(name)
    if at is AFTER:
        expect(shown).to_contain_text("came into force on 2 October 2028")
        expect(shown).not_to_contain_text("preview")
        expect(shown).not_to_contain_text("Until then")
