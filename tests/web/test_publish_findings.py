"""Going through the findings and the form of a draft while its text changes."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.web.desk import Desk

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """The next edition of Lambeth's policy, with its places to look at again."""
    desk.page.get_by_label("A published edition").select_option("lambeth/2024-07")
    desk.page.get_by_role("button", name="Start the next edition").click()
    desk.checked(re.compile("1 error, 1 warning, \\d+ places to look at again"))
    return desk


def press_at_once(desk: Desk, *, typed: str, selected: str, line: int) -> None:
    """Type, and press "Looked at" at that line before the text is checked anew."""
    desk.tab("Text")
    desk.editor.press("ControlOrMeta+Home")
    for key in selected.split():
        desk.editor.press(key)
    place = desk.page.get_by_role(
        "button", name=re.compile(f"^Looked at ?: line {line},")
    ).element_handle()
    if typed:
        desk.page.keyboard.insert_text(typed)
    else:
        desk.page.keyboard.press("Delete")
    assert place is not None
    place.evaluate("each => each.click()")


def test_looked_at_takes_the_mark_from_the_line_that_it_names(draft: Desk) -> None:
    """Also when the line stands elsewhere by now; for one that is gone, none loses its mark."""
    text = draft.downloaded()[1]
    marks = [
        (number, line) for number, line in enumerate(text.splitlines(), 1) if "LOOK AGAIN" in line
    ]
    # The line above it has a mark as well.
    number, line = next(
        (number, line)
        for (before, _), (number, line) in itertools.pairwise(marks)
        if before == number - 1
    )
    press_at_once(draft, typed="# a line more\n", selected="", line=number)
    after = draft.downloaded()[1]
    bare = line.partition("  # LOOK AGAIN")[0]
    assert after == "# a line more\n" + text.replace(f"{line}\n", f"{bare}\n")
    draft.checked(re.compile(f"{len(marks) - 1} places"))
    # All the text goes: the last line that was marked is beyond what is left.
    press_at_once(draft, typed="", selected="ControlOrMeta+a", line=marks[-1][0] + 1)
    expect(draft.part("status")).to_contain_text("changed since")
    draft.page.keyboard.press("Escape")


def test_the_list_is_gone_through_without_waiting_for_the_checks(draft: Desk) -> None:
    """What was looked at leaves the list at once, and the next one's button has the focus."""
    entries = draft.part("findings").locator("li")
    buttons = draft.page.get_by_role("button", name="Looked at")
    before, marks = entries.count(), buttons.count()
    second = buttons.nth(1).inner_text()
    state = """(button) => {
        button.focus(); button.click();
        return [document.querySelectorAll("[data-publish-findings] li").length,
            document.activeElement.innerText];
    }"""
    assert buttons.first.evaluate(state) == [before - 1, second]
    for _ in range(9):
        draft.page.keyboard.press("Enter")
    draft.checked(re.compile(f", {marks - 10} places"))
    expect(buttons.first).to_be_focused()
    assert draft.downloaded()[1].count("LOOK AGAIN") == marks - 10


def test_a_confirmed_value_is_seen_once_it_is_in_the_text(desk: Desk) -> None:
    """The page says so, and the cursor stands where the form now shows who confirmed it."""
    desk.correct()
    desk.tab("Form").get_by_text(re.compile("^Contacts")).click()
    first = desk.page.locator('[data-section="Contacts"] fieldset').first
    first.get_by_text("Enter a confirmed value").click()
    first.get_by_label("Number or address").fill("020 7946 0111")
    first.get_by_label("Confirmed by").fill("Business Manager")
    first.get_by_role("button", name="Put it into the text").click()
    expect(desk.part("status")).to_contain_text("020 7946 0111 is in the text")
    expect(first.get_by_label("Confirmed by")).to_be_focused()
    expect(first.get_by_label("Confirmed by")).to_have_value("Business Manager")
