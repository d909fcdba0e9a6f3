"""Handouts: sheets that fit their page, hold what the policy says, and can be read aloud."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from navigator.authoring.edition_file import read_edition
from navigator.authoring.handout_exercise import exercise_pdf
from navigator.authoring.handout_flow import letters
from navigator.authoring.handout_ladder import ladder_pages, ladder_sheet
from navigator.authoring.handout_pdf import PAPERS, HandoutNotMadeError, sheet_pdf, sheets_pdf
from navigator.authoring.handout_poster import poster_pages, poster_sheet
from navigator.authoring.handout_svg import svg_of
from navigator.authoring.handout_type import BOLD, REGULAR, width, wrapped, write_typeface
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.training_pages import training
from tests.hostile_texts import hostile_texts, with_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from navigator.authoring.handout_sheet import Sheet
    from navigator.authoring.scenario_shown import ScenarioShown
    from navigator.engine.model import Edition
    from tests.hostile_texts import HostileText

DAY: Final = date(2026, 11, 22)
LIBRARY: Final = load_library()
# By policy, the edition to go by.
REAL: Final = {
    page.edition.policy: page.edition
    for page in Directory(tuple(PolicyPage(each, DAY) for each in LIBRARY.editions)).policies
    if not page.edition.fictional
}
LAYOUTS: Final = {"ladder": ladder_sheet, "poster": poster_sheet}
# The same on as many sheets of A4 as it takes.
PAGES: Final = {"ladder": ladder_pages, "poster": poster_pages}
FICTIONAL: Final = ROOT / "tests" / "fictional"
HOSTILE: Final = hostile_texts()
KINDS: Final = {"svg", "title", "desc", "rect", "polyline", "polygon", "text", "tspan"}
SVG: Final = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The typeface, for Typst."""
    folder = tmp_path_factory.mktemp("typeface")
    write_typeface(folder)
    return folder


def fictional(name: str) -> Edition:
    """A made-up edition."""
    edition = read_edition(
        FICTIONAL / name / "2026-01.yaml", name, read_agencies(ROOT / "data")
    ).edition
    assert edition
    return edition


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
    pages = PAGES[layout](page)
    assert len(pages) <= 2
    assert all(each.fits for each in pages)
    assert letters(pages) >= 8
    one = LAYOUTS[layout](page)
    assert one.fits
    assert letters((one,)) * PAPERS["a3"] >= 8


def test_a_ladder_takes_one_a4_page_where_it_can() -> None:
    """Three of the five do."""
    one = {name for name in REAL if len(ladder_pages(PolicyPage(REAL[name], DAY))) == 1}
    assert one == {"brent", "lambeth", "tri-borough"}


@pytest.mark.parametrize("layout", sorted(PAGES))
def test_a_ladder_that_goes_on_keeps_each_rung_whole_and_loses_nothing(layout: str) -> None:
    """All that one sheet says, each sheet with edition, status, day and which of them it is."""
    page = PolicyPage(longer(REAL["st-helens"], 3), DAY)
    pages = PAGES[layout](page)
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
    sheets = PAGES[layout](page) if paper == "A4" else (LAYOUTS[layout](page),)
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


# ---------------------------------------------------------------- SVG


def drawn(policy: str, layout: str) -> ET.Element:
    """A sheet's SVG, parsed."""
    return ET.fromstring(svg_of(LAYOUTS[layout](PolicyPage(REAL[policy], DAY))))  # noqa: S314 - ours


@pytest.mark.parametrize("policy", sorted(REAL))
def test_an_svg_is_text_with_a_title_in_black_on_white(policy: str) -> None:
    """It needs no style sheet, script or file beside it, and no colour."""
    svg = drawn(policy, "poster")
    kinds = {each.tag.removeprefix(SVG) for each in svg.iter()}
    assert kinds <= KINDS
    assert REAL[policy].name in (svg.findtext(f"{SVG}title") or "")
    assert "agreement" in (svg.findtext(f"{SVG}desc") or "")
    colours = {each.get(name) for each in svg.iter() for name in ("fill", "stroke")}
    assert colours <= {None, "none", "#000", "#444", "#fff"}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda each: each.about)
def test_a_hostile_text_is_words_on_paper_too(hostile: HostileText, fonts: Path) -> None:
    """In an SVG it is no markup, and in a PDF no program of Typst's; both are made."""
    page = PolicyPage(with_texts(fictional("no-limits"), hostile.text), DAY)
    for lay in LAYOUTS.values():
        sheet = lay(page)
        svg = ET.fromstring(svg_of(sheet))  # noqa: S314 - ours
        assert {each.tag.removeprefix(SVG) for each in svg.iter()} <= KINDS
        assert len(PdfReader(io.BytesIO(sheet_pdf(sheet, DAY, fonts))).pages) == 1


# ---------------------------------------------------------------- PDF


