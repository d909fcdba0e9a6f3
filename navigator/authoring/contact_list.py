"""The contacts of the editions in force: by policy, by organisation, each row for itself.

A row is known by its organisation, its role and its place in the source, since one role's name can
stand in several rows. What two rows share is said beside both.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.page_parts import ContactRow
    from navigator.engine.answer import WayShown

_COUNTRY: Final = "+44"
# How numbers of this country are usually grouped, by how they start and how long they are.
_GROUPS: Final = tuple(
    (re.compile(start), sizes)
    for start, sizes in (
        (r"080011\d\d$|0845464\d$", (4, 4)),
        (r"0(?:800|500)\d{6}$", (4, 6)),
        (r"02", (3, 4, 4)),
        (r"0(?:11|1\d1|3|8|9)", (4, 3, 4)),
        (r"0(?:1|7)\d{9}$", (5, 6)),
    )
)
# So many policies' contacts are one page: 60 KB as it travels. More are parted by letter.
_MOST: Final = 30
# Between the ids of areas in an attribute of the page.
BETWEEN: Final = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWay:
    """A way to reach somebody, with the other rows that it is also printed for.

    ``dialled`` is a number in the usual groups, where it is printed in others.
    """

    way: WayShown
    dialled: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. ``anchor`` is its place on the page, ``area_ids`` the areas that it serves.

    ``called`` is a name that no other row has. ``confirmed`` is whether anybody has checked it
    since it was printed.
    """

    row: ContactRow
    anchor: str
    called: str
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
    """Every contact that may be rung, and the policies whose contacts may not.

    ``letter`` leaves the policies whose names start with another letter.
    """

    directory: Directory
    letter: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the pages that a long list is parted into; none where it is one page."""
        pages = self.directory.in_force
        return tuple(sorted({_letter(page) for page in pages})) if len(pages) > _MOST else ()

    @property
    def by_letter(self) -> tuple[tuple[str, tuple[PolicyPage, ...]], ...]:
        """The policies in force, by letter."""
        pages = self.directory.in_force
        return tuple(
            (letter, tuple(page for page in pages if _letter(page) == letter))
            for letter in self.letters
        )

    @cached_property
    def policies(self) -> tuple[tuple[PolicyPage, tuple[Group, ...]], ...]:
        """By policy in force, by organisation, in the order of the source."""
        return tuple((page, _groups(page)) for page in self.listed if page.in_force)

    @cached_property
    def listed(self) -> tuple[PolicyPage, ...]:
        """The policies that can be chosen from."""
        pages = self.directory.policies
        return tuple(page for page in pages if self.letter in ("", _letter(page)))

    @cached_property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every area of every policy, by name."""
        known = {area.id: area.name for page in self.listed for area in page.edition.areas}
        return tuple(sorted(known.items(), key=lambda each: each[1]))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles and services that can be reached, each once, by name; nobody's own name."""
        held = {
            words
            for page, _ in self.policies
            for row in page.contacts
            if not row.adults and any(way.href for way in row.contact.ways)
            for words in (row.title, row.contact.organisation)
        }
        return tuple(sorted(held, key=str.casefold))

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.entries) for _, groups in self.policies for group in groups)


def _letter(page: PolicyPage) -> str:
    first = page.edition.name[:1].casefold()
    return first if "a" <= first <= "z" else "other"


def _groups(page: PolicyPage) -> tuple[Group, ...]:
    held: dict[str, list[Entry]] = {}
    same = Counter(_name(row) for row in page.contacts)
    place: Counter[str] = Counter()
    for row, contact in zip(page.contacts, page.edition.contacts, strict=True):
        areas = (contact.area,) if contact.area else tuple(a.id for a in page.edition.areas)
        called = _name(row)
        place[called] += 1
        held.setdefault(contact.organisation, []).append(
            Entry(
                row=row,
                anchor=f"{page.edition.policy}--{contact.id}",
                called=f"{called}, row {place[called]}" if same[called] > 1 else called,
                area_ids=areas,
                ways=tuple(
                    ListedWay(
                        way=way,
                        dialled=_dialled(way),
                        also=_also(way, row, page.contacts),
                    )
                    for way in row.contact.ways
                ),
                confirmed=contact.confirmed is not None,
            )
        )
    return tuple(Group(organisation=name, entries=tuple(rows)) for name, rows in held.items())


def _name(row: ContactRow) -> str:
    area = row.contact.area
    words = (row.title, row.contact.organisation, area)
    return ", ".join(dict.fromkeys(each for each in words if each))


def _dialled(way: WayShown) -> str:
    """The number as it is usually grouped, where it is printed otherwise."""
    number = way.href.removeprefix("tel:")
    usual = usual_groups(number) if way.href != number else ""
    return "" if usual == " ".join(way.printed.split()) else usual


def usual_groups(number: str) -> str:
    """``+447700900123`` as ``07700 900123``; nothing for a number that is not of this country."""
    if not number.startswith(_COUNTRY):
        return ""
    digits = f"0{number.removeprefix(_COUNTRY)}"
    sizes = next((sizes for start, sizes in _GROUPS if start.match(digits)), ())
    ends = list(accumulate(sizes))
    if not ends or ends[-1] != len(digits):
        return digits
    return " ".join(digits[start:end] for start, end in pairwise([0, *ends]))


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
