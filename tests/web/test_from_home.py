"""The main job, as a new visitor does it: from the home page to guidance, with real Python."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.web.screen import FAILED_AT_STAGE_1, START_MS, Screen

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
