"""Dates: how Python joins an answer that is on the screen, and how times are given."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.serving import Fault
from tests.web.screen import FAILED_AT_STAGE_1, FAILURE, FRIDAY, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

LONDON = ZoneInfo("Europe/London")


def test_a_time_gives_the_date_of_a_limit(friday: Screen) -> None:
    """24 hours from a Friday afternoon end on the Saturday, at the same hour."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    expect(friday.first_date).to_have_attribute("datetime", re.compile("^2026-11-28T16:00"))
    assert "Fri, 27 Nov 2026, 16:00" in friday.given().values()


def test_the_reader_is_taken_to_the_date(friday: Screen) -> None:
    """After a time was given, the focus is on the limit, and the limit is in view."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    expect(friday.focused).to_contain_text("Saturday 28 November 2026")
    expect(friday.first_date).to_be_in_viewport()


def test_a_reload_keeps_the_times(screen: Screen, site_url: str) -> None:
    """The date stands again after a reload, and leaves with Back."""
    screen.page.clock.set_fixed_time(FRIDAY)
    screen.to_guidance(site_url)
    screen.state("undated")
    screen.tell_time("2026-11-27", "16:00")
    screen.state("dated")
    screen.page.reload()
    screen.state("dated")
    expect(screen.first_date).to_contain_text("28 November 2026")
    screen.page.go_back()
    screen.state("undated")


def test_a_time_outlives_a_change_of_an_answer(friday: Screen) -> None:
    """Changing an answer and changing it back brings the date back."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    friday.change("outcome").click()
    friday.choose("outcome", "resolved")
    expect(friday.duties.first).to_be_visible()
    friday.change("outcome").click()
    friday.choose("outcome", "unresolved")
    friday.state("dated")
    expect(friday.first_date).to_contain_text("28 November 2026")


def test_change_leads_to_the_time(friday: Screen) -> None:
    """Change beside a time puts the focus into its form, which holds what was given."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    friday.change(FAILURE).click()
    expect(friday.time_form().locator("[name=day]")).to_be_focused()
    expect(friday.time_form().locator("[name=day]")).to_have_value("27/11/2026")
    expect(friday.time_form().locator("[name=hour]")).to_have_value("16:00")


def test_enter_works_out_the_date(friday: Screen) -> None:
    """Enter in a field is the main button, not "Just now"."""
    form = friday.time_form()
    form.locator("[name=day]").fill("2026-11-27")
    form.locator("[name=hour]").fill("16:00")
    form.locator("[name=hour]").press("Enter")
    friday.state("dated")
    expect(friday.first_date).to_contain_text("28 November 2026")


def test_no_hour_is_no_mistake(friday: Screen) -> None:
    """An hour limit with the day alone still gets a date."""
    friday.tell_time("2026-11-27")
    friday.state("dated")


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_just_now_is_londons_time(browser: Browser, site_url: str, zone: str) -> None:
    """A device set to another zone gives London's clock all the same."""
    context = browser.new_context(timezone_id=zone)
    screen = Screen(context.new_page())
    screen.to_guidance(site_url)
    screen.state("undated")
    screen.time_form().locator("[name=now]").click()
    screen.state("dated")
    day = screen.time_form().locator("[name=day]").input_value()
    hour = screen.time_form().locator("[name=hour]").input_value()
    given = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H:%M").replace(tzinfo=LONDON)
    assert abs(datetime.now(UTC) - given) < timedelta(minutes=3)
    context.close()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Enter the day"),
        ("27/11/0026", "26"),
        ("1/1/9999", "9999"),
        ("tomorrow", "not come yet"),
        ("11/27/2026", "day first"),
        ("Monday 27 November", "not a Monday"),
        ("some day", "some day"),
    ],
)
def test_a_bad_day_is_said_at_its_field(friday: Screen, day: str, said: str) -> None:
    """The message says what to mend, belongs to the field, and has the focus beside it."""
    friday.tell_time(day, "16:00")
    field = friday.time_form().locator("[name=day]")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    message, hint = (field.get_attribute("aria-describedby") or "").split()
    expect(friday.page.locator(f"#{message}")).to_contain_text(said)
    expect(friday.page.locator(f"#{hint}")).to_contain_text("5/10/2026")
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    expect(friday.time_form().locator(".nav-fault")).to_have_count(0)


@pytest.mark.parametrize(
    ("day", "hour", "given"),
    [
        ("today", "4pm", "Fri, 27 Nov 2026, 16:00"),
        ("yesterday 16:00", "", "Thu, 26 Nov 2026, 16:00"),
        ("Wed", "9.15 am", "Wed, 25 Nov 2026, 09:15"),
        ("20/11/26", "noon", "Fri, 20 Nov 2026, 12:00"),
    ],
)
def test_a_time_is_typed_as_it_is_said(friday: Screen, day: str, hour: str, given: str) -> None:
    """Words, names of days and dates in UK form are all understood, and said back in full."""
    friday.tell_time(day, hour)
    friday.state("dated")
    assert given in friday.given().values()


