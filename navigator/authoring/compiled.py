"""Writes the data that the browser and other people read: editions, graphs, the list, holidays."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from navigator.authoring.graph import build_graph
from navigator.engine.codec import to_data
from navigator.engine.london import to_london
from navigator.engine.status import status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from navigator.engine.model import Contact, Edition
    from navigator.engine.working_days import Calendar

WITHHELD = "name withheld"


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def open_edition(edition: Edition, day: date) -> Edition:
    """The edition as it may be given away: no names or numbers of people once it has ended."""
    if status_on(edition, day).in_force:
        return edition

    def without_person(contact: Contact) -> Contact:
        return replace(contact, person=WITHHELD, ways=()) if contact.person else contact

    return replace(edition, contacts=tuple(map(without_person, edition.contacts)))


def listed(edition: Edition, day: date) -> dict[str, Any]:
    """An edition's entry in the list of policies; addresses are relative to the site's root."""
    status = status_on(edition, day)
    name = f"{edition.policy}/{edition.edition}"
    return {
        "policy": edition.policy,
        "name": edition.name,
        "partnership": edition.partnership,
        "edition": edition.edition,
        "edition_name": edition.edition_name,
        "status": status.value,
        "in_force": status.in_force,
        "areas": [to_data(area) for area in edition.areas],
        "page": f"policies/{edition.policy}/",
        "edition_url": f"api/v1/editions/{name}.json",
        "graph_url": f"api/v1/graphs/{name}.json",
    }


def _one(edition: Edition, calendar: Calendar, day: date) -> tuple[Edition, bytes, bytes, int]:
    given = open_edition(edition, day)
    graph = build_graph(given, calendar)
    return edition, _compact(to_data(given)), _compact(graph.data), graph.paths


def write_compiled(
    editions: Iterable[Edition], calendar: Calendar, holidays: bytes, out: Path, now: datetime
) -> list[str]:
    """Write ``api/v1`` anew under ``out``; a line about each edition's size for the log."""
    day = to_london(now).date()
    shutil.rmtree(out, ignore_errors=True)
    lines = []
    known = tuple(editions)
    with ProcessPoolExecutor() as pool:
        results = pool.map(_one, known, [calendar] * len(known), [day] * len(known))
        for edition, compiled, graph, paths in results:
            name = f"{edition.policy}/{edition.edition}.json"
            _write(out / "editions" / name, compiled)
            _write(out / "graphs" / name, graph)
            lines.append(
                f"{edition.policy}/{edition.edition}: {paths:,} paths; "
                f"edition {len(compiled):,} bytes, graph {len(graph):,} bytes",
            )
    _write(out / "policies.json", _compact({"policies": [listed(each, day) for each in known]}))
    _write(out / "bank-holidays.json", holidays)
    return lines


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
