"""Which edition follows which: a later one ends the one before it, from its own first day.

An officer writes only the new edition's dates. That the older one is superseded, by what and since
when, is worked out here, unless its own file says how it ended.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from navigator.engine.moments import PartialDate
from navigator.engine.provenance import Ended, Successor
from navigator.engine.status import precedence, starts_on, status_on
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.model import Edition


def settled(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions with what follows each; in the order given, whatever policy each is of."""
    held = tuple(editions)
    later: dict[int, Edition] = {}
    for _, group in groupby(sorted(held, key=attrgetter("policy")), key=attrgetter("policy")):
        of_policy = tuple(group)
        later |= {id(each): _followed(each, of_policy) for each in of_policy}
    return tuple(later[id(each)] for each in held)


def age(edition: Edition) -> tuple[date, bool, str]:
    """A key by which older editions of a policy come first.

    No date is oldest; of two from one day, one that has ended is the older.
    """
    start = starts_on(edition)
    first = start.first_day() if start else date.min
    return first, not edition.standing.ended, edition.edition


def _followed(edition: Edition, others: tuple[Edition, ...]) -> Edition:
    if edition.standing.ended:
        return edition
    began, *_ = age(edition)
    following = [
        (since, each) for each in others if (since := starts_on(each)) and since.first_day() > began
    ]
    if not following:
        return edition
    since, after = min(following, key=lambda each: each[0].first_day())
    ended = Ended(
        status=Status.SUPERSEDED,
        on=since,
        why=f'The edition "{after.edition_name}" took this one\'s place on {since.in_words()}.'
        if since.day
        else f'The edition "{after.edition_name}" took this one\'s place in {since.in_words()}.',
        cite=(),
    )
    successor = Successor(title=f"{after.title}, {after.edition_name}", edition=after.edition)
    return replace(edition, standing=replace(edition.standing, ended=ended, successor=successor))


def as_of(edition: Edition, day: date) -> Edition:
    """The edition as known on that day, for answers that are drawn without one.

    What its file says of a day before it began or ended is not said of the days after.
    """
    starts, ended = edition.dates.in_force_from, edition.standing.ended
    passed = [
        each
        for each in (starts, ended.on if ended else None)
        if each and edition.standing.on.last_day() < each.first_day() <= day
    ]
    if not passed:
        return edition
    latest = max(passed, key=PartialDate.first_day)
    first = latest.first_day()
    on = PartialDate(year=first.year, month=first.month, day=first.day)
    status = status_on(edition, first)
    because = ended.why if ended and status.past else "This edition is in force."
    standing = replace(edition.standing, on=on, status=status, because=because)
    return replace(edition, standing=standing)


def leads(editions: Iterable[Edition], day: date) -> tuple[tuple[date, str], ...]:
    """Which of one policy's editions to go by, from that day on: each first day, with its id."""
    held = tuple(editions)
    days = {day}
    for each in held:
        ended = each.standing.ended
        for known in (each.dates.in_force_from, ended.on if ended else None):
            if known and known.first_day() > day:
                days.add(known.first_day())
    found: list[tuple[date, str]] = []
    for first in sorted(days):
        lead = max(held, key=lambda each: precedence(each, first)).edition
        if not found or found[-1][1] != lead:
            found.append((first, lead))
    return tuple(found)
