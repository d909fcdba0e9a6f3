"""The main job with the keyboard alone: Tab, Enter, Space and the keys that type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.screen import FAILED_AT_STAGE_1, FAILURE, START_MS, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

# More stops than lie between any two things on these screens.
ENOUGH = 120


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until that has the focus."""
    expect(wanted).to_be_visible(timeout=START_MS)
    for _ in range(ENOUGH):
        page.keyboard.press("Tab")
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {wanted}")


def test_from_home_to_a_date_without_a_pointer(screen: Screen, site_url: str) -> None:
    """Past the header by the first stop; a button answers to Enter and to Space."""
    page = screen.page
    page.goto(site_url)
    page.keyboard.press("Tab")
    expect(screen.focused).to_have_class("md-skip focus-visible")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
    page.goto(f"{site_url}navigator/#policy=lambeth")
    page.wait_for_load_state("load")
    keys = ("Enter", "Space")
    for turn, (question, choice) in enumerate(({"danger": "no"} | FAILED_AT_STAGE_1).items()):
        screen.asks(question)
        if turn:
            # The new question has the focus, so that it is read out.
            expect(screen.heading).to_be_focused()
        tab_to(page, page.locator(f'button[name="choice"][value="{choice}"]'))
        page.keyboard.press(keys[turn % 2])
    expect(screen.duties.first).to_be_visible()
    expect(screen.heading).to_be_focused()
    form = screen.time_form(FAILURE)
    tab_to(page, form.locator("[name=day]"))
    page.keyboard.type("yesterday")
    page.keyboard.press("Enter")
    expect(screen.first_date).to_be_visible(timeout=START_MS)


def test_an_error_takes_the_focus_to_the_field(screen: Screen, site_url: str) -> None:
    """Where it is mended by typing on."""
    page = screen.page
    screen.to_guidance(site_url)
    day = screen.time_form().locator("[name=day]")
    tab_to(page, day)
    page.keyboard.press("Enter")
    expect(page.locator(".nav-fault")).to_be_visible()
    expect(day).to_be_focused()
    page.keyboard.type("yesterday")
    page.keyboard.press("Enter")
    expect(screen.first_date).to_be_visible(timeout=START_MS)
