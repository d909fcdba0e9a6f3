"""What changed in who is who, and how to reach them.

A name or number of a person is never repeated: it stands on its own edition's page only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from navigator.changes.change import Change, Consequence, Kind, Spot
from navigator.changes.phrases import listed, quoted
from navigator.engine.vocabulary import Door, Serves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.changes.pair import Pair
    from navigator.engine.model import Contact, Role, Way

_ROLES: Final = "Who is who"
_CONTACTS: Final = "Contacts"
_NO_WAY: Final = "no number or address"


def role_changes(pair: Pair) -> Iterator[Change]:
    """The people and bodies that the policy names."""
    for kind, roles in ((Kind.NEW, pair.roles.new), (Kind.GONE, pair.roles.gone)):
        for role in roles:
            # Whoever has something to do is in a duty's change: this only completes the list.
            words = (
                f"newly named: {role.name}" if kind is Kind.NEW else f"not named now: {role.name}"
            )
            yield Change(
                kind=kind,
                consequence=Consequence.WORDING,
                place=_ROLES,
                words=words,
                path=f"roles.{role.id}",
            )
    for earlier, later in pair.roles.both:
        yield from _role(earlier, later)


def _role(old: Role, new: Role) -> Iterator[Change]:
    spot = Spot(place=_ROLES, anchor="", path=f"roles.{new.id}")
    if old.name != new.name:
        words = f"{quoted(new.name)} is named where {quoted(old.name)} was"
        yield spot.changed(Consequence.WHO, words, "name", (old.name, new.name))
    if old.side is not new.side:
        words = f"{new.name}: {new.side.meaning}, was {old.side.meaning}"
        yield spot.changed(Consequence.WHO, words, "side", (old.side, new.side))
    if old.you is not new.you:
        words = f"{new.name}: {'now' if new.you else 'no longer'} you, the one who raises it"
        yield spot.changed(Consequence.WHO, words, "you")
    before = {each.agency: _body(each.name, each.body) for each in old.equivalents}
    after = {each.agency: _body(each.name, each.body) for each in new.equivalents}
    for agency in dict.fromkeys((*after, *before)):
        was, now = before.get(agency, ""), after.get(agency, "")
        if was != now:
            words = f"{new.name}, in {agency}: {now or 'not said'}, was {was or 'not said'}"
            yield spot.changed(Consequence.WHO, words, "equivalents", (was, now))
    if (old.about, old.also) != (new.about, new.also):
        yield spot.changed(Consequence.WORDING, f"{new.name}: worded anew", "about")


def _body(name: str, body: str) -> str:
    return f"{name} ({body})" if body else name


def contact_changes(pair: Pair) -> Iterator[Change]:
    """The rows of the contact list."""
    for contact in pair.contacts.new:
        told = "" if contact.person else _ways(_lead(contact))
        words = f"new in the contact list: {_called(contact)}" + (f", {told}" if told else "")
        yield _contact_change(contact, Kind.NEW, words, now=told)
    for contact in pair.contacts.gone:
        words = f"no longer in the contact list: {_called(contact)}"
        yield _contact_change(contact, Kind.GONE, words)
    for earlier, later in pair.contacts.both:
        yield from _contact(pair, earlier, later)


def _contact(pair: Pair, old: Contact, new: Contact) -> Iterator[Change]:
    anchor, path = f"contact-{new.id}", f"contacts.{new.id}"
    named = Spot(place=_CONTACTS, anchor=anchor, path=path)
    spot = replace(named, about=f"{_called(new)}: ")
    gravity = _gravity(old, new)
    if _called(old) != _called(new):
        words = f"{quoted(_called(new))} is listed where {quoted(_called(old))} was"
        yield named.changed(gravity, words, "title", (_called(old), _called(new)))
    if old.person != new.person:
        words = (
            "another person is named" if old.person and new.person
            else "a person is named now" if new.person else "no person is named now"
        )  # fmt: skip
        yield spot.changed(gravity, words, "person")
    confirmed = confirmed_words(new) or "no longer confirmed by the partnership"
    same_ways = _dialled(_lead(old)) == _dialled(_lead(new))
    if not same_ways:
        was, now = _ways(_lead(old)) or _NO_WAY, _ways(_lead(new)) or _NO_WAY
        personal = old.person or new.person
        words = "another number or address" if personal else f"{now}, was {was}"
        if old.confirmed != new.confirmed:
            words += f"; {confirmed}"
        yield spot.changed(gravity, words, "ways", ("", "") if personal else (was, now))
    elif old.confirmed != new.confirmed:
        yield spot.changed(gravity, confirmed, "confirmed")
    if old.door is not new.door:
        words = f"now {new.door.meaning}, was {old.door.meaning}"
        yield spot.changed(gravity, words, "door", (old.door, new.door))
    if _whom(pair, old, old=True) != _whom(pair, new, old=False):
        yield spot.changed(gravity, "for other people than before", "serves")
    if old.about != new.about or (same_ways and _printed(old) != _printed(new)):
        yield spot.changed(Consequence.WORDING, "worded or printed otherwise", "about")


def confirmed_words(contact: Contact) -> str:
    """That the partnership confirmed a contact's value, by whom and when; else nothing."""
    held = contact.confirmed
    return f"confirmed by {held.by}, {held.on.in_words()}" if held else ""


def confirmed_change(contact: Contact) -> Change:
    """The change that a value makes which was confirmed after the edition was printed."""
    told = "" if contact.person else _ways(_lead(contact))
    printed = "" if contact.person else _ways(contact.ways)
    values = f"{told}, printed {printed}" if told and printed and told != printed else told
    words = ": ".join(filter(None, (_called(contact), values)))
    return _contact_change(
        contact, Kind.CHANGED, f"{words}; {confirmed_words(contact)}", printed, told
    )


def _gravity(*rows: Contact) -> Consequence:
    """What a change of a row bears on that was, or is, the way to refer a child in danger."""
    ordinary = all(each.door is Door.NO for each in rows)
    return Consequence.CONTACT if ordinary else Consequence.DANGER


def _contact_change(
    contact: Contact, kind: Kind, words: str, was: str = "", now: str = ""
) -> Change:
    return Change(
        kind=kind,
        consequence=_gravity(contact),
        place=_CONTACTS,
        words=words,
        was=was,
        now=now,
        anchor=f"contact-{contact.id}",
        path=f"contacts.{contact.id}",
    )


def _called(contact: Contact) -> str:
    return (
        contact.title
        if contact.title == contact.organisation
        else (f"{contact.title}, {contact.organisation}")
    )


def _lead(contact: Contact) -> tuple[Way, ...]:
    """What to use: what was confirmed, else what was printed."""
    return contact.confirmed.ways if contact.confirmed else contact.ways


def _ways(ways: tuple[Way, ...]) -> str:
    return listed(each.printed for each in ways) if ways else ""


def _dialled(ways: tuple[Way, ...]) -> tuple[tuple[str, str], ...]:
    """What is reached: how a number is spaced in print does not matter."""
    return tuple((each.kind, each.dial or each.printed) for each in ways)


def _printed(contact: Contact) -> tuple[object, ...]:
    return tuple((each.printed, each.why_not) for each in contact.ways)


def _whom(pair: Pair, contact: Contact, *, old: bool) -> tuple[str, str, Serves]:
    role = pair.later_id("roles", contact.role or "", old=old)
    return role, pair.later_id("areas", contact.area or "", old=old), contact.serves
