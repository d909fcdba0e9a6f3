"""A page that is left open: the time goes on, and what it says of dates must go with it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pypdf
import pytest
from playwright.sync_api import expect

from tests.web.screen import FAILURE, FRIDAY, START_MS, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.browser, pytest.mark.site]

MONDAY: Final = datetime(2026, 11, 30, 9, tzinfo=UTC)
BACK: Final = {
    "visibilitychange": "document.dispatchEvent(new Event('visibilitychange'))",
    "focus": "window.dispatchEvent(new Event('focus'))",
    "pageshow": "window.dispatchEvent(new PageTransitionEvent('pageshow'))",
}
OF_THEN: Final = "worked out on Friday 27 November 2026 at 17:00"
AGAIN: Final = "Work them out again"


@pytest.fixture
def dated(friday: Screen) -> Iterator[Screen]:
    """The date of a limit, worked out at 17:00 on the Friday: it ends on the Saturday."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    expect(friday.duties.first).not_to_contain_text("Overdue")
    yield friday
    friday.page.clock.set_fixed_time(FRIDAY)


def come_back(screen: Screen, at: datetime, by: str = "focus") -> None:
    """The reader turns to the page again, at that time."""
    screen.page.clock.set_fixed_time(at)
    screen.page.evaluate(BACK[by])


@pytest.mark.parametrize("by", BACK)
def test_a_limit_that_has_passed_meanwhile_is_overdue(dated: Screen, by: str) -> None:
    """Whichever way the browser says that the reader is back, the answer is that of today."""
    come_back(dated, MONDAY, by)
    expect(dated.duties.first).to_contain_text("Overdue.")
    expect(dated.status).to_contain_text("Dates worked out at 09:00")


def test_dates_of_a_few_minutes_ago_stand(dated: Screen) -> None:
    """Turning to the page again asks for nothing within 15 minutes, and does after them."""
    come_back(dated, FRIDAY + timedelta(minutes=15))
    dated.page.wait_for_timeout(1500)
    expect(dated.status).to_contain_text("at 17:00")
    come_back(dated, FRIDAY + timedelta(minutes=16))
    expect(dated.status).to_contain_text("at 17:16")


def test_the_day_counts_and_not_the_minutes_alone(dated: Screen) -> None:
    """Ten minutes over midnight, in London, are another day."""
    come_back(dated, FRIDAY + timedelta(hours=6, minutes=55))
    expect(dated.status).to_contain_text("at 23:55")
    come_back(dated, FRIDAY + timedelta(hours=7, minutes=5))
    expect(dated.status).to_contain_text("at 00:05")


def test_what_was_typed_is_not_lost(dated: Screen) -> None:
    """Unsent words stay; the dates say of when they are, and are renewed when that is asked."""
    day = dated.time_form().locator("[name=day]")
    day.fill("26/11/2026")
    dated.heading.evaluate("(h1) => { h1.tabIndex = -1; h1.focus(); }")
    come_back(dated, MONDAY)
    expect(dated.status).to_contain_text(OF_THEN)
    expect(day).to_have_value("26/11/2026")
    expect(dated.duties.first).not_to_contain_text("Overdue.")
    dated.page.get_by_role("button", name=AGAIN).click()
    expect(dated.duties.first).to_contain_text("Overdue.")
    expect(day).to_have_value("26/11/2026")
    expect(dated.page.get_by_role("button", name=AGAIN)).to_have_count(0)
    expect(dated.status).to_be_focused()


def test_a_field_that_is_in_use_is_not_taken_away(dated: Screen) -> None:
    """The focus stays in the very field, and the line says of when the dates are."""
    day = dated.time_form().locator("[name=day]")
    day.focus()
    day.evaluate("(field) => { window.held = field; }")
    come_back(dated, MONDAY)
    expect(dated.status).to_contain_text(OF_THEN)
    assert dated.page.evaluate("document.activeElement === window.held")


def test_an_open_dialog_stays_open(dated: Screen) -> None:
    """The e-mail draft is not taken away; once it is closed, the answer is that of today."""
    dated.page.locator('[data-take="email"]').click()
    box = dated.page.get_by_role("dialog")
    expect(box).to_be_visible()
    come_back(dated, MONDAY)
    expect(dated.status).to_contain_text(OF_THEN)
    expect(box).to_be_visible()
    box.locator('[data-take="close"]').click()
    expect(dated.duties.first).to_contain_text("Overdue.")


def test_a_press_that_brings_the_reader_back_counts(dated: Screen) -> None:
    """A button pressed as the window is turned to does its work, however long it is held."""
    dated.page.locator('[data-take="email"]').scroll_into_view_if_needed()
    dated.page.locator('[data-take="email"]').hover()
    come_back(dated, MONDAY)
    dated.page.mouse.down()
    dated.page.wait_for_timeout(1500)
    dated.page.mouse.up()
    expect(dated.page.get_by_role("dialog")).to_be_visible()
    dated.page.get_by_role("dialog").locator('[data-take="close"]').click()
    expect(dated.duties.first).to_contain_text("Overdue.")


def test_the_focus_stays_beside_the_answer(dated: Screen) -> None:
    """Whoever had the focus on "Change" has it there when the dates are renewed."""
    dated.change("outcome").focus()
    come_back(dated, MONDAY)
    expect(dated.duties.first).to_contain_text("Overdue.")
    expect(dated.status).to_contain_text("at 09:00")
    expect(dated.change("outcome")).to_be_focused()


def test_old_dates_on_paper_say_of_when_they_are(dated: Screen) -> None:
    """The browser's own menu cannot wait for new dates: the sheet names the day of its dates."""
    dated.page.clock.set_fixed_time(MONDAY)
    pdf = pypdf.PdfReader(BytesIO(dated.page.pdf(format="A4", prefer_css_page_size=True)))
    words = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Printed Monday, 30 November 2026 at 09:00" in words
    assert "dates were worked out on Friday, 27 November 2026 at 17:00" in words
    assert len(pdf.pages) == 1


def test_the_print_button_prints_the_dates_of_today(dated: Screen) -> None:
    """Old dates are worked out again before the browser is asked to print."""
    dated.page.clock.set_fixed_time(MONDAY)
    dated.page.evaluate(
        """() => { window.print = () => {
          document.body.dataset.printed =
            document.querySelector("[data-navigator-sheet]").textContent;
        }; }"""
    )
    dated.page.locator('[data-take="print"]').click()
    expect(dated.page.locator("body")).to_have_attribute(
        "data-printed", re.compile("Overdue since"), timeout=START_MS
    )


def test_a_time_is_not_lost_to_new_dates(dated: Screen) -> None:
    """A press on "Just now", as the reader comes back, is read, and its date is shown."""
    come_back(dated, MONDAY)
    dated.time_form(FAILURE).locator("[name=now]").click()
    expect(dated.first_date).to_have_text("Tuesday 1 December 2026, 09:00")
