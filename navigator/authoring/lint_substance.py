"""Substance: every rule has its place in the source, and the status is what the dates say."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING

from navigator.authoring.allowed import hints
from navigator.authoring.findings import shown
from navigator.authoring.rules import Rule
from navigator.authoring.withheld import WITHHELD
from navigator.engine.model import Cites, Contact, Entry, Move
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft


def check_substance(draft: Draft) -> None:
    """Citations, status, review date, successor and confirmation."""
    _citations(draft)
    if not {"standing", "dates"} & draft.failed:
        _status(draft)
        _review(draft)
    _incomplete(draft)
    _withheld(draft)


def _withheld(draft: Draft) -> None:
    for address, contact in draft.each(Contact):
        if contact.person == WITHHELD:
            draft.error(
                f"{address}.person",
                rule=Rule.WITHHELD,
                found=f"{shown(WITHHELD)}, which the published copy of an ended edition has",
                allowed="the name that the policy prints, with the ways to reach them; or no name",
                remedy="work on the file in data/, or enter the name that the new text prints",
            )


def _citations(draft: Draft) -> None:
    for address, part in draft.each(object):
        if _must_cite(type(part)) and not getattr(part, "cite", ()) and _is_made(draft, address):
            draft.error(
                f"{address}.cite",
                rule=Rule.NO_CITATION,
                found="no place in the source",
                allowed="at least one heading and paragraph",
                remedy="say where the source says it",
            )
    ways = [(address, move.go, move.cite) for address, move in draft.each(Move) if move.stated]
    ways += [(address, entry.go, entry.cite) for address, entry in draft.each(Entry)]
    for address, go, cite in ways:
        if not cite:
            draft.warning(
                address,
                rule=Rule.NO_CITATION,
                found=f"a way to {go} with no place in the source",
                allowed="at least one heading and paragraph",
                remedy="say where the source says it; a move that it does not print has"
                " stated: false",
            )


def _must_cite(kind: type) -> bool:
    return is_dataclass(kind) and any(
        each.name == "cite" and each.default is MISSING and hints(kind)["cite"] == Cites
        for each in fields(kind)
    )


def _is_made(draft: Draft, address: str) -> bool:
    """Whether it is the author's, and not a stand-in for what could not be read."""
    return address.partition(".")[0] not in draft.failed


def _status(draft: Draft) -> None:
    standing = draft.edition.standing
    days = (standing.on.first_day(), standing.on.last_day())
    if standing.ended and not standing.ended.status.past:
        draft.error(
            "standing.ended.status",
            rule=Rule.STATUS_DIFFERS,
            found=shown(standing.ended.status),
            allowed=", ".join(each for each in Status if each.past),
            remedy="say how it ended, or delete ended",
        )
        return
    starts = draft.edition.dates.in_force_from
    if standing.ended and starts and standing.ended.on.last_day() < starts.first_day():
        draft.error(
            "standing.ended.on",
            rule=Rule.ENDS_FIRST,
            found=f"an end on {standing.ended.on}, before it comes into force on {starts}",
            allowed=f"a day from {starts} on; no ended, where it has not ended",
            remedy="take out ended if it is of the edition before; else correct the date",
        )
        return
    expected = tuple(dict.fromkeys(status_on(draft.edition, day) for day in days))
    if standing.status not in expected:
        draft.error(
            "standing.status",
            rule=Rule.STATUS_DIFFERS,
            found=f"{shown(standing.status)} on {standing.on}",
            allowed=f"{' or '.join(map(shown, expected))}, by the edition's dates and ended",
            remedy="correct the status, or the date that is wrong",
        )


def _review(draft: Draft) -> None:
    due = draft.edition.dates.review_due
    if draft.today and due and status_on(draft.edition, draft.today) is Status.REVIEW_OVERDUE:
        draft.warning(
            "dates.review-due",
            rule=Rule.REVIEW_PASSED,
            found=f"a review that was due by {due}",
            allowed=f"a date from {draft.today} on",
            remedy="ask the partnership whether there is a later edition",
        )


def _incomplete(draft: Draft) -> None:
    successor, checked = draft.edition.standing.successor, draft.edition.checked
    if successor.known and not (successor.title and successor.checked):
        draft.error(
            "standing.successor",
            rule=Rule.INCOMPLETE,
            found="a successor without its title or the day that was checked",
            allowed="none known, or a mapping with title and checked (and link where there is one)",
            remedy="add what is missing",
        )
    if checked.done and not (checked.by and checked.on):
        draft.error(
            "checked",
            rule=Rule.INCOMPLETE,
            found="a confirmation that does not say by whom or when",
            allowed="not checked, or a mapping with by and on",
            remedy="add what is missing",
        )
