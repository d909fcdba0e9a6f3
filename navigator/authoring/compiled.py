"""Writes the data that the browser and other people read: editions, graphs, the list, holidays."""

from __future__ import annotations

import hashlib
import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import groupby
from math import prod
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from navigator.authoring import kept_graphs
from navigator.authoring.graph import build_graph
from navigator.authoring.succession import as_of, leads
from navigator.authoring.withheld import WITHHELD
from navigator.engine.codec import to_data
from navigator.engine.london import to_london
from navigator.engine.status import precedence, status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path

    from navigator.engine.model import Contact, Edition
    from navigator.engine.working_days import Calendar

_HOLIDAYS = "bank-holidays.json"


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def open_edition(edition: Edition, day: date) -> Edition:
    """The edition as it may be given away: no names or numbers of people once it has ended."""
    if not status_on(edition, day).past:
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
        "fictional": edition.fictional,
        "areas": [to_data(area) for area in edition.areas],
        "review_due": str(edition.dates.review_due) if edition.dates.review_due else None,
        "checked": edition.checked.done,
        "page": f"policies/{edition.policy}/",
        "edition_url": f"api/v1/editions/{name}.json",
        "graph_url": f"api/v1/graphs/{name}.json",
    }


# What may change in an edition's file without changing whom to contact next, or by when.
_BESIDE_THE_RULES = frozenset({
    "name", "title", "edition_name", "partnership", "abbreviation", "areas", "sources", "dates",
    "standing", "encoded", "checked", "contacts",
})  # fmt: skip


def fingerprint(edition: Edition, graph: bytes) -> str:
    """Eight hexadecimal digits that change with the edition's rules, or with what is asked.

    A link holds them, so that answers given before such a change are not taken for answers after
    it. Contacts, dates and status may change meanwhile: then a link leads to the present ones.
    """
    rules = {key: part for key, part in to_data(edition).items() if key not in _BESIDE_THE_RULES}
    walked = json.loads(graph)
    asked = [
        {key: part for key, part in question.items() if key != "html"}
        for question in walked["questions"]
    ]
    duties = [each["duties"] for each in walked["answers"]]
    whole = json.dumps([rules, asked, duties, walked["nodes"]], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def policy_list(editions: Iterable[tuple[Edition, bytes]], day: date) -> list[dict[str, Any]]:
    """Every edition's entry, by policy; the first of a policy is the one to go by on that day.

    Each edition comes with its graph.
    """
    leading_first = sorted(editions, key=lambda each: precedence(each[0], day), reverse=True)
    return [
        listed(edition, day) | {"fingerprint": fingerprint(edition, graph)}
        for edition, graph in sorted(leading_first, key=lambda each: each[0].policy)
    ]


def _walked(edition: Edition, calendar: Calendar) -> tuple[bytes, int]:
    graph = build_graph(edition, calendar)
    return _compact(graph.data), graph.paths


def _combinations(edition: Edition) -> int:
    """In how many ways its own questions can be answered."""
    return prod(len(each.options) + 1 for each in edition.conditions)


def _graphs(
    editions: list[Edition], compiled: list[bytes], calendar: Calendar, kept: Path | None
) -> list[tuple[bytes, int]]:
    """Each edition's graph and its number of paths: kept from before, or walked out anew."""
    places = [kept_graphs.place(kept, data) if kept else None for data in compiled]
    found = [kept_graphs.read(place) if place else None for place in places]
    missing = [number for number, graph in enumerate(found) if graph is None]
    # The longest first: no core waits for one that another began last.
    missing.sort(key=lambda number: _combinations(editions[number]), reverse=True)
    if missing:
        with ProcessPoolExecutor() as pool:
            fresh = pool.map(_walked, [editions[n] for n in missing], [calendar] * len(missing))
            for number, graph in zip(missing, fresh, strict=True):
                found[number] = graph
                if place := places[number]:
                    kept_graphs.keep(place, *graph)
    if kept:
        kept_graphs.drop_others(kept, {place for place in places if place})
    return [graph for graph in found if graph]


def write_compiled(  # noqa: PLR0913 - what is written, from what, and where
    editions: Iterable[Edition],
    calendar: Calendar,
    holidays: bytes,
    out: Path,
    now: datetime,
    *,
    kept: Path | None = None,
) -> list[str]:
    """Write ``api/v1`` anew under ``out``; a line about each edition's size for the log.

    ``kept`` is a folder of graphs from earlier builds, used where nothing they depend on changed.
    """
    day = to_london(now).date()
    shutil.rmtree(out, ignore_errors=True)
    lines = []
    digests: dict[str, str] = {}
    known = tuple(as_of(each, day) for each in editions)
    given = [open_edition(each, day) for each in known]
    compiled = [_compact(to_data(each)) for each in given]
    graphs = _graphs(given, compiled, calendar, kept)
    with_graphs = [(each, graph) for each, (graph, _) in zip(known, graphs, strict=True)]
    for edition, data, (graph, paths) in zip(known, compiled, graphs, strict=True):
        name = f"{edition.policy}/{edition.edition}.json"
        digests[f"editions/{name}"] = _write(out / "editions" / name, data)
        digests[f"graphs/{name}"] = _write(out / "graphs" / name, graph)
        lines.append(
            f"{edition.policy}/{edition.edition}: {paths:,} paths; "
            f"edition {len(data):,} bytes, graph {len(graph):,} bytes",
        )
    entries = policy_list(with_graphs, day)
    _write(out / "policies.json", _compact({"policies": entries}))
    digests[_HOLIDAYS] = _write(out / _HOLIDAYS, holidays)
    for policy, group in groupby(entries, key=itemgetter("policy")):
        entries_of = list(group)
        ends = {each.edition: _end(each) for each in known if each.policy == policy}
        own = [
            entry
            | {"others": len(entries_of) - 1, "ends": ends[entry["edition"]]}
            | _files(entry, digests)
            for entry in entries_of
        ]
        # A page that was built before an edition's first day finds it by its date.
        turns = leads((each for each in known if each.policy == policy), day)
        by_date = [{"from": str(first), "edition": edition} for first, edition in turns]
        _write(out / "policies" / f"{policy}.json", _compact({"editions": own, "leads": by_date}))
    return lines


def _end(edition: Edition) -> str:
    """The first day on which the edition is no longer in force, where one is known; else empty."""
    ended = edition.standing.ended
    return str(ended.on.first_day()) if ended else ""


def _files(entry: dict[str, Any], digests: dict[str, str]) -> dict[str, str]:
    """What the browser loads to answer from an edition, each file with its SHA-256.

    ``digests`` has those by the files' paths below ``api/v1``.
    """
    urls = {
        "edition": entry["edition_url"],
        "graph": entry["graph_url"],
        "holidays": f"api/v1/{_HOLIDAYS}",
    }
    files = {f"{name}_url": url for name, url in urls.items()}
    for name, url in urls.items():
        files[f"{name}_sha256"] = digests[url.removeprefix("api/v1/")]
    return files


def _write(path: Path, data: bytes) -> str:
    """Write a file; gives its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()
