"""Times that were given, with Python running: in a link, and where no limit counts from them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

FRIDAY = datetime(2026, 11, 27, 17, tzinfo=UTC)
GIVEN = "Fri, 27 Nov 2026, 16:00"


@pytest.fixture
def dated(screen: Screen, site_url: str) -> Screen:
    """The navigator on that Friday, with the date of Lambeth's limit of 24 hours."""
    screen.page.clock.set_fixed_time(FRIDAY)
    screen.to_guidance(site_url)
    screen.state("undated")
    screen.tell_time("2026-11-27", "16:00")
    screen.state("dated")
    return screen


@pytest.fixture
def elsewhere(browser: Browser, site: Site) -> Iterator[Screen]:
    """The navigator in a browser of its own, on the same Friday."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.url)
        page.clock.set_fixed_time(FRIDAY)
        yield Screen(page)


def test_a_link_brings_its_times(dated: Screen, elsewhere: Screen) -> None:
    """Elsewhere the same date stands, worked out anew; the time is listed and can be changed."""
    assert GIVEN in dated.given().values()
    link = dated.copied_link()
    assert "&times=stage-1_unresolved.20261127T1600&" in link
    elsewhere.page.goto(link)
    elsewhere.state("dated")
    expect(elsewhere.first_date).to_have_attribute("datetime", re.compile("^2026-11-28T16:00"))
    assert elsewhere.given() == dated.given()
    assert elsewhere.unused() == {}
    expect(elsewhere.time_form().locator("[name=hour]")).to_have_value("16:00")
    assert "1127" not in elsewhere.page.url


def test_a_time_that_no_limit_counts_from_is_listed(dated: Screen) -> None:
    """After another answer it is kept, and not used; nor does it go into that answer's link."""
    dated.change("outcome").click()
    dated.choose("outcome", "resolved")
    expect(dated.duties.first).to_be_visible()
    row = dated.page.locator(".nav-answers__row--unused", has_text=GIVEN)
    expect(row).to_contain_text("No time limit shown here counts from it")
    assert GIVEN not in dated.given().values()
    assert "times=" not in dated.copied_link()
    dated.change("outcome").click()
    dated.choose("outcome", "unresolved")
    dated.state("dated")
    assert GIVEN in dated.given().values()
    expect(row).to_have_count(0)
