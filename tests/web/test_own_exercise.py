"""A trainer's own exercise in a real browser, from a copy to a file that opens again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accessible import violations
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.serving import Site

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
        ("policy.pdf", b"%PDF-1.7", "is a PDF. Open the YAML file of an exercise"),
        ("empty.yaml", b"", "is empty. Open the YAML file of an exercise"),
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


# ---------------------------------------------------------------- a link for a class


def link_of(own: Page) -> str:
    """The link that the form gives."""
    own.get_by_role("button", name="Link for a class").click()
    field = own.get_by_label("Link for a class")
    expect(field).to_be_visible(timeout=START_MS)
    return field.input_value()


def test_a_class_opens_the_trainer_s_own_from_a_link(
    own: Page, browser: Browser, site: Site
) -> None:
    """In the practice at once, marked as somebody's, without the notes; no server is told of it."""
    own.locator('[name="steps.0.story"]').fill("A story of ours, and a made-up one.")
    own.locator('[name="facilitator"]').fill("Not for the class.")
    link = link_of(own)
    phone = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    phone.goto(link)
    step = phone.locator("[data-step]:visible")
    expect(step).to_contain_text("A story of ours, and a made-up one.", timeout=START_MS)
    expect(phone.get_by_text("This exercise came in a link.")).to_be_visible()
    expect(phone.locator(".drill")).to_contain_text("not a live answer")
    assert "Not for the class." not in (phone.locator(".drill").text_content() or "")
    for question in step.locator("[data-question]").all():
        question.locator("[data-mark=right] input").check()
    phone.get_by_role("button", name="Check my answer").click()
    expect(step.locator("[data-verdict]")).to_have_text("All of it is right.")
    phone.get_by_role("button", name="Next").click()
    phone.reload()
    expect(step).to_have_attribute("data-step", "no-agreement", timeout=START_MS)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(phone) == []
    phone.context.close()
    assert not [asked for asked in site.requests if "exercise=" in asked]


def test_a_short_one_has_a_code_too_and_a_change_asks_for_a_new_link(own: Page) -> None:
    """One step is short enough for a camera; the first screen of a class shows the same code."""
    assert len(link_of(own)) > 900
    expect(own.locator("[data-own-code] svg")).to_have_count(0)
    expect(own.locator("[data-own-code]")).to_contain_text("hand out the file")
    for _ in range(3):
        own.get_by_role("button", name="Remove this step").last.click()
    own.locator('[name="steps.0.story"]').fill("You and a social worker disagree.")
    for name in ("steps.0.why", "about", "you", "title"):
        own.locator(f'[name="{name}"]').fill("A short one.")
    for name in ("steps.0.discuss", "discuss"):
        own.locator(f'[name="{name}"]').fill("")
    expect(own.locator("[data-own-sent]")).to_be_hidden()
    assert len(link_of(own)) <= 900
    expect(own.locator("[data-own-code] svg")).to_be_visible()
    own.get_by_role("button", name="Try it").click()
    own.get_by_role("button", name="Present to a class").click()
    expect(own.locator("[data-share] svg")).to_be_visible()


def test_one_that_is_too_long_for_a_link_says_to_hand_out_the_file(own: Page) -> None:
    """No link is cut short."""
    words = " ".join(f"word{number * 7919 % 100_003}" for number in range(2000))
    own.locator('[name="steps.0.story"]').fill(words)
    own.get_by_role("button", name="Link for a class").click()
    expect(own.locator("[data-own-status]")).to_contain_text(
        "Download the file and hand that out.", timeout=START_MS
    )
    expect(own.locator("[data-own-sent]")).to_be_hidden()


@pytest.mark.parametrize("written", ["AAAA", "!", "eJwDAA", "y0jNyclXCM8vyklRBAA"])
def test_a_damaged_link_is_said(page: Page, site_url: str, written: str) -> None:
    """Cut short, of other letters, or of something that is no exercise."""
    page.goto(f"{site_url}{OWN}#practise-1&exercise={written}")
    expect(page.locator("[data-own-status]")).to_contain_text(
        re.compile("This link is not whole|This file is no exercise"), timeout=START_MS
    )
    expect(page.locator(".drill")).to_have_count(0)


def test_mistakes_of_all_steps_stand_at_their_fields(own: Page) -> None:
    """A title that is gone hides no number of a real place three steps later."""
    own.locator('[name="steps.0.title"]').fill("")
    own.locator('[name="steps.3.story"]').fill("Ring 020 8123 4567.")
    expect(own.locator("[data-own-faults] li")).to_have_count(2)
    fields = {"steps.0.title": "is empty", "steps.3.story": "020 8123 4567"}
    for name, found in fields.items():
        field = own.locator(f'[name="{name}"]')
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(found))
    own.locator('[name="steps.0.title"]').fill("Again")
    expect(own.locator("[aria-invalid]")).to_have_count(1)
    expect(own.locator('[name="steps.3.story"]')).to_have_attribute("aria-invalid", "true")
