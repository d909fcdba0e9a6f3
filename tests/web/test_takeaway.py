"""Taking the answer away: as text, as a calendar file, as a draft, on paper; and when."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from icalendar import Calendar as Parsed
from playwright.sync_api import expect

from tests.serving import Fault
from tests.web.screen import FAILED_AT_STAGE_1, FRIDAY, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

OVERRIDE = {"process": "disagreement", "immediate-risk": "no", "override-event": "yes"}


@pytest.fixture
def dated(friday: Screen) -> Screen:
    """The same, with its dates."""
    friday.tell_time("2026-11-27", "16:00")
    friday.state("dated")
    return friday


def button(screen: Screen, take: str) -> Locator:
    """A button of the row under the answer."""
    return screen.page.locator(f'.nav-take__row [data-take="{take}"]')


def box(screen: Screen) -> Locator:
    """The box with a text in it."""
    return screen.page.locator("[data-take-box]")


def said(screen: Screen) -> Locator:
    """What the row of buttons says happened."""
    return screen.page.locator("section.nav-take > .nav-take__row > [data-take-said]")


def events(screen: Screen, press: Locator) -> list[dict[str, str]]:
    """The events in the file that a button saves, read by another program."""
    with screen.page.expect_download() as saved:
        press.click()
    name = saved.value.suggested_filename
    assert name.endswith(".ics")
    parsed = Parsed.from_ical(Path(saved.value.path()).read_bytes().decode("utf-8"))
    return [{"name": name} | {key: str(each[key]) for key in each} for each in parsed.events]


def clipboard(screen: Screen) -> str:
    """The text on the clipboard."""
    text = screen.page.evaluate("() => navigator.clipboard.readText()")
    return str(text)


def test_copying_puts_the_answer_on_the_clipboard(dated: Screen) -> None:
    """The engine's own text: status, step, date, and the page's address without any answer."""
    button(dated, "copy").click()
    expect(said(dated)).to_have_text("Copied as text.")
    text = clipboard(dated)
    assert text.startswith("Lambeth: ")
    assert "Saturday 28 November 2026, 16:00" in text
    assert text.rstrip().endswith("/policies/lambeth/2024-07/")


def test_the_calendar_file_holds_every_date(dated: Screen) -> None:
    """One event for each date on the screen that lies ahead."""
    found = events(dated, button(dated, "calendar"))
    dates = dated.duties.locator(".nav-fact--due time").all_inner_texts()
    assert len(found) == len(set(dates)) == 2
    expect(said(dated)).to_contain_text("2 dates")


def test_a_duty_has_its_own_date_to_take(dated: Screen) -> None:
    """Its button saves its event alone, with the identity that it has among all."""
    every = {each["UID"] for each in events(dated, button(dated, "calendar"))}
    card = dated.duties.first
    (alone,) = events(dated, card.locator("[data-take=calendar]"))
    assert alone["UID"] in every
    assert "child" not in alone["name"] + alone["SUMMARY"]
    expect(card.locator("[data-take-said]")).to_contain_text("1 date")


def test_another_run_of_the_questions_is_another_case(dated: Screen) -> None:
    """The same answers, given again after "Start again", do not replace the first case's dates."""
    card = dated.duties.first
    (first,) = events(dated, card.locator("[data-take=calendar]"))
    (again,) = events(dated, card.locator("[data-take=calendar]"))
    dated.page.clock.set_fixed_time(FRIDAY.replace(minute=1))
    dated.page.locator("[data-navigator-restart]").click()
    dated.walk({"danger": "no"} | FAILED_AT_STAGE_1)
    dated.state("undated")
    dated.tell_time("2026-11-27", "16:00")
    dated.state("dated")
    (other,) = events(dated, card.locator("[data-take=calendar]"))
    dated.page.clock.set_fixed_time(FRIDAY)
    assert first["UID"] == again["UID"] != other["UID"]


def test_without_a_date_there_is_no_calendar(friday: Screen) -> None:
    """Nothing is offered that would be empty; the draft needs no date."""
    expect(button(friday, "email")).to_be_visible()
    expect(friday.page.locator("[data-take=calendar]")).to_have_count(0)


def test_what_is_overdue_is_not_offered(friday: Screen) -> None:
    """A date that has passed has no button of its own, and is left out of the file."""
    friday.tell_time("2026-11-24", "16:00")
    friday.state("dated")
    late = friday.duties.filter(has=friday.page.locator(".nav-fact--overdue"))
    expect(late.first.locator("[data-take=calendar]")).to_have_count(0)
    assert len(events(friday, button(friday, "calendar"))) == 1


