"""An edition's status in words: first in every answer and on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.answer import StatusShown
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from datetime import date

    from navigator.engine.model import Edition, Successor

_CHECK = "Check with the partnership before you rely on it."


def standing_shown(edition: Edition, day: date) -> StatusShown:
    """What the status is on that day, why, and what to check or use instead."""
    status = status_on(edition, day)
    standing, due = edition.standing, edition.dates.review_due
    successor = standing.successor
    followed = successor.known and (successor.edition == "" or status.past)
    return StatusShown(
        status=status,
        text=_text(edition, status),
        check=_check(edition, status),
        in_force=status.in_force,
        successor=_successor(successor) if followed or status.past else "",
        successor_link=(successor.link or "") if followed else "",
        successor_page=f"policies/{edition.policy}/" if status.past and successor.edition else "",
        review_due=str(due.last_day()) if due else "",
    )


def past_heading(status: StatusShown) -> str:
    """How an answer is headed that is not to be acted on today; nothing for one that is."""
    if status.in_force:
        return ""
    ahead = status.status == Status.FUTURE
    return "What this edition will say" if ahead else "What this edition said"


def _successor(successor: Successor) -> str:
    if not successor.known:
        return "No successor is known here."
    text = ". ".join(each for each in (successor.title, successor.about.rstrip(".")) if each)
    if successor.edition:
        return text
    checked = successor.checked.in_words() if successor.checked else "not stated"
    return f"{text} (checked {checked})"


def _text(edition: Edition, status: Status) -> str:
    standing, dates = edition.standing, edition.dates
    if status is standing.status:
        return standing.because
    ended, due, starts = standing.ended, dates.review_due, dates.in_force_from
    return {
        Status.CURRENT: "This edition is in force.",
        Status.REVIEW_OVERDUE: f"This edition's review was due in {due.in_words() if due else ''}."
        + ("" if ended else " No later edition is known here."),
        Status.SUPERSEDED: ended.why if ended else "",
        Status.HISTORICAL: ended.why if ended else "",
        Status.UNKNOWN: "This edition prints no date and no review date. It may be out of date.",
        Status.FUTURE: f"This edition comes into force on {starts.in_words() if starts else ''}."
        " Until then, go by the one before it.",
    }[status]


def _check(edition: Edition, status: Status) -> str:
    due, ended = edition.dates.review_due, edition.standing.ended
    if status.in_force and ended:
        return f"From {ended.on.in_words()} another edition applies. After that, look there."
    return {
        Status.CURRENT: (
            f"Its next review is due in {due.in_words()}. After that, check first." if due else ""
        ),
        Status.SUPERSEDED: "Use the later policy. What follows is only what this edition said.",
        Status.HISTORICAL: "Ask the partnership for its policy. What follows is only what this"
        " edition said.",
        Status.FUTURE: "This is a preview: what follows is what this edition will say.",
    }.get(status, _CHECK)
