"""A policy's column: every question and every case answered from its edition, and drawn.

It is kept between builds with the rest of what is drawn of an edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_ladder import nth_stage, stage
from navigator.authoring.compare_parts import DrawnCell, Row, Section
from navigator.authoring.compare_questions import AFTER, BEFORE
from navigator.authoring.compare_same_case import same_case_cells, same_case_section
from navigator.authoring.drawing import one_block, page_environment
from navigator.authoring.library import ROOT, read_calendar
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.page_model import ROOT_MARK
from navigator.authoring.same_case import read_same_cases

if TYPE_CHECKING:
    from navigator.authoring.compare_parts import Cell, Column
    from navigator.authoring.page_model import PolicyPage

TEMPLATE: Final = "compare.html.j2"


def sections(stages: int) -> tuple[Section, ...]:
    """The sections of a comparison in which the longest ladder has so many stages."""
    rows = (
        *(Row(id=name, title=title) for name, title, _ in BEFORE),
        *(Row(id=f"stage-{index + 1}", title=nth_stage(index)) for index in range(stages)),
        *(Row(id=name, title=title) for name, title, _ in AFTER),
    )
    return (
        Section(id="side-by-side", title="Side by side", rows=rows),
        *map(same_case_section, read_same_cases()),
    )


def column_of(page: PolicyPage) -> Column:
    """Every cell of a policy, by the rows' ids. UnreadableSameCaseError."""
    cells = _cells(page)
    draw = page_environment().get_template(TEMPLATE).module
    # An attribute of a template's module is what the template defines.
    drawn = [str(draw.cell(each)) for each in cells.values()]  # type: ignore[attr-defined]
    # Short forms are explained once in each column.
    told = page.abbreviations.explain_all(drawn)
    return {
        name: DrawnCell(key=cell.key, plain=cell.plain, html=lighter(plainer(one_block(html))))
        for (name, cell), html in zip(cells.items(), told, strict=True)
    }


def _cells(page: PolicyPage) -> dict[str, Cell]:
    cells = {name: ask(page) for name, _, ask in BEFORE}
    for index in range(len(page.edition.stages)):
        cells[f"stage-{index + 1}"] = stage(page, index)
    cells |= {name: ask(page) for name, _, ask in AFTER}
    calendar = read_calendar(ROOT / "data")
    for case in read_same_cases():
        cells |= same_case_cells(case, page, calendar)
    return cells


def head_of(page: PolicyPage) -> str:
    """What stands above a policy's column, as HTML with addresses from the site's root."""
    draw = page_environment().get_template(TEMPLATE).module
    return lighter(plainer(str(draw.head(page, ROOT_MARK))))  # type: ignore[attr-defined]
