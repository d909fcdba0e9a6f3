"""What a blank form holds, for the Word file and the printable page alike. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING, Final

from navigator.engine.form_values import PLACES, form_name
from navigator.engine.standing import standing_shown

if TYPE_CHECKING:
    from datetime import date

    from navigator.engine.answer import StatusShown
    from navigator.engine.model import Edition
    from navigator.engine.particulars import Document

FREE_TITLE: Final = "What you record"
PLACES_TITLE: Final = "Stage and dates"
PLACES_NOTE: Final = (
    "Added by this site: the policy's list does not ask for it. Leave out what you do not need."
)
DANGER: Final = "Danger now: call 999. This form never replaces a referral. (The site's own note.)"
OWN: Final = (
    "This site made this form, not the partnership. If the partnership has its own form, use that."
)
KEEP: Final = (
    "Write no more about the child than these headings ask for. Keep it and send it as your"
    " agency's rules say."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields under one heading.

    ``fields`` are empty where the heading is itself the one field, with room to write.
    """

    title: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One blank form. ``marked`` is what its first line says where the edition is not in force.

    ``places`` are the site's own fields, label by id; none where the edition is not in force.
    """

    name: str
    id: str
    title: str
    kind: str
    edition: str
    partnership: str
    marked: str
    intro: tuple[str, ...]
    heading: str
    groups: tuple[Group, ...]
    places: tuple[tuple[str, str], ...]
    made: datetime

    @property
    def danger(self) -> str:
        """The site's own line, on every form."""
        return DANGER

    @property
    def places_title(self) -> str:
        """The heading over the site's own fields."""
        return PLACES_TITLE

    @property
    def places_note(self) -> str:
        """What is said of the site's own fields."""
        return PLACES_NOTE

    @property
    def properties_title(self) -> str:
        """The title as a file's properties and a page's title give it."""
        return f"{self.title}: {self.edition}"


def forms_of(edition: Edition, day: date) -> tuple[Form, ...]:
    """The form of each document of an edition, as it stands on that day."""
    status = standing_shown(edition, day)
    return tuple(_form(edition, each, status) for each in edition.documents)


def _form(edition: Edition, document: Document, status: StatusShown) -> Form:
    return Form(
        name=form_name(edition.policy, edition.edition, document.id),
        id=document.id,
        title=document.title,
        kind=document.kind.meaning,
        edition=f"{edition.name}, {edition.title}, {edition.edition_name}",
        partnership=edition.partnership,
        marked="" if status.in_force else _mark(status),
        intro=_intro(edition, document, status),
        heading=document.heading,
        groups=_groups(document.fields),
        places=tuple(PLACES.items()) if status.in_force else (),
        made=datetime.combine(edition.encoded.on.first_day(), time(), UTC),
    )


def _mark(status: StatusShown) -> str:
    return (
        f"For reference only: this edition is {status.status}. {status.text} {status.check}"
        " Do not fill this form in for a child today."
    )


def _intro(edition: Edition, document: Document, status: StatusShown) -> tuple[str, ...]:
    """What the form is, where its headings come from, and how to use it."""
    places = "; ".join(map(str, document.cite))
    roles = {role.id: role.name for role in edition.roles}
    to = "; ".join(roles[each] for each in document.send_to)
    said = "The policy says" if status.in_force else "This edition said"
    origin = (
        f"The headings are the policy's own list, in our words. Place in the policy: {places}."
        if document.fields
        else f"The policy asks for this, but no list of its contents is known here. Place in the"
        f" policy: {places}."
    )
    return tuple(
        each
        for each in (
            f"{status.text} {status.check}".strip() if status.in_force else "",
            document.about,
            f"Also called: {'; '.join(document.also)}." if document.also else "",
            f"{said} to send it to: {to}." if to else "",
            f"{origin} {OWN}",
            KEEP if status.in_force else "",
        )
        if each
    )


def _groups(fields: tuple[str, ...]) -> tuple[Group, ...]:
    """Neighbours that start with the same words and a colon stand under those words."""
    made: list[Group] = []
    for start, run in groupby(fields, key=lambda field: field.partition(": ")[0]):
        together = tuple(run)
        if len(together) > 1:
            rest = (field.partition(": ")[2] for field in together)
            made.append(Group(title=start, fields=tuple(f"{r[:1].upper()}{r[1:]}" for r in rest)))
        else:
            made.append(Group(title=together[0]))
    return tuple(made) or (Group(title=FREE_TITLE),)
