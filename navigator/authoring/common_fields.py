"""What changes most often in an edition, as fields of a form: read from the text, valid or not.

Each field has the address of its value, so that a change is made in the text, in place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.safe_yaml import RefusedYamlError, compose
from navigator.authoring.yaml_places import plain
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY: Final = "A day, month or year: 2027-01-31, 2027-01 or 2027"
_WITHIN: Final = "As in: 24 hours, 5 working days, same working day, none stated"
_PRINTED: Final = "The policy's own words for it"
# What a device needs to reach a contact, by the kind of way: its label, and what is wanted.
_DIALS: Final = {
    "phone": ("as it is dialled", "With the country first, as in +442079460000"),
    "e-mail": ("as it is written to", "The address alone, as in duty@example.org"),
    "web": ("as it is opened", "With https:// before it"),
}

# A field that, once emptied, leaves nothing to say of the whole that it is part of.
EMPTIES: Final = {
    "standing.ended.status": ("standing.ended", None),
    "standing.successor.title": ("standing.successor", "none known"),
}

Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One value of the form. ``choices`` are the words of a closed list, with their meanings."""

    address: str
    label: str
    value: str
    hint: str = ""
    long: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """Fields under one heading.

    ``confirms`` is the id of a contact that can be confirmed there, and ``reached_by`` the kind of
    the first way to reach it.
    """

    section: str
    title: str
    fields: tuple[FormField, ...] = ()
    said: str = ""
    confirms: str = ""
    reached_by: str = ""


@dataclass(frozen=True, slots=True)
class _At:
    """A mapping of the text, with its address."""

    address: str
    held: Data = field(default_factory=dict)

    def under(self, key: str) -> _At:
        return _At(f"{self.address}.{key}" if self.address else key, _mapping(self.held.get(key)))

    def each(self) -> Iterator[_At]:
        return (self.under(key) for key in self.held)

    def text(self, key: str) -> str:
        value = self.held.get(key, "")
        return " ".join(value.split()) if isinstance(value, str) else ""

    def field(self, key: str, label: str, hint: str = "", **more: Any) -> FormField:  # noqa: ANN401 - a field's own
        address = f"{self.address}.{key}" if self.address else key
        return FormField(address=address, label=label, value=self.text(key), hint=hint, **more)


def form_groups(text: str) -> tuple[FormGroup, ...]:
    """The form for an edition's text; empty where the text is not YAML, or no mapping."""
    try:
        held = plain(compose(text.encode(), ""))
    except RefusedYamlError:
        return ()
    edition = _At("", _mapping(held))
    if not edition.held:
        return ()
    return (
        _names(edition),
        _dates(edition.under("dates")),
        *_standing(edition.under("standing")),
        _checked(edition),
        *map(_contact, edition.under("contacts").each()),
        *_limits(edition),
    )


def _mapping(value: object) -> Data:
    return value if isinstance(value, dict) else {}


def _names(edition: _At) -> FormGroup:
    return FormGroup(
        section="Edition",
        title="Names",
        fields=(
            edition.field("edition", "Id of this edition", "Also the file's name, such as 2026-09"),
            edition.field("edition-name", "Name of this edition", "As in: Reviewed July 2024"),
            edition.field("title", "Title of the policy"),
            edition.field("partnership", "Partnership"),
        ),
    )


def _dates(dates: _At) -> FormGroup:
    labels = {
        "in-force-from": "In force from",
        "agreed": "Agreed",
        "ratified": "Ratified",
        "reviewed": "Reviewed",
        "review-due": "Next review due",
    }
    return FormGroup(
        section="Dates",
        title="Dates that the policy prints",
        said=f"{_DAY}. Leave a date empty where the policy prints none.",
        fields=tuple(dates.field(key, label) for key, label in labels.items()),
    )


