"""The model's values made ready to show: roles, contacts, documents, notes and duties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from navigator.engine import site
from navigator.engine.answer import (
    ContactShown,
    DocumentShown,
    DutyShown,
    NoteShown,
    Person,
    ReadingShown,
    WayShown,
)
from navigator.engine.facts import Truth
from navigator.engine.reaching import contacts_of, doors_beside, no_contact, with_number
from navigator.engine.step_advice import is_chased, is_own_agency, said_of, whose_step
from navigator.engine.vocabulary import Door, Part, View, WayKind
from navigator.engine.wording import strength_in_words, unknown_in_words, when_in_words

if TYPE_CHECKING:
    from navigator.engine.clocks import Clockwork
    from navigator.engine.model import Contact, Duty, Edition, Ids, Route, Way
    from navigator.engine.references import Parties, When
    from navigator.engine.viewpoint import Viewpoint

# How each kind of way is opened, and the marks that have a meaning of their own in such an address.
# In one for e-mail, what follows a "?" would be more recipients, or a message.
_SCHEMES = {
    WayKind.PHONE: ("tel:", "+"),
    WayKind.EMAIL: ("mailto:", "@+"),
    WayKind.WEB: ("", "+@:/?&=%"),
}
NOT_DIALLED = "As printed then. Do not rely on it."


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Shows parts of one edition. ``in_force`` is false where nothing may be dialled any more."""

    edition: Edition
    in_force: bool

    @cached_property
    def _notes(self) -> dict[str, NoteShown]:
        return {
            note.id: NoteShown(
                id=note.id,
                kind=note.kind,
                says=note.says,
                readings=tuple(
                    ReadingShown(text=each.text, used=note.used in {each.id, "all"})
                    for each in note.readings
                ),
                why=note.why,
                cite=tuple(map(str, note.cite)),
            )
            for note in self.edition.notes
        }

    def notes(self, ids: Ids) -> tuple[NoteShown, ...]:
        """The notes with these ids, each once."""
        return tuple(self._notes[each] for each in dict.fromkeys(ids))

    def people(self, parties: Parties) -> tuple[Person, ...]:
        """The roles named, each with its equivalents in other agencies."""
        roles = {each.id: each for each in self.edition.roles}
        return tuple(
            Person(
                id=role.id,
                name=role.name,
                side=role.side,
                you=role.you,
                about=role.about,
                equivalents=tuple(
                    f"{each.name} ({each.body})" if each.body else each.name
                    for each in role.equivalents
                ),
            )
            for role in map(roles.__getitem__, parties.roles)
        )

    def contact(self, contact: Contact) -> ContactShown:
        """A contact with its ways; a confirmed value leads what was printed."""
        if contact.id not in self._contacts:
            self._contacts[contact.id] = self._made(contact)
        return self._contacts[contact.id]

    @cached_property
    def _contacts(self) -> dict[str, ContactShown]:
        return {}

    def _made(self, contact: Contact) -> ContactShown:
        areas = {each.id: each.name for each in self.edition.areas}
        confirmed = contact.confirmed
        # Names and numbers of people are shown on the edition's own page only, once it has ended.
        hidden = contact.person is not None and not self.in_force
        ways = (*(confirmed.ways if confirmed else ()), *contact.ways)
        return ContactShown(
            id=contact.id,
            title=", ".join(
                each for each in ("" if hidden else contact.person, contact.title) if each
            ),
            organisation=contact.organisation,
            area=areas.get(contact.area or "", ""),
            ways=() if hidden else tuple(self._way(each) for each in ways),
            checked=(
                f"Confirmed by {confirmed.by}, {confirmed.on.in_words()}"
                if confirmed
                else f"Never checked; {self._printed}"
            ),
            about=(
                "This edition names a person here. The name is on the edition's own page, as"
                " printed then."
                if hidden
                else contact.about
            ),
            notes=self.notes(contact.notes),
            cite=tuple(map(str, contact.cite)),
        )

    @property
    def _printed(self) -> str:
        """When the edition was printed, as far as its name tells."""
        name = self.edition.edition_name.removeprefix("Reviewed ")
        undated = name.casefold() == "undated"
        return "printed in an undated edition" if undated else f"printed {name}"

    def _way(self, way: Way) -> WayShown:
        href = ""
        if way.dial and self.in_force and way.kind in _SCHEMES:
            scheme, safe = _SCHEMES[way.kind]
            href = scheme + quote(way.dial, safe=safe)
        warning = way.why_not or ("" if self.in_force else NOT_DIALLED)
        return WayShown(kind=way.kind, printed=way.printed, href=href, warning=warning)

    def when(self, when: When | None) -> str:
        """A condition in words."""
        return when_in_words(when, self.edition)

    def unknown(self, when: When | None) -> str:
        """A condition that is not known to hold, in words."""
        return unknown_in_words(when, self.edition)

    def contacts_for(
        self, duty: Duty, area: str | None, *, closed: bool = False
    ) -> tuple[ContactShown, ...]:
        """The contacts that the source joins to a duty, or that have its recipient's role.

        With a front door goes the number for out of hours beside it; ``closed`` puts that first.
        """
        wanted = set(duty.recipient.roles) | set(duty.copy_to.roles if duty.copy_to else ())
        found = contacts_of(self.edition, wanted, duty.contacts, area)
        beside = doors_beside(self.edition, found, area)
        chosen = (*beside, *found) if closed else (*found, *beside)
        return tuple(map(self.contact, dict.fromkeys(chosen)))

    def contacts_with(
        self, roles: set[str], ids: Ids, area: str | None
    ) -> tuple[ContactShown, ...]:
        """The contacts with one of these roles or ids, for the area if that is known."""
        return tuple(map(self.contact, contacts_of(self.edition, roles, ids, area)))

    def documents(self, ids: Ids, area: str | None) -> tuple[DocumentShown, ...]:
        """The documents with these ids, each once."""
        return tuple(self._document(each, area) for each in dict.fromkeys(ids))

    def _document(self, name: str, area: str | None) -> DocumentShown:
        if (name, area) not in self._documents:
            self._documents[name, area] = self._made_document(name, area)
        return self._documents[name, area]

    @cached_property
    def _after_hours(self) -> set[str]:
        return {each.id for each in self.edition.contacts if each.door is Door.OUT_OF_HOURS}

    @cached_property
    def _documents(self) -> dict[tuple[str, str | None], DocumentShown]:
        return {}

    def _made_document(self, name: str, area: str | None) -> DocumentShown:
        roles = {each.id: each.name for each in self.edition.roles}
        found = next(each for each in self.edition.documents if each.id == name)
        return DocumentShown(
            id=name,
            kind=found.kind,
            title=found.title,
            also=found.also,
            about=found.about,
            heading=found.heading,
            fields=found.fields,
            send_to=tuple(roles[to] for to in found.send_to),
            contacts=self.contacts_with(set(found.send_to), (), area),
            notes=self.notes(found.notes),
            cite=tuple(map(str, found.cite)),
        )

    def duty(  # noqa: PLR0913 - a duty in its setting
        self,
        path: str,
        duty: Duty,
        where: str,
        *,
        viewpoint: Viewpoint,
        clockwork: Clockwork,
        route: Route | None = None,
        urgent: bool = False,
        condition: str = "",
        been: str = "",
    ) -> DutyShown:
        """One duty of an answer, with its clock and contacts.

        ``route`` is the one it belongs to; ``urgent`` says that a child is at immediate risk.
        """
        state = viewpoint.state
        part = viewpoint.part(duty, route)
        # Papers are the affair of whoever does it.
        papers = viewpoint.state.view is View.RAISING or part is Part.YOURS or not duty.actor.roles
        raising = viewpoint.state.view is View.RAISING
        own = viewpoint.speaks_to_reader(route)
        # Nobody needs to be told how to reach themselves.
        is_reader = viewpoint.is_addressed(duty)
        contacts = (
            () if is_reader else self.contacts_for(duty, state.area, closed=clockwork.out_of_hours)
        )
        documents = {each.id: each.title for each in self.edition.documents}
        actors = self.people(duty.actor)
        own_agency = raising and is_own_agency(actors, route)
        clock = clockwork.clock(path, duty, urgent=urgent)
        if any(each.id in self._after_hours for each in contacts):
            clock = with_number(clock)
        clock = said_of(clock, part=part, own_agency=own_agency, route=route)
        unknown = state.facts.holds(duty.when) is Truth.UNKNOWN
        do = viewpoint.do(duty, part, route)
        advice = (
            whose_step(actors, duty, clock, urgent=urgent)
            if raising or (urgent and part is Part.THEIRS)
            else viewpoint.advice(duty, route)
        )
        begun = raising and state.position is not None
        if begun and is_chased(clock, advice) and not (contacts or duty.recipient.roles):
            # Who is to be rung about it is the one whose job it is.
            contacts = self.contacts_with(set(duty.actor.roles), (), state.area)
        advice = site.OWN_AGENCY_ADVICE if own_agency else advice
        return DutyShown(
            id=path,
            where=where,
            do=do,
            heading=viewpoint.heading(duty, do, (advice, *clock.advice)),
            been=been,
            act=duty.act,
            strength=strength_in_words(duty.strength),
            part=part,
            actors=actors,
            actor=viewpoint.parties(duty.actor, route),
            whose=viewpoint.whose(duty, part, route),
            recipients=self.people(duty.recipient),
            recipient=viewpoint.parties(duty.recipient, route),
            copy_to=viewpoint.parties(duty.copy_to, route),
            condition=condition or (self.unknown(duty.when) if unknown else ""),
            reading=self._reading(duty.reading),
            clock=clock,
            contacts=contacts,
            no_contact=""
            if contacts or is_reader
            else no_contact(self.edition, self.people(duty.recipient), state.area, own=own),
            bring=tuple(documents[each] for each in duty.bring) if papers else (),
            write=tuple(documents[each] for each in duty.write) if papers else (),
            about=duty.about,
            advice=advice,
            notes=self.notes(self._notes_of(duty)),
            cite=tuple(map(str, duty.cite)),
        )

    def _notes_of(self, duty: Duty) -> Ids:
        """Every note that touches a duty: its own, its limit's, its reading's, its people's."""
        reading = (duty.reading.partition("/")[0],) if duty.reading else ()
        named = (duty.actor, duty.recipient, *((duty.copy_to,) if duty.copy_to else ()))
        roles = {role for parties in named for role in parties.roles}
        return (
            *reading,
            *duty.notes,
            *duty.limit.notes,
            *(note for role in self.edition.roles if role.id in roles for note in role.notes),
        )

    def _reading(self, reference: str) -> str:
        if not reference:
            return ""
        note_id, _, reading_id = reference.partition("/")
        note = next(each for each in self.edition.notes if each.id == note_id)
        return next(each.text for each in note.readings if each.id == reading_id)
