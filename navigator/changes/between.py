"""The change list between two editions: everything that differs, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.changes.beside import outside_changes, route_changes
from navigator.changes.ladder import ladder_changes
from navigator.changes.lists import list_changes
from navigator.changes.pair import Pair
from navigator.changes.people import confirmed_change, contact_changes, role_changes
from navigator.changes.provenance import whole_changes

if TYPE_CHECKING:
    from navigator.changes.change import Change
    from navigator.engine.model import Contact, Edition


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What is different in ``new``, gravest first, then in the order of the policy.

    The two need not be of one policy. Parts are matched by identity (their ids; those
    with other ids by what they are called), so that a stage put in between is one
    change. Left aside: ids, places in the source, which note stands where, and who encoded it. An
    id that was given anew says nothing, and hides nothing that changed beside it.
    """
    pair = Pair(old, new)
    found = (
        *route_changes(pair),
        *ladder_changes(pair),
        *outside_changes(pair),
        *list_changes(pair),
        *role_changes(pair),
        *contact_changes(pair),
        *whole_changes(pair),
    )
    return tuple(sorted(found, key=lambda change: change.consequence.weight))


def confirmed_since(edition: Edition) -> tuple[tuple[Contact, Change], ...]:
    """Contacts whose value was confirmed after the edition was printed, the latest first.

    Each with the change that it makes: a correction makes no new edition.
    """
    held = [each for each in edition.contacts if each.confirmed]
    held.sort(key=lambda each: each.confirmed.on.last_day() if each.confirmed else 0, reverse=True)
    return tuple((each, confirmed_change(each)) for each in held)