def _standing(standing: _At) -> Iterator[FormGroup]:
    statuses = tuple((each.value, each.meaning) for each in Status)
    yield FormGroup(
        section="Status",
        title="Status when it was last looked at",
        fields=(
            standing.field("status", "Status", choices=statuses),
            standing.field("on", "Looked at on", _DAY),
            standing.field("because", "Why", long=True),
        ),
    )
    ended, successor = standing.under("ended"), standing.under("successor")
    over = tuple((each.value, each.meaning) for each in Status if not each.in_force)
    yield FormGroup(
        section="Status",
        title="If it has ended",
        fields=(
            ended.field("status", "How", choices=(("", "it has not ended"), *over)),
            ended.field("on", "Since", _DAY),
            ended.field("why", "Why", long=True),
        ),
    )
    yield FormGroup(
        section="Status",
        title="What took its place",
        said="Empty: none is known.",
        fields=(
            successor.field("title", "Title"),
            successor.field("link", "Link", "From https:// on"),
            successor.field("checked", "Link last checked", _DAY),
        ),
    )


def _checked(edition: _At) -> FormGroup:
    checked = edition.under("checked")
    return FormGroup(
        section="Status",
        title="Checked by the partnership",
        said="Empty: nobody at the partnership has checked it.",
        fields=(
            checked.field("by", "Who", "Role and partnership"),
            checked.field("on", "When", _DAY),
        ),
    )


def _contact(contact: _At) -> FormGroup:
    fields = [
        contact.field("organisation", "Organisation"),
        contact.field("title", "Role or team"),
        contact.field("person", "Named person"),
        *_ways(contact, "printed in the policy"),
    ]
    confirmed = contact.under("confirmed")
    if confirmed.held:
        fields += [
            *_ways(confirmed, "confirmed"),
            confirmed.field("by", "Confirmed by"),
            confirmed.field("on", "Confirmed on", _DAY),
        ]
    return FormGroup(
        section="Contacts",
        title=" · ".join(filter(None, (contact.text("organisation"), contact.text("title")))),
        fields=tuple(each for each in fields if each.value or each.label != "Named person"),
        confirms="" if confirmed.held else contact.address.partition(".")[2],
        reached_by=next((each.text("kind") for each in _listed(contact)), ""),
    )


def _ways(contact: _At, kind: str) -> Iterator[FormField]:
    for way in _listed(contact):
        label = (way.text("kind") or "way").capitalize()
        yield way.field("printed", f"{label}, {kind}")
        if way.text("dial"):
            how, hint = _DIALS.get(way.text("kind"), ("as it is reached", ""))
            yield way.field("dial", f"{label}, {how}", hint)


def _listed(contact: _At) -> Iterator[_At]:
    listed = contact.held.get("ways")
    for number, held in enumerate(listed if isinstance(listed, list) else []):
        yield _At(f"{contact.address}.ways[{number}]", _mapping(held))


def _limits(edition: _At) -> Iterator[FormGroup]:
    for stage in edition.under("stages").each():
        called = stage.text("called") or "Stage"
        label = f"{called} {stage.text('number')}: {stage.text('title')}"
        yield from _of_duties(stage, label)
        for step in stage.under("steps").each():
            yield from _of_duties(step, f"{label}, {step.text('title')}")
    for route in edition.under("routes").each():
        yield from _of_duties(route, route.text("title"))
    for name, label in (("throughout", "At every stage"), ("resolved", "Once it is agreed")):
        for duty in edition.under(name).each():
            yield _limit(duty, label)


def _of_duties(place: _At, label: str) -> Iterator[FormGroup]:
    for name in ("duties", "resolved"):
        for duty in place.under(name).each():
            yield _limit(duty, label)


def _limit(duty: _At, label: str) -> FormGroup:
    limit = duty.under("limit")
    short = duty.text("limit")
    within = FormField(
        address=f"{limit.address}.within",
        label="Time limit",
        value=limit.text("within") or short,
        hint=_WITHIN,
    )
    shown = (within,) if short else (within, limit.field("printed", "As printed", _PRINTED))
    return FormGroup(section="Time limits", title=duty.text("do"), said=label, fields=shown)
