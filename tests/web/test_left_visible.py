"""A page that is to be seen and that nobody touches: its dates do not grow old unsaid."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.web.screen import FRIDAY, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

EVENING: Final = datetime(2026, 11, 27, 23, 50, tzinfo=UTC)
SELECT: Final = """(node) => getSelection().selectAllChildren(node)"""


def dated(page: Page, url: str, at: datetime) -> Screen:
    """The date of a limit, on a page whose clock was put to that moment and goes on from there."""
    page.clock.install(time=at)
    screen = Screen(page)
    screen.to_guidance(url)
    screen.tell_time("2026-11-27", "16:00")
    screen.state("dated")
    return screen


def test_two_hours_later_the_dates_are_of_then(page: Page, site_url: str) -> None:
    """Nobody came back; focus and scroll are where they were."""
    page.set_viewport_size({"width": 800, "height": 300})
    screen = dated(page, site_url, FRIDAY)
    expect(screen.status).to_contain_text("at 17:")
    screen.change("outcome").focus()
    page.evaluate("scrollTo(0, 350)")
    before = page.evaluate("scrollY")
    page.clock.fast_forward("02:00:00")
    expect(screen.status).to_contain_text("at 19:")
    expect(screen.change("outcome")).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 40


def test_within_a_quarter_of_an_hour_nothing_is_asked_for(page: Page, site_url: str) -> None:
    """A few minutes change no answer."""
    screen = dated(page, site_url, FRIDAY)
    said = screen.status.inner_text()
    page.clock.run_for("05:00")
    expect(screen.status).to_have_text(said)


def test_the_day_turns_in_london(page: Page, site_url: str) -> None:
    """Twelve minutes on, it is Saturday, and the dates are of Saturday."""
    screen = dated(page, site_url, EVENING)
    expect(screen.status).to_contain_text("at 23:5")
    page.clock.fast_forward("12:00")
    expect(screen.status).to_contain_text("at 00:0")


def test_what_is_typed_stays_and_the_age_is_said(page: Page, site_url: str) -> None:
    """Half a date in a field, the focus elsewhere: nothing is drawn anew."""
    screen = dated(page, site_url, FRIDAY)
    day = screen.time_form().locator("[name=day]")
    day.fill("26/11")
    screen.heading.evaluate("(h1) => { h1.tabIndex = -1; h1.focus(); }")
    page.clock.fast_forward("02:00:00")
    expect(screen.status).to_have_text(re.compile(r"These dates were worked out at 17:\d\d\."))
    expect(day).to_have_value("26/11")


def test_words_that_are_selected_stay_selected(page: Page, site_url: str) -> None:
    """Somebody may be about to copy them."""
    screen = dated(page, site_url, FRIDAY)
    screen.heading.evaluate(SELECT)
    chosen = page.evaluate("String(getSelection())")
    page.clock.fast_forward("02:00:00")
    expect(screen.status).to_contain_text("These dates were worked out at 17:")
    assert chosen
    assert page.evaluate("String(getSelection())") == chosen
