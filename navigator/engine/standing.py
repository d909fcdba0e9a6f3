"""An edition's status in words: first in every answer and on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.answer import StatusShown
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from datetime import date

    from navigator.engine.model import Edition

_CHECK = "Check with the partnership before you rely on it."


def standing_shown(edition: Edition, day: date) -> StatusShown:
    """What the status is on that day, why, and what to check or use instead."""
    status = status_on(edition, day)
    standing, due = edition.standing, edition.dates.review_due
    successor = standing.successor
    if successor.known:
        text = ". ".join(each for each in (successor.title, successor.about.rstrip(".")) if each)
        checked = successor.checked.in_words() if successor.checked else "not stated"
        found = f"{text} (checked {checked})"
    else:
        found = "No successor is known here."
    text = {
        Status.CURRENT: "This edition is in force.",
        Status.REVIEW_OVERDUE: f"This edition's review was due in {due.in_words() if due else ''}."
        " No later edition is known here.",
        Status.SUPERSEDED: "A later policy has taken this edition's place.",
        Status.HISTORICAL: (
            "This edition is historical. The body or arrangement behind it has ended."
        ),
        Status.UNKNOWN: "This edition prints no date and no review date. It may be out of date.",
    }[status]
    if status is standing.status:
        text = standing.because
    check = {
        Status.CURRENT: (
            f"Its next review is due in {due.in_words()}. After that, check first." if due else ""
        ),
        Status.SUPERSEDED: "Use the later policy. What follows is only what this edition said.",
        Status.HISTORICAL: "Ask the partnership for its policy. What follows is only what this"
        " edition said.",
    }.get(status, _CHECK)
    return StatusShown(
        status=status,
        text=text,
        check=check,
        in_force=status.in_force,
        successor="" if status.in_force and not successor.known else found,
        successor_link=successor.link or "",
        review_due=str(due.last_day()) if due else "",
    )
