"""A device whose clock is wrong, or stands in another part of the world."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.screen import Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(1970, 1, 1, 10, tzinfo=UTC), "today is Thursday 1 January 1970"),
        (datetime(2051, 3, 4, 10, tzinfo=UTC), "today is Saturday 4 March 2051"),
    ],
    ids=["1970", "2051"],
)
def test_a_clock_that_cannot_be_right_gives_no_dates(
    screen: Screen, site_url: str, at: datetime, said: str
) -> None:
    """The answer stands, with its limits in words; the reason names the day and what to do."""
    screen.page.clock.set_fixed_time(at)
    screen.to_guidance(site_url)
    screen.state("refused")
    expect(screen.status).to_contain_text(said)
    expect(screen.status).to_contain_text("Check the date on the device")
    expect(screen.duties.first).to_contain_text("Within 24 hours")
    expect(screen.first_date).to_have_count(0)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_dates_are_london_s_wherever_the_device_is(browser: Browser, site: Site, zone: str) -> None:
    """An answer of now is the same instant everywhere; the limit ends at London's hour."""
    with browser.new_context(timezone_id=zone) as context:
        screen = Screen(context.new_page())
        screen.page.clock.set_fixed_time(datetime(2026, 11, 27, 23, 30, tzinfo=UTC))
        screen.to_guidance(site.url)
        screen.state("undated")
        screen.time_form().locator("button[name=now]").click()
        screen.state("dated")
        expect(screen.first_date).to_have_text("Saturday 28 November 2026, 23:30")
