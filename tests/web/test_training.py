"""An exercise in a real browser: practised alone, presented to a class, started from one link."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from navigator.authoring.training_pages import training
from tests.accessible import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]
FRIDAY = "training/lambeth/friday-afternoon/"


@pytest.fixture
def exercise(page: Page) -> Iterator[Page]:
    """A page whose script errors fail the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def shown_step(page: Page) -> Locator:
    """The one step that is in sight."""
    return page.locator("[data-step]:visible")


def choose(page: Page, *choices: str) -> None:
    """Choose these, each in the next question of the step in sight."""
    for number, text in enumerate(choices):
        question = shown_step(page).locator("[data-question]").nth(number)
        question.locator("label", has_text=text).first.click()


def test_practice_says_how_far_it_was_right_and_where_that_stands(
    exercise: Page, site_url: str
) -> None:
    """Right person, wrong date: one of two, why the date is wrong, and the clause."""
    exercise.goto(f"{site_url}{FRIDAY}")
    exercise.get_by_role("button", name="Practise alone").click()
    expect(shown_step(exercise)).to_have_attribute("data-step", "first-talk")
    answer = shown_step(exercise).locator("[data-answer]")
    expect(answer).to_be_hidden()
    choose(exercise, "Relevant practitioner", "Wednesday 2 December 2026")
    exercise.get_by_role("button", name="Check my answer").click()
    expect(shown_step(exercise).locator("[data-verdict]")).to_have_text("1 of 2 right.")
    said = shown_step(exercise).locator("[data-mark=wrong] [data-said]:visible")
    expect(said).to_have_count(1)
    expect(answer).to_be_visible()
    place = answer.locator("a").first
    expect(place).to_have_attribute("href", re.compile("#duty-stage-1--discuss$"))


def test_practice_asks_for_an_answer_to_each_question(exercise: Page, site_url: str) -> None:
    """With one left open nothing is marked, and the open one has the focus."""
    exercise.goto(f"{site_url}{FRIDAY}#practise-1")
    choose(exercise, "Relevant practitioner")
    exercise.get_by_role("button", name="Check my answer").click()
    expect(shown_step(exercise).locator("[data-answer]")).to_be_hidden()
    expect(
        shown_step(exercise).locator("[data-question]").nth(1).locator("input").first
    ).to_be_focused()


def test_results_outlive_a_reload_and_not_the_tab(exercise: Page, site_url: str) -> None:
    """They stand in the tab's history entry: neither in storage nor in the address."""
    exercise.goto(f"{site_url}{FRIDAY}#practise-1")
    choose(exercise, "Relevant practitioner", "Friday 4 December 2026")
    exercise.get_by_role("button", name="Check my answer").click()
    exercise.reload()
    expect(shown_step(exercise).locator("[data-verdict]")).to_have_text("All of it is right.")
    kept = exercise.evaluate("JSON.stringify([Object.keys(localStorage), {...sessionStorage}])")
    assert "first-talk" not in kept
    assert exercise.url.endswith("#practise-1")
    for _ in range(4):
        exercise.get_by_role("button", name="Next").click()
    expect(exercise.locator("[data-score]")).to_contain_text(
        "You had 2 of 9 right. 7 you left out."
    )
    exercise.get_by_role("button", name="Start again").click()
    expect(shown_step(exercise).locator("input:checked")).to_have_count(0)
    other = exercise.context.new_page()
    other.goto(f"{site_url}{FRIDAY}#practise-1")
    expect(shown_step(other).locator("input:checked")).to_have_count(0)


def test_the_focus_goes_on_with_whoever_practises(exercise: Page, site_url: str) -> None:
    """From an answer to what it is worth, from the end to the first step, and out to the title."""
    exercise.goto(f"{site_url}{FRIDAY}#practise-1")
    choose(exercise, "Relevant practitioner", "Friday 4 December 2026")
    exercise.get_by_role("button", name="Check my answer").click()
    expect(shown_step(exercise).locator("[data-verdict]")).to_be_focused()
    for _ in range(4):
        exercise.get_by_role("button", name="Next").click()
    exercise.get_by_role("button", name="Start again").click()
    expect(shown_step(exercise)).to_have_attribute("data-step", "first-talk")
    expect(shown_step(exercise).locator("h2")).to_be_focused()
    exercise.get_by_role("button", name="Leave").click()
    expect(exercise.locator(".drill__title")).to_be_focused()


