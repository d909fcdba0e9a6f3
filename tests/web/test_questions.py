"""Asking, answering, going back, changing and starting again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.screen import FAILED_AT_STAGE_1

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

POLICIES = ("brent", "lambeth", "st-helens", "tri-borough", "wandsworth")


@pytest.fixture(scope="module")
def without_python(built_site: Path) -> Iterator[Site]:
    """The built site, where Python's files never arrive: the graph alone asks and answers."""
    stalled = Fault(send=0, stall=True)
    with Site(folder=built_site, faults={"pyodide.wasm": stalled}) as served:
        yield served


@pytest.fixture
def site_url(without_python: Site) -> str:
    """The address of that site."""
    return without_python.url


@pytest.mark.parametrize("policy", POLICIES)
def test_each_policy_answers_before_python_is_there(
    screen: Screen, site_url: str, policy: str
) -> None:
    """The graph alone leads from danger to duties."""
    screen.open(site_url)
    screen.walk({"danger": "no", "policy": policy, "process": "disagreement"})
    for _ in range(20):
        question = screen.question
        if not question:
            break
        first = screen.page.locator('form.nav-question button[name="choice"]').first
        preferred = screen.page.locator('form.nav-question button[value="no"]')
        (preferred if preferred.count() else first).click()
        expect(screen.page.locator(f'form[data-question="{question}"]')).to_have_count(0)
    expect(screen.duties.first).to_be_visible()


def test_a_policy_in_the_address_is_not_asked_for(screen: Screen, site_url: str) -> None:
    """From a policy's page, the question after danger is the policy's first."""
    screen.open(site_url, "#policy=brent")
    screen.choose("danger", "no")
    screen.asks("process")
    assert "Brent" in screen.given()["Policy"]


def test_an_edition_in_the_address_is_used(screen: Screen, site_url: str) -> None:
    """The address may name one edition."""
    screen.open(site_url, "#policy=lambeth&edition=2024-07")
    screen.choose("danger", "no")
    screen.asks("process")


@pytest.mark.parametrize(
    "fragment", ["#policy=atlantis", "#policy=atlantis&edition=1066", "#policy="]
)
def test_an_unknown_policy_is_said_and_asked_for(
    screen: Screen, site_url: str, fragment: str
) -> None:
    """A wrong address gives a plain message and the list, and can be put right there."""
    screen.open(site_url, fragment)
    screen.choose("danger", "no")
    screen.asks("policy")
    if fragment != "#policy=":
        expect(screen.page.locator("[data-navigator-message]")).to_contain_text("no such policy")
    screen.choose("policy", "lambeth")
    screen.asks("process")


@pytest.mark.parametrize("choice", ["yes", "unsure"])
def test_danger_shows_the_safety_note_before_the_policy_is_known(
    screen: Screen, site_url: str, choice: str
) -> None:
    """Danger, or not being sure, shows whom to ring at once; the policy can still be chosen."""
    screen.open(site_url)
    screen.choose("danger", choice)
    screen.asks("policy")
    expect(screen.page.locator("[data-navigator-safety]")).to_be_visible()
    expect(screen.page.locator("[data-navigator-safety]")).to_contain_text("999")
    screen.choose("policy", "lambeth")
    expect(screen.page.locator("[data-navigator-screen] .nav-danger")).to_be_visible()
    expect(screen.duties.first).to_be_visible()


def test_no_danger_shows_no_safety_card_on_the_question(screen: Screen, site_url: str) -> None:
    """Without danger, the question stands alone."""
    screen.open(site_url)
    screen.choose("danger", "no")
    screen.asks("policy")
    expect(screen.page.locator("[data-navigator-safety]")).to_be_hidden()


def test_a_matter_for_elsewhere_ends_there(screen: Screen, site_url: str) -> None:
    """Something that is no disagreement gets one plain screen, and no word about dates."""
    screen.open(site_url, "#policy=lambeth")
    screen.walk({"danger": "no", "process": "allegation"})
    expect(screen.heading).to_contain_text("LADO")
    expect(screen.status).to_have_text("")


