"""Every place that a path through an edition can lead to, with one case for each.

A graph holds every path. Paths that lead to the same place have the same question or answer there,
which ``tests/engine/test_paths.py`` shows for each of them; so one case a place stands for all.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from navigator.authoring.graph import build_graph
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.codec import from_data
from navigator.engine.model import Edition
from navigator.engine.working_days import Calendar

NOW: Final = "2026-12-23T10:30:00+00:00"
HAPPENED: Final = "2026-12-22T16:15"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The paths of one edition: how many, and a case in JSON for each place that they lead to."""

    name: str
    count: int
    answers: int
    cases: tuple[str, ...]


def names(api: Path) -> list[str]:
    """Every edition's name, as ``policy/edition``."""
    folder = api / "graphs"
    found = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json"))
    return sorted(found)


@cache
def edition_of(api: Path, name: str) -> Edition:
    """The edition as the site gives it away."""
    made: Edition = from_data(Edition, json.loads((api / "editions" / f"{name}.json").read_text()))
    return made


@cache
def paths_of(api: Path, name: str) -> Paths:
    """Walk the graph that the site gives away; each answer's case holds every time it asks for."""
    graph: dict[str, Any] = json.loads((api / "graphs" / f"{name}.json").read_text("utf-8"))
    calendar = Calendar.from_json(json.loads((api / "bank-holidays.json").read_text("utf-8")))
    nodes, questions = graph["nodes"], graph["questions"]
    first: dict[int, dict[str, str]] = {graph["start"]: {}}
    order = [graph["start"]]
    for node in order:
        for choice, to in nodes[node].get("to", {}).items():
            if to not in first:
                first[to] = first[node] | {questions[nodes[node]["q"]]["id"]: choice}
                order.append(to)
    edition = edition_of(api, name)
    return Paths(
        name=name,
        count=_count(nodes, graph["start"]),
        answers=sum("a" in nodes[each] for each in order),
        cases=tuple(_timed(edition, first[each], calendar) for each in order),
    )


def _count(nodes: list[dict[str, Any]], start: int) -> int:
    """How many ways lead from a node to an answer."""

    @cache
    def ways(node: int) -> int:
        return sum(map(ways, nodes[node]["to"].values())) if "to" in nodes[node] else 1

    return ways(start)


def _timed(edition: Edition, answers: dict[str, str], calendar: Calendar) -> str:
    """The case with a time for every event that its answer counts from."""
    guidance = advise(edition, Case.from_json({"answers": answers}), None, calendar).guidance
    asked = guidance.times if guidance else ()
    times = {each.id: HAPPENED for each in asked if each.kind == "happened"}
    return json.dumps({"answers": answers, "times": times})


def walked_alike(api: Path) -> list[str]:
    """The names of the editions whose graph comes out as the site has it, byte by byte."""
    calendar = Calendar.from_json(json.loads((api / "bank-holidays.json").read_text("utf-8")))
    alike = []
    for name in names(api):
        graph = build_graph(edition_of(api, name), calendar).data
        made = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).encode()
        if made == (api / "graphs" / f"{name}.json").read_bytes():
            alike.append(name)
    return alike


if __name__ == "__main__":
    print("\n".join(walked_alike(Path(sys.argv[1]))))  # noqa: T201 - a program of the tests
