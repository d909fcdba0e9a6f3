"""CONTRIBUTING.md, tried as it is written: from the edition before to a file to publish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from navigator.authoring.cli import main
from navigator.authoring.library import ROOT
from tests.web.guide import BEFORE, ID, downloaded, steps
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
IN_THE_BROWSER = GUIDE.partition("## A new edition, in the browser")[2].partition(
    "## In an editor"
)[0]
# Bold, but a heading of the guide's own.
_OWN = {
    "A contact changed, but the policy did not.",
    "An edition that has ended",
}


def test_its_steps_lead_to_a_file_that_can_be_published(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    """Each picture's moment comes; the file has its name, and the check finds no error in it."""
    taken = list(steps(page, site_url))
    pictures = re.findall(r"\]\(guide/(\w+)\.png\)", GUIDE)
    assert taken == pictures
    assert {each.stem for each in (ROOT / "guide").iterdir()} == set(pictures)
    folder = tmp_path / "exampleshire"
    folder.mkdir()
    file = downloaded(page, folder)
    assert file.name == f"{ID}.yaml"
    checked = CliRunner().invoke(main, ["check", str(file)])
    assert (checked.exit_code, "0 errors" in checked.output) == (0, True), checked.output


def test_everything_that_it_names_is_on_the_page(page: Page, site_url: str) -> None:
    """Each name in bold is a tab, a button, a heading or a label there, to the letter."""
    named = {
        " ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", IN_THE_BROWSER, re.DOTALL)
    }
    assert len(named - _OWN) > 15
    page.goto(f"{site_url}publish/")
    start = page.content()
    page.get_by_label("A published edition").select_option(label=BEFORE)
    page.get_by_role("button", name="Start the next edition").click()
    expect(page.locator("[data-publish-count]")).not_to_be_empty(timeout=START_MS)
    shown = re.sub(r"<[^>]+>", "\n", start + page.content())
    lines = {" ".join(line.split()) for line in shown.splitlines()}
    assert named - _OWN - lines == set()
