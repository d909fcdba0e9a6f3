"""What the build writes for the browser and for other people."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.compiled import (
    fingerprint,
    listed,
    open_edition,
    policy_list,
    write_compiled,
)
from navigator.authoring.library import ROOT, load_library
from navigator.authoring.withheld import WITHHELD
from navigator.engine.codec import from_data, to_data
from navigator.engine.model import Dates, Edition, Ended
from navigator.engine.moments import PartialDate
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = load_library()
DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
GRAPH = b'{"questions": [], "answers": [], "nodes": []}'
HOLIDAYS = (ROOT / "data" / "bank-holidays.json").read_bytes()


def edition(policy: str) -> Edition:
    """The policy's edition."""
    return next(each for each in LIBRARY.editions if each.policy == policy)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the build writes for two editions, one of them no longer in force."""
    out = tmp_path_factory.mktemp("api") / "v1"
    out.mkdir()
    (out / "left-over.json").write_text("{}")
    write_compiled([edition("brent"), edition("lambeth")], LIBRARY.calendar, HOLIDAYS, out, NOW)
    return out


def read(path: Path) -> Any:  # noqa: ANN401 - any JSON
    """A JSON file's data."""
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("each", LIBRARY.editions, ids=lambda each: each.policy)
def test_an_edition_reads_back_the_same(each: Edition) -> None:
    """Through JSON and back nothing is lost."""
    assert from_data(Edition, json.loads(json.dumps(to_data(each)))) == each


def test_what_is_written(written: Path) -> None:
    """One file for each thing, and nothing left over from a build before."""
    files = {path.relative_to(written).as_posix() for path in written.rglob("*.json")}
    assert files == {
        "policies.json",
        "bank-holidays.json",
        "policies/brent.json",
        "policies/lambeth.json",
        "editions/brent/2014-12.json",
        "editions/lambeth/2024-07.json",
        "graphs/brent/2014-12.json",
        "graphs/lambeth/2024-07.json",
    }


def test_the_edition_is_written_as_the_engine_reads_it(written: Path) -> None:
    """What the browser loads is the edition itself."""
    assert from_data(Edition, read(written / "editions/lambeth/2024-07.json")) == edition("lambeth")


def test_the_list_of_policies(written: Path) -> None:
    """Each with its status on the day, its areas, and where its files are."""
    brent, lambeth = read(written / "policies.json")["policies"]
    assert (brent["policy"], brent["status"], brent["in_force"]) == ("brent", "historical", False)
    assert (lambeth["status"], lambeth["in_force"]) == ("review overdue", True)
    assert lambeth["areas"][0]["id"] == "lambeth"
    assert (brent["review_due"], lambeth["review_due"]) == ("2017-12", "2025-09")
    for each in (brent, lambeth):
        assert set(each) == {
            "policy", "name", "partnership", "edition", "edition_name", "status", "in_force",
            "fictional", "areas", "review_due", "checked", "page", "edition_url", "graph_url",
            "fingerprint",
        }  # fmt: skip
        for key in ("edition_url", "graph_url"):
            assert (written / each[key].removeprefix("api/v1/")).is_file()


def test_each_policy_s_own_list(written: Path) -> None:
    """As in the whole list, with what the browser loads: nobody has to load the whole one."""
    listed = {each["policy"]: each for each in read(written / "policies.json")["policies"]}
    for policy in ("brent", "lambeth"):
        (entry,) = read(written / "policies" / f"{policy}.json")["editions"]
        assert entry.items() >= listed[policy].items()
        for name in ("edition", "graph", "holidays"):
            content = (written / entry[f"{name}_url"].removeprefix("api/v1/")).read_bytes()
            assert entry[f"{name}_sha256"] == hashlib.sha256(content).hexdigest()


def test_the_edition_to_go_by_comes_first() -> None:
    """The younger of two in force leads, and one in force leads a younger one that is not."""
    lambeth = edition("lambeth")
    older = replace(lambeth, edition="a-2020", dates=Dates(reviewed=PartialDate.from_text("2020")))
    ended = Ended(
        status=Status.HISTORICAL, on=PartialDate.from_text("2026-01"), why="It ended.", cite=()
    )
    past = replace(lambeth, edition="z-past", standing=replace(lambeth.standing, ended=ended))
    names = [
        each["edition"]
        for each in policy_list([(one, GRAPH) for one in (older, past, lambeth)], DAY)
    ]
    assert names == ["2024-07", "a-2020", "z-past"]


def test_the_fingerprint_changes_with_the_rules() -> None:
    """One duty told differently makes another; so does one question more."""
    lambeth = edition("lambeth")
    stage = lambeth.stages[0]
    duty = replace(stage.duties[0], do=f"{stage.duties[0].do}, and soon")
    changed = replace(stage, duties=(duty, *stage.duties[1:]))
    other = replace(lambeth, stages=(changed, *lambeth.stages[1:]))
    asked = b'{"questions": [{"id": "one", "html": [1]}], "answers": [], "nodes": []}'
    prints = {fingerprint(lambeth, GRAPH), fingerprint(other, GRAPH), fingerprint(lambeth, asked)}
    assert len(prints) == 3


