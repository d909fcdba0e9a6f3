"""Forms taken away from an answer: filled in by real Python in a real browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from playwright.sync_api import expect

from navigator.engine.form_values import PLACES
from tests.accessible import violations
from tests.authoring.test_form_files import controls
from tests.serving import Fault
from tests.web.screen import START_MS, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.serving import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]
CONCERN = "written-concern"
BLANK = "policies/lambeth/2024-07/forms/written-concern.docx"


def button(screen: Screen, document: str = CONCERN) -> Locator:
    """The button that fills in a document's form."""
    return screen.page.locator(f'button[data-form="{document}"]')


def dated(screen: Screen, site_url: str) -> None:
    """Walk to Lambeth's limit of 24 hours, and say when it started."""
    screen.to_guidance(site_url)
    expect(screen.time_form()).to_be_visible(timeout=START_MS)
    screen.tell_time("2026-11-16", "16:00")
    expect(screen.first_date).to_be_visible()


def saved(screen: Screen, tmp_path: Path) -> tuple[str, dict[str, str]]:
    """The downloaded form's file name, and the text of each place that the site fills."""
    with screen.page.expect_download() as waiting:
        button(screen).click()
    file = tmp_path / "form.docx"
    waiting.value.save_as(file)
    document = Document(io.BytesIO(file.read_bytes()))
    told = {tag: text for _, tag, text in controls(document) if tag in PLACES}
    return waiting.value.suggested_filename, told


def test_a_form_is_downloaded_with_the_dates_of_the_case(
    screen: Screen, site_url: str, tmp_path: Path
) -> None:
    """The time that was given, and the end of the 24 hours after it; the name is neutral."""
    dated(screen, site_url)
    name, told = saved(screen, tmp_path)
    assert name == "lambeth-written-concern.docx"
    assert "Monday 16 November 2026, 16:00" in told["happened"]
    assert "Tuesday 17 November 2026, 16:00" in told["due"]
    assert "Stage 2" in told["stage"]
    assert all(told[place] for place in PLACES)
    expect(button(screen).locator("xpath=..").get_by_role("status")).not_to_be_empty()
    assert violations(screen.page) == []


def test_nothing_of_the_case_is_sent_or_kept(screen: Screen, site: Site, tmp_path: Path) -> None:
    """The only request is for the blank form, and no storage of the browser holds anything new."""
    dated(screen, site.url)
    keep = "() => [localStorage, sessionStorage].map((each) => JSON.stringify({ ...each }))"
    before = screen.page.evaluate(keep)
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    saved(screen, tmp_path)
    wanted = [f"GET {site.url}{BLANK}"]
    assert [each for each in asked if not each.partition(" ")[2].startswith("blob:")] == wanted
    assert screen.page.evaluate(keep) == before


def test_without_dates_the_blank_form_is_linked(screen: Screen, site_url: str) -> None:
    """The answer that needs no Python has the blank form, and the page to print."""
    screen.page.route("**/engine.*.zip", lambda route: route.abort())
    screen.to_guidance(site_url)
    links = screen.page.locator(f"#document-{CONCERN} .nav-forms a")
    expect(links).to_have_count(2)
    assert button(screen).count() == 0
    with screen.page.expect_download() as waiting:
        links.first.click()
    held = Document(str(waiting.value.path())).core_properties
    assert held.identifier == f"lambeth/2024-07/{CONCERN}"
    links.last.click()
    expect(screen.page.locator("h1")).to_have_text("Written concern")


def test_an_edition_that_has_ended_has_blank_forms_only(screen: Screen, site_url: str) -> None:
    """With Python running, too: nothing to fill in for a child today."""
    screen.open(site_url, "#policy=brent")
    screen.walk(
        {
            "danger": "no",
            "process": "disagreement",
            "immediate-harm": "no",
            "position": "stage-2",
            "outcome": "no-reply",
        }
    )
    expect(screen.status).not_to_have_attribute("data-state", "working", timeout=START_MS)
    expect(screen.page.locator(".nav-forms a").first).to_be_visible()
    assert screen.page.locator("button[data-form]").count() == 0


def test_a_form_that_does_not_arrive_is_said_and_the_blank_one_offered(
    page: Page, faulty_site: Site
) -> None:
    """Nothing hangs, nothing half filled is saved."""
    screen = Screen(page)
    dated(screen, faulty_site.url)
    faulty_site.faults["written-concern.docx"] = Fault(status=503)
    downloads: list[str] = []
    page.on("download", lambda download: downloads.append(download.url))
    button(screen).click()
    said = page.locator(f"#document-{CONCERN}").get_by_role("status")
    expect(said.get_by_role("link")).to_be_visible()
    assert downloads == []


def test_a_form_that_arrives_changed_is_not_filled(page: Page, faulty_site: Site) -> None:
    """Something on the way altered the file: the answer says so instead of saving it."""
    screen = Screen(page)
    dated(screen, faulty_site.url)
    faulty_site.faults["written-concern.docx"] = Fault(flip=True)
    button(screen).click()
    said = page.locator(f"#document-{CONCERN}").get_by_role("status")
    expect(said.get_by_role("link")).to_be_visible()
