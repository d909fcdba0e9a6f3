"""Every state of the navigator to WCAG 2.2 AA, as far as a machine can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.accessible import (
    HEIGHT,
    TEXT_SPACING,
    TEXT_TWICE,
    WIDTHS,
    clipped,
    small_targets,
    tab_stops,
    unclear,
    violations_at_every_width,
)
from tests.markup import html_validate, vnu
from tests.web.states import STATES, lead_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.serving import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]

# More stops than any screen has.
ENOUGH = 200
DARK = "document.body.dataset.mdColorScheme = 'slate'"
LIGHT = "document.body.dataset.mdColorScheme = 'default'"


class Shown:
    """A page in each state that was asked for, led there once for all the tests of this module."""

    def __init__(self, context: BrowserContext, site_url: str) -> None:
        self._context = context
        self._site_url = site_url
        self._pages: dict[str, Page] = {}

    def __getitem__(self, state: str) -> Page:
        """The page, in front."""
        if state not in self._pages:
            self._pages[state] = lead_to(state, self._context.new_page(), self._site_url)
        self._pages[state].bring_to_front()
        return self._pages[state]


@pytest.fixture(scope="module")
def shown(browser: Browser, site: Site) -> Iterator[Shown]:
    """The states, none of them in motion."""
    # What fades away would still be in the way: a test presses Tab faster than a person.
    # The styles that these tests add are none of the page's, whose security policy refuses them.
    with browser.new_context(reduced_motion="reduce", bypass_csp=True) as context:
        yield Shown(context, site.url)


@pytest.fixture
def page_in(shown: Shown, state: str) -> Iterator[Page]:
    """The page in that state, at a desk, in light colours, and put back so."""
    page = shown[state]
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    yield page
    page.evaluate(LIGHT)


every_state = pytest.mark.parametrize("state", STATES)


@every_state
def test_axe_finds_nothing(page_in: Page) -> None:
    """On a phone, a tablet and a desk; for the dark colours, what colours can change."""
    assert violations_at_every_width(page_in) == []
    page_in.evaluate(DARK)
    assert violations_at_every_width(page_in, colours_only=True) == []


@every_state
def test_a_screen_reflows(page_in: Page) -> None:
    """Nothing is cut off or sticks out: zoomed to 200 % and 400 %, large text, spaced-out text."""
    found = {}
    for width in (1280, 640, 320):
        page_in.set_viewport_size({"width": width, "height": 1024 * width // 1280})
        found[f"{width}"] = clipped(page_in)
    for where, width, style in (
        ("320, spaced out", 320, TEXT_SPACING),
        ("1280, text at twice its size", 1280, TEXT_TWICE),
    ):
        page_in.set_viewport_size({"width": width, "height": 1024})
        added = page_in.add_style_tag(content=style)
        found[where] = clipped(page_in)
        added.evaluate("(style) => style.remove()")
    assert {where: what for where, what in found.items() if what} == {}


@every_state
def test_targets_are_large_enough(page_in: Page) -> None:
    """24 pixels either way, but for links inside a sentence."""
    found = []
    for width in WIDTHS:
        page_in.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {each}" for each in small_targets(page_in)]
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
@every_state
def test_the_focus_is_always_seen(page_in: Page, width: int) -> None:
    """Each stop of Tab has a ring, is on screen, and lies under nothing; the last leaves."""
    page_in.set_viewport_size({"width": width, "height": HEIGHT})
    page_in.evaluate("document.activeElement.blur()")
    page_in.evaluate("document.querySelector('.md-skip').focus()")
    stops = tab_stops(page_in, ENOUGH)
    assert 0 < len(stops) < ENOUGH
    assert unclear(stops) == []
    # Back up again, where a bar that sticks to the top would be in the way.
    page_in.locator("footer a").last.focus()
    assert unclear(tab_stops(page_in, len(stops), "Shift+Tab")) == []


@pytest.fixture(scope="module")
def files(shown: Shown, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each state's document as it stands in the browser, written to a file."""
    folder = tmp_path_factory.mktemp("states")
    made = []
    for state in STATES:
        file = folder / f"{state}.html"
        file.write_text(shown[state].content(), encoding="utf-8")
        made.append(file)
    return made


def test_html_validate_finds_nothing(files: list[Path]) -> None:
    """In any state."""
    assert html_validate(files) == []


def test_vnu_finds_nothing(files: list[Path]) -> None:
    """In any state."""
    assert vnu(files) == []
