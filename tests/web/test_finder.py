"""Finding the policy of a council, by typing, tapping or the keyboard alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from navigator.authoring.library import load_library
from tests.accessible import violations
from tests.web.screen import Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.site]

ROOT = Path(__file__).parents[2]
EDITIONS = load_library().editions
# Every name in the data, and names that people use; each with its policy.
IN_THE_DATA = {
    name: each.policy
    for each in EDITIONS
    for area in each.areas
    for name in (area.name, *area.also)
}
PEOPLE_SAY = {
    "h & f": "tri-borough",
    "Kensington": "tri-borough",
    "K&C": "tri-borough",
    "Fulham": "tri-borough",
    "St. Helens": "st-helens",
    "saint helens": "st-helens",
    "sthelens": "st-helens",
    "LAMBETH COUNCIL": "lambeth",
    "london borough of brent": "brent",
    "LB Wandsworth": "wandsworth",
}
MISSPELT = {"Lambath": "lambeth", "wandsowrth": "wandsworth", "Hamersmith": "tri-borough"}
COUNCILS = json.loads((ROOT / "data/vocabulary/councils.json").read_text("utf-8"))["councils"]


def field(page: Page) -> Locator:
    """Where a council's name is typed."""
    return page.get_by_label("Type a borough or council")


def cards(page: Page) -> Locator:
    """The councils that are offered with a policy."""
    return page.locator("[data-areas-list] [data-areas-one]:visible")


def said(page: Page) -> Locator:
    """The line that says what was found."""
    return page.locator("[data-areas-found]")


def asked(screen: Screen, site_url: str) -> Page:
    """The navigator, where it asks for the council."""
    screen.open(site_url)
    screen.choose("danger", "no")
    screen.asks("policy")
    return screen.page


def policies_offered(page: Page) -> set[str | None]:
    """The policies of the councils that are offered."""
    return {each.get_attribute("data-areas-policy") for each in cards(page).all()}


def test_each_name_finds_its_policy_and_no_other(page: Page, site_url: str) -> None:
    """All names of all areas in the data, and what people call them."""
    page.goto(site_url)
    for name, policy in (IN_THE_DATA | PEOPLE_SAY).items():
        field(page).fill(name)
        assert (name, policies_offered(page)) == (name, {policy})
        assert (name, cards(page).count()) == (name, 1)


def test_a_slip_is_offered_and_never_taken(page: Page, site_url: str) -> None:
    """A name that is nearly a council's is a question: Enter does not go there."""
    page.goto(site_url)
    for name, policy in MISSPELT.items():
        field(page).fill(name)
        assert (name, policies_offered(page)) == (name, {policy})
        expect(said(page)).to_contain_text("Did you mean")
        field(page).press("Enter")
        assert page.url == site_url


def test_every_other_council_of_england_is_known_to_have_no_policy_here(
    page: Page, site_url: str
) -> None:
    """It is named, nothing is offered in its place, and the way to help is a link."""
    page.goto(site_url)
    here = {area.casefold() for area in IN_THE_DATA}
    others = [name for name in COUNCILS if name.casefold() not in here]
    assert len(others) == 153 - len({area.id for each in EDITIONS for area in each.areas})
    for name in others:
        field(page).fill(name)
        known = page.locator("[data-areas-absent] h3, .areas__one--elsewhere [data-areas-name]")
        assert any(name in text for text in known.all_inner_texts()), name
    field(page).fill("Camden")
    assert cards(page).count() == 0
    expect(page.locator("[data-areas-absent] a")).to_have_attribute(
        "href", "https://www.gov.uk/report-child-abuse-to-local-council"
    )


def test_a_name_that_is_no_council_s_says_so(page: Page, site_url: str) -> None:
    """And opens what to do instead."""
    page.goto(site_url)
    field(page).fill("Atlantis")
    expect(said(page)).to_contain_text("No council of that name")
    expect(page.locator("[data-areas-missing]")).to_have_attribute("open", "")
    assert cards(page).count() == 0


