"""The policies that handouts are made of in tests, and the sheets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from navigator.authoring.edition_file import read_edition
from navigator.authoring.handout_ladder import ladder_sheet
from navigator.authoring.handout_poster import poster_sheet
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage

if TYPE_CHECKING:
    from navigator.engine.model import Edition

DAY: Final = date(2026, 11, 22)
LIBRARY: Final = load_library()
# By policy, the edition to go by.
REAL: Final = {
    page.edition.policy: page.edition
    for page in Directory(tuple(PolicyPage(each, DAY) for each in LIBRARY.editions)).policies
    if not page.edition.fictional
}
LAYOUTS: Final = {"ladder": ladder_sheet, "poster": poster_sheet}
FICTIONAL: Final = ROOT / "tests" / "fictional"


def fictional(name: str) -> Edition:
    """A made-up edition."""
    edition = read_edition(
        FICTIONAL / name / "2026-01.yaml", name, read_agencies(ROOT / "data")
    ).edition
    assert edition
    return edition
