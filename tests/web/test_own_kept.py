"""A trainer's own work in a real browser: nothing is lost, doubled, or falsely called saved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accessible import violations
from tests.serving import Fault
from tests.web.screen import START_MS
from tests.web.test_own_exercise import COPY, OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

# Lets a test reach the worker that the page made; in a browser that cannot compress as links are.
HELD = """window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.held = this;
  }
};
window.CompressionStream = window.DecompressionStream = class {
  constructor(kind) { throw new TypeError(`no ${kind}`); }
};"""
LEAVING = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
FAILED_AT = '[name="steps.1.times.stage-1 unresolved|day"]'
# How the fields for a file are drawn.
LOOK = """(field) => ["borderStyle", "borderWidth", "borderColor", "backgroundColor"]
  .map((name) => getComputedStyle(field)[name])"""


def copied(page: Page, url: str) -> Page:
    """The form with a copy of an exercise in it."""
    page.goto(f"{url}{COPY}")
    expect(page.get_by_role("group", name="Step 4")).to_be_visible(timeout=START_MS)
    return page


@pytest.fixture(scope="module")
def started(browser: Browser, site: Site) -> Iterator[Page]:
    """The page, with Python started once for these tests. A script error fails them."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    yield copied(page, site.url)
    context.close()
    assert errors == []


@pytest.fixture
def own(started: Page) -> Page:
    """A fresh copy of an exercise in the form."""
    back = started.get_by_role("button", name="Back to the form")
    if back.is_visible():
        back.click()
    close = started.get_by_role("button", name="Close", exact=True)
    if close.is_visible():
        close.click()
    started.get_by_role("button", name="Copy it").click()
    expect(started.locator("[data-own-work]")).to_be_visible()
    return started


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def said(page: Page) -> Locator:
    """What the bar says of the last press."""
    return page.locator("[data-own-said]")


def file_of(page: Page) -> str:
    """The text of the file that is downloaded."""
    with page.expect_download(timeout=START_MS) as taken:
        press(page, "Download")
    return Path(taken.value.path()).read_text(encoding="utf-8")


def test_where_python_stops_no_old_file_is_handed_out(page: Page, faulty_site: Site) -> None:
    """Nothing is said to be downloaded; once it is back, all of it is in the file."""
    page.add_init_script(HELD)
    own = copied(page, faulty_site.url)
    taken: list[str] = []
    own.on("download", lambda download: taken.append(download.suggested_filename))
    faulty_site.faults["pyodide.wasm"] = Fault(status=503)
    own.evaluate("held.dispatchEvent(new ErrorEvent('error'))")
    own.locator('[name="title"]').fill("The second title")
    press(own, "Download")
    expect(own.locator("[data-own-status]")).to_contain_text(
        "cannot be worked out", timeout=START_MS
    )
    expect(said(own)).to_contain_text("Not downloaded")
    press(own, "Try it")
    expect(said(own)).to_contain_text("Not tried")
    press(own, "Link for a class")
    expect(said(own)).to_contain_text("No link")
    assert taken == []
    assert own.evaluate(LEAVING)
    faulty_site.faults.clear()
    assert "The second title" in file_of(own)
    press(own, "Link for a class")
    expect(own.locator("[data-own-status]")).to_contain_text("This browser cannot make a link")
    press(own, "Try it")
    expect(own.get_by_role("heading", name="The second title")).to_be_visible()


def test_an_old_browser_does_not_call_a_link_damaged(page: Page, site_url: str) -> None:
    """It says that it cannot open this kind."""
    page.add_init_script(HELD)
    page.goto(f"{site_url}{OWN}#practise-1&exercise=AAAA")
    expect(page.locator("[data-own-status]")).to_contain_text("This browser is too old")


def test_the_first_call_may_take_longer_than_a_start(page: Page, faulty_site: Site) -> None:
    """A slow computer, or line, has the exercise open after more than eight seconds of silence."""
    faulty_site.faults["authoring.zip"] = Fault(piece=1_500_000, pause=16)
    copied(page, faulty_site.url)


def test_what_is_not_downloaded_is_asked_about(own: Page) -> None:
    """From the first letter, during a trial, and no longer once it is in a file."""
    assert not own.evaluate(LEAVING)
    own.locator('[name="title"]').fill("Not yet in a file")
    assert own.evaluate(LEAVING)
    press(own, "Try it")
    expect(own.get_by_role("heading", name="Not yet in a file")).to_be_visible()
    assert own.evaluate(LEAVING)
    press(own, "Back to the form")
    assert "Not yet in a file" in file_of(own)
    assert not own.evaluate(LEAVING)


def test_a_duty_that_is_ticked_is_asked_for_once(own: Page) -> None:
    """In the file, which is what a class gets."""
    box = own.locator('[data-worked="0"] input[type="checkbox"]:not(:checked)').first
    duty = (box.get_attribute("name") or "").removeprefix("steps.0.asked.")
    before = file_of(own).count(f'"do": "{duty}"')
    box.check()
    assert file_of(own).count(f'"do": "{duty}"') == before + 1