def test_the_fingerprint_stays_when_only_the_particulars_change() -> None:
    """A new contact, another status, or a question drawn otherwise leaves a link as it is."""
    lambeth = edition("lambeth")
    ended = Ended(
        status=Status.HISTORICAL, on=PartialDate.from_text("2026-01"), why="It ended.", cite=()
    )
    other = replace(lambeth, contacts=(), standing=replace(lambeth.standing, ended=ended))
    drawn = [
        b'{"questions": [{"id": "one", "html": [%d]}], "answers": [], "nodes": []}' % part
        for part in (1, 2)
    ]
    assert fingerprint(lambeth, drawn[0]) == fingerprint(other, drawn[1])


def test_status_follows_the_day() -> None:
    """The day before its review was overdue it was current."""
    assert listed(edition("lambeth"), date(2025, 9, 30))["status"] == "current"
    assert listed(edition("lambeth"), date(2025, 10, 1))["status"] == "review overdue"


def test_no_person_of_an_edition_that_has_ended() -> None:
    """Names, numbers and addresses of people are left out; those of offices stay."""
    given = open_edition(edition("tri-borough"), DAY)
    text = json.dumps(to_data(given), ensure_ascii=False)
    for contact in edition("tri-borough").contacts:
        for way in contact.ways:
            assert (way.printed in text) == (contact.person is None), way.printed
        if contact.person:
            assert contact.person not in text
    assert WITHHELD in text


def test_no_person_in_any_file_of_it(tmp_path: Path) -> None:
    """Nor in its graph, whose answers were drawn from it. In force, the name is in both."""
    now_ended = Ended(
        status=Status.HISTORICAL, on=PartialDate.from_text("2026-01"), why="It ended.", cite=()
    )
    in_force = edition("lambeth")
    past = replace(in_force, policy="past", standing=replace(in_force.standing, ended=now_ended))
    name = next(each.person for each in in_force.contacts if each.person)
    write_compiled([in_force, past], LIBRARY.calendar, HOLIDAYS, tmp_path / "v1", NOW)
    for path in (tmp_path / "v1").rglob("2024-07.json"):
        assert (name in path.read_text(encoding="utf-8")) == (path.parent.name == "lambeth"), path


def test_people_of_an_edition_in_force_stay() -> None:
    """An edition in force is given as it is."""
    assert open_edition(edition("lambeth"), DAY) is edition("lambeth")


def test_the_graph_is_compact(written: Path) -> None:
    """Every distinct part is stored once, and every number leads somewhere."""
    graph = read(written / "graphs/lambeth/2024-07.json")
    assert (graph["format"], graph["policy"], graph["edition"]) == (1, "lambeth", "2024-07")
    for name in ("parts", "questions", "answers", "nodes"):
        held = [json.dumps(each, sort_keys=True) for each in graph[name]]
        assert len(held) == len(set(held)), name
    for drawn in (*graph["questions"], *graph["answers"]):
        assert all(0 <= index < len(graph["parts"]) for index in drawn["html"])
    for node in graph["nodes"]:
        assert set(node) in ({"a"}, {"q", "to"})
        if "q" in node:
            question = graph["questions"][node["q"]]
            assert list(node["to"]) == [choice["id"] for choice in question["choices"]]
            assert all(0 <= there < len(graph["nodes"]) for there in node["to"].values())
        else:
            assert 0 <= node["a"] < len(graph["answers"])
    assert graph["questions"][graph["nodes"][graph["start"]]["q"]]["id"] == "danger"


def test_nothing_unused_in_the_graph(written: Path) -> None:
    """No part, question, answer or node that no path leads to."""
    graph = read(written / "graphs/lambeth/2024-07.json")
    seen = {graph["start"]}
    ahead = [graph["start"]]
    while ahead:
        for there in graph["nodes"][ahead.pop()].get("to", {}).values():
            if there not in seen:
                seen.add(there)
                ahead.append(there)
    nodes = [graph["nodes"][each] for each in seen]
    assert len(seen) == len(graph["nodes"])
    assert {node["q"] for node in nodes if "q" in node} == set(range(len(graph["questions"])))
    assert {node["a"] for node in nodes if "a" in node} == set(range(len(graph["answers"])))
    drawn = (*graph["questions"], *graph["answers"])
    assert {part for each in drawn for part in each["html"]} == set(range(len(graph["parts"])))


def test_a_second_build_writes_the_same(written: Path, tmp_path: Path) -> None:
    """Same data, same bytes."""
    out = tmp_path / "v1"
    lines = write_compiled(
        [edition("brent"), edition("lambeth")], LIBRARY.calendar, HOLIDAYS, out, NOW
    )
    for path in written.rglob("*.json"):
        assert (out / path.relative_to(written)).read_bytes() == path.read_bytes()
    assert [line.partition(":")[0] for line in lines] == ["brent/2014-12", "lambeth/2024-07"]
    assert all("paths" in line and "bytes" in line for line in lines)


def test_kept_graphs_change_nothing(tmp_path: Path) -> None:
    """A build that uses what an earlier one kept writes the same files."""
    chosen, kept = [edition("brent")], tmp_path / "kept"
    written = []
    for number in range(2):
        out = tmp_path / str(number)
        write_compiled(chosen, LIBRARY.calendar, HOLIDAYS, out, NOW, kept=kept)
        written.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*.json")})
    assert len(list(kept.iterdir())) == 1
    assert written[0] == written[1]
