"""References: whatever names a part of the edition names one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.findings import did_you_mean, listed, shown
from navigator.authoring.rules import Rule
from navigator.engine.facts import SHOW_ALL
from navigator.engine.ladder import END, RESOLVED
from navigator.engine.model import (
    Condition,
    Contact,
    Document,
    Duty,
    Entry,
    Equivalent,
    Move,
    Note,
    Route,
)
from navigator.engine.references import Cite, Parties, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.authoring.draft import Draft

_OR_ANOTHER = "choose one of the list, or add it"


def check_references(draft: Draft) -> None:
    """Every id that is named somewhere is defined where it belongs."""
    _people_and_papers(draft)
    _notes(draft)
    _places_on_the_ladder(draft)
    _sources_and_agencies(draft)
    _conditions(draft)


def known_rungs(draft: Draft) -> tuple[str, ...]:
    """Every stage, and every step as ``stage/step``, also those that could not be made."""
    found: list[str] = []
    for stage in draft.ids("stages"):
        found.append(stage)
        found += [f"{stage}/{step}" for step in draft.ids(f"stages.{stage}.steps")]
    return tuple(found)


def refuse_unknown(draft: Draft, address: str, rule: Rule, name: str, known: Iterable[str]) -> None:
    """Report a name that is not among those that are known."""
    allowed = tuple(known)
    if name not in allowed:
        draft.error(
            address,
            rule=rule,
            found=shown(name) if name else "nothing",
            allowed=listed(allowed),
            remedy=did_you_mean(name, allowed, _OR_ANOTHER),
        )


def _refuse_all(
    draft: Draft, address: str, rule: Rule, names: Iterable[str], known: Iterable[str]
) -> None:
    allowed = tuple(known)
    for n, name in enumerate(names):
        refuse_unknown(draft, f"{address}[{n}]", rule, name, allowed)


def _people_and_papers(draft: Draft) -> None:
    roles, contacts = draft.ids("roles"), draft.ids("contacts")
    for address, parties in draft.each(Parties):
        for role in parties.roles:
            refuse_unknown(draft, address, Rule.UNKNOWN_ROLE, role, roles)
    for address, contact in draft.each(Contact):
        if contact.role:
            refuse_unknown(draft, f"{address}.role", Rule.UNKNOWN_ROLE, contact.role, roles)
        if contact.area:
            areas = draft.ids("areas")
            refuse_unknown(draft, f"{address}.area", Rule.UNKNOWN_AREA, contact.area, areas)
    for address, document in draft.each(Document):
        _refuse_all(draft, f"{address}.send-to", Rule.UNKNOWN_ROLE, document.send_to, roles)
    for address, duty in draft.each(Duty):
        _refuse_all(draft, f"{address}.contacts", Rule.UNKNOWN_CONTACT, duty.contacts, contacts)
        for key, names in (("bring", duty.bring), ("write", duty.write)):
            papers = draft.ids("documents")
            _refuse_all(draft, f"{address}.{key}", Rule.UNKNOWN_DOCUMENT, names, papers)


def _notes(draft: Draft) -> None:
    notes = draft.ids("notes")
    for address, named in draft.noted():
        _refuse_all(draft, address, Rule.UNKNOWN_NOTE, named, notes)
    for address, note in draft.each(Note):
        if note.used or note.readings:
            allowed = (*(each.id for each in note.readings), "all")
            refuse_unknown(draft, f"{address}.used", Rule.UNKNOWN_READING, note.used, allowed)
    readings = [
        f"{note}/{reading}" for note in notes for reading in draft.ids(f"notes.{note}.readings")
    ]
    for address, duty in draft.each(Duty):
        if duty.reading:
            at = f"{address}.reading"
            refuse_unknown(draft, at, Rule.UNKNOWN_READING, duty.reading, readings)


def _places_on_the_ladder(draft: Draft) -> None:
    rungs = known_rungs(draft)
    for address, entry in draft.each(Entry):
        refuse_unknown(draft, f"{address}.go", Rule.UNKNOWN_STAGE, entry.go, rungs)
    for address, move in draft.each(Move):
        allowed = (*rungs, RESOLVED, END)
        refuse_unknown(draft, f"{address}.go", Rule.UNKNOWN_STAGE, move.go, allowed)
    for address, route in draft.each(Route):
        for key, names in (("at", route.at), ("opens", route.opens)):
            _refuse_all(draft, f"{address}.{key}", Rule.UNKNOWN_STAGE, names, rungs)
    for address, duty in draft.each(Duty):
        _refuse_all(draft, f"{address}.covers", Rule.UNKNOWN_STAGE, duty.covers, rungs)


def _sources_and_agencies(draft: Draft) -> None:
    for address, cite in draft.each(Cite):
        if cite.source:
            sources = draft.ids("sources")
            refuse_unknown(draft, address, Rule.UNKNOWN_SOURCE, cite.source, sources)
    for address, equivalent in draft.each(Equivalent):
        at = f"{address}.agency"
        refuse_unknown(draft, at, Rule.UNKNOWN_AGENCY, equivalent.agency, draft.agencies)


def answers_of(draft: Draft, condition: str) -> tuple[str, ...]:
    """The answers that a condition may have, also of one that could not be made."""
    made = {each.id: each for each in draft.edition.conditions}.get(condition)
    written = draft.ids(f"conditions.{condition}.options")
    return written or (tuple(each.id for each in made.options) if made else ("yes", "no"))


def _conditions(draft: Draft) -> None:
    conditions = draft.ids("conditions")
    for address, when in draft.each(When):
        for clause in (clause for each in when.any_of for clause in each):
            refuse_unknown(draft, address, Rule.UNKNOWN_CONDITION, clause.condition, conditions)
            if clause.condition in conditions:
                for answer in clause.answers:
                    known = answers_of(draft, clause.condition)
                    refuse_unknown(draft, address, Rule.UNKNOWN_ANSWER, answer, known)
    for address, condition in draft.each(Condition):
        allowed = (*answers_of(draft, condition.id), SHOW_ALL)
        at = f"{address}.unsure"
        refuse_unknown(draft, at, Rule.UNKNOWN_ANSWER, condition.unsure, allowed)
