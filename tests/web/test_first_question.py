"""What the navigator's page holds before any script has run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

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
