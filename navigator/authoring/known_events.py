"""The events of an edition that a case may give a time for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.case import SOONER, agreed_at
from navigator.engine.ladder import duties_by_path, rungs
from navigator.engine.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Edition


def known_events(edition: Edition) -> Iterator[str]:
    """Every event of an edition that a case may give a time for."""
    yield SOONER
    yield from (each.id for each in edition.events)
    places = dict.fromkeys(p for rung in rungs(edition) for p in (rung.stage.id, rung.path))
    duties = tuple(duties_by_path(edition))
    for kind in EventKind:
        of = (*places, *duties) if kind is EventKind.STARTED else places
        if kind in {EventKind.DONE, EventKind.LIMIT}:
            of = duties
        if kind is not EventKind.HAPPENS:
            yield from (f"{each} {kind}" for each in of)
    yield from (agreed_at(rung.path) for rung in rungs(edition))