def test_a_class_sees_no_score_of_whoever_presents(exercise: Page, site_url: str) -> None:
    """What was practised before counts only where it is practised, also once that is left."""
    exercise.goto(f"{site_url}{FRIDAY}#practise-1")
    choose(exercise, "Relevant practitioner", "Friday 4 December 2026")
    exercise.get_by_role("button", name="Check my answer").click()
    score = exercise.locator("[data-score]")
    for _ in range(4):
        exercise.get_by_role("button", name="Next").click()
    expect(score).to_be_visible()
    exercise.get_by_role("button", name="Leave").click()
    expect(score).to_be_hidden()
    exercise.get_by_role("button", name="Present to a class").click()
    exercise.keyboard.press("End")
    expect(exercise.locator("[data-end]")).to_be_visible()
    expect(score).to_be_hidden()


def test_a_class_sees_no_answer_before_it_is_shown(exercise: Page, site_url: str) -> None:
    """By the keys of a clicker: story, each question's choices, then the answer, then why."""
    exercise.goto(f"{site_url}{FRIDAY}")
    exercise.get_by_role("button", name="Present to a class").click()
    expect(exercise.locator(".masthead")).to_be_hidden()
    exercise.keyboard.press("PageDown")
    step = shown_step(exercise)
    expect(step.locator("time").first).to_have_text("Friday 27 November 2026, 15:30")
    for _ in range(2):
        expect(step.locator("[data-answer]")).to_be_hidden()
        exercise.keyboard.press("PageDown")
    expect(step.locator("[data-question]:visible")).to_have_count(1)
    expect(step.locator("[data-answer]")).to_be_hidden()
    exercise.keyboard.press(" ")
    expect(step.locator("[data-answer]")).to_be_visible()
    expect(step.locator(".drill__why")).to_be_hidden()
    exercise.keyboard.press("ArrowRight")
    expect(step.locator(".drill__why")).to_be_visible()
    exercise.keyboard.press("ArrowRight")
    expect(shown_step(exercise)).to_have_attribute("data-step", "no-agreement")
    expect(shown_step(exercise).locator("[data-answer]")).to_be_hidden()
    exercise.keyboard.press("ArrowLeft")
    expect(shown_step(exercise)).to_have_attribute("data-step", "first-talk")
    exercise.keyboard.press("Escape")
    expect(exercise.locator(".masthead")).to_be_visible()
    expect(exercise.locator("[data-step]:visible")).to_have_count(4)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_set_date_is_marked_wherever_the_clock_is_shown(
    exercise: Page, site_url: str, width: int
) -> None:
    """On the page, in practice, in each view of a class, and on paper."""
    exercise.set_viewport_size({"width": width, "height": 720})
    for address in ("", "#practise-1", "#present-1"):
        exercise.goto(f"{site_url}{FRIDAY}{address}")
        exercise.reload()
        for clock in exercise.locator(".drill__clock:visible").all():
            expect(clock).to_contain_text("not a live answer")
        expect(exercise.locator(".drill__set")).to_be_visible()
        assert exercise.evaluate("document.documentElement.scrollWidth <= innerWidth")
    exercise.emulate_media(media="print")
    expect(exercise.locator(".drill__set")).to_be_visible()


ALL = [f"training/{each.scenario.policy}/{each.scenario.id}/" for each in training().scenarios]


