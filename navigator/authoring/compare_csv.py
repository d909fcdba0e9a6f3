"""The comparison as CSV, for a spreadsheet: quoted throughout, and read as text only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.authoring.comparison import Comparison

# Without it Excel takes the file for another encoding.
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes a cell that starts so for a formula, and would run it.
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def csv_of(comparison: Comparison) -> bytes:
    """Every section and question, a row each, with a column for each policy."""
    policies = [page.edition.policy for page in comparison.pages]
    names = [f"{page.edition.name}, {page.edition.edition_name}" for page in comparison.pages]
    lines = [_line(("Part", "Question", *names))]
    for section in comparison.sections:
        part = f"{section.title}. {section.mark}" if section.mark else section.title
        for row in section.rows:
            cells = (comparison.cell(policy, row.id).plain for policy in policies)
            lines.append(_line((part, row.title, *cells)))
    return (_MARK + "".join(lines)).encode()


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(text: str) -> str:
    """A cell in quotes; one that could be a formula starts with an apostrophe, as text does."""
    safe = f"'{text}" if _FORMULA.match(text) else text
    return '"' + safe.replace('"', '""') + '"'
