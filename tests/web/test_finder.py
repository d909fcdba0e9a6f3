"""Finding the policy of a council, by typing, tapping or the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from navigator.authoring.library import load_library
from tests.accessible import violations
from tests.web.finder import asked, both, cards, field, said
from tests.web.screen import Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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
# Titles, whole or begun: a council that is listed without its title may have the same one.
TITLES = (
    *("royal", "roy", "royal borough", "the Royal Borough of", "royal bo", "metropolitan borough"),
    *("london borough of b", "London", "lon", "LB", "city", "city of", "county", "county council"),
)
MISSPELT = {"Lambath": "lambeth", "wandsowrth": "wandsworth", "Hamersmith": "tri-borough"}
COUNCILS = json.loads((ROOT / "data/vocabulary/councils.json").read_text("utf-8"))["councils"]


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


def test_a_title_alone_finds_nobody(page: Page, site_url: str) -> None:
    """It asks for more of the name, counts no council as the one, and Enter takes none."""
    page.goto(site_url)
    for typed in TITLES:
        field(page).fill(typed)
        assert (typed, said(page).inner_text()[:21]) == (typed, "Type more of the name")
        field(page).press("Enter")
        assert (typed, page.url) == (typed, site_url)
        assert page.locator("[data-areas-absent]").is_hidden()
    for typed in ("City of London", "the city of london council"):
        field(page).fill(typed)
        expect(page.locator("[data-areas-absent] h3")).to_contain_text("City of London")


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
