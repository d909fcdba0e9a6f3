"""An answer that asks for two times: each is typed and sent by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

# What the child needs sooner than the policy says.
SOONER: Final = "sooner"
OPEN: Final = """(form) => {
  for (let at = form; at; at = at.parentElement) at.toggleAttribute("open", true);
}"""


def test_sending_one_time_keeps_what_is_typed_for_the_other(friday: Screen) -> None:
    """Its date comes, and the other field holds what was begun there."""
    friday.time_form(SOONER).evaluate(OPEN)
    typed = friday.time_form(SOONER).locator("[name=day]")
    typed.fill("25/11/20")
    friday.tell_time("2026-11-26", "16:00")
    friday.state("dated")
    expect(typed).to_have_value("25/11/20")
    expect(friday.time_form().locator("[name=day]")).not_to_have_value("")


def test_taking_one_time_away_keeps_what_is_typed_for_the_other(friday: Screen) -> None:
    """The button beside a given time empties its own form alone."""
    friday.tell_time("2026-11-26", "16:00")
    friday.state("dated")
    friday.time_form(SOONER).evaluate(OPEN)
    typed = friday.time_form(SOONER).locator("[name=day]")
    typed.fill("25/11/20")
    friday.time_form().locator("[name=remove]").click()
    expect(friday.time_form().locator("[name=day]")).to_have_value("")
    expect(typed).to_have_value("25/11/20")
