"""The steps of CONTRIBUTING.md, from a new edition to its file, done as they are written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.web.screen import START_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

BEFORE: Final = "Exampleshire (fictional), January 2026"
ID: Final = "2027-01"
# Section, label, and what the made-up new edition prints there.
ENTRIES: Final = (
    ("Edition", "Id of this edition", ID),
    ("Edition", "Name of this edition", "January 2027"),
    ("Dates", "In force from", "2027-01-11"),
    ("Dates", "Agreed", "2026-12-09"),
    ("Dates", "Next review due", "2029-10"),
    ("Status", "Looked at on", "2027-01-11"),
)
DUTY: Final = "Resolve it between the managers"


def steps(page: Page, site_url: str) -> Iterator[str]:
    """Does everything up to the download; gives the name of each picture when it is to be taken."""
    page.goto(f"{site_url}publish/")
    page.get_by_label("A published edition").select_option(label=BEFORE)
    expect(page.get_by_role("button", name="Start the next edition")).to_be_visible()
    yield "start"
    page.get_by_role("button", name="Start the next edition").click()
    expect(page.locator("[data-publish-count]")).not_to_be_empty(timeout=START_MS)
    for section, label, value in ENTRIES:
        enter(opened(page, section).get_by_label(label, exact=True).first, value)
        settled(page)
    duty = opened(page, "Time limits").get_by_role("group", name=DUTY)
    enter(duty.get_by_label("Time limit", exact=True), "2 working days")
    expect(page.locator("[data-publish-count]")).to_contain_text("error")
    duty.scroll_into_view_if_needed()
    yield "form"
    page.locator("[data-publish-findings] a").first.click()
    page.wait_for_timeout(300)
    yield "text"
    page.get_by_role("tab", name="Form").click()
    enter(duty.get_by_label("As printed"), "within 2 working days")
    settled(page)
    while (
        looked := page.get_by_role("button", name="Looked at", disabled=False).first
    ).is_visible():
        left = page.get_by_role("button", name="Looked at").count()
        looked.click()
        expect(page.get_by_role("button", name="Looked at")).to_have_count(left - 1)
    page.get_by_role("tab", name="Ladder").click()
    expect(page.get_by_role("tabpanel", name="Ladder")).to_contain_text("2 working days")
    page.get_by_role("tab", name="Changes").click()
    expect(page.get_by_role("tabpanel", name="Changes")).to_contain_text("2 working days")
    yield "changes"


def opened(page: Page, section: str) -> Locator:
    """A section of the form, opened."""
    made = page.locator(f'details[data-section="{section}"]')
    if made.get_attribute("open") is None:
        made.locator("summary").first.click()
    return made


def enter(field: Locator, value: str) -> None:
    """Put a value into a field, and leave the field."""
    field.fill(value)
    field.press("Tab")


def settled(page: Page) -> None:
    """Wait until the text has what was entered, and was checked."""
    expect(page.locator("[data-publish-changed]")).to_contain_text("Changed")
    page.wait_for_timeout(700)


def downloaded(page: Page, folder: Path) -> Path:
    """The file that the page hands out, in a folder, under its own name."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
