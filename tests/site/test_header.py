"""What the header offers, by keyboard and on a phone: the search and the choice of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_tab_leads_from_the_search_into_its_results_and_out(page: Page, site_url: str) -> None:
    """Results take the focus while they are shown; Escape closes them."""
    page.goto(site_url)
    page.get_by_role("textbox", name="Search this site").focus()
    page.keyboard.type("Wandsworth")
    page.locator(".md-search-result__link").first.wait_for()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(".md-search__output :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__output :focus")).to_have_count(0)


def test_leaving_the_search_closes_it(page: Page, site_url: str) -> None:
    """Nothing stays open over what has the focus."""
    page.goto(site_url)
    page.get_by_role("textbox", name="Search this site").focus()
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_on_a_phone_a_button_opens_the_search_and_gets_the_focus_back(
    page: Page, site_url: str
) -> None:
    """Closed, its field is out of the way of Tab."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url)
    field = page.get_by_role("textbox", name="Search this site")
    opens = page.get_by_role("button", name="Search this site")
    expect(field).to_be_hidden()
    opens.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Close the search").press("Enter")
    expect(field).to_be_hidden()
    expect(opens).to_be_focused()


def test_no_letter_is_a_command(page: Page, site_url: str) -> None:
    """The theme's single letters would take a person who speaks or mistypes elsewhere (2.1.4)."""
    page.goto(f"{site_url}policies/lambeth/")
    expect(page.get_by_role("textbox", name="Search this site")).to_be_visible()
    for key in ("f", "s", "/", "n", "p", ",", "."):
        page.keyboard.press(key)
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.url.endswith("policies/lambeth/")


def test_colours_are_chosen_by_keyboard_and_named_by_what_they_give(
    page: Page, site_url: str
) -> None:
    """One group of two, of which the one in use is chosen."""
    page.emulate_media(color_scheme="light")
    page.goto(site_url)
    group = page.get_by_role("group", name="Colours")
    expect(group.get_by_role("radio", name="Light")).to_be_checked()
    group.get_by_role("radio", name="Light").focus()
    page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="Dark")).to_be_checked()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_in_forced_colours_pictures_and_edges_stay(page: Page, site_url: str) -> None:
    """Whatever colours the site was set to: shapes are drawn in the system's text colour."""
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.goto(f"{site_url}policies/lambeth/")
    page.locator("body").evaluate("(body) => (body.dataset.mdColorScheme = 'default')")
    text = page.locator("main h1").evaluate("(each) => getComputedStyle(each).color")
    shapes = {
        ".nav-shape": "fill",
        ".masthead__find svg": "stroke",
        ".md-header__button svg": "stroke",
    }
    for drawn, paint in shapes.items():
        style = page.locator(drawn).first.evaluate("(each) => ({ ...getComputedStyle(each) })")
        assert style[paint] == text, drawn
    for edged in (".nav-danger", ".nav-status", ".nav-button"):
        edge = page.locator(edged).first.evaluate("(each) => getComputedStyle(each).borderTopWidth")
        assert float(edge.removesuffix("px")) > 0, edged


def test_on_paper_dark_colours_are_left_out(page: Page, site_url: str) -> None:
    """Black on white, without what only works on a screen."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site_url}policies/lambeth/")
    page.emulate_media(color_scheme="dark", media="print")
    style = (
        "(each) => [getComputedStyle(each).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert page.locator("main h1").evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    expect(page.locator(".masthead__tools")).to_be_hidden()
