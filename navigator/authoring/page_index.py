"""The lists of the whole site: policies with their status, and contacts to ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.authoring.history import History
    from navigator.authoring.page_model import PolicyPage


def lead_edition(pages: tuple[PolicyPage, ...]) -> PolicyPage:
    """Of one policy's editions, the one its own page shows: in force if any is, else the last."""
    return max(pages, key=lambda page: page.leads)


@dataclass(frozen=True)
class Directory:
    """Every policy once, by its leading edition.

    A made-up policy is kept apart from the real ones: out of their lists, and of what is found by
    a council's name. On a site that holds made-up ones alone there is nothing to keep apart.
    """

    pages: tuple[PolicyPage, ...]
    histories: tuple[History, ...] = ()

    @cached_property
    def policies(self) -> tuple[PolicyPage, ...]:
        """The leading edition of each policy, by name."""
        return tuple(page for page in self._leading if page not in self.made_up)

    @cached_property
    def made_up(self) -> tuple[PolicyPage, ...]:
        """The leading editions of made-up policies that stand beside real ones."""
        held = tuple(page for page in self._leading if page.edition.fictional)
        return held if len(held) < len(self._leading) else ()

    @property
    def printed(self) -> tuple[PolicyPage, ...]:
        """What there are handouts of: leading editions, those of made-up policies last."""
        return self.policies + self.made_up

    @cached_property
    def _leading(self) -> tuple[PolicyPage, ...]:
        ordered = sorted(self.pages, key=lambda page: page.edition.policy)
        leading = [
            lead_edition(tuple(group))
            for _, group in groupby(ordered, key=lambda page: page.edition.policy)
        ]
        return tuple(sorted(leading, key=lambda page: page.edition.name))

    @cached_property
    def newest_first(self) -> tuple[PolicyPage, ...]:
        """Every edition, by the policy's name; of each policy, the one to go by comes first."""
        ordered = sorted(self.pages, key=lambda page: page.leads, reverse=True)
        return tuple(sorted(ordered, key=lambda page: page.edition.name))

    @property
    def in_force(self) -> tuple[PolicyPage, ...]:
        """The policies whose contacts may be shown away from their own page."""
        return tuple(page for page in self.policies if page.in_force)

    @property
    def not_in_force(self) -> tuple[PolicyPage, ...]:
        """Policies with no edition in force: their contacts stand on their own page only."""
        return tuple(page for page in self.policies if not page.in_force)
