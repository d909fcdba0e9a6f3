"""The page that compares, its CSV, and the columns that come when they are chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from navigator.authoring.compare_column import TEMPLATE, head_of
from navigator.authoring.compare_csv import csv_of
from navigator.authoring.comparison import Comparison
from navigator.authoring.drawing import one_block, page_environment
from navigator.authoring.kept_pages import read_drawn
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.page_model import ROOT_MARK
from navigator.authoring.written import WrittenFolder
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage

    type Kept = Mapping[tuple[str, str], Path]

FOLDER: Final = "compare"
SECTION: Final = "comparison"
# The page stands one folder below the site's root.
_BASE: Final = "../"
_COUNTS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class ComparePage:
    """A comparison as its template asks for it."""

    comparison: Comparison

    def html(self, policy: str, row: str) -> Markup:
        """A cell."""
        return Markup(self.comparison.cell(policy, row).html)  # noqa: S704 - drawn, so escaped

    def head(self, page: PolicyPage) -> Markup:
        """What stands above a column."""
        return Markup(head_of(page))  # noqa: S704 - drawn, so escaped

    def whose(self, page: PolicyPage) -> str:
        """Whose cell it is, and whether that can be relied on: said in each."""
        return whose(page)

    @property
    def count(self) -> str:
        """How many policies are shown at first, in words."""
        shown = len(self.comparison.at_first)
        return _COUNTS[shown] if shown < len(_COUNTS) else str(shown)


def whose(page: PolicyPage) -> str:
    """A policy's name, with its status unless that is as one would expect."""
    status = page.status.status
    return page.edition.name if status == Status.CURRENT else f"{page.edition.name}, {status}"


def comparison_of(shown: Directory, kept: Kept) -> Comparison:
    """The policies that are listed now, with their columns, which were drawn before."""
    pages = shown.policies
    columns = {
        page.edition.policy: read_drawn(kept[page.edition.policy, page.edition.edition]).column
        for page in pages
    }
    return Comparison(pages, columns)


def compare_section(shown: Directory, kept: Kept) -> str:
    """The section of the page, with addresses from the site's root."""
    page = ComparePage(comparison_of(shown, kept))
    draw = page_environment().get_template(TEMPLATE).module
    drawn = str(draw.comparison(page, ROOT_MARK))  # type: ignore[attr-defined]
    return lighter(plainer(one_block(drawn)))


def write_comparison(docs: Path, shown: Directory, kept: Kept) -> tuple[Path, ...]:
    """Write the CSV, and a file for each column that the page does not hold. Gives all of them."""
    comparison = comparison_of(shown, kept)
    folder = WrittenFolder(docs / FOLDER)
    folder.write("compare.csv", csv_of(comparison))
    for each in comparison.later:
        policy = each.edition.policy
        column = {
            "head": _placed(head_of(each)),
            "whose": whose(each),
            "cells": {
                row.id: {
                    "key": comparison.cell(policy, row.id).key,
                    "html": _placed(comparison.cell(policy, row.id).html),
                }
                for section in comparison.sections
                for row in section.rows
            },
        }
        folder.write(f"columns/{policy}.json", json.dumps(column, ensure_ascii=False))
    folder.drop_others()
    return tuple(sorted(path for path in folder.folder.rglob("*") if path.is_file()))


def _placed(html: str) -> str:
    return html.replace(f'"{ROOT_MARK}', f'"{_BASE}')
