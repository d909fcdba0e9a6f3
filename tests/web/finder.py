"""The finder of a council's policy, as a person uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.web.screen import Screen


def field(page: Page) -> Locator:
    """Where a council's name is typed."""
    return page.get_by_label("Type a borough or council")


def cards(page: Page) -> Locator:
    """The councils that are offered with a policy."""
    return page.locator("[data-areas-list] [data-areas-one]:visible")


def said(page: Page) -> Locator:
    """The line that says what was found."""
    return page.locator("[data-areas-found]")


def asked(screen: Screen, site_url: str) -> Page:
    """The navigator, where it asks for the council."""
    screen.open(site_url)
    screen.choose("danger", "no")
    screen.asks("policy")
    return screen.page


def both(page: Page, first: str, second: str) -> Locator:
    """Take two councils by typing; the cards that result."""
    page.locator("[data-areas-both-councils]").click()
    for name in (first, second):
        field(page).fill(name)
        field(page).press("Enter")
    return page.locator("[data-areas-result] > li")
