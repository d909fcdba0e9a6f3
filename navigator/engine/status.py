"""Whether an edition can be relied on, on a given day, from the dates in its data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from navigator.engine.model import Dates, Edition


def status_on(edition: Edition, day: date) -> Status:
    """The edition's status on that day.

    Dates may lack their day or month. The end of an edition counts from the earliest day it can
    mean, so that nobody relies on what may have ended. A review is overdue only once the latest
    day it can mean has passed, as a review due in a month may still come until its last day.
    """
    ended = edition.standing.ended
    if ended and ended.on.first_day() <= day:
        return ended.status
    if not _dated(edition.dates):
        return Status.UNKNOWN
    due = edition.dates.review_due
    return Status.REVIEW_OVERDUE if due and due.last_day() < day else Status.CURRENT


def precedence(edition: Edition, day: date) -> tuple[bool, date]:
    """How far an edition leads among its policy's: the greatest is the one to go by on that day.

    One in force leads one that is not; then the younger by its printed dates. No date is oldest.
    """
    dates = edition.dates
    known = (dates.in_force_from, dates.reviewed, dates.ratified, dates.agreed)
    age = max((each.first_day() for each in known if each), default=date.min)
    return status_on(edition, day).in_force, age


def _dated(dates: Dates) -> bool:
    """Whether anything printed tells the edition's age. Dates of earlier editions do not."""
    return any(
        (dates.in_force_from, dates.agreed, dates.ratified, dates.reviewed, dates.review_due),
    )
