"""The page that compares: its cells drawn, and the columns that come when they are chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from navigator.authoring.compare_csv import csv_of
from navigator.authoring.comparison import Comparison
from navigator.authoring.drawing import one_block, page_environment
from navigator.authoring.library import load_library
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.page_model import ROOT_MARK
from navigator.authoring.same_case import read_same_cases
from navigator.authoring.site_pages import directory
from navigator.authoring.written import WrittenFolder

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.compare_parts import Row
    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage

FOLDER: Final = "compare"
_TEMPLATE: Final = "compare.html.j2"
_COUNTS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def comparison_of(shown: Directory) -> Comparison:
    """The comparison of the policies that are shown now. UnreadableSameCaseError."""
    real = tuple(page for page in shown.policies if not page.edition.fictional)
    return Comparison(real, read_same_cases(), load_library().calendar)


@dataclass(frozen=True)
class ComparePage:
    """A comparison with its cells as HTML; short forms are explained once in each column."""

    comparison: Comparison

    @cached_property
    def cells(self) -> dict[str, dict[str, Markup]]:
        """Each cell's HTML, by the policy and the row."""
        return {page.edition.policy: self._column(page) for page in self.comparison.pages}

    def _column(self, page: PolicyPage) -> dict[str, Markup]:
        draw = page_environment().get_template(_TEMPLATE).module
        rows = [row for section in self.comparison.sections for row in section.rows]
        # An attribute of a template's module is what the template defines.
        drawn = [str(draw.cell(row.cells[page.edition.policy], ROOT_MARK)) for row in rows]  # type: ignore[attr-defined]
        told = page.abbreviations.explain_all(drawn)
        return {
            row.id: Markup(one_block(html))  # noqa: S704 - drawn with a template that escapes
            for row, html in zip(rows, told, strict=True)
        }

    def alike(self, row: Row) -> tuple[tuple[str, str], ...]:
        """What the policies shown at first have in common: the answer, and their names."""
        names = {page.edition.policy: page.edition.name for page in self.comparison.at_first}
        found = row.alike(tuple(names))
        return tuple((key, ", ".join(names[each] for each in whose)) for key, whose in found)

    @property
    def count(self) -> str:
        """How many policies are shown at first, in words."""
        shown = len(self.comparison.at_first)
        return _COUNTS[shown] if shown < len(_COUNTS) else str(shown)


def compare_section() -> str:
    """The section of the page, for the policies that are shown now."""
    page = ComparePage(comparison_of(directory()))
    draw = page_environment().get_template(_TEMPLATE).module
    return str(draw.comparison(page, ROOT_MARK))  # type: ignore[attr-defined]


def write_comparison(docs: Path, shown: Directory) -> None:
    """Write the CSV, and a file for each column that the page does not hold."""
    page = ComparePage(comparison_of(shown))
    folder = WrittenFolder(docs / FOLDER)
    folder.write("compare.csv", csv_of(page.comparison))
    rows = [row for section in page.comparison.sections for row in section.rows]
    draw = page_environment().get_template(_TEMPLATE).module
    for each in page.comparison.later:
        policy = each.edition.policy
        column = {
            "head": _placed(str(draw.head(each, ROOT_MARK))),  # type: ignore[attr-defined]
            "cells": {
                row.id: {"key": row.cells[policy].key, "html": _placed(page.cells[policy][row.id])}
                for row in rows
            },
        }
        folder.write(f"columns/{policy}.json", json.dumps(column, ensure_ascii=False))
    folder.drop_others()


def _placed(html: str) -> str:
    """HTML with its addresses as the page that compares needs them, one folder down."""
    return lighter(plainer(html)).replace(f'"{ROOT_MARK}', '"../')
