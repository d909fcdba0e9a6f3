"""PDFs by Typst: tagged, with a title and a language, checked against PDF/UA-1 as they are made."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import typst

from navigator.authoring.drawing import TEMPLATES
from navigator.authoring.handout_sheet import A4, ASCENT, LEADING
from navigator.authoring.handout_svg import head_of
from navigator.authoring.handout_type import FAMILY

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.handout_sheet import Sheet

# How much larger than A4 each size of paper is, along a side.
PAPERS: Final = {"a4": 1.0, "a3": 2**0.5}


class HandoutNotMadeError(Exception):
    """Typst refused a handout. The message is Typst's."""


def sheet_pdf(sheet: Sheet, day: date, fonts: Path, paper: str = "a4") -> bytes:
    """A sheet as a PDF on a size of paper. HandoutNotMadeError."""
    return sheets_pdf((sheet,), day, fonts, paper)


def sheets_pdf(sheets: tuple[Sheet, ...], day: date, fonts: Path, paper: str = "a4") -> bytes:
    """Sheets as the pages of one PDF. HandoutNotMadeError."""
    held = [_held(each, paper) for each in sheets]
    return pdf_of("sheet.typ", "sheets", held, day, fonts)


def _held(sheet: Sheet, paper: str) -> dict[str, Any]:
    """A sheet as its template asks for it."""
    return asdict(sheet) | {
        "scale": PAPERS[paper] * A4[0] / sheet.wide,
        "family": FAMILY,
        "leading": LEADING,
        "ascent": ASCENT,
        "lines": [
            asdict(each) | {"head": head_of(each) if each.arrow else None} for each in sheet.lines
        ],
    }


def pdf_of(template: str, name: str, held: object, day: date, fonts: Path) -> bytes:
    """A PDF from a template, which reads ``held`` as JSON by its name. HandoutNotMadeError."""
    inputs = {name: json.dumps(held, ensure_ascii=False, default=str)}
    # The day that is printed on it: the same data give the same file.
    made_on = datetime.combine(day, time(), UTC)
    compiler = _compiler(template, fonts)
    try:
        made = compiler.compile(sys_inputs=inputs, pdf_standards="ua-1", timestamp=made_on)
    except RuntimeError as error:
        # A letter that no typeface here can draw is against the standard. The tags stay.
        if "could not be displayed" not in str(error):
            raise HandoutNotMadeError(str(error)) from error
        try:
            made = compiler.compile(sys_inputs=inputs, timestamp=made_on)
        except RuntimeError as error:
            raise HandoutNotMadeError(str(error)) from error
    assert isinstance(made, bytes)  # noqa: S101 - for the type checker; a PDF is one file
    return made


@cache
def _compiler(template: str, fonts: Path) -> typst.Compiler:
    """Reading the typefaces takes longer than setting a page."""
    return typst.Compiler(
        str(TEMPLATES / template), font_paths=[str(fonts)], ignore_system_fonts=True
    )
