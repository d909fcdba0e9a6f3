"""What is pressed on an answer while another screen is on its way: nothing breaks or is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.screen import FAILED_AT_STAGE_1, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def faulty_site(built_site: Path) -> Iterator[Site]:
    """The built site, of which the browser's own cache keeps nothing."""
    with Site(folder=built_site, caching="no-store") as served:
        yield served


@pytest.fixture
def between(screen: Screen, faulty_site: Site) -> Screen:
    """An answer of Lambeth's, still to be seen while one of Brent's is on its way."""
    page = screen.page
    screen.open(faulty_site.url, "#policy=brent")
    screen.choose("danger", "no")
    screen.choose("process", "disagreement")
    screen.asks("immediate-harm")
    screen.change("policy").click()
    screen.choose("policy", "lambeth")
    screen.walk({key: FAILED_AT_STAGE_1[key] for key in list(FAILED_AT_STAGE_1)[1:]})
    screen.state("undated")
    steps = page.evaluate("history.state.navigator.depth")
    page.reload()
    screen.state("undated")
    faulty_site.faults["api/v1/policies/brent.json"] = Fault(send=0, stall=True)
    page.evaluate(f"history.go({2 - steps})")
    expect(screen.status).to_contain_text("Loading the questions")
    expect(screen.duties.first).to_be_visible()
    return screen


@pytest.mark.parametrize("take", ["email", "copy", "link"])
def test_an_answer_that_is_left_is_not_taken_along(between: Screen, take: str) -> None:
    """A press says that it did not work, or does what it can with what is to be seen."""
    button = between.page.locator(f'[data-take-bar] [data-take="{take}"]').first
    button.click()
    expect(between.duties.first).to_be_visible()
    if take == "email":
        expect(between.said).to_contain_text("did not work")


def test_a_time_that_is_sent_then_is_kept_in_its_field(between: Screen) -> None:
    """The form says why it was not used; the case on its way has no time of another's."""
    between.tell_time("2026-11-27", "16:00")
    form = between.time_form()
    expect(form.locator(".nav-fault")).to_contain_text("another screen is on its way")
    expect(form.locator("[name=day]")).to_have_value("2026-11-27")
    assert between.page.evaluate("history.state.navigator.held.times") == {}
