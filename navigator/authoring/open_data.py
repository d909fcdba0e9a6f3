"""The open data besides the compiled editions: contacts, each edition's own text, the schemas."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from navigator.authoring.api_schemas import api_schemas
from navigator.authoring.open_text import write_open_texts
from navigator.authoring.schema import as_text
from navigator.engine.status import precedence, status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from navigator.authoring.library import Library
    from navigator.engine.model import Contact, Edition, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWay:
    """A way to reach a contact. ``dial`` is null where it cannot be right: ``why_not`` says why."""

    kind: str
    printed: str
    dial: str | None
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConfirmed:
    """What the partnership confirmed since: it goes before what was printed."""

    ways: tuple[OpenWay, ...]
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenContact:
    """One contact of an edition in force. ``id`` is its own within the edition."""

    policy: str
    edition: str
    id: str
    organisation: str
    title: str
    person: str | None
    area: str | None
    serves: str
    door: str
    ways: tuple[OpenWay, ...]
    confirmed: OpenConfirmed | None
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenContacts:
    """Every contact of every edition in force, by policy, in the order of the source."""

    contacts: tuple[OpenContact, ...]


def open_contacts(editions: Iterable[Edition], day: date) -> OpenContacts:
    """The contacts of the editions to go by on that day; none of an edition that has ended."""
    leading: dict[str, Edition] = {}
    for each in sorted(editions, key=lambda edition: precedence(edition, day)):
        leading[each.policy] = each
    return OpenContacts(
        contacts=tuple(
            _contact(edition, each)
            for _, edition in sorted(leading.items())
            if status_on(edition, day).in_force
            for each in edition.contacts
        )
    )


def _contact(edition: Edition, contact: Contact) -> OpenContact:
    areas = {each.id: each.name for each in edition.areas}
    confirmed = contact.confirmed
    return OpenContact(
        policy=edition.policy,
        edition=edition.edition,
        id=contact.id,
        organisation=contact.organisation,
        title=contact.title,
        person=contact.person,
        area=areas.get(contact.area or ""),
        serves=contact.serves.value,
        door=contact.door.value,
        ways=_ways(contact.ways),
        confirmed=OpenConfirmed(ways=_ways(confirmed.ways), by=confirmed.by, on=str(confirmed.on))
        if confirmed
        else None,
        about=contact.about,
    )


def _ways(ways: tuple[Way, ...]) -> tuple[OpenWay, ...]:
    return tuple(
        OpenWay(kind=each.kind.value, printed=each.printed, dial=each.dial, why_not=each.why_not)
        for each in ways
    )


def write_open_data(library: Library, root: Path, out: Path, day: date) -> None:
    """Write contacts, texts and schemas under ``out``, which has the compiled editions already."""
    contacts = asdict(open_contacts(library.editions, day))
    text = json.dumps(contacts, ensure_ascii=False, separators=(",", ":"))
    (out / "contacts.json").write_text(text, encoding="utf-8")
    write_open_texts(library, root, out, day)
    folder = out / "schemas"
    folder.mkdir(exist_ok=True)
    for name, schema in api_schemas(OpenContacts).items():
        (folder / f"{name}.schema.json").write_text(as_text(schema), encoding="utf-8")
