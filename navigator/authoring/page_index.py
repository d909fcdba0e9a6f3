"""The lists of the whole site: policies with their status, and contacts to ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from navigator.engine.status import precedence

if TYPE_CHECKING:
    from navigator.authoring.page_model import PolicyPage


def lead_edition(pages: tuple[PolicyPage, ...]) -> PolicyPage:
    """Of one policy's editions, the one its own page shows: in force if any is, else the last."""
    return max(pages, key=lambda page: precedence(page.edition, page.day))


@dataclass(frozen=True)
class Directory:
    """Every policy once, by its leading edition."""

    pages: tuple[PolicyPage, ...]

    @cached_property
    def policies(self) -> tuple[PolicyPage, ...]:
        """The leading edition of each policy, by name."""
        ordered = sorted(self.pages, key=lambda page: page.edition.policy)
        leading = [
            lead_edition(tuple(group))
            for _, group in groupby(ordered, key=lambda page: page.edition.policy)
        ]
        return tuple(sorted(leading, key=lambda page: page.edition.name))

    @cached_property
    def newest_first(self) -> tuple[PolicyPage, ...]:
        """Every edition, by the policy's name; of each policy, the one to go by comes first."""
        ordered = sorted(
            self.pages, key=lambda page: precedence(page.edition, page.day), reverse=True
        )
        return tuple(sorted(ordered, key=lambda page: page.edition.name))

    @property
    def in_force(self) -> tuple[PolicyPage, ...]:
        """The policies whose contacts may be shown away from their own page."""
        return tuple(page for page in self.policies if page.in_force)

    @property
    def not_in_force(self) -> tuple[PolicyPage, ...]:
        """Policies with no edition in force: their contacts stand on their own page only."""
        return tuple(page for page in self.policies if not page.in_force)