def test_what_matches_is_counted_and_clearing_shows_all(page: Page, site_url: str) -> None:
    """The line is a status, so that it is read out."""
    page.goto(site_url)
    every = cards(page).count()
    assert every == sum(len(each.areas) for each in EDITIONS)
    field(page).fill("tri-borough")
    expect(said(page)).to_have_attribute("role", "status")
    expect(said(page)).to_contain_text("3 councils")
    assert cards(page).count() == 3
    field(page).fill("")
    assert cards(page).count() == every


def test_home_by_keyboard_leads_to_the_policy_s_page(page: Page, site_url: str) -> None:
    """Type, Enter."""
    page.goto(site_url)
    field(page).focus()
    page.keyboard.type("lbhf")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}policies/tri-borough/")


def test_enter_with_several_matches_takes_none(screen: Screen, site_url: str) -> None:
    """The first of several is never taken for the one that was meant."""
    page = asked(screen, site_url)
    for typed in ("", "london", "st"):
        field(page).fill(typed)
        field(page).press("Enter")
        assert screen.question == "policy"


def test_by_keyboard_alone_in_the_navigator(screen: Screen, site_url: str) -> None:
    """From the heading, one Tab to the field; Enter takes the one match."""
    page = asked(screen, site_url)
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
    page.keyboard.type("wandsw")
    page.keyboard.press("Enter")
    screen.asks("process")
    assert "Wandsworth" in screen.given()["Policy"]


def test_a_borough_that_was_chosen_is_not_asked_for_again(screen: Screen, site_url: str) -> None:
    """The joint policy's own question is answered with it, and can be changed."""
    page = asked(screen, site_url)
    field(page).fill("rbkc")
    field(page).press("Enter")
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] == "Kensington and Chelsea"
    screen.change("borough").click()
    screen.choose("borough", "unsure")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] != "Kensington and Chelsea"


def test_another_choice_takes_the_borough_back(screen: Screen, site_url: str) -> None:
    """Not sure which borough: then the policy's own question is asked."""
    page = asked(screen, site_url)
    field(page).fill("westminster")
    field(page).press("Enter")
    screen.walk({"process": "disagreement"})
    screen.asks("immediate-risk")
    screen.change("policy").click()
    screen.choose("policy", "tri-borough")
    screen.asks("borough")


def test_back_returns_to_the_council(screen: Screen, site_url: str) -> None:
    """And forward to what was chosen, with its borough."""
    page = asked(screen, site_url)
    field(page).fill("westminster")
    field(page).press("Enter")
    screen.asks("process")
    page.go_back()
    screen.asks("policy")
    page.go_forward()
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")


def both(page: Page, first: str, second: str) -> Locator:
    """Take two councils by typing; the cards that result."""
    page.locator("[data-areas-both-councils]").click()
    for name in (first, second):
        field(page).fill(name)
        field(page).press("Enter")
    return page.locator("[data-areas-result] > li")


def test_two_councils_show_both_policies(screen: Screen, site_url: str) -> None:
    """Each can be gone on with, and the rule is the tool's."""
    page = asked(screen, site_url)
    result = both(page, "lambeth", "wandsworth")
    expect(result).to_have_count(2)
    expect(page.locator("[data-areas-rule=two]").first).to_be_visible()
    expect(page.locator("[data-areas-both]")).to_contain_text("tool's rule")
    assert field(page).is_hidden()
    result.nth(1).locator("button").click()
    screen.asks("process")
    assert "Wandsworth" in screen.given()["Policy"]


def test_two_councils_of_one_policy_answer_its_question(screen: Screen, site_url: str) -> None:
    """One card, and no borough is picked silently."""
    page = asked(screen, site_url)
    result = both(page, "lbhf", "rbkc")
    expect(result).to_have_count(1)
    result.locator("button").click()
    screen.choose("process", "disagreement")
    screen.asks("immediate-risk")
    assert screen.given()["Borough"] == "More than one of them"


