"""Every kind of page to WCAG 2.2 AA, as far as a machine can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.accessible import (
    HEIGHT,
    TEXT_SPACING,
    TEXT_TWICE,
    WIDTHS,
    clipped,
    moving,
    small_targets,
    tab_stops,
    unclear,
    violations,
    violations_at_every_width,
)
from tests.serving import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    Scheme = Literal["light", "dark"]

pytestmark = [pytest.mark.site, pytest.mark.browser]

# One of each kind of page. Of policies, one of each status and the longest.
KINDS = (
    "",
    "policies/",
    "policies/brent/",
    "policies/lambeth/",
    "policies/lambeth/2024-07/",
    "policies/st-helens/",
    "policies/tri-borough/",
    "policies/wandsworth/",
    "policies/lambeth/2024-07/forms/written-concern/",
    "contacts/",
    "compare/",
    "handouts/",
    "glossary/",
    "navigator/",
    "about/",
    "offline/",
    "publish/",
    "data/",
    "accessibility/",
    "safety/",
)
# Where a test adds a style, the page's security policy would refuse it: `bypass_csp`.
# More stops than any page has.
ENOUGH = 600


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(browser: Browser, site_url: str, path: str) -> None:
    """On a phone, a tablet and a desk; for the dark colours, what colours can change."""
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        assert violations_at_every_width(page) == []
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert violations_at_every_width(page, colours_only=True) == []


def test_axe_finds_nothing_where_no_page_was_found(browser: Browser, built_site: Path) -> None:
    """That page may be shown at any address, so its own addresses start at the server's root."""
    with Site(folder=built_site, below="/") as served, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{served.url}404.html")
        assert violations_at_every_width(page) == []


def test_axe_is_really_asked(browser: Browser, site_url: str) -> None:
    """Faults put in by hand are found."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(site_url)
        page.evaluate("document.body.append(document.createElement('img'))")
        assert [each.partition(":")[0] for each in violations(page)] == ["image-alt", "region"]
        page.add_style_tag(content="p { color: #888 !important; }")
        assert any(
            each.startswith("color-contrast") for each in violations(page, colours_only=True)
        )


@pytest.mark.parametrize("path", KINDS)
def test_a_page_reflows(browser: Browser, site_url: str, path: str) -> None:
    """Nothing is cut off or sticks out: zoomed to 200 % and 400 %, large text, spaced-out text."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        found = {}
        # A desk 1280 pixels wide, zoomed in: 100 %, 200 % and 400 %.
        for width in (1280, 640, 320):
            page.set_viewport_size({"width": width, "height": 1024 * width // 1280})
            found[f"{width}"] = clipped(page)
        spacing = page.add_style_tag(content=TEXT_SPACING)
        found["320, spaced out"] = clipped(page)
        spacing.evaluate("(style) => style.remove()")
        page.set_viewport_size({"width": 1280, "height": 1024})
        page.add_style_tag(content=TEXT_TWICE)
        found["1280, text at twice its size"] = clipped(page)
        assert {where: what for where, what in found.items() if what} == {}


def test_what_is_cut_off_is_found(browser: Browser, site_url: str) -> None:
    """Both a box that hides its text and one that is too wide."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(site_url)
        assert clipped(page) == []
        page.add_style_tag(content="h1 { height: 1em; overflow: hidden; } nav { width: 200vw; }")
        found = clipped(page)
        assert any("h1" in each and "cut off" in each for each in found)
        assert any("nav" in each and "sticks out" in each for each in found)


@pytest.mark.parametrize("path", KINDS)
def test_targets_are_large_enough(browser: Browser, site_url: str, path: str) -> None:
    """24 pixels either way, with every fold open, but for links inside a sentence."""
    # What grows with the window is measured when it has grown.
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            found += [f"{width}: {each}" for each in small_targets(page)]
        assert found == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["policies/lambeth/", "contacts/", "policies/"])
def test_the_focus_is_always_seen(browser: Browser, site_url: str, path: str, width: int) -> None:
    """Each stop of Tab has a ring, is on screen, and lies under nothing; the last leaves."""
    # What fades away would still be in the way: a test presses Tab faster than a person.
    with browser.new_context(
        viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        stops = tab_stops(page, ENOUGH)
        assert stops[0]["name"].startswith("a.md-skip")
        assert len(stops) < ENOUGH
        assert unclear(stops) == []
        # Everything that can be pressed is reached.
        links = page.locator("main a[href]:visible, main summary:visible").count()
        reached = [stop for stop in stops if stop["name"].startswith(("a", "summary"))]
        assert len(reached) > links


def test_what_hides_the_focus_is_found(browser: Browser, site_url: str) -> None:
    """A header that sticks, as the theme's own does, hides the focus going back up."""
    with browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 400}) as context:
        page = context.new_page()
        page.goto(f"{site_url}policies/lambeth/")
        page.add_style_tag(content=".masthead { position: fixed !important; inset: 0 0 auto; }")
        page.locator("footer a").last.focus()
        assert any("masthead" in each for each in unclear(tab_stops(page, 80, "Shift+Tab")))


@pytest.mark.parametrize("path", ["", "policies/tri-borough/", "navigator/"])
def test_nothing_moves_when_that_is_asked(browser: Browser, site_url: str, path: str) -> None:
    """Reduced motion leaves no animation and no transition; without it, there are some."""
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        assert moving(page) == []
        page.emulate_media(reduced_motion="no-preference")
        assert moving(page)
