"""Handouts: sheets that fit their page, and hold what the policy says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.handout_flow import letters
from navigator.authoring.handout_ladder import ladder_pages
from navigator.authoring.handout_pdf import PAPERS
from navigator.authoring.handout_poster import poster_pages
from navigator.authoring.handout_type import BOLD, REGULAR, width, wrapped
from navigator.authoring.page_model import PolicyPage
from tests.authoring.sheets import DAY, FICTIONAL, LAYOUTS, REAL, fictional

if TYPE_CHECKING:
    from navigator.authoring.handout_sheet import Sheet
    from navigator.engine.model import Edition

# The same on as many sheets of A4 as it takes.
PAGES: Final = {"ladder": ladder_pages, "poster": poster_pages}


def pages_of(layout: str, page: PolicyPage) -> tuple[Sheet, ...]:
    """A layout on as many A4 sheets as it takes."""
    return PAGES[layout](page, LAYOUTS[layout](page))


def longer(edition: Edition, times: int, word: str = "") -> Edition:
    """An edition with so many times the stages, and a word more in every title."""
    stages = [
        replace(stage, id=f"{stage.id}-{copy}" if copy else stage.id, title=f"{stage.title}{word}")
        for copy in range(times)
        for stage in edition.stages
    ]
    return replace(edition, stages=tuple(stages))


def text_of(sheet: Sheet) -> str:
    """Everything that a sheet says."""
    return " ".join(line for words in sheet.words for line in words.lines)


# ---------------------------------------------------------------- the sheets


@pytest.mark.parametrize("name", sorted(each.name for each in FICTIONAL.iterdir() if each.is_dir()))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_pattern_of_policy_fits_its_page(layout: str, name: str) -> None:
    """Nothing runs off the paper, or out of its box's width."""
    assert LAYOUTS[layout](PolicyPage(fictional(name), DAY)).fits


@pytest.mark.parametrize("policy", sorted(REAL))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_real_ones_fit_in_letters_that_can_be_read(layout: str, policy: str) -> None:
    """None under 8 points: on A4, over two pages at most; on A3, on one."""
    page = PolicyPage(REAL[policy], DAY)
    pages = pages_of(layout, page)
    assert len(pages) <= 2
    assert all(each.fits for each in pages)
    assert letters(pages) >= 8
    one = LAYOUTS[layout](page)
    assert one.fits
    assert letters((one,)) * PAPERS["a3"] >= 8


def test_a_ladder_takes_one_a4_page_where_it_can() -> None:
    """Two of the five do."""
    one = {name for name in REAL if len(pages_of("ladder", PolicyPage(REAL[name], DAY))) == 1}
    assert one == {"brent", "lambeth"}


@pytest.mark.parametrize("layout", sorted(PAGES))
def test_a_ladder_that_goes_on_keeps_each_rung_whole_and_loses_nothing(layout: str) -> None:
    """All that one sheet says, each sheet with edition, status, day and which of them it is."""
    page = PolicyPage(longer(REAL["st-helens"], 3), DAY)
    pages = pages_of(layout, page)
    assert len(pages) > 2
    assert letters(pages) >= 8
    for number, sheet in enumerate(pages, start=1):
        told = text_of(sheet)
        assert f"Page {number} of {len(pages)}." in told
        for said in ("Superseded", "Undated edition", "22 November 2026", "999"):
            assert said in told
    whole = " ".join(map(text_of, pages))
    one = LAYOUTS[layout](page)
    assert all(" ".join(each.lines) in whole for each in one.words if each.role == "h2")
    # A heading and what is to be done under it are never parted by the paper's end.
    assert all(max(sheet.words, key=lambda each: each.y).role == "p" for sheet in pages)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_twice_the_stages_and_a_word_longer_than_the_page_still_fit(layout: str) -> None:
    """The letters get smaller, and the word is broken."""
    page = PolicyPage(longer(REAL["lambeth"], 2, " " + "W" * 150), DAY)
    sheet = LAYOUTS[layout](page)
    assert sheet.fits
    assert text_of(sheet).replace(" ", "").count("W" * 150) >= 2 * len(REAL["lambeth"].stages)


@pytest.mark.parametrize("policy", sorted(REAL))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_sheet_names_its_edition_its_status_and_its_day(layout: str, policy: str) -> None:
    """Whoever finds it on a wall can tell whether to rely on it."""
    page = PolicyPage(REAL[policy], DAY)
    told = text_of(LAYOUTS[layout](page))
    assert page.edition.edition_name in told
    assert str(page.status.status).capitalize() in told
    assert "22 November 2026" in told
    assert "999" in told


@pytest.mark.parametrize("policy", sorted(REAL))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("paper", ["one sheet", "A4"])
def test_a_sheet_has_every_rung_and_every_limit_of_the_ladder(
    paper: str, layout: str, policy: str
) -> None:
    """A limit over several stages too, and where there is none, that there is none."""
    page = PolicyPage(REAL[policy], DAY)
    sheets = pages_of(layout, page) if paper == "A4" else (LAYOUTS[layout](page),)
    told = " ".join(map(text_of, sheets))
    for row in page.ladder:
        assert f"{row.label}: {row.title}" in told
        for line in row.lines:
            assert line.do in told
            assert (line.limit if line.timed else "No time limit stated") in told
    for duty in page.edition.throughout:
        if duty.covers and duty.limit.within.unit.counted:
            assert str(duty.limit.within) in told


def test_no_name_and_no_number_of_a_past_edition_is_handed_out() -> None:
    """The contacts that an edition printed are on no sheet: they do not keep."""
    for edition in REAL.values():
        told = " ".join(text_of(lay(PolicyPage(edition, DAY))) for lay in LAYOUTS.values())
        for contact in edition.contacts:
            assert not contact.person or contact.person not in told
            assert all(way.printed not in told for way in contact.ways)


# ---------------------------------------------------------------- letters


def test_a_line_is_never_wider_than_it_may_be() -> None:
    """Nor is a word lost, however it is broken."""
    text = "Refer the matter to " + "X" * 80 + " without delay"
    lines = wrapped(text, 4, 50)
    assert all(width(line, 4) <= 50 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_bold_letters_are_measured_as_bold() -> None:
    """A limit in bold takes more room than the same in regular."""
    assert width("Within 5 working days", 4, BOLD) > width("Within 5 working days", 4, REGULAR)
