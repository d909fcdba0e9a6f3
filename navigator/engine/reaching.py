"""How somebody is reached: the contacts that go with a duty, and what to do where none does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.vocabulary import Door, Serves, Side

if TYPE_CHECKING:
    from navigator.engine.answer import Clock, Person
    from navigator.engine.model import Contact, Edition, Ids


def contacts_of(
    edition: Edition, roles: set[str], ids: Ids, area: str | None
) -> tuple[Contact, ...]:
    """The contacts with one of these roles or ids, for the area if that is known."""
    return tuple(
        each
        for each in edition.contacts
        if each.id in ids or (each.role in roles and each.serves is not Serves.ADULTS)
        if area is None or each.area in {None, area}
    )


def doors_beside(
    edition: Edition, found: tuple[Contact, ...], area: str | None
) -> tuple[Contact, ...]:
    """Where to ring out of hours instead of a front door, at the same organisation."""
    fronts = {each.organisation for each in found if each.door is Door.FRONT_DOOR}
    return tuple(
        each
        for each in edition.contacts
        if each.door is Door.OUT_OF_HOURS and each.organisation in fronts
        if area is None or each.area in {None, area}
    )


def with_number(clock: Clock) -> Clock:
    """The clock of a duty that has a number for out of hours: its advice says to ring that."""
    before, _, after = site.OUT_OF_HOURS_ADVICE.partition("{why}")
    advice = tuple(
        site.OUT_OF_HOURS_DOOR_ADVICE.format(why=line.removeprefix(before).removesuffix(after))
        if line.startswith(before) and line.endswith(after)
        else line
        for line in clock.advice
    )
    return replace(clock, advice=advice)


def no_contact(
    edition: Edition, recipients: tuple[Person, ...], area: str | None, *, own: bool
) -> str:
    """What to do where no contact is held: nothing is said where nobody is named.

    ``own``: the raising side is the reader's.
    """
    if not recipients:
        return ""
    if not (own and all(each.side == Side.RAISING for each in recipients)):
        return site.NO_CONTACT
    return site.NO_CONTACT_LISTED if _has_loose(edition, area) else site.NO_CONTACT_OWN


def _has_loose(edition: Edition, area: str | None) -> bool:
    """Whether the edition prints contacts that it ties to no role and to no duty."""
    return any(
        each.role is None and each.door is Door.NO and each.serves is not Serves.ADULTS
        for each in edition.contacts
        if area is None or each.area in {None, area}
    )
