"""The lists of the whole site: policies with their status, and contacts to ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from navigator.engine.status import precedence

if TYPE_CHECKING:
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import ContactRow


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
    def contacts(
        self,
    ) -> tuple[tuple[PolicyPage, tuple[tuple[str, tuple[ContactRow, ...]], ...]], ...]:
        """By policy in force, by organisation, in the order of the source."""
        return tuple(
            (page, _by_organisation(page.contacts)) for page in self.policies if page.in_force
        )

    @cached_property
    def without_contacts(self) -> tuple[PolicyPage, ...]:
        """Policies with no edition in force: their contacts stand on their own page only."""
        return tuple(page for page in self.policies if not page.in_force)


def _by_organisation(
    rows: tuple[ContactRow, ...],
) -> tuple[tuple[str, tuple[ContactRow, ...]], ...]:
    held: dict[str, list[ContactRow]] = {}
    for row in rows:
        held.setdefault(row.contact.organisation, []).append(row)
    return tuple((name, tuple(group)) for name, group in held.items())
