"""The page that compares: choosing policies, what they have in common, CSV, phone and paper."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from navigator.authoring import comparison as comparison_module
from navigator.authoring.compare_column import TEMPLATE
from navigator.authoring.compare_csv import csv_of
from navigator.authoring.compare_page import ComparePage
from navigator.authoring.drawing import page_environment
from tests.authoring.test_compare import WHOLE, rows_of
from tests.serving import Fault, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

NOT_LIVE = re.compile("not a live answer", re.IGNORECASE)


def opened(page: Page, site: Site, rest: str = "") -> Page:
    """The page that compares, with its scripts mounted."""
    page.goto(f"{site.url}compare/{rest}")
    expect(page.locator("[data-compare-choose]")).to_be_visible()
    return page


def shown(page: Page, row: str) -> list[str | None]:
    """The policies whose cells of a row can be seen, in order."""
    cells = page.locator(f'[data-row="{row}"] td:visible').all()
    return [cell.get_attribute("data-policy") for cell in cells]


def alike(page: Page, row: str) -> list[str]:
    """What is said of those shown, beneath a question."""
    return page.locator(f'[data-row="{row}"] [data-compare-alike] li').all_inner_texts()


def saved_by(page: Page) -> bytes:
    """The CSV that a click gives."""
    with page.expect_download() as saving:
        page.locator("[data-compare-csv]").click()
    return saving.value.path().read_bytes()


def test_a_policy_that_is_not_chosen_goes_from_the_table_and_from_the_words(
    page: Page, site: Site
) -> None:
    """Its column, its name among those that agree, and the number of places."""
    opened(page, site).get_by_label("Brent").uncheck()
    assert shown(page, "first") == ["lambeth", "st-helens", "tri-borough", "wandsworth"]
    assert all("Brent" not in line for row in ("first", "binding") for line in alike(page, row))
    title = "The same Friday afternoon in four places"
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_the_page_finds_the_same_in_common_as_the_build(page: Page, site: Site) -> None:
    """Hiding a policy and showing it again brings back each line that the build wrote."""
    opened(page, site)
    rows = [row.get_attribute("data-row") or "" for row in page.locator("[data-row]").all()]
    before = {row: alike(page, row) for row in rows}
    page.get_by_label("Brent").uncheck()
    expect(page.locator("[data-compare-said]")).to_have_text("4 of 5 shown")
    page.get_by_label("Brent").check()
    expect(page.locator("[data-compare-said]")).to_have_text("5 of 5 shown")
    assert {row: alike(page, row) for row in rows} == before
    assert any(before.values())


def test_a_stage_that_no_chosen_ladder_has_is_not_shown(page: Page, site: Site) -> None:
    """St Helens alone has four stages: no row for a fifth."""
    opened(page, site, "#policies=st-helens")
    expect(page.locator('[data-row="stage-4"]')).to_be_visible()
    expect(page.locator('[data-row="stage-5"]')).to_be_hidden()


def test_a_link_opens_the_policies_that_it_names(page: Page, site: Site) -> None:
    """So that a class can start from it; choosing writes such a link."""
    opened(page, site, "#policies=lambeth,brent")
    assert shown(page, "first") == ["brent", "lambeth"]
    page.get_by_label("Wandsworth").check()
    expect(page).to_have_url(re.compile(r"#policies=brent,lambeth,wandsworth$"))


def test_with_none_chosen_the_page_says_what_to_do(page: Page, site: Site) -> None:
    """Not an empty table without a word."""
    opened(page, site, "#policies=lambeth").get_by_label("Lambeth").uncheck()
    expect(page.locator("[data-compare-said]")).to_have_text(re.compile("at least one"))


def test_the_csv_of_all_is_the_built_one_and_of_some_has_their_columns(
    page: Page, site: Site, built_site: Path
) -> None:
    """The same cells, quotes and line ends; only the columns of those not chosen are gone."""
    built = (built_site / "compare" / "compare.csv").read_bytes()
    opened(page, site)
    assert saved_by(page) == built
    page.get_by_label("Lambeth").uncheck()
    expect(page.locator("[data-compare-said]")).to_have_text("4 of 5 shown")
    fewer = saved_by(page)
    assert fewer.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    assert rows_of(fewer) == [row[:3] + row[4:] for row in rows_of(built)]


def test_without_scripts_every_policy_stands_there(browser: Browser, site: Site) -> None:
    """And nothing offers a choice that would do nothing."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.url}compare/")
    assert len(shown(page, "first")) == len(WHOLE.pages)
    expect(page.locator("[data-compare-choose]")).to_be_hidden()
    expect(page.locator("[data-compare-csv]")).to_be_visible()


