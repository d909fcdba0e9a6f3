"""A trainer's own exercise in a real browser, from a copy to a file that opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accessible import violations
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]
OWN = "training/own/"
COPY = f"{OWN}#lambeth/friday-afternoon"


@pytest.fixture
def own(page: Page, site_url: str) -> Iterator[Page]:
    """The form with a copy of an exercise in it. A script error fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}{COPY}")
    expect(page.get_by_role("group", name="Step 4")).to_be_visible(timeout=START_MS)
    yield page
    assert errors == []


def hour_of_failure(page: Page) -> str:
    """The name of the field that says when the talk of the second step failed."""
    name = "steps.1.times.stage-1 unresolved|hour"
    expect(page.locator(f'[name="{name}"]')).to_have_value("16:00")
    return f'[name="{name}"]'


def test_a_changed_time_changes_the_right_answer(own: Page) -> None:
    """Two hours earlier, the limit of 24 hours ends two hours earlier; the story is the new one."""
    own.locator(hour_of_failure(own)).fill("14:00")
    own.locator('[name="steps.1.story"]').fill("You stopped talking at two.")
    worked = own.locator('[data-worked="1"]')
    expect(worked).to_contain_text("Saturday 5 December 2026, 14:00")
    own.get_by_role("button", name="Try it").click()
    own.get_by_role("button", name="Practise alone").click()
    own.get_by_role("button", name="Next").click()
    step = own.locator("[data-step]:visible")
    expect(step).to_contain_text("You stopped talking at two.")
    expect(step.locator("[data-mark=right]", has_text="14:00")).to_have_count(1)
    expect(step).to_contain_text("not a live answer")
    own.get_by_role("button", name="Back to the form").click()
    expect(own.locator('[name="steps.1.story"]')).to_have_value("You stopped talking at two.")


def test_what_is_downloaded_opens_again(own: Page, site_url: str, tmp_path: Path) -> None:
    """Title, story and clock are as they were written, in another visit."""
    own.locator('[name="title"]').fill('Ours: a "quoted" title')
    own.locator('[name="steps.0.now.hour"]').fill("16:45")
    with own.expect_download() as taken:
        own.get_by_role("button", name="Download").click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    assert file.name == "lambeth-ours-a-quoted-title.yaml"
    own.goto(f"{site_url}{OWN}")
    own.locator("[data-own-file]").set_input_files(file)
    expect(own.locator('[name="title"]')).to_have_value('Ours: a "quoted" title', timeout=START_MS)
    expect(own.locator('[name="steps.0.now.hour"]')).to_have_value("16:45")


def test_a_mistake_is_named_and_leads_to_its_field(own: Page) -> None:
    """An empty title holds the trial back, and is one press away."""
    own.locator('[name="steps.2.title"]').fill("")
    fault = own.locator("[data-own-faults] li")
    expect(fault).to_have_count(1)
    expect(own.get_by_role("button", name="Try it")).to_be_disabled()
    fault.get_by_role("button", name="Step 3: Title").click()
    expect(own.locator('[name="steps.2.title"]')).to_be_focused()


def test_steps_come_and_go(own: Page) -> None:
    """A new step takes over the clock; a step that goes leaves its answers to the next one."""
    own.get_by_role("button", name="Add a step after this one").first.click()
    expect(own.locator('[name="steps.1.now.day"]')).to_have_value("2026-11-27")
    own.get_by_role("button", name="Remove this step").nth(1).click()
    own.get_by_role("button", name="Remove this step").first.click()
    expect(own.locator('[name="steps.0.title"]')).to_have_value("The talk ends without agreement")
    worked = own.locator('[data-worked="0"]')
    expect(worked).to_contain_text("Saturday 5 December 2026, 16:00")
    expect(own.get_by_role("button", name="Try it")).to_be_enabled()


def test_a_file_of_another_kind_is_refused_in_words(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    """A PDF, and a YAML file that is something else: nothing opens, and the page says why."""
    page.goto(f"{site_url}{OWN}")
    for name, content, said in (
        ("policy.pdf", b"%PDF-1.7", "is a PDF"),
        ("other.yaml", b"title: only\n", "no exercise that can be opened"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        page.locator("[data-own-file]").set_input_files(file)
        expect(page.locator("[data-own-status]")).to_contain_text(said, timeout=START_MS)
        expect(page.locator("[data-own-work]")).to_be_hidden()


def test_nothing_of_it_is_kept_or_sent(own: Page, site_url: str) -> None:
    """What is typed is in no storage, and no request leaves the site or carries it."""
    asked: list[str] = []
    own.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    own.locator('[name="title"]').fill("Zebrawood")
    own.get_by_role("button", name="Try it").click()
    expect(own.get_by_role("heading", name="Zebrawood")).to_be_visible()
    assert [each for each in asked if "Zebrawood" in each or not each.startswith(site_url)] == []
    kept = own.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "Zebrawood" not in kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_accessible(own: Page, scheme: str) -> None:
    """By axe; and it fits a phone."""
    own.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert violations(own) == []
    own.set_viewport_size({"width": 320, "height": 640})
    assert own.evaluate("document.documentElement.scrollWidth <= innerWidth")
