"""What the search finds, what it leaves out, and how small it stays."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from navigator.authoring.library import load_library
from navigator.engine.london import to_london
from navigator.engine.status import status_on

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page as BrowserPage

EDITIONS: Final = load_library().editions


def test_names_of_people_in_ended_editions_are_not_searched(built_site: Path) -> None:
    """Nor their numbers."""
    index = (built_site / "search" / "search_index.json").read_text(encoding="utf-8")
    day = to_london(datetime.now(UTC)).date()
    hidden = [
        text
        for edition in EDITIONS
        if not status_on(edition, day).in_force
        for contact in edition.contacts
        if contact.person
        for text in (contact.person, *(way.printed for way in contact.ways))
    ]
    assert hidden
    assert [text for text in hidden if text in index] == []


def test_the_search_stays_small(built_site: Path) -> None:
    """With five hundred policies like these it is at most 300 KB, compressed."""
    index = json.loads((built_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    entries = [each for each in index["docs"] if each["location"].startswith("policies/")]
    rest = [each for each in index["docs"] if each not in entries]
    each = packed(entries) / len({entry["location"].split("/")[1] for entry in entries})
    print(f"search index: {each:.0f} bytes a policy, compressed")  # noqa: T201 - the count is a figure
    assert packed(rest) + 500 * each <= 300_000


def packed(entries: list[dict[str, str]]) -> int:
    """How many bytes entries of the search index take, compressed."""
    return len(gzip.compress(json.dumps(entries, separators=(",", ":")).encode()))


# What somebody types, and the page (or the place on it) that has to be in the first three.
QUERIES: Final = {
    "IRO": "glossary/#iro",
    "mash": "glossary/#mash",
    "LADO": "glossary/#lado",
    "DSL": "glossary/#dsl",
    "LSCP": "glossary/#lscp",
    "child protection plan": "glossary/#child-protection-plan",
    "CP plan": "glossary/#child-protection-plan",
    "looked after": "glossary/#looked-after",
    "section 47": "glossary/#s47",
    "strategy discussion": "glossary/#strategy-discussion",
    "threshold": "glossary/#threshold",
    "working together": "glossary/#wt",
    "front door": "glossary/#front-door",
    "named nurse": "glossary/#named-professional",
    "Lambeth": "policies/lambeth/",
    "Wandsworth Council": "policies/wandsworth/",
    "brent": "policies/brent/",
    "St. Helens": "policies/st-helens/",
    "Kensington and Chelsea": "policies/tri-borough/",
    "westminster": "policies/tri-borough/",
    "hammersmith": "policies/tri-borough/",
    "Corporate Director for Children": "policies/lambeth/",
    "head of service": "glossary/#head-of-service",
    "contacts": "contacts/",
    "privacy": "about/#privacy",
    "EDT": "glossary/#edt",
    "ICB": "glossary/#icb",
    "CAMHS": "glossary/#camhs",
    "Cafcass": "glossary/#cafcass",
    "child in need": "glossary/#cin",
    "chair of conference": "glossary/#chair-of-conference",
    "working day": "glossary/#working-day",
    "Lambeth Safeguarding Children Partnership": "policies/lambeth/",
    "hammersmith & fulham": "policies/tri-borough/",
    "tri-borough": "policies/tri-borough/",
    "keyboard": "accessibility/#",
    "what could go wrong": "safety/#hazards",
    "how far to trust it": "about/#trust",
    "offline": "offline/",
    "navigator": "navigator/",
}  # fmt: skip

# Also to be in the first three: where somebody in that role can still be reached.
REACHED: Final = ("LADO", "named nurse", "named doctor", "safeguarding lead", "designated nurse")


@pytest.mark.browser
def test_the_search_finds_the_right_page(page: BrowserPage, site_url: str) -> None:
    """For each query, in the first three results, as somebody types it."""
    page.goto(site_url)
    box = page.locator("[data-md-component=search-query]")
    missed: dict[str, list[str]] = {}
    for query, wanted in (*QUERIES.items(), *((each, "contacts/") for each in REACHED)):
        box.fill("")
        expect(page.locator(".md-search-result__link")).to_have_count(0)
        box.click()
        box.press_sequentially(query)
        first = page.locator(".md-search-result__item").first
        try:
            expect(first).to_be_visible()
        except AssertionError:
            missed[query] = []
            continue
        page.wait_for_timeout(250)
        groups = page.locator(".md-search-result__item").all()[:3]
        found = [
            str(link.get_attribute("href")).removeprefix(site_url).partition("?")[0]
            + ("#" + str(link.get_attribute("href")).partition("#")[2]).removesuffix("#")
            for group in groups
            for link in group.locator("a.md-search-result__link:visible").all()
        ]
        if not any(place.startswith(wanted) for place in found):
            missed[query] = found
    assert missed == {}
