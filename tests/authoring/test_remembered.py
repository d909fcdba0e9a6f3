"""What is remembered from one case for another is what the engine gives for that one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.edition_file import read_edition
from navigator.authoring.graph import build_graph
from navigator.authoring.library import ROOT, read_agencies, read_calendar
from navigator.authoring.remembered import Memory
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.facts import Truth
from navigator.engine.state import State
from navigator.web.abbreviations import abbreviations_of
from navigator.web.render import render_guidance
from tools.made_up_edition import made_up
from tools.many_policies import write_edition

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.engine.model import Edition

CALENDAR = read_calendar(ROOT / "data")
# Short and long ones, with areas, agencies and ways round the ladder.
NUMBERS = (0, 3, 5, 8, 13, 18)
WAYS = 25


@pytest.fixture(scope="module", params=NUMBERS)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One of the made-up editions."""
    folder: Path = tmp_path_factory.mktemp("policies")
    path = write_edition(folder, made_up(request.param))
    read = read_edition(path, path.parent.name, read_agencies(ROOT / "data"))
    assert read.edition
    return read.edition


def way(graph: dict[str, Any], chance: random.Random) -> tuple[Case, str]:
    """A case on some way through the graph, and the answer that the graph gives at its end."""
    case, node = Case(), graph["nodes"][graph["start"]]
    while "q" in node:
        question = graph["questions"][node["q"]]["id"]
        # "No danger" and "a disagreement" lead on; anything else ends at once.
        likely = {site.DANGER: "no", site.PROCESS: "disagreement"}.get(question)
        choice = likely if likely and chance.random() < 0.8 else chance.choice(list(node["to"]))
        case = case.with_answer(question, choice)
        node = graph["nodes"][node["to"][choice]]
    parts = graph["answers"][node["a"]]["html"]
    return case, "".join(graph["parts"][each] for each in parts)


def test_the_graph_answers_as_the_engine_does(edition: Edition) -> None:
    """Along ways chosen by chance, of editions that nobody had in mind."""
    graph = build_graph(edition, CALENDAR).data
    words = abbreviations_of(edition)
    chance = random.Random(1)  # noqa: S311 - variety, not secrecy
    for _ in range(WAYS):
        case, html = way(graph, chance)
        guidance = advise(edition, case, None, CALENDAR).guidance
        assert guidance, case
        assert render_guidance(guidance, dated=False, words=words) == html, case


def states(edition: Edition) -> tuple[State, State]:
    """Two cases that differ in how far it has got, and in nothing else."""
    start = State(edition=edition, case=Case()).answering(site.DANGER, "no")
    begun = start.answering(site.PROCESS, "disagreement")
    rungs = begun.rungs
    return begun.answering(site.POSITION, rungs[0].path), begun.answering(
        site.POSITION, rungs[1].path
    )


def test_what_was_not_looked_at_makes_no_difference(edition: Edition) -> None:
    """A function of the reader's side is called once for two cases of one side."""
    called: list[State] = []

    def view(case: State) -> str:
        called.append(case)
        return case.view

    memory = Memory()
    for state in states(edition):
        assert memory.recall("view", state, view) == state.view
    assert len(called) == 1


def test_what_was_looked_at_makes_a_difference(edition: Edition) -> None:
    """A function of the position is called for each, also where it looks by way of another."""
    memory = Memory()

    def path(case: State) -> str:
        return memory.recall(
            "inner", case, lambda each: each.position.path if each.position else ""
        )

    first, second = states(edition)
    assert memory.recall("outer", first, path) == first.position_given
    assert memory.recall("outer", second, path) == second.position_given


def test_a_method_is_looked_at_for_each_argument(edition: Edition) -> None:
    """Whether a condition holds is told apart from whether another does."""
    route = edition.routes[0]
    name = route.when.conditions[0]
    memory = Memory()
    found = [
        memory.recall("holds", state, lambda case: case.facts.holds(route.when))
        for answer in ("yes", "no")
        for state in [State(edition=edition, case=Case().with_answer(name, answer))]
    ]
    assert found == [Truth.YES, Truth.NO]