def root_of(reader: PdfReader) -> Any:  # noqa: ANN401 - a PDF's objects have no types
    """The catalogue of a PDF."""
    return reader.trailer["/Root"]


def tags(reader: PdfReader) -> list[str]:
    """The structure's tags, in reading order."""

    def below(element: object) -> Iterator[str]:
        held = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(held, list):
            for each in held:
                yield from below(each)
        elif isinstance(held, dict):
            if "/S" in held:
                yield str(held["/S"])
            if "/K" in held:
                yield from below(held["/K"])

    return list(below(root_of(reader)["/StructTreeRoot"]))


@pytest.mark.parametrize("paper", [("a4", 595, 842), ("a3", 842, 1191)])
def test_a_poster_s_pdf_can_be_read_aloud(paper: tuple[str, int, int], fonts: Path) -> None:
    """It has a title, a language, headings in order, its text as text, and the paper's size."""
    page = PolicyPage(REAL["tri-borough"], DAY)
    made = sheet_pdf(poster_sheet(page), DAY, fonts, paper[0])
    reader = PdfReader(io.BytesIO(made))
    (sheet,) = reader.pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == paper[1:]
    assert "Tri-borough" in str(reader.metadata.title if reader.metadata else "")
    root = root_of(reader)
    assert str(root["/Lang"]) == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    found = [tag for tag in tags(reader) if re.fullmatch(r"/H\d", tag)]
    assert found[0] == "/H1"
    assert found.count("/H2") >= len(page.chart)
    text = " ".join(sheet.extract_text().split())
    for node in page.chart:
        assert node.title.split(":")[0] in text


def test_a_ladder_on_two_pages_is_one_pdf(fonts: Path) -> None:
    """Its second page goes on where the first ends, with headings for a reader who cannot see."""
    page = PolicyPage(REAL["st-helens"], DAY)
    reader = PdfReader(io.BytesIO(sheets_pdf(ladder_pages(page), DAY, fonts)))
    first, second = (" ".join(each.extract_text().split()) for each in reader.pages)
    assert "Stage One" in first
    assert "Stage Four: Chair" in second
    assert len([tag for tag in tags(reader) if tag == "/H2"]) >= len(page.ladder)


def test_a_pdf_embeds_the_site_s_typeface_alone(fonts: Path) -> None:
    """So that it looks the same, and fits, wherever it is printed."""
    made = sheet_pdf(ladder_sheet(PolicyPage(REAL["st-helens"], DAY)), DAY, fonts)
    fonts_used = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(io.BytesIO(made)).pages
        for font in cast("Any", page["/Resources"])["/Font"].values()
    }
    assert fonts_used
    assert all("AtkinsonHyperlegibleNext" in name for name in fonts_used)


def test_a_letter_that_no_typeface_has_stops_no_build(fonts: Path) -> None:
    """The sheet is made, and still tagged, with a blank for the letter."""
    edition = replace(REAL["brent"], title="A policy \N{WOMAN}")
    made = sheet_pdf(ladder_sheet(PolicyPage(edition, DAY)), DAY, fonts)
    assert "/H1" in tags(PdfReader(io.BytesIO(made)))


def test_a_sheet_against_the_standard_is_not_made(fonts: Path) -> None:
    """One without a title, which PDF/UA-1 asks for."""
    sheet = ladder_sheet(PolicyPage(REAL["brent"], DAY))
    sheet.title = ""
    with pytest.raises(HandoutNotMadeError, match="title"):
        sheet_pdf(sheet, DAY, fonts)


def test_the_same_data_give_the_same_file(fonts: Path) -> None:
    """Day for day: nothing of the hour, the machine or the order of a set is in it."""
    page = PolicyPage(REAL["wandsworth"], DAY)
    assert sheet_pdf(ladder_sheet(page), DAY, fonts) == sheet_pdf(ladder_sheet(page), DAY, fonts)


# ---------------------------------------------------------------- exercises

EXERCISES: Final = training().scenarios


def read(made: bytes) -> str:
    """A PDF's text on one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(made)).pages).split())


@pytest.mark.parametrize(
    "shown", EXERCISES, ids=lambda each: f"{each.scenario.policy}-{each.scenario.id}"
)
def test_an_exercise_keeps_its_answers_to_the_other_sheet(
    shown: ScenarioShown, fonts: Path
) -> None:
    """The blank sheet has story and clock, and none of the dates to be found; the other has all."""
    blank = read(exercise_pdf(shown, DAY, fonts, answers=False))
    answers = read(exercise_pdf(shown, DAY, fonts, answers=True))
    for step in shown.steps:
        assert step.clock in blank
        assert step.clock in answers
        for duty in step.duties:
            assert duty.do in answers
            leading = duty.clock.leading
            if leading:
                assert leading.text in answers
                assert leading.counting.split(".")[0] not in blank
    assert "not a live answer" in blank
    assert "not a live answer" in answers
    assert "Notes for the facilitator" not in blank
