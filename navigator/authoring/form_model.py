"""What a blank form holds, for the Word file and the printable page alike. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from navigator.authoring.form_fields import Shape, groups_of
from navigator.engine.form_values import PLACES, form_name
from navigator.engine.standing import standing_shown

if TYPE_CHECKING:
    from datetime import date

    from navigator.authoring.form_fields import Group
    from navigator.engine.answer import StatusShown
    from navigator.engine.model import Edition
    from navigator.engine.particulars import Document

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


# Lines at the top of a form that may be sent, where the policy's own list does not ask for them.
SENDER: Final = ("From", "From which agency", "To", "Date sent")
SENDER_NOTE: Final = "Added by this site. Use these lines if you send it."
ABOUT_TITLE: Final = "About this form"
_ASKED: Final = frozenset({"agency", "date"})
# Lines to write on under an entry that asks for more than one, by how many such entries there are,
# so that the form stays on one sheet where that can be.
_ROOM: Final = {1: 12, 2: 6, 3: 4, 4: 3}
_LEAST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One blank form. ``marked`` is what its first line says where the edition is not in force.

    ``title`` is the heading that the policy sets for it, if it sets one, else ``called``: what the
    document is called. ``sender`` and ``places`` are the site's own fields, the latter label by
    id; none where the edition is not in force. ``opening`` stands before the fields, ``closing``
    after them.
    """

    name: str
    id: str
    title: str
    called: str
    kind: str
    edition: str
    partnership: str
    marked: str
    opening: tuple[str, ...]
    sender: tuple[str, ...]
    groups: tuple[Group, ...]
    places: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
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
    def sender_note(self) -> str:
        """What is said of the lines at the top."""
        return SENDER_NOTE

    @property
    def about_title(self) -> str:
        """The heading over what stands after the fields."""
        return ABOUT_TITLE

    @property
    def room(self) -> int:
        """How many lines a box on paper has."""
        boxes = [each for group in self.groups for each in group.fields if each.shape is Shape.BOX]
        return _ROOM.get(len(boxes), _LEAST)

    @property
    def properties_title(self) -> str:
        """The title as a file's properties and a page's title give it."""
        return f"{self.title}: {self.edition}"


def forms_of(edition: Edition, day: date) -> tuple[Form, ...]:
    """The form of each document of an edition, as it stands on that day."""
    status = standing_shown(edition, day)
    return tuple(_form(edition, each, status) for each in edition.documents)


def _form(edition: Edition, document: Document, status: StatusShown) -> Form:
    groups = groups_of(document.fields)
    asked = {field.label.casefold() for group in groups for field in group.fields}
    return Form(
        name=form_name(edition.policy, edition.edition, document.id),
        id=document.id,
        title=document.heading or document.title,
        called=document.title,
        kind=document.kind.meaning,
        edition=f"{edition.name}, {edition.title}, {edition.edition_name}",
        partnership=edition.partnership,
        marked="" if status.in_force else _mark(status),
        opening=_opening(edition, document, status),
        sender=SENDER if status.in_force and not asked & _ASKED else (),
        groups=groups,
        places=tuple(PLACES.items()) if status.in_force else (),
        closing=_closing(document, status),
        made=datetime.combine(edition.encoded.on.first_day(), time(), UTC),
    )


def _mark(status: StatusShown) -> str:
    return (
        f"For reference only: this edition is {status.status}. {status.text} {status.check}"
        " Do not fill this form in for a child today."
    )


def _opening(edition: Edition, document: Document, status: StatusShown) -> tuple[str, ...]:
    """Where it goes and how to use it: all that stands between the title and the fields."""
    roles = {role.id: role.name for role in edition.roles}
    to = "; ".join(roles[each] for each in document.send_to)
    said = "The policy says" if status.in_force else "This edition said"
    lines = (f"{said} to send it to: {to}." if to else "", KEEP if status.in_force else "")
    return tuple(each for each in lines if each)


def _closing(document: Document, status: StatusShown) -> tuple[str, ...]:
    """What the form is, and where its headings come from."""
    places = "; ".join(map(str, document.cite))
    also = tuple(each for each in (document.title, *document.also) if each != document.heading)
    called = also if document.heading else document.also
    origin = (
        f"The headings are the policy's own list, in our words. Place in the policy: {places}."
        if document.fields
        else f"The policy asks for this, but no list of its contents is known here. Place in the"
        f" policy: {places}."
    )
    heading = "The title is the one that the policy sets. " if document.heading else ""
    return tuple(
        each
        for each in (
            document.about,
            f"Also called: {'; '.join(called)}." if called else "",
            f"{status.text} {status.check}".strip() if status.in_force else "",
            f"{heading}{origin} {OWN}",
        )
        if each
    )
