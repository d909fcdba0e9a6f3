"""Every policy side by side: the same questions to each, and the same cases put to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_column import sections
from navigator.authoring.compare_parts import DrawnCell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from navigator.authoring.compare_parts import Column, Section
    from navigator.authoring.page_model import PolicyPage

# So many policies stand in the page, and are shown at first. The others are fetched when chosen.
MOST_AT_FIRST: Final = 5
# Where a ladder has fewer stages than another.
NO_STAGE: Final = DrawnCell(key="", plain="", html='<p class="untimed">No such stage</p>')


@dataclass(frozen=True)
class Comparison:
    """The leading edition of each policy, in the order to show them, with its column."""

    pages: tuple[PolicyPage, ...]
    columns: Mapping[str, Column]

    @property
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
        return sections(max((len(page.edition.stages) for page in self.pages), default=0))

    def cell(self, policy: str, row: str) -> DrawnCell:
        """What a policy says to a question."""
        return self.columns[policy].get(row, NO_STAGE)

    def alike(self, row: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Of those shown at first, the answers in a few words, each with the policies' names.

        The one that most share comes first.
        """
        found: dict[str, list[str]] = {}
        for page in self.at_first:
            if key := self.cell(page.edition.policy, row).key:
                found.setdefault(key, []).append(page.edition.name)
        ordered = sorted(found.items(), key=lambda each: -len(each[1]))
        return tuple((key, tuple(names)) for key, names in ordered)