def test_no_link_of_another_exercise_is_left(own: Page) -> None:
    """Closed and begun again, the form stands without the link, and without what was said."""
    press(own, "Link for a class")
    expect(own.locator("[data-own-sent]")).to_be_visible()
    file_of(own)
    expect(said(own)).not_to_be_empty()
    press(own, "Close")
    press(own, "Copy it")
    expect(own.locator("[data-own-work]")).to_be_visible()
    expect(own.locator("[data-own-sent]")).to_be_hidden()
    expect(said(own)).to_be_empty()


def test_a_file_that_was_refused_can_be_opened_again(own: Page, tmp_path: Path) -> None:
    """The field forgets it, so that the same file, put right, is a change."""
    press(own, "Close")
    file = tmp_path / "empty.yaml"
    file.touch()
    field = own.locator("[data-own-file]")
    field.set_input_files(file)
    expect(own.locator("[data-own-status]")).to_contain_text("is empty")
    expect(field).to_have_value("")


def test_a_step_that_was_removed_comes_back(own: Page) -> None:
    """With its story, in its place, after other changes too; the focus stays among the steps."""
    before = file_of(own)
    own.get_by_role("button", name="Remove this step").nth(1).click()
    expect(own.get_by_role("group", name="Step 2")).to_be_focused()
    expect(own.get_by_role("group", name="Step 4")).to_have_count(0)
    expect(own.get_by_role("button", name="Undo")).to_be_in_viewport()
    assert violations(own) == []
    story = own.locator('[name="steps.0.story"]')
    kept = story.input_value()
    story.fill("Changed since.")
    own.keyboard.press("Tab")
    press(own, "Undo")
    expect(own.get_by_role("group", name="Step 2")).to_be_focused()
    expect(story).to_have_value("Changed since.")
    story.fill(kept)
    assert file_of(own) == before
    own.get_by_role("button", name="Add a step after this one").first.click()
    expect(own.locator('[name="steps.1.title"]')).to_be_focused()
    own.get_by_role("button", name="Remove this step").nth(1).click()
    own.get_by_role("button", name="Add a step after this one").first.click()
    press(own, "Undo")
    expect(own.get_by_role("group", name="Step 6")).to_be_visible()
    expect(own.locator("[data-own-count]")).to_have_text(re.compile(r"\d+ things"))
    ids = re.findall(r"^  ([\w-]+):$", file_of(own), re.MULTILINE)
    assert len(ids) == len(set(ids)) == 6


def test_answers_stay_where_they_did_not_change(own: Page) -> None:
    """A list may be open while another text is worked out; and a year may be typed slowly."""
    choice = own.locator('[data-worked="1"] select').first
    choice.evaluate("(list) => { list.dataset.mark = 'same'; }")
    own.locator('[name="steps.3.title"]').fill("")
    expect(own.locator("[data-own-faults] li")).to_have_count(1)
    expect(choice).to_have_attribute("data-mark", "same")
    own.locator('[name="steps.3.title"]').fill("A title")
    worked = own.locator('[data-worked="1"]')
    expect(worked).to_contain_text("Saturday 5 December 2026, 16:00")
    own.locator(FAILED_AT).focus()
    own.keyboard.type("1203")
    own.keyboard.type("2026", delay=1500)
    expect(own.locator(FAILED_AT)).to_have_value("2026-12-03")
    expect(own.locator(FAILED_AT)).to_be_focused()
    expect(worked).to_contain_text("Friday 4 December 2026, 16:00")


def test_how_much_is_to_be_put_right_is_read_out(own: Page) -> None:
    """A live region says it, and that it is done."""
    count = own.locator("[data-own-count]")
    expect(count).to_have_attribute("role", "status")
    own.locator('[name="steps.0.title"]').fill("")
    own.locator('[name="title"]').fill("")
    expect(count).to_have_text("2 things to put right")
    own.locator('[name="steps.0.title"]').fill("A title")
    expect(count).to_have_text("1 thing to put right")
    own.locator('[name="title"]').fill("A title")
    expect(count).to_be_empty()


def test_the_field_for_a_file_looks_as_where_editions_are_opened(page: Page, site_url: str) -> None:
    """The same border on both pages."""
    looks = []
    for address, field in ((OWN, "[data-own-file]"), ("publish/", "[data-publish-file]")):
        page.goto(f"{site_url}{address}")
        expect(page.locator(field)).to_be_visible()
        looks.append(page.locator(field).evaluate(LOOK))
    assert looks[0] == looks[1]


def test_from_a_warm_navigator_the_page_is_loaded(screen: Screen, site_url: str) -> None:
    """It has a document of its own, so that leaving it with changes is asked about."""
    screen.to_guidance(site_url)
    screen.state("undated")
    page = screen.page
    page.evaluate("window.isFirst = true")
    page.locator("footer").get_by_role("link", name="Training").click()
    page.get_by_role("link", name="Make your own exercise").click()
    expect(page.get_by_role("button", name="Copy it")).to_be_visible()
    assert not page.evaluate("window.isFirst ?? false")