def test_the_draft_is_to_nobody_where_no_address_is_known(friday: Screen) -> None:
    """A line manager has none: the box says so, and the link has no recipient."""
    button(friday, "email").click()
    expect(box(friday)).to_contain_text("No address is known here.")
    href = box(friday).locator("a").get_attribute("href") or ""
    assert urlsplit(href).scheme == "mailto"
    assert urlsplit(href).path == ""
    assert "Outcome sought:" in unquote(href)
    expect(box(friday).locator("a")).to_be_focused()
    friday.page.keyboard.press("Escape")
    expect(button(friday, "email")).to_be_focused()


def test_the_draft_goes_to_whom_the_step_names(screen: Screen, site_url: str) -> None:
    """Both offices that an override is told to; and e-mail alone is not enough."""
    screen.open(site_url, "#policy=lambeth")
    screen.walk({"danger": "no"} | OVERRIDE)
    while screen.question:
        screen.page.locator("form.nav-question button").first.click()
        screen.page.wait_for_timeout(200)
    button(screen, "email").click()
    expect(box(screen)).to_contain_text("ring as well")
    href = box(screen).locator("a").get_attribute("href") or ""
    to = unquote(urlsplit(href).path).split(",")
    assert sorted(to) == ["acarter@lambeth.gov.uk", "saferchildren@lambeth.gov.uk"]


def test_the_drafts_buttons_are_in_view_on_a_small_phone(dated: Screen) -> None:
    """Nobody has to scroll past the draft to open it, copy it or close it; nor is it covered."""
    page = dated.page
    before = page.viewport_size
    assert before
    page.set_viewport_size({"width": 320, "height": 568})
    button(dated, "email").click()
    expect(box(dated).locator("textarea")).to_have_value(re.compile("Escalation under"))
    for each in (*box(dated).locator("button").all(), box(dated).locator("[data-take-open]")):
        expect(each).to_be_in_viewport(ratio=1)
    box(dated).locator("textarea").focus()
    row = box(dated).locator(".nav-take__row").bounding_box()
    field = box(dated).locator("textarea").bounding_box()
    assert row
    assert field
    assert field["y"] + field["height"] <= row["y"]
    page.keyboard.press("Escape")
    page.set_viewport_size(before)


def test_printing_opens_the_browsers_own_window(friday: Screen) -> None:
    """The button prints the page that is shown."""
    friday.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    button(friday, "print").click()
    assert friday.page.evaluate("() => window.printed")


def test_a_clipboard_that_refuses_shows_the_text(screen: Screen, site_url: str) -> None:
    """The text stands selected in a box, to be copied by hand; Escape leads back."""
    screen.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    screen.to_guidance(site_url)
    screen.state("undated")
    button(screen, "copy").focus()
    screen.page.keyboard.press("Enter")
    field = box(screen).locator("textarea")
    expect(field).to_be_focused()
    selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert str(field.evaluate(selected)).startswith("Lambeth: ")
    screen.page.keyboard.press("Escape")
    expect(button(screen, "copy")).to_be_focused()


def test_an_edition_not_in_force_can_only_be_copied(screen: Screen, site_url: str) -> None:
    """No calendar, no draft; the copy is headed as what the edition said."""
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open(site_url, "#policy=brent")
    screen.choose("danger", "no")
    while screen.question:
        screen.page.locator('form.nav-question button[value="unsure"]').click()
        screen.page.wait_for_timeout(200)
    screen.state("undated")
    for form in screen.page.locator("form.nav-time").all()[:1]:
        form.locator("[name=day]").fill("2026-11-20")
        form.locator("button[type=submit]").click()
        screen.state("dated")
    expect(screen.page.locator("[data-take=calendar], [data-take=email]")).to_have_count(0)
    button(screen, "copy").click()
    expect(said(screen)).to_have_text("Copied as text.")
    assert "WHAT THIS EDITION SAID" in clipboard(screen)


def test_without_the_engine_the_screens_own_text_is_copied(
    screen: Screen, faulty_site: Site
) -> None:
    """Closed parts included, buttons left out; what needs the engine is not offered."""
    faulty_site.faults["engine.zip"] = Fault(status=404)
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    expect(screen.page.locator("[data-take=calendar], [data-take=email]")).to_have_count(0)
    button(screen, "copy").click()
    expect(said(screen)).to_have_text("Copied as text.")
    text = clipboard(screen)
    assert screen.heading.inner_text() in text
    assert "Place in the policy" in text
    assert "Copy as text" not in text
    assert screen.page.locator(".nav-guidance").count() == 1
