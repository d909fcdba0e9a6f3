"""A draft that is kept in the browser, while another is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from tests.web.desk import TEXT, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.site, pytest.mark.browser]

MINE: Final = f"{TEXT}# mine\n"
_KEPT: Final = """Object.entries(localStorage)
  .flatMap(([name, held]) => name.startsWith("draft") ? [JSON.parse(held)] : [])"""


def kept(desk: Desk) -> list[str]:
    """The texts of the drafts that this browser keeps."""
    held: list[dict[str, Any]] = desk.page.evaluate(_KEPT)
    return [each["text"] for each in held]


@pytest.fixture
def another(desk: Desk) -> Iterator[Desk]:
    """A draft is kept from an earlier visit; another is open, and is not kept."""
    desk.correct()
    desk.page.get_by_label("Keep this draft").check()
    desk.replace(MINE)
    desk.checked("1 warning")
    for _ in range(40):
        if kept(desk) == [MINE]:
            break
        desk.page.wait_for_timeout(250)
    desk.page.reload()
    desk.correct()
    desk.dialogs.clear()
    yield desk
    desk.leaves = True
    desk.page.evaluate("localStorage.clear()")


def test_a_draft_takes_the_place_of_another_only_when_told_to(another: Desk) -> None:
    """The tick asks, since one is kept already; who says no keeps that one, and loses no line."""
    another.leaves = False
    box = another.page.get_by_label("Keep this draft")
    box.click()
    assert another.dialogs == ["confirm"]
    expect(box).not_to_be_checked()
    assert kept(another) == [MINE]
    another.part("close").click()
    expect(another.part("kept")).to_contain_text("A draft is kept")
    assert kept(another) == [MINE]


def test_the_page_says_that_a_draft_is_kept_only_while_one_is(another: Desk) -> None:
    """Put in the other's place, then closed: nothing is kept, and nothing is said to be."""
    expect(another.part("open")).to_be_hidden()
    another.page.get_by_label("Keep this draft").check()
    assert kept(another) == [TEXT]
    another.part("close").click()
    assert kept(another) == []
    expect(another.part("open")).to_be_visible()
    expect(another.part("kept")).to_be_hidden()


def test_two_pages_do_not_write_over_each_other(another: Desk) -> None:
    """Where another page of the browser keeps its own draft by now, this one says so and stops."""
    another.close()
    another.page.get_by_role("button", name="Open it").click()
    another.checked("1 warning")
    other = Desk(another.page.context.new_page())
    other.page.goto(another.page.url)
    other.correct()
    other.page.get_by_label("Keep this draft").check()
    assert kept(other) == [TEXT]
    another.replace(f"{MINE}# more\n")
    expect(another.page.get_by_label("Keep this draft")).not_to_be_checked(timeout=15_000)
    expect(another.part("fault")).to_contain_text("Another draft is kept")
    assert kept(other) == [TEXT]
    another.close()
    assert kept(other) == [TEXT]
    other.page.close()
