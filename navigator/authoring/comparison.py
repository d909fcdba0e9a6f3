"""Every policy side by side: the same questions to each, and the same cases put to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_ladder import most_stages, nth_stage, stage
from navigator.authoring.compare_parts import Row, Section
from navigator.authoring.compare_questions import AFTER, BEFORE
from navigator.authoring.compare_same_case import same_case_section

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.compare_parts import Cell
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.same_case import SameCase
    from navigator.engine.working_days import Calendar

# So many policies stand in the page, and are shown at first. The others are fetched when chosen.
MOST_AT_FIRST: Final = 5


@dataclass(frozen=True)
class Comparison:
    """The leading edition of each policy, in the order to show them."""

    pages: tuple[PolicyPage, ...]
    cases: tuple[SameCase, ...]
    calendar: Calendar

    @cached_property
    def at_first(self) -> tuple[PolicyPage, ...]:
        """The policies whose columns the page itself holds."""
        return self.pages[:MOST_AT_FIRST]

    @property
    def later(self) -> tuple[PolicyPage, ...]:
        """The policies whose columns come when they are chosen."""
        return self.pages[MOST_AT_FIRST:]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The policies' own words first, then each case."""
        return (
            Section(id="side-by-side", title="Side by side", rows=tuple(self._rows())),
            *(same_case_section(each, self.pages, self.calendar) for each in self.cases),
        )

    def _rows(self) -> list[Row]:
        rows = [self._row(name, title, ask) for name, title, ask in BEFORE]
        rows += [
            self._row(f"stage-{index + 1}", nth_stage(index), partial(stage, index=index))
            for index in range(most_stages(self.pages))
        ]
        return rows + [self._row(name, title, ask) for name, title, ask in AFTER]

    def _row(self, name: str, title: str, ask: Callable[[PolicyPage], Cell]) -> Row:
        cells = {page.edition.policy: ask(page) for page in self.pages}
        return Row(id=name, title=title, cells=cells)