def test_each_answer_moves_the_focus_to_the_next_heading(screen: Screen, site_url: str) -> None:
    """The heading has the focus, so that it is read out; the title of the tab says the same."""
    screen.open(site_url, "#policy=lambeth")
    expect(screen.focused).to_have_count(0)
    for question, choice in ({"danger": "no"} | FAILED_AT_STAGE_1).items():
        screen.choose(question, choice)
        expect(screen.page.locator(f'form[data-question="{question}"]')).to_have_count(0)
        expect(screen.heading).to_be_focused()
        assert screen.page.title().startswith(screen.heading.inner_text())
    # Not hidden under a header that stays in place.
    box = screen.heading.bounding_box()
    assert box is not None
    top = screen.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[data-navigator-screen]') !== null",
        [box["x"] + 5, box["y"] + 5],
    )
    assert top


def test_answers_stay_out_of_the_address_and_of_storage(screen: Screen, site_url: str) -> None:
    """Neither the address nor any storage holds an answer."""
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    screen.open(site_url, "#policy=lambeth")
    before = screen.page.evaluate(stored)
    screen.walk({"danger": "no"} | FAILED_AT_STAGE_1)
    expect(screen.duties.first).to_be_visible()
    assert screen.page.url == f"{site_url}navigator/#policy=lambeth"
    assert screen.page.evaluate(stored) == before


def test_back_and_forward_restore_each_screen(screen: Screen, site_url: str) -> None:
    """Back goes one question back with all answers kept; forward returns to the guidance."""
    screen.to_guidance(site_url)
    heading = screen.heading.inner_text()
    for question in reversed(FAILED_AT_STAGE_1):
        screen.page.go_back()
        screen.asks(question)
    screen.page.go_back()
    screen.asks("danger")
    for question in FAILED_AT_STAGE_1:
        screen.page.go_forward()
        screen.asks(question)
    screen.page.go_forward()
    expect(screen.heading).to_have_text(heading)


def test_the_pages_own_back_button_does_the_same(screen: Screen, site_url: str) -> None:
    """Back stands on every screen but the first."""
    screen.open(site_url, "#policy=lambeth")
    back = screen.page.locator("[data-navigator-back]")
    expect(back).to_be_hidden()
    screen.choose("danger", "no")
    screen.asks("process")
    back.click()
    screen.asks("danger")
    expect(back).to_be_hidden()


def test_a_reload_restores_the_screen(screen: Screen, site_url: str) -> None:
    """The same guidance and the same answers stand after a reload."""
    screen.to_guidance(site_url)
    heading, given = screen.heading.inner_text(), screen.given()
    screen.page.reload()
    expect(screen.heading).to_have_text(heading)
    assert screen.given() == given


def test_coming_back_from_another_page_restores_the_screen(screen: Screen, site_url: str) -> None:
    """A look at the home page loses nothing."""
    screen.to_guidance(site_url)
    heading = screen.heading.inner_text()
    screen.page.goto(site_url)
    screen.page.go_back()
    expect(screen.heading).to_have_text(heading)


def test_a_link_inside_the_page_keeps_the_answer(screen: Screen, site_url: str) -> None:
    """Jumping to a document further down is no new start."""
    screen.to_guidance(site_url)
    heading = screen.heading.inner_text()
    screen.page.evaluate("location.hash = 'document-written-concern'")
    expect(screen.heading).to_have_text(heading)
    screen.page.reload()
    expect(screen.heading).to_have_text(heading)
    screen.page.go_back()
    expect(screen.heading).to_have_text(heading)


def test_a_link_to_another_policy_starts_afresh(screen: Screen, site_url: str) -> None:
    """Another policy in the address is another case."""
    screen.to_guidance(site_url)
    screen.page.evaluate("location.hash = 'policy=brent'")
    screen.asks("danger")
    assert screen.given() == {}


def test_changing_one_answer_keeps_the_others(screen: Screen, site_url: str) -> None:
    """Change asks that one question; its new answer leads on, and no other answer is altered."""
    screen.to_guidance(site_url)
    before = screen.given()
    screen.change("outcome").click()
    screen.asks("outcome")
    assert screen.given() == before
    screen.choose("outcome", "no-reply")
    expect(screen.duties.first).to_be_visible()
    after = screen.given()
    assert {label for label in before if after.get(label) != before[label]} == {
        "What happened there"
    }


