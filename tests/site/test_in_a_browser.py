"""The pages as Chromium shows them: without scripts, narrow, dark, to assistive technology."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    Scheme = Literal["light", "dark"]

pytestmark = [pytest.mark.site, pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# One of each kind of page but the one for what was not found: it may be shown at any address, so
# its own addresses start at the server's root, and the tests' site stands below a sub-path.
# Of policies, one of each kind of status and the longest.
KINDS = (
    "",
    "policies/",
    "policies/lambeth/",
    "policies/lambeth/2024-07/",
    "policies/st-helens/",
    "policies/tri-borough/",
    "policies/wandsworth/",
    "contacts/",
    "navigator/",
    "about/",
    "accessibility/",
    "safety/",
)


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(
    browser: Browser, site_url: str, path: str, scheme: Scheme, width: int
) -> None:
    """On a desk in light, on a phone in dark."""
    size: ViewportSize = {"width": width, "height": 800}
    with browser.new_context(color_scheme=scheme, viewport=size) as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        assert violations(page) == []


def test_axe_is_really_asked(browser: Browser, site_url: str) -> None:
    """A fault put in by hand is found."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url)
        page.evaluate("document.body.append(document.createElement('img'))")
        assert [each.partition(":")[0] for each in violations(page)] == [
            "image-alt",
            "region",
        ]


@pytest.mark.parametrize("path", KINDS)
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, site_url: str, path: str) -> None:
    """Text wraps; nothing is cut off."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{site_url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", KINDS)
def test_pages_load_without_a_complaint(browser: Browser, site_url: str, path: str) -> None:
    """No error in the console, no failed request, nothing asked of another origin."""
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site_url}{path}", wait_until="networkidle")
        origin = "/".join(site_url.split("/")[:3])
        assert said == []
        assert [url for url in asked if not url.startswith((origin, "blob:", "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_a_policy_can_be_read(
    browser: Browser, site_url: str, scheme: Scheme
) -> None:
    """Every section is there and visible, in the colours the system asks for."""
    with browser.new_context(java_script_enabled=False, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{site_url}policies/lambeth/")
        for anchor in ("at-a-glance", "flowchart", "every-stage", "contacts", "left-open"):
            assert page.locator(f"#{anchor}").is_visible()
        assert page.locator(".ladder__rung").count() == 6
        assert page.get_by_role("link", name="What do I do now?").is_visible()


def test_the_flowchart_reads_as_a_list_of_headings_and_links(page: Page, site_url: str) -> None:
    """Six stages in order, each a link to its place in the text."""
    page.goto(f"{site_url}policies/lambeth/")
    boxes = page.locator(".chart__title a")
    assert [boxes.nth(i).get_attribute("href") for i in range(boxes.count())] == [
        f"#stage-{number}" for number in range(1, 7)
    ]
    assert page.locator(".chart__rungs").get_by_role("listitem").count() >= 6


def test_search_finds_a_policy(page: Page, site_url: str) -> None:
    """By its name, with the keyboard alone."""
    page.goto(site_url)
    page.get_by_role("textbox", name="Search this site").focus()
    page.keyboard.type("Wandsworth")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "policies/wandsworth/" in (first.get_attribute("href") or "")


def test_a_review_date_that_has_passed_shows_when_viewed(
    browser: Browser, site_url: str, built_site: Path
) -> None:
    """The page says so by itself, though it was built before that day."""
    script = json.dumps((built_site / "assets" / "status.js").read_text(encoding="utf-8"))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_url}about/")
        for due in ("2001-01-31", "2999-01-31"):
            page.evaluate(
                """(due) => {
                  const place = document.createElement("div");
                  Object.assign(place.dataset, { status: "current", reviewDue: due });
                  place.innerHTML = "<b data-status-name>Current</b>";
                  document.querySelector("article").append(place);
                }""",
                due,
            )
        page.evaluate(
            "async (text) => import(URL.createObjectURL(new Blob([JSON.parse(text)],"
            " {type: 'text/javascript'})))",
            script,
        )
        assert page.locator("[data-status-name]").all_inner_texts() == ["Review overdue", "Current"]