@pytest.mark.parametrize("address", ALL)
def test_nothing_that_a_class_sees_is_below_the_screen(
    exercise: Page, site_url: str, address: str
) -> None:
    """On a projector of 1280 by 720 no screen of any exercise needs scrolling."""
    exercise.set_viewport_size({"width": 1280, "height": 720})
    exercise.goto(f"{site_url}{address}#present")
    expect(exercise.locator("[data-share] svg")).to_be_visible()
    below = "document.documentElement.scrollHeight - innerHeight"
    screens = 1
    while not exercise.locator("[data-end]").is_visible():
        exercise.keyboard.press("PageDown")
        screens += 1
        where = (
            exercise.locator("[data-step]:visible").get_attribute("data-step")
            if exercise.locator("[data-step]:visible").count()
            else "the end"
        )
        assert exercise.evaluate(below) <= 0, (screens, where)
    assert screens > 8


def test_answers_are_printed_only_when_asked_for(exercise: Page, site_url: str) -> None:
    """A class's sheet has none, be something open on the screen; the facilitator's has them all."""
    exercise.goto(f"{site_url}{FRIDAY}")
    exercise.locator("[data-answer] summary").first.click()
    # What a printer would get, at the moment that the page asks to be printed.
    answers = (
        "[...document.querySelectorAll('.drill__sheet')].map((each) => each.checkVisibility())"
    )
    exercise.evaluate(f"window.print = () => {{ window.printed = {answers}; }}")
    exercise.emulate_media(media="print")
    assert exercise.evaluate(answers) == [False] * 4
    assert "Every hour counts" not in text_of(exercise.pdf())
    exercise.emulate_media(media="screen")
    for button, shown in (("Print it with answers and notes", True), ("Print it", False)):
        exercise.emulate_media(media="screen")
        place = exercise.get_by_role("button", name=button, exact=True).element_handle()
        exercise.emulate_media(media="print")
        place.evaluate("(button) => button.click()")
        assert exercise.evaluate("window.printed") == [shown] * 4, button


def text_of(pdf: bytes) -> str:
    """The words of a document."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_class_starts_from_one_link(exercise: Page, site_url: str) -> None:
    """The first screen shows it, with a code for cameras; whoever opens it is in the practice."""
    exercise.goto(f"{site_url}{FRIDAY}#present")
    link = exercise.locator("[data-share] a")
    expect(link).to_have_attribute("href", f"{site_url}{FRIDAY}#practise-1")
    code = exercise.locator("[data-share] svg")
    expect(code).to_be_visible()
    link.click()
    expect(shown_step(exercise)).to_have_attribute("data-step", "first-talk")
    expect(exercise.get_by_role("button", name="Check my answer")).to_be_visible()


def test_without_scripts_all_of_it_can_be_read(browser: Browser, site_url: str) -> None:
    """Story, choices, and the answer behind its summary; no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{FRIDAY}")
    expect(page.locator("[data-step]:visible")).to_have_count(4)
    expect(page.locator(".drill button:visible")).to_have_count(0)
    page.locator("[data-answer] summary").first.click()
    expect(page.locator("[data-answer] .drill__big").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#practise-1", "#present", "#present-2"])
def test_each_view_is_accessible(exercise: Page, site_url: str, address: str, scheme: str) -> None:
    """By axe, in light and dark."""
    exercise.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    exercise.goto(f"{site_url}{FRIDAY}{address}")
    assert violations(exercise) == []


def test_a_screen_of_a_class_is_one_sheet_with_its_mark(exercise: Page, site_url: str) -> None:
    """Printed by the browser's own menu, also from a dark screen: no second sheet, no overlap."""
    exercise.emulate_media(color_scheme="dark")
    exercise.goto(f"{site_url}{FRIDAY}#present-2")
    (sheet,) = PdfReader(BytesIO(exercise.pdf(format="A4"))).pages
    assert "not a live answer" in sheet.extract_text()
    exercise.emulate_media(media="print")
    exercise.set_viewport_size({"width": 720, "height": 1000})
    mark = exercise.locator(".drill__set").bounding_box()
    title = exercise.locator(".drill__title").bounding_box()
    assert mark
    assert title
    assert title["y"] >= mark["y"] + mark["height"]
