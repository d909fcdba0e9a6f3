"""What is defined and never used: often a reference that was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import shown
from navigator.authoring.rules import Rule
from navigator.engine.model import Duty
from navigator.engine.references import Cite, Event, Parties, When

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft

_UNKNOWN: Final = {
    "roles": Rule.UNKNOWN_ROLE,
    "conditions": Rule.UNKNOWN_CONDITION,
    "documents": Rule.UNKNOWN_DOCUMENT,
    "events": Rule.UNKNOWN_EVENT,
    "notes": Rule.UNKNOWN_NOTE,
    "sources": Rule.UNKNOWN_SOURCE,
}


def check_unused(draft: Draft) -> None:
    """Say what nothing refers to.

    Silent while anything cannot be read, or names something unknown: that may be what was meant.
    """
    if draft.broken:
        return
    for name, used in _used(draft).items():
        for each in draft.ids(name):
            if draft.has(_UNKNOWN[name]):
                break
            if each not in used:
                draft.warning(
                    f"{name}.{each}",
                    rule=Rule.UNUSED,
                    found=f"{shown(each)}, which nothing refers to",
                    allowed=f"{name} that something refers to",
                    remedy="name it where it belongs, or delete it",
                )


def _used(draft: Draft) -> dict[str, set[str]]:
    edition = draft.edition
    areas = {each.id for each in edition.areas}
    # The question that asks for the area is asked for the contacts' sake, whatever names it.
    by_area = {
        each.id
        for each in edition.conditions
        if len(areas & {option.id for option in each.options}) > 1
    }
    return {
        "roles": {role for _, parties in draft.each(Parties) for role in parties.roles}
        | {contact.role for contact in edition.contacts if contact.role}
        | {role for document in edition.documents for role in document.send_to},
        "conditions": {name for _, when in draft.each(When) for name in when.conditions} | by_area,
        "documents": {name for _, duty in draft.each(Duty) for name in (*duty.bring, *duty.write)},
        "events": {event.of for _, event in draft.each(Event)},
        "notes": {note for _, named in draft.noted() for note in named}
        | {duty.reading.partition("/")[0] for _, duty in draft.each(Duty)},
        "sources": {edition.sources[0].id if edition.sources else ""}
        | {cite.source for _, cite in draft.each(Cite)},
    }
