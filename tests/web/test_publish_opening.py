"""The page on which an edition is edited, while something is still on its way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.desk import TEXT, Desk
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.site, pytest.mark.browser]

# An officer's own: the next edition, whose dates are still those of the one that is published.
OWN: Final = TEXT.replace("\nedition: 2024-07\n", "\nedition: 2026-09\n")
TYPED: Final = "# typed while Python came"
# Such as the path of the archive that Python needs beyond what the navigator starts with.
ARCHIVE: Final = "authoring.zip"
# Python's largest file comes in so many pieces, with so many seconds between them, that there is
# time to press, to choose a file and to type before it is there.
SLOW: Final = Fault(pause=0.06)

_NAMELESS: Final = """[...document.querySelectorAll(".publish a[href]")].filter((link) =>
  link.checkVisibility() && !link.innerText.trim()).length"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What was seen of a page on which Python came late, and what was left of it then."""

    disabled: list[bool]
    nameless: int
    text: str
    is_writing: bool
    is_next: bool


@pytest.fixture(scope="module")
def late(browser: Browser, built_site: Path) -> Late:
    """The next edition asked for, then a file of one's own opened and written in, then Python."""
    with Site(folder=built_site, faults={"pyodide.wasm": SLOW}) as site:
        # On a wide screen the findings need no link to them.
        context = browser.new_context(viewport={"width": 900, "height": 900})
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site.url}publish/")
        desk = Desk(page)
        page.get_by_label("A published edition").select_option("lambeth/2024-07")
        next_one = page.get_by_role("button", name="Start the next edition")
        next_one.click()
        expect(desk.part("status")).to_contain_text("Starting")
        buttons = [next_one, page.get_by_role("button", name="Correct this one")]
        disabled = [each.is_disabled() for each in buttons]
        desk.choose(name="2026-09.yaml", content=OWN.encode())
        desk.tab("Text")
        desk.editor.press("ControlOrMeta+End")
        page.keyboard.insert_text(TYPED)
        nameless = page.evaluate(_NAMELESS)
        desk.checked(re.compile("error|warning"))
        # What would come late comes within this.
        page.wait_for_timeout(4000)
        page.keyboard.press("!")
        is_writing = desk.editor.evaluate("each => each.getRootNode().activeElement === each")
        seen = Late(
            disabled=disabled,
            nameless=nameless,
            text=desk.downloaded()[1],
            is_writing=is_writing,
            is_next=desk.part("name").inner_text() != "data/policies/lambeth/2026-09.yaml",
        )
        context.close()
    assert errors == []
    return seen


def test_one_edition_is_opened_at_a_time(late: Late) -> None:
    """While one is on its way, the two buttons cannot ask for another."""
    assert late.disabled == [True, True]


def test_a_late_opening_replaces_no_newer_draft(late: Late) -> None:
    """The next edition was ready after the file was opened: the file stays, with what was typed."""
    assert not late.is_next
    assert TYPED in late.text


def test_the_first_check_leaves_the_cursor_where_it_is(late: Late) -> None:
    """Who writes goes on writing when Python has looked at the text."""
    assert late.is_writing
    assert late.text == f"{OWN}{TYPED}!"


def test_no_link_is_without_a_name(late: Late) -> None:
    """The link to the findings is there once there is something to say."""
    assert late.nameless == 0


def test_a_file_of_one_s_own_is_held_against_the_published_dates(desk: Desk) -> None:
    """Its dates are still those of the published edition: that is an error from the start."""
    desk.choose(name="2026-09.yaml", content=OWN.encode())
    desk.checked("1 error, 1 warning")
    # Once it says of itself that it is that edition, it corrects it.
    desk.replace(TEXT)
    desk.checked("1 error, 1 warning")
    expect(desk.part("findings")).to_contain_text("as the file is named")


def test_the_checks_come_back_once_their_archive_does(browser: Browser, faulty_site: Site) -> None:
    """Without it, the page says so and shows the text; the next change tries again."""
    faulty_site.faults[ARCHIVE] = Fault(status=503)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{faulty_site.url}publish/")
        desk = Desk(page)
        page.get_by_label("A published edition").select_option("lambeth/2024-07")
        page.get_by_role("button", name="Correct this one").click()
        expect(desk.part("fault")).to_contain_text("checks cannot run here", timeout=START_MS)
        expect(desk.editor).to_be_visible()
        expect(desk.tab("Form")).to_contain_text("checks do not run here")
        faulty_site.faults.clear()
        desk.replace(f"{TEXT}# mine\n")
        desk.checked("1 warning")
        expect(desk.part("fault")).to_be_hidden()


def test_an_exercise_opens_once_the_archive_is_there(browser: Browser, faulty_site: Site) -> None:
    """The page of the exercises uses the same archive: it says why, and starts again when asked."""
    faulty_site.faults[ARCHIVE] = Fault(status=503)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{faulty_site.url}training/own/#lambeth/friday-afternoon")
        status = page.locator("[data-own-status]")
        expect(status).to_contain_text("cannot be worked out here", timeout=START_MS)
        faulty_site.faults.clear()
        page.locator("[data-own-copy] [type=submit]").click()
        expect(page.get_by_role("group", name="Step 4")).to_be_visible(timeout=START_MS)