@pytest.mark.parametrize(("width", "beside"), [(320, 1), (768, 3), (1280, 5)])
def test_nothing_is_wider_than_the_screen(page: Page, site: Site, width: int, beside: int) -> None:
    """On a phone the policies stand one below the other."""
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [cell.bounding_box() for cell in page.locator('[data-row="first"] td').all()]
    lefts = {box["x"] for box in boxes if box}
    assert len(lefts) == beside


def test_paper_is_a4_on_its_side(page: Page, site: Site) -> None:
    """Whatever paper the browser would have chosen."""
    opened(page, site)
    sheet = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[-1].mediabox
    assert (round(sheet.width), round(sheet.height)) == (842, 595)


def test_paper_says_when_it_was_printed(page: Page, site: Site) -> None:
    """The day in London, once, and not on the screen."""
    page.clock.set_fixed_time(datetime(2026, 7, 31, 23, 30, tzinfo=UTC))
    opened(page, site)
    expect(page.locator(".compare__printed")).to_be_hidden()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    told = "".join(sheet.extract_text() for sheet in sheets)
    assert told.count("Printed on 1 August 2026") == 1


def test_a_case_says_that_it_is_no_live_answer(page: Page, site: Site) -> None:
    """Above its dates, in the spreadsheet beside each, and on paper."""
    opened(page, site)
    cases = [section for section in WHOLE.sections if section.mark]
    assert cases
    page.emulate_media(media="print")
    for section in cases:
        mark = page.locator(f"#{section.id}").get_by_text(NOT_LIVE)
        expect(mark).to_be_visible()
    parts = [row[0] for row in rows_of(csv_of(WHOLE)) if row[0].startswith("The same")]
    assert parts
    assert all("Not a live answer" in part for part in parts)


def test_the_comparison_is_saved_and_what_is_for_paper_is_not(built_site: Path) -> None:
    """It works with no network; posters and sheets would only fill the device."""
    lists = (built_site / "saved-files").glob("**/*.json")
    saved = {row[0] for path in lists for row in json.loads(path.read_bytes())["files"]}
    assert {"compare/", "compare/compare.csv", "handouts/"} <= saved
    assert list((built_site / "handouts").glob("*/*.pdf"))
    assert not [each for each in saved if each.startswith("handouts/") and each != "handouts/"]


# ---------------------------------------------------------------- more policies than the page holds


