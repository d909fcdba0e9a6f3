"""What the navigator's page holds before any script has run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault
from tests.web.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_first_question_needs_no_script(unscripted: Page, site_url: str) -> None:
    """Danger is asked in the HTML, with yes, no and not sure."""
    Screen(unscripted).open(site_url)
    assert Screen(unscripted).question == "danger"
    choices = unscripted.locator('form.nav-question button[name="choice"]')
    assert [each.get_attribute("value") for each in choices.all()] == ["yes", "no", "unsure"]


def test_without_scripts_every_policy_is_linked(
    unscripted: Page, site_url: str, built_site: Path
) -> None:
    """The page says whom to ring, and leads to each policy's page, which is the answer then."""
    listed = json.loads((built_site / "api/v1/policies.json").read_text(encoding="utf-8"))
    Screen(unscripted).open(site_url)
    expect(unscripted.locator("div.nav .nav-danger")).to_contain_text("999")
    for entry in listed["policies"]:
        link = unscripted.locator(f'.nav a[href="../{entry["page"]}"]')
        # What is made up is nobody's answer, so the navigator does not lead to it unasked.
        if entry["fictional"]:
            expect(link).to_have_count(0)
        else:
            expect(link.first).to_be_visible()


def test_without_scripts_a_click_sends_nothing(unscripted: Page, site_url: str) -> None:
    """A choice made before the scripts run reaches neither the address nor the server."""
    Screen(unscripted).open(site_url)
    before = unscripted.url
    unscripted.locator('form.nav-question button[value="yes"]').click()
    assert unscripted.url == before


def test_nothing_is_inline(unscripted: Page, site_url: str) -> None:
    """The section holds no script text, no style and no handler of its own."""
    Screen(unscripted).open(site_url)
    section = unscripted.locator("div.nav")
    assert section.locator("script:not([src]), style, [style], [onclick], [onsubmit]").count() == 0


def test_an_answer_before_the_scripts_is_kept(screen: Screen, faulty_site: Site) -> None:
    """A tap while the modules are still on their way counts once they are there."""
    held: list[Route] = []
    screen.page.route("**/navigator.*.js", lambda route: held.append(route))  # noqa: PLW0108 - a wrapper is set on it
    screen.page.goto(f"{faulty_site.url}navigator/#policy=lambeth", wait_until="commit")
    screen.choose("danger", "no")
    screen.asks("danger")
    screen.page.wait_for_timeout(100)
    held[0].continue_()
    screen.asks("process")


def leads_to_the_policies(page: Page) -> None:
    """The page says whom to ring and leads to a policy's page, and to another try."""
    expect(page.locator(".nav > [data-navigator-screen] .nav-danger")).to_contain_text("999")
    expect(page.locator('.nav a[href="../policies/lambeth/"]')).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_navigator_that_does_not_come_is_made_up_for(screen: Screen, faulty_site: Site) -> None:
    """What stands there without scripts appears, with "Try again", which works once it comes."""
    faulty_site.faults["/navigator.js"] = Fault(status=503)
    screen.open(faulty_site.url, "#policy=lambeth")
    leads_to_the_policies(screen.page)
    del faulty_site.faults["/navigator.js"]
    screen.page.get_by_role("button", name="Try again").click()
    expect(screen.page.locator("[data-navigator-mounted]")).to_be_visible()
    expect(screen.page.get_by_role("button", name="Try again")).to_have_count(0)
    screen.choose("danger", "no")
    screen.asks("process")


def test_a_navigator_that_is_late_is_made_up_for(screen: Screen, faulty_site: Site) -> None:
    """Eight seconds after a tap, as it may never come. If it does, the tap counts."""
    held: list[Route] = []
    screen.page.clock.install()
    screen.page.route("**/navigator.*.js", lambda route: held.append(route))  # noqa: PLW0108 - a wrapper is set on it
    screen.page.goto(f"{faulty_site.url}navigator/#policy=lambeth", wait_until="commit")
    screen.choose("danger", "no")
    screen.page.clock.run_for(7000)
    again = screen.page.get_by_role("button", name="Try again")
    expect(again).to_have_count(0)
    screen.page.clock.run_for(2000)
    leads_to_the_policies(screen.page)
    expect(screen.page.locator(".nav .nav-danger")).to_be_in_viewport()
    held[0].continue_()
    screen.asks("process")
    expect(again).to_have_count(0)


@pytest.mark.parametrize(
    "answers",
    [{"danger": "yes"}, {"danger": "no", "process": "disagreement", "immediate-risk": "yes"}],
    ids=["danger now", "immediate risk"],
)
def test_on_a_phone_999_is_seen_before_the_policy_s_own_step(
    page: Page, site_url: str, answers: dict[str, str]
) -> None:
    """However far down the answer's heading stands, the screen opens with what comes first."""
    page.set_viewport_size({"width": 320, "height": 568})
    screen = Screen(page)
    screen.open(site_url, "#policy=lambeth")
    screen.walk(answers)
    if "immediate-risk" in answers:
        screen.walk({"override-event": "no", "position": "start"})
    expect(screen.duties.first).to_be_attached()
    expect(page.get_by_role("heading", name="Danger now: call 999")).to_be_in_viewport()
