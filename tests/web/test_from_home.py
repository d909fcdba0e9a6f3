"""The main job, as a new visitor does it: from the home page to guidance, with real Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.accessible import violations
from tests.web.screen import FAILED_AT_STAGE_1, START_MS, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.site, pytest.mark.browser]

# For each policy: its answers from danger on, and the duty that leads the guidance.
JOURNEYS: Final[dict[str, tuple[dict[str, str], str]]] = {
    "lambeth": (FAILED_AT_STAGE_1, "stage-2/hand-up"),
    "brent": (
        {
            "process": "disagreement",
            "immediate-harm": "no",
            "position": "stage-2",
            "outcome": "no-reply",
        },
        "stage-3/hand-up",
    ),
    "tri-borough": (
        {
            "process": "disagreement",
            "borough": "westminster",
            "immediate-risk": "no",
            "bypass": "no",
            "position": "stage-1",
            "outcome": "unresolved",
        },
        "stage-2/hand-up",
    ),
    "st-helens": (
        {
            "process": "disagreement",
            "immediate-harm": "no",
            "looked-after": "no",
            "cp-conference": "no",
            "position": "stage-1",
            "outcome": "unresolved",
            "line-management": "yes",
        },
        "stage-2/managers/hand-up",
    ),
    "wandsworth": (
        {
            "process": "disagreement",
            "immediate-harm": "no",
            "conference-dispute": "no",
            "position": "stage-3",
            "outcome": "unresolved",
        },
        "stage-4/hand-up",
    ),
}


@pytest.mark.parametrize("policy", JOURNEYS)
def test_from_home_to_guidance(screen: Screen, site_url: str, policy: str) -> None:
    """Home, the policy's card, its page, the navigator, and the duty that comes next."""
    answers, duty = JOURNEYS[policy]
    page = screen.page
    page.goto(site_url)
    page.locator(f'main a[href*="policies/{policy}/"]').first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(f'main a[href*="navigator/#policy={policy}"]').first.click()
    screen.walk({"danger": "no"} | answers)
    expect(screen.duties.first).to_have_attribute("data-duty", duty)
    expect(screen.status).not_to_have_attribute("data-state", "working", timeout=START_MS)
    expect(screen.duties.first).to_have_attribute("data-duty", duty)
    expect(page.locator(".nav-status").first).to_be_visible()


def test_from_home_by_the_big_button(screen: Screen, site_url: str) -> None:
    """The home page's one button leads to the danger question, then to the policies."""
    screen.page.goto(site_url)
    screen.page.get_by_role("link", name="What do I do now?").first.click()
    screen.walk({"danger": "no", "policy": "lambeth"} | FAILED_AT_STAGE_1)
    expect(screen.duties.first).to_have_attribute("data-duty", "stage-2/hand-up")


def test_nothing_of_an_edition_not_in_force_can_be_dialled(screen: Screen, site_url: str) -> None:
    """Its answer is headed as what it said, and holds no number or address to use."""
    screen.open(site_url, "#policy=tri-borough")
    screen.walk({"danger": "no"} | JOURNEYS["tri-borough"][0])
    expect(screen.heading).to_have_text("What this edition said")
    expect(screen.status).not_to_have_attribute("data-state", "working", timeout=START_MS)
    assert screen.page.locator('main a[href^="tel:"], main a[href^="mailto:"]').count() == 0
    assert "carpenter" not in screen.page.content().lower()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_any_screen(
    browser: Browser, site_url: str, scheme: str, width: int
) -> None:
    """Question, policies, another matter, danger, guidance, a date, an error: desk and phone."""
    chosen = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    with browser.new_context(**chosen) as context:  # type: ignore[arg-type]
        screen = Screen(context.new_page())
        found: dict[str, list[str]] = {}

        def look(name: str) -> None:
            wide = screen.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            found[name] = violations(screen.page) + (["scrolls sideways"] if wide else [])

        screen.open(site_url)
        look("danger question")
        screen.choose("danger", "yes")
        look("danger, policy not known")
        screen.choose("policy", "wandsworth")
        expect(screen.duties.first).to_be_visible()
        look("danger")
        screen.to_guidance(site_url)
        expect(screen.time_form()).to_be_visible(timeout=START_MS)
        look("guidance")
        screen.tell_time("2026-02-31")
        screen.page.wait_for_timeout(300)
        look("error")
        screen.tell_time("2026-11-16", "16:00")
        expect(screen.first_date).to_be_visible()
        expect(screen.duties.first).to_contain_text(re.compile("passed|Overdue|overdue"))
        look("overdue")
        screen.open(site_url, "#policy=brent")
        screen.walk({"danger": "no", "process": "adult"})
        expect(screen.heading).to_be_visible()
        look("another matter")
        assert {name: each for name, each in found.items() if each} == {}
