"""Handouts as files: an SVG that is text, a PDF to read aloud, answers on a sheet of their own."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from navigator.authoring.handout_exercise import exercise_pdf
from navigator.authoring.handout_ladder import ladder_pages, ladder_sheet
from navigator.authoring.handout_pdf import HandoutNotMadeError, sheet_pdf, sheets_pdf
from navigator.authoring.handout_poster import poster_sheet
from navigator.authoring.handout_svg import svg_of
from navigator.authoring.handout_type import BOLD, HEAVY, REGULAR, write_typeface
from navigator.authoring.library import ROOT
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.training_pages import training
from tests.authoring.sheets import DAY, LAYOUTS, REAL, fictional
from tests.hostile_texts import hostile_texts, with_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from navigator.authoring.scenario_shown import ScenarioShown
    from tests.hostile_texts import HostileText

HOSTILE: Final = hostile_texts()
KINDS: Final = {"svg", "title", "desc", "rect", "polyline", "polygon", "text", "tspan"}
SVG: Final = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The typeface, for Typst."""
    folder = tmp_path_factory.mktemp("typeface")
    write_typeface(folder)
    return folder


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
    pages = ladder_pages(page, ladder_sheet(page))
    reader = PdfReader(io.BytesIO(sheets_pdf(pages, DAY, fonts)))
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


def test_the_typeface_holds_no_time_of_the_build(fonts: Path) -> None:
    """Its files say what their source says, so a PDF that they are in is that of another build."""
    source = ROOT / "node_modules/@fontsource/atkinson-hyperlegible-next/files"
    for weight in (REGULAR, BOLD, HEAVY):
        theirs = TTFont(source / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff")
        ours = TTFont(fonts / f"{weight}.ttf")
        assert ours["head"].modified == theirs["head"].modified


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
