"""A trainer's session in a room without a network, after one visit at the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.authoring.test_compare import rows_of
from tests.serving import Site
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.offline.device import Device

pytestmark = [pytest.mark.browser, pytest.mark.site]
# More presses than any exercise has screens.
ENOUGH = 60


def test_a_whole_session(device: Device, built_site: Path) -> None:
    """From the list: one exercise presented to its end, another practised to its score."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
    page = device.page
    device.shows_saved(url, "training/")
    page.get_by_role("link", name="No reply over Christmas").click()
    page.get_by_role("button", name="Present to a class").click()
    expect(page.locator("[data-share] svg")).to_be_visible()
    answers = 0
    for _ in range(ENOUGH):
        page.keyboard.press("PageDown")
        if page.locator("[data-end]").is_visible():
            break
        answers += page.locator("[data-step]:visible .drill__facts:visible").count() > 0
    expect(page.locator("[data-end]")).to_be_visible()
    assert answers == 2
    page.keyboard.press("Escape")
    page.get_by_role("link", name="More exercises").click()
    page.get_by_role("link", name="A referral closed on a Friday afternoon").click()
    page.get_by_role("button", name="Practise alone").click()
    for _ in range(4):
        step = page.locator("[data-step]:visible")
        for question in step.locator("[data-question]").all():
            question.locator("[data-mark=right] input").check()
        page.get_by_role("button", name="Check my answer").click()
        page.get_by_role("button", name="Next").click()
    expect(page.locator("[data-score]")).to_contain_text("You had 9 of 9 right.")
    assert device.errors == []


def test_an_exercise_of_the_trainer_s_own(device: Device, built_site: Path) -> None:
    """Once Python was saved: a copy, another hour, and the answer that follows from it."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url, dates=True)
    device.shows_saved(url, "training/own/#lambeth/friday-afternoon")
    page = device.page
    hour = page.locator('[name="steps.1.times.stage-1 unresolved|hour"]')
    expect(hour).to_have_value("16:00", timeout=START_MS)
    hour.fill("13:00")
    expect(page.locator('[data-worked="1"]')).to_contain_text("Saturday 5 December 2026, 13:00")
    page.get_by_role("button", name="Link for a class").click()
    link = page.get_by_label("Link for a class")
    expect(link).to_be_visible(timeout=START_MS)
    other = device.tab()
    other.goto(link.input_value())
    expect(other.locator("[data-step]:visible")).to_have_attribute(
        "data-step", "first-talk", timeout=START_MS
    )
    assert device.errors == []


def test_the_same_afternoon_in_two_places(device: Device, built_site: Path) -> None:
    """The comparison, cut down to what a class needs, on the screen and as a spreadsheet."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
    device.shows_saved(url, "compare/#policies=brent,lambeth&questions=friday-afternoon-date")
    page = device.page
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    expect(page.locator("[data-row] td:visible")).to_have_count(2)
    with page.expect_download() as saving:
        page.locator("[data-compare-csv]").click()
    assert len(rows_of(saving.value.path().read_bytes())) == 2
    assert device.errors == []