def test_a_time_can_be_taken_back(friday: Screen) -> None:
    """Remove takes the time and the date away, and nothing else."""
    friday.tell_time("today", "4pm")
    friday.state("dated")
    friday.time_form().locator("[name=remove]").click()
    friday.state("undated")
    expect(friday.time_form().locator("[name=day]")).to_have_value("")
    assert "Fri, 27 Nov 2026, 16:00" not in friday.given().values()


def test_a_sooner_date_leads(friday: Screen) -> None:
    """A date that the child needs comes before the policy's, which stands beside it."""
    friday.tell_time("today", "4pm")
    friday.state("dated")
    friday.page.get_by_text("A date you agreed, or a sooner date").click()
    friday.tell_time("tomorrow", "9am", event="sooner")
    expect(friday.first_date).to_have_attribute("datetime", re.compile("^2026-11-28T09:00"))
    expect(friday.duties.first.locator("time").nth(1)).to_have_attribute(
        "datetime", re.compile("^2026-11-28T16:00")
    )


def test_the_present_minute_has_come(friday: Screen) -> None:
    """A time is refused from the next minute on, by London's clock, and not before."""
    friday.tell_time("2026-11-27", "17:01")
    expect(friday.time_form().locator(".nav-fault")).to_be_visible()
    friday.tell_time("2026-11-27", "17:00")
    friday.state("dated")


def test_a_half_typed_time_is_said_at_its_field(friday: Screen) -> None:
    """An hour without minutes is not taken for no hour."""
    form = friday.time_form()
    form.locator("[name=day]").fill("2026-11-27")
    form.locator("[name=hour]").focus()
    friday.page.keyboard.type("4")
    form.locator("button[type=submit]").click()
    expect(form.locator("[name=hour]")).to_be_focused()
    expect(form.locator(".nav-fault")).to_be_visible()


def test_dates_join_without_moving_the_reader(screen: Screen, faulty_site: Site) -> None:
    """While Python loads, the reader opens a part and scrolls: both stay as the dates arrive."""
    faulty_site.faults["pyodide.wasm"] = Fault(piece=3_000_000, pause=1)
    screen.page.set_viewport_size({"width": 400, "height": 500})
    screen.to_guidance(faulty_site.url)
    screen.state("working")
    summary = screen.duties.nth(1).locator("summary").first
    summary.click()
    summary.focus()
    top = summary.bounding_box()
    assert top is not None
    assert screen.page.evaluate("scrollY") > 0, "the part is further down than the window"
    screen.state("undated")
    again = screen.duties.nth(1).locator("summary").first
    expect(again).to_be_focused()
    expect(screen.duties.nth(1).locator("details").first).to_have_attribute("open", "")
    after = again.bounding_box()
    assert after is not None
    assert abs(after["y"] - top["y"]) < 2


def test_progress_is_shown_but_not_read_out(screen: Screen, faulty_site: Site) -> None:
    """A bar with a name stands outside the live line while Python loads, and then goes."""
    faulty_site.faults["pyodide.wasm"] = Fault(piece=3_000_000, pause=1)
    screen.to_guidance(faulty_site.url)
    bar = screen.page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    expect(screen.status.get_by_role("progressbar")).to_have_count(0)
    expect(screen.status).to_have_attribute("role", "status")
    screen.state("undated")
    expect(bar).to_have_count(0)


def test_dates_are_not_for_another_screen(screen: Screen, faulty_site: Site) -> None:
    """An answer that was left before its dates came is not drawn over the next screen."""
    faulty_site.faults["pyodide.wasm"] = Fault(piece=3_000_000, pause=1)
    screen.to_guidance(faulty_site.url)
    screen.change("outcome").click()
    screen.asks("outcome")
    screen.page.wait_for_timeout(7000)
    screen.asks("outcome")
    expect(screen.duties).to_have_count(0)


def test_python_starts_once(screen: Screen, site: Site) -> None:
    """Further answers need no further start."""
    screen.to_guidance(site.url)
    screen.state("undated")
    before = sum(path.endswith(".wasm") for path in site.requests)
    screen.change("outcome").click()
    screen.choose("outcome", FAILED_AT_STAGE_1["outcome"])
    screen.state("undated")
    assert sum(path.endswith(".wasm") for path in site.requests) == before


def test_every_screen_has_one_heading(screen: Screen, site_url: str) -> None:
    """One h1 a screen, undated and dated."""
    screen.to_guidance(site_url)
    expect(screen.page.locator("h1")).to_have_count(1)
    screen.state("undated")
    expect(screen.page.locator("h1")).to_have_count(1)


def test_no_request_leaves_the_sites_origin(page: Page, site_url: str) -> None:
    """From the first question to the dates, every request goes to the site itself."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    screen = Screen(page)
    screen.to_guidance(site_url)
    screen.state("undated")
    assert any(url.endswith(".wasm") for url in asked), "the worker's requests are seen"
    # A worker is started from a text that the page holds.
    own = (site_url, f"blob:{site_url.partition('/below/')[0]}/")
    assert [url for url in asked if not url.startswith(own)] == []
