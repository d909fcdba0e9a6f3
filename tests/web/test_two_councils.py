"""Finding the policies of two councils, where both have a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.finder import asked, both, cards, field

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_two_councils_show_both_policies(screen: Screen, site_url: str) -> None:
    """Each can be gone on with, and the rule is the tool's."""
    page = asked(screen, site_url)
    result = both(page, "lambeth", "wandsworth")
    expect(result).to_have_count(2)
    expect(page.locator("[data-areas-rule=two]").first).to_be_visible()
    expect(page.locator("[data-areas-both]")).to_contain_text("tool's rule")
    assert field(page).is_hidden()
    result.nth(1).locator("button").click()
    screen.asks("process")
    assert "Wandsworth" in screen.given()["Policy"]


def test_two_councils_of_one_policy_answer_its_question(screen: Screen, site_url: str) -> None:
    """One card, and no borough is picked silently."""
    page = asked(screen, site_url)
    result = both(page, "lbhf", "rbkc")
    expect(result).to_have_count(1)
    result.locator("button").click()
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] == "More than one of them"


def test_the_second_council_may_have_no_policy_here(page: Page, site_url: str) -> None:
    """Its part is said, beside the other's card."""
    page.goto(site_url)
    result = both(page, "lambeth", "Camden")
    expect(result).to_have_count(1)
    expect(result.get_by_role("link", name="Lambeth", exact=True)).to_be_visible()
    expect(page.locator("[data-areas-absent] h3")).to_contain_text("Camden")
    expect(page.locator("[data-areas-rule=part]")).to_be_visible()


def test_a_first_council_can_be_taken_back(page: Page, site_url: str) -> None:
    """Remove it, or look at one council only."""
    page.goto(site_url)
    page.locator("[data-areas-both-councils]").click()
    page.get_by_role("link", name="Lambeth", exact=True).click()
    assert page.url == site_url
    assert cards(page).count() == 6
    page.get_by_role("button", name="Remove Lambeth").click()
    assert cards(page).count() == 7
    page.get_by_role("button", name="Look at one council only").click()
    page.get_by_role("link", name="Lambeth", exact=True).click()
    expect(page).to_have_url(f"{site_url}policies/lambeth/")