def test_the_second_council_may_have_no_policy_here(page: Page, site_url: str) -> None:
    """Its part is said, beside the other's card."""
    page.goto(site_url)
    result = both(page, "lambeth", "Camden")
    expect(result).to_have_count(1)
    expect(result.get_by_role("link", name="Lambeth", exact=True)).to_be_visible()
    expect(page.locator("[data-areas-absent] h3")).to_contain_text("Camden")
    expect(page.locator("[data-areas-rule=part]")).to_be_visible()


def test_a_first_council_can_be_taken_back(page: Page, site_url: str) -> None:
    """Remove it, or look at one council only."""
    page.goto(site_url)
    page.locator("[data-areas-both-councils]").click()
    page.get_by_role("link", name="Lambeth", exact=True).click()
    assert page.url == site_url
    assert cards(page).count() == 6
    page.get_by_role("button", name="Remove Lambeth").click()
    assert cards(page).count() == 7
    page.get_by_role("button", name="Look at one council only").click()
    page.get_by_role("link", name="Lambeth", exact=True).click()
    expect(page).to_have_url(f"{site_url}policies/lambeth/")


def test_nothing_typed_is_kept_or_sent(page: Page, site_url: str) -> None:
    """Neither in the address, nor in storage, nor in a request."""
    page.goto(site_url, wait_until="networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    field(page).fill("lambeth")
    field(page).fill("atlantis")
    field(page).press("Enter")
    assert page.url == site_url
    kept = "JSON.stringify([localStorage, sessionStorage, history.state])"
    assert "atlantis" not in page.evaluate(kept).lower()
    assert sent == []


@pytest.mark.parametrize("where", ["", "navigator/"])
def test_without_scripts_the_councils_are_links(
    browser: Browser, site_url: str, where: str
) -> None:
    """Each leads to its policy's page, and no field or button is there that would not work."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{where}")
        for each in EDITIONS:
            links = page.locator(f'main a[href$="policies/{each.policy}/"]:visible')
            assert links.count() >= len(each.areas)
        assert page.locator(".areas :is(input, button):visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_320_pixels(browser: Browser, site_url: str, scheme: str) -> None:
    """A match, no match, no policy, two councils: nothing scrolls sideways either."""
    chosen = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}
    with browser.new_context(**chosen) as context:  # type: ignore[arg-type]
        page = asked(Screen(context.new_page()), site_url)
        found: dict[str, list[str]] = {}
        for name in ("kensington", "atlantis", "bournemouth", "london", "lambath"):
            field(page).fill(name)
            found[name] = violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") == 320
        field(page).fill("")
        both(page, "lambeth", "bournemouth")
        found["two"] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert {name: each for name, each in found.items() if each} == {}


def test_a_borough_of_a_joint_policy_is_asked_once(page: Page, site_url: str) -> None:
    """From its card on the home page the borough is answered, and its contact is a link away."""
    page.goto(site_url)
    card = page.locator('[data-areas-one="Westminster"]')
    expect(card.get_by_role("link", name="contact")).to_have_attribute(
        "href", re.compile("#contact-westminster$")
    )
    card.locator('a[href*="navigator/"]').click()
    screen = Screen(page)
    screen.walk({"danger": "no", "process": "disagreement"})
    expect(page.locator("form.nav-question")).not_to_have_attribute("data-question", "borough")
    expect(page.locator(".nav-answers__row", has_text="Westminster")).to_be_visible()


def test_a_borough_that_is_none_is_asked(page: Page, site_url: str) -> None:
    """An address with a made-up area is as one without."""
    screen = Screen(page)
    screen.open(site_url, "#policy=tri-borough&area=atlantis")
    screen.walk({"danger": "no", "process": "disagreement"})
    screen.asks("borough")