@pytest.fixture
def two_at_first(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """The built site, as if the page held two columns, and three came when they are chosen."""
    monkeypatch.setattr(comparison_module, "MOST_AT_FIRST", 2)
    copy = tmp_path / "site"
    shutil.copytree(built_site, copy, copy_function=os.link)
    place = copy / "compare" / "index.html"
    html = place.read_text(encoding="utf-8")
    place.unlink()
    draw = page_environment().get_template(TEMPLATE).module
    drawn = str(draw.comparison(ComparePage(WHOLE), "../"))  # type: ignore[attr-defined]
    table = drawn.partition("<script")[0].replace('"site-root:', '"../')
    start = html.index('<div class="compare"')
    end = html.index("<script", start)
    place.write_text(html[:start] + table + html[end:], encoding="utf-8")
    columns = copy / "compare" / "columns"
    columns.mkdir()
    for page in WHOLE.later:
        policy = page.edition.policy
        rows = [row.id for section in WHOLE.sections for row in section.rows]
        told = {row: WHOLE.cell(policy, row) for row in rows}
        cells = {row: {"key": each.key, "html": each.html} for row, each in told.items()}
        column = {"head": page.edition.name, "whose": page.edition.name, "cells": cells}
        (columns / f"{policy}.json").write_text(json.dumps(column), encoding="utf-8")
    with Site(folder=copy) as served:
        yield served


def test_a_column_comes_when_it_is_chosen(page: Page, two_at_first: Site) -> None:
    """In its place among the others, with its part in what they have in common."""
    opened(page, two_at_first)
    assert shown(page, "first") == ["brent", "lambeth"]
    page.get_by_label("Wandsworth").check()
    page.get_by_label("Tri-borough").check()
    expect(page.locator('[data-row="first"] td:visible')).to_have_count(4)
    assert shown(page, "first") == ["brent", "lambeth", "tri-borough", "wandsworth"]
    lines = alike(page, "first")
    assert any(line.endswith("Brent, Wandsworth") for line in lines)
    assert any(line.endswith("Lambeth, Tri-borough") for line in lines)


def test_a_column_that_comes_later_has_the_status_of_today(page: Page, two_at_first: Site) -> None:
    """Its edition's review was due after the build, and has passed since."""
    file = two_at_first.folder / "compare" / "columns" / "wandsworth.json"
    column = json.loads(file.read_text("utf-8"))
    column["head"] = (
        '<b data-status="current" data-review-due="2001-01-31"><i data-status-name>Current</i></b>'
    )
    file.write_text(json.dumps(column), encoding="utf-8")
    opened(page, two_at_first).get_by_label("Wandsworth").check()
    told = page.locator('thead th[data-policy="wandsworth"] [data-status-name]').first
    expect(told).to_have_text("Review overdue")


def test_a_column_that_does_not_come_is_said(page: Page, two_at_first: Site) -> None:
    """The others stay, its box is not ticked, and another try can follow."""
    two_at_first.faults["wandsworth.json"] = Fault(status=503)
    opened(page, two_at_first).get_by_label("Wandsworth").click()
    expect(page.locator("[data-compare-said]")).to_have_text(re.compile("Wandsworth"))
    expect(page.get_by_label("Wandsworth")).not_to_be_checked()
    assert shown(page, "first") == ["brent", "lambeth"]
    del two_at_first.faults["wandsworth.json"]
    page.get_by_label("Wandsworth").click()
    expect(page.locator('[data-row="first"] td:visible')).to_have_count(3)


# ---------------------------------------------------------------- which questions


def ask_only(page: Page, part: str) -> None:
    """Leave one part of the questions alone."""
    page.locator(".compare__which summary").click()
    for box in page.locator('[name="part"]').all():
        if box.get_attribute("value") != part:
            box.uncheck()


def test_a_part_or_a_question_that_is_not_chosen_goes_with_its_heading(
    page: Page, site: Site
) -> None:
    """From the page, from the links to the parts, and, by the address, from the next visit."""
    opened(page, site)
    ask_only(page, "friday-afternoon")
    rows = page.locator("[data-row]:visible")
    expect(page.locator(".compare__part:visible")).to_have_count(1)
    expect(page.locator(".compare__jump a:visible")).to_have_count(1)
    before = rows.count()
    page.get_by_label("What was assumed?").and_(
        page.locator('[data-part="friday-afternoon"]')
    ).uncheck()
    expect(rows).to_have_count(before - 1)
    expect(page.locator('[name="part"][value="friday-afternoon"]')).to_have_js_property(
        "indeterminate", value=True
    )
    page.reload()
    expect(rows).to_have_count(before - 1)
    expect(page.locator(".compare__part:visible")).to_have_count(1)


def test_the_csv_has_the_chosen_questions_alone(page: Page, site: Site, built_site: Path) -> None:
    """Each with its part, in the columns of the policies chosen."""
    built = rows_of((built_site / "compare" / "compare.csv").read_bytes())
    opened(page, site)
    page.get_by_label("Lambeth").uncheck()
    expect(page.locator("[data-compare-said]")).to_have_text("4 of 5 shown")
    ask_only(page, "friday-afternoon")
    kept = [built[0], *(row for row in built if row[0].startswith("The same Friday afternoon"))]
    assert len(kept) > 2
    assert rows_of(saved_by(page)) == [row[:3] + row[4:] for row in kept]


def test_one_afternoon_in_five_places_is_a_few_sheets(page: Page, site: Site) -> None:
    """A trainer hands out that part: two sheets, the columns' heads on each of them."""
    opened(page, site)
    ask_only(page, "friday-afternoon")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 2
    told = [sheet.extract_text() for sheet in sheets]
    assert "The same Friday afternoon" in told[0]
    for text in told:
        assert all(name in text for name in ("Brent", "Lambeth", "Wandsworth"))
    assert "999" in told[-1]


def test_the_whole_comparison_is_no_book(page: Page, site: Site) -> None:
    """Five policies, every question and every case: twelve sheets, none of them nearly empty."""
    opened(page, site)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= 12
    assert all(len(sheet.extract_text()) > 800 for sheet in sheets)


def test_with_no_question_chosen_the_page_says_what_to_do(page: Page, site: Site) -> None:
    """Not a blank page without a word."""
    opened(page, site)
    ask_only(page, "")
    expect(page.locator("[data-compare-said]")).to_have_text(re.compile("at least one question"))
