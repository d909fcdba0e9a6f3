"""A borough of a joint policy: chosen once, and not asked for again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.finder import asked, field
from tests.web.screen import Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_a_borough_that_was_chosen_is_not_asked_for_again(screen: Screen, site_url: str) -> None:
    """The joint policy's own question is answered with it, and can be changed."""
    page = asked(screen, site_url)
    field(page).fill("rbkc")
    field(page).press("Enter")
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] == "Kensington and Chelsea"
    screen.change("borough").click()
    screen.choose("borough", "unsure")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] != "Kensington and Chelsea"


def test_another_choice_takes_the_borough_back(screen: Screen, site_url: str) -> None:
    """Not sure which borough: then the policy's own question is asked."""
    page = asked(screen, site_url)
    field(page).fill("westminster")
    field(page).press("Enter")
    screen.walk({"process": "disagreement"})
    screen.asks("immediate-risk")
    screen.change("policy").click()
    screen.choose("policy", "tri-borough")
    screen.asks("borough")


def test_back_returns_to_the_council(screen: Screen, site_url: str) -> None:
    """And forward to what was chosen, with its borough."""
    page = asked(screen, site_url)
    field(page).fill("westminster")
    field(page).press("Enter")
    screen.asks("process")
    page.go_back()
    screen.asks("policy")
    page.go_forward()
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")


def test_a_borough_of_a_joint_policy_is_asked_once(page: Page, site_url: str) -> None:
    """From its card on the home page the borough is answered, and its contact is a link away."""
    page.goto(site_url)
    card = page.locator('[data-areas-one="Westminster"]')
    expect(card.get_by_role("link", name="contact")).to_have_attribute(
        "href", re.compile("#contact-westminster$")
    )
    card.locator('a[href*="navigator/"]').click()
    screen = Screen(page)
    screen.walk({"danger": "no", "process": "disagreement"})
    expect(page.locator("form.nav-question")).not_to_have_attribute("data-question", "borough")
    expect(page.locator(".nav-answers__row", has_text="Westminster")).to_be_visible()


def test_a_borough_that_is_none_is_asked(page: Page, site_url: str) -> None:
    """An address with a made-up area is as one without."""
    screen = Screen(page)
    screen.open(site_url, "#policy=tri-borough&area=atlantis")
    screen.walk({"danger": "no", "process": "disagreement"})
    screen.asks("borough")
