"""The contacts of the editions in force: by policy, by organisation, each row for itself.

A row is known by its organisation, its role and its place in the source, since one role's name can
stand in several rows. What two rows share is said beside both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import ContactRow
    from navigator.engine.answer import WayShown

# Between the ids of areas in an attribute of the page.
BETWEEN: Final = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWay:
    """A way to reach somebody, with the other rows that it is also printed for."""

    way: WayShown
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. ``anchor`` is its place on the page, ``area_ids`` the areas that it serves.

    ``confirmed`` is whether anybody has checked it since it was printed.
    """

    row: ContactRow
    anchor: str
    area_ids: tuple[str, ...]
    ways: tuple[ListedWay, ...]
    confirmed: bool

    @property
    def areas(self) -> str:
        """The areas as one attribute of the page."""
        return BETWEEN.join(self.area_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one organisation, in the order of the source."""

    organisation: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ContactList:
    """Every contact that may be rung, and the policies whose contacts may not."""

    directory: Directory

    @cached_property
    def policies(self) -> tuple[tuple[PolicyPage, tuple[Group, ...]], ...]:
        """By policy in force, by organisation, in the order of the source."""
        return tuple((page, _groups(page)) for page in self.directory.in_force)

    @cached_property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every area of every policy, by name."""
        known = {
            area.id: area.name for page in self.directory.policies for area in page.edition.areas
        }
        return tuple(sorted(known.items(), key=lambda each: each[1]))

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.entries) for _, groups in self.policies for group in groups)


def _groups(page: PolicyPage) -> tuple[Group, ...]:
    held: dict[str, list[Entry]] = {}
    for row, contact in zip(page.contacts, page.edition.contacts, strict=True):
        areas = (contact.area,) if contact.area else tuple(a.id for a in page.edition.areas)
        held.setdefault(contact.organisation, []).append(
            Entry(
                row=row,
                anchor=f"{page.edition.policy}--{contact.id}",
                area_ids=areas,
                ways=tuple(
                    ListedWay(way=way, also=_also(way, row, page.contacts))
                    for way in row.contact.ways
                ),
                confirmed=contact.confirmed is not None,
            )
        )
    return tuple(Group(organisation=name, entries=tuple(rows)) for name, rows in held.items())


def _also(way: WayShown, row: ContactRow, rows: tuple[ContactRow, ...]) -> tuple[str, ...]:
    """The other rows that the same number or address is printed for."""
    if not way.href:
        return ()
    return tuple(
        other.title
        if other.contact.organisation == row.contact.organisation
        else f"{other.title}, {other.contact.organisation}"
        for other in rows
        if other is not row and any(each.href == way.href for each in other.contact.ways)
    )