def test_an_answer_about_one_step_is_not_taken_for_another(screen: Screen, site_url: str) -> None:
    """After a change of the step, what happened there is asked again; the rest is kept."""
    screen.to_guidance(site_url)
    screen.change("position").click()
    screen.choose("position", "stage-2")
    screen.asks("outcome")
    assert "Immediate risk" in screen.given()


def test_a_changed_policy_keeps_the_sites_own_answers_only(screen: Screen, site_url: str) -> None:
    """What was said about one policy's steps is never taken for another policy's."""
    screen.to_guidance(site_url)
    screen.change("policy").click()
    screen.choose("policy", "brent")
    screen.asks("immediate-harm")
    assert set(screen.given()) == {"A child in danger now", "Policy", "What this is about"}
    assert "lambeth" not in screen.page.url


def test_starting_again_clears_every_answer(screen: Screen, site_url: str) -> None:
    """Neither forward, nor back, nor a reload brings an answer back."""
    screen.to_guidance(site_url)
    screen.page.locator("[data-navigator-restart]").click()
    screen.asks("danger")
    assert screen.given() == {}
    for _ in range(3):
        screen.page.go_forward()
        screen.asks("danger")
        assert screen.given() == {}
    screen.page.reload()
    screen.asks("danger")
    assert screen.given() == {}


def test_starting_again_clears_earlier_visits_too(screen: Screen, site_url: str) -> None:
    """The tab's history holds an older visit: after Start again, that is blank as well."""
    screen.to_guidance(site_url)
    screen.page.goto(site_url)
    screen.to_guidance(site_url)
    screen.page.locator("[data-navigator-restart]").click()
    screen.asks("danger")
    screen.page.go_back()
    screen.page.go_back()
    expect(screen.page.locator("form.nav-question")).to_have_attribute("data-question", "danger")
    assert screen.given() == {}


def test_the_keyboard_is_enough(screen: Screen, site_url: str) -> None:
    """Tab and Enter lead from the first question to the guidance."""
    screen.open(site_url, "#policy=lambeth")
    for question, choice in ({"danger": "no"} | FAILED_AT_STAGE_1).items():
        screen.asks(question)
        for _ in range(60):
            screen.page.keyboard.press("Tab")
            if screen.focused.get_attribute("value") == choice:
                break
        screen.page.keyboard.press("Enter")
    expect(screen.duties.first).to_be_visible()


def test_the_second_half_of_a_double_click_answers_nothing(screen: Screen, site_url: str) -> None:
    """It falls on a question that nobody has read. One click, and the Enter key, still answer."""
    screen.open(site_url, "#policy=lambeth")
    screen.choose("danger", "no")
    screen.asks("process")
    choice = screen.page.locator('button[name="choice"][value="disagreement"]')
    choice.hover()
    screen.page.mouse.down(click_count=2)
    screen.page.mouse.up(click_count=2)
    screen.page.wait_for_timeout(300)
    screen.asks("process")
    choice.press("Enter")
    screen.asks("immediate-risk")
    screen.page.locator('button[name="choice"][value="no"]').click()
    screen.asks("override-event")


def test_a_double_click_answers_one_question(screen: Screen, site_url: str) -> None:
    """Whatever comes to stand where it was made."""
    screen.open(site_url, "#policy=lambeth")
    screen.page.locator('button[name="choice"][value="no"]').dblclick()
    screen.page.wait_for_timeout(300)
    screen.asks("process")


@pytest.mark.parametrize("edition", ["1999-01", "<b>1066", "2024-07-"])
def test_an_unknown_edition_is_said_and_leads_to_those_that_are_here(
    screen: Screen, site_url: str, edition: str
) -> None:
    """The policy is known: its editions are one press away, and the one to go by another."""
    screen.open(site_url, f"#policy=lambeth&edition={edition}")
    screen.choose("danger", "no")
    expect(screen.heading).to_have_text("This site does not hold that edition")
    message = screen.page.locator("[data-navigator-screen] [data-navigator-message]")
    expect(message).to_contain_text("of Lambeth")
    expect(message.locator("b")).to_have_count(0)
    link = screen.page.get_by_role("link", name="See the editions of Lambeth")
    expect(link).to_have_attribute("href", f"{site_url}policies/lambeth/editions/")
    screen.page.get_by_role("button", name="Use Lambeth, Reviewed July 2024").click()
    screen.asks("process")
    assert "edition" not in screen.page.url
    screen.page.reload()
    screen.asks("process")
