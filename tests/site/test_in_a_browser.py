"""The pages as Chromium shows them: without a complaint, without scripts, found by a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.serving import Site
from tests.site.test_accessible import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Scheme = Literal["light", "dark"]

pytestmark = [pytest.mark.site, pytest.mark.browser]


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
    boxes = page.locator(".chart__rungs .chart__title a")
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


def test_a_review_date_that_has_passed_shows_when_viewed(browser: Browser, site_url: str) -> None:
    """The page says so by itself, though it was built before that day."""
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
        page.evaluate('import("../sources/status.mjs")')
        assert page.locator("[data-status-name]").all_inner_texts() == ["Review overdue", "Current"]


IN_A_WORKER = """async (elsewhere) => {
  // What the test itself runs is free of the policy; what a timer runs is not.
  await new Promise((go) => setTimeout(go, 10));
  const tried = async (deed) => {
    try { await deed(); return "done"; } catch (error) { return error.name; }
  };
  return [await tried(() => eval("1")), await tried(() => fetch(elsewhere, { mode: "no-cors" }))];
}"""


def test_the_search_s_worker_is_bound_by_the_page_s_policy(page: Page, built_site: Path) -> None:
    """It can neither run text as code nor reach another origin; and it still finds."""
    with Site(folder=built_site) as served, Site(folder=built_site) as elsewhere:
        page.goto(served.url)
        page.get_by_role("textbox", name="Search this site").focus()
        page.keyboard.type("Lambeth")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        (worker,) = page.workers
        assert worker.evaluate(IN_A_WORKER, elsewhere.url) == ["EvalError", "TypeError"]
        assert elsewhere.requests == []
