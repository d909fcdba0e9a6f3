"""Whether an edition can be relied on, on a given day, from the dates in its data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from navigator.engine.moments import PartialDate
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from navigator.engine.model import Dates, Edition


def status_on(edition: Edition, day: date) -> Status:
    """The edition's status on that day.

    Dates may lack their day or month. The end of an edition, and its start, count from the earliest
    day they can mean, so that nobody relies on what may have ended. A review is overdue only once
    the latest day it can mean has passed, as a review due in a month may still come until its end.
    """
    ended = edition.standing.ended
    if ended and ended.on.first_day() <= day:
        return ended.status
    starts = edition.dates.in_force_from
    if starts and starts.first_day() > day:
        return Status.FUTURE
    if not _dated(edition.dates):
        return Status.UNKNOWN
    due = edition.dates.review_due
    return Status.REVIEW_OVERDUE if due and due.last_day() < day else Status.CURRENT


def precedence(edition: Edition, day: date) -> tuple[bool, date]:
    """How far an edition leads among its policy's: the greatest is the one to go by on that day.

    One in force leads one that is not; then the younger by its printed dates. No date is oldest.
    """
    starts = starts_on(edition)
    return status_on(edition, day).in_force, starts.first_day() if starts else date.min


def starts_on(edition: Edition) -> PartialDate | None:
    """Since when it is the one to go by, as far as its printed dates tell; None where none do."""
    dates = edition.dates
    known = [each for each in (dates.reviewed, dates.ratified, dates.agreed) if each]
    return dates.in_force_from or max(known, key=PartialDate.first_day, default=None)


def _dated(dates: Dates) -> bool:
    """Whether anything printed tells the edition's age. Dates of earlier editions do not."""
    return any(
        (dates.in_force_from, dates.agreed, dates.ratified, dates.reviewed, dates.review_due),
    )
