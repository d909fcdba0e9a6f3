"""What assistive technology is told: the flowchart, a question, an error and a result.

The files in ``tests/aria/`` were read by a person before they were kept. A change of a word on one
of these screens changes its file: read it anew, then write it with ``NAVIGATOR_WRITE_ARIA=1``.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.web.states import lead_to

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

FOLDER = Path(__file__).parents[1] / "aria"
WRITE = "NAVIGATOR_WRITE_ARIA"
# Advice for out of hours goes by the reader's clock.
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def as_kept(name: str, shown: Locator) -> None:
    """What is told of it is what was kept under that name."""
    told = shown.aria_snapshot() + "\n"
    file = FOLDER / f"{name}.yaml"
    if os.environ.get(WRITE):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")


def test_the_flowchart(page: Page, site_url: str) -> None:
    """A list in order: each stage a link to its place, with its limits and its ways on."""
    page.goto(f"{site_url}policies/lambeth/")
    as_kept("flowchart", page.locator(".section--chart"))


def test_a_question(page: Page, site_url: str) -> None:
    """A heading, its help, and one button a choice."""
    as_kept("question", lead_to("question", page, site_url).locator("[data-navigator-screen]"))


def test_an_error(page: Page, site_url: str) -> None:
    """The field says that it is wrong and what to do, in the form that asks."""
    shown = lead_to("error", page, site_url)
    as_kept("error", shown.locator("form.nav-time:has([aria-invalid=true])"))
    fault = shown.locator(".nav-fault").text_content() or "nothing"
    expect(shown.locator("[aria-invalid=true]")).to_have_accessible_description(
        re.compile(re.escape(fault))
    )


def test_a_result(page: Page, site_url: str) -> None:
    """The first card: what to do as the heading, then who, how and by when."""
    page.clock.set_fixed_time(SUNDAY)
    shown = lead_to("dated", page, site_url)
    as_kept("result", shown.locator("[data-navigator-screen] [data-duty]").first)
