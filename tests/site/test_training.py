"""The exercises' pages: whole without scripts, and never to be taken for a live answer."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.library import ROOT, load_library
from navigator.authoring.scenario_choices import MOST, NEAR, OPEN_TOO, RIGHT
from navigator.authoring.scenario_dates import NOW_CHOICE
from navigator.authoring.scenario_file import read_scenarios
from navigator.authoring.scenario_lessons import Lesson
from navigator.authoring.scenario_text import NO_STEP, By
from navigator.authoring.training_pages import show_training
from navigator.engine import site

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.scenario_shown import Asked, ScenarioShown
    from navigator.engine.model import Edition

LIBRARY = load_library()
TRAINING = show_training(LIBRARY, read_scenarios(ROOT, LIBRARY))
RAN_OUT = site.EXPIRED_RULE.partition("{place}")[0]
ASKED = [
    pytest.param(asked, id=f"{each.scenario.policy}/{each.scenario.id}/{asked.id}")
    for each in TRAINING.scenarios
    for step in each.steps
    for asked in step.asked
]


def name(shown: ScenarioShown) -> str:
    """A scenario's place."""
    return f"{shown.scenario.policy}/{shown.scenario.id}"


@pytest.mark.parametrize("asked", ASKED)
def test_one_choice_is_right_and_none_is_there_twice(asked: Asked) -> None:
    """There are at least two to choose from, and each says why it is right or not.

    More than one is right only where the policy leaves the choice of stage open.
    """
    right = [each for each in asked.choices if each.mark == RIGHT]
    assert len([each for each in right if each.why != OPEN_TOO]) == 1
    assert len([each for each in asked.choices if each.mark != NEAR]) >= 2
    assert len(asked.choices) <= MOST
    assert [text for text, count in Counter(_shown(asked)).items() if count > 1] == []
    assert all(each.why for each in asked.choices)


def test_with_a_child_at_risk_no_printed_time_never_makes_later_right() -> None:
    """At each such step the right time is now, or a date of the policy's own."""
    asked = [
        (each, step, one)
        for each in TRAINING.scenarios
        for step in each.steps
        if step.urgent
        for one in step.asked
        if "-when-" in one.id
    ]
    assert len(asked) >= 8
    for each, step, one in asked:
        duty = step.duties[int(one.id.rpartition("-")[2]) - 1]
        right = next(choice.text for choice in one.choices if choice.mark == RIGHT)
        if duty.clock.state == "none":
            assert right == NOW_CHOICE, (name(each), step.id)


def _shown(asked: Asked) -> list[str]:
    return [f"{each.text} | {each.about}" for each in asked.choices]


@pytest.mark.parametrize("shown", TRAINING.scenarios, ids=name)
def test_every_step_asks_whom_or_says_that_nobody_comes_next(shown: ScenarioShown) -> None:
    """No step is without a question and without an answer."""
    for step in shown.steps:
        assert step.asked or step.nothing, step.id


@pytest.mark.site
@pytest.mark.parametrize("shown", TRAINING.scenarios, ids=name)
def test_the_page_holds_all_of_it_and_says_that_it_is_an_exercise(
    shown: ScenarioShown, built_site: Path
) -> None:
    """Story, clock, choices, answer and reasons are in the HTML; so is the mark on each clock."""
    page = built_site / "training" / name(shown) / "index.html"
    html = page.read_text(encoding="utf-8")
    assert html.count("not a live answer") >= 2 * len(shown.steps)
    for step in shown.steps:
        assert step.clock in html
        assert step.iso in html
        for duty in step.duties:
            assert f"#duty-{duty.id.replace('/', '--')}" in html
    # The choices can be looked at; that they can be marked is the scripts' affair.
    assert html.count("data-question") == sum(len(step.asked) for step in shown.steps)
    assert html.count("<details") >= 2 * len(shown.steps)


@pytest.mark.site
def test_each_scenario_is_listed_and_its_file_can_be_taken(built_site: Path) -> None:
    """The list leads to every page, and the file beside it is the one in the data."""
    listed = (built_site / "training" / "index.html").read_text(encoding="utf-8")
    for each in TRAINING.scenarios:
        assert f"training/{name(each)}/" in listed
        taken = (built_site / "training" / f"{name(each)}.yaml").read_bytes()
        assert taken == (ROOT / "data" / "scenarios" / f"{name(each)}.yaml").read_bytes()


REAL = [each.policy for each in LIBRARY.editions]


@pytest.mark.site
def test_the_search_finds_no_exercise(built_site: Path) -> None:
    """A made-up story is not found where somebody looks for a rule; their list is."""
    index = json.loads((built_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {each["location"].partition("#")[0] for each in index["docs"]}
    assert "training/" in places
    assert [each for each in places if each.startswith("training/") and each != "training/"] == []


@pytest.mark.parametrize("edition", LIBRARY.editions, ids=lambda each: each.policy)
def test_the_scenarios_of_a_policy_take_every_way_through_it(edition: Edition) -> None:
    """Its ladder and each of its routes, as the engine says of the cases themselves."""
    policy, routes = edition.policy, [each.id for each in edition.routes]
    own = [each for each in TRAINING.scenarios if each.scenario.policy == policy]
    assert len(own) >= 4
    ways = {way for each in own for way in each.learnt.ways}
    assert sorted(ways) == sorted({"ladder", *routes})


@pytest.mark.parametrize(
    "lesson",
    [
        Lesson.WEEKEND, Lesson.BANK_HOLIDAY, Lesson.OVERDUE, Lesson.RECEIVING, Lesson.SILENCE,
        Lesson.IMMEDIATE,
    ],
)  # fmt: skip
@pytest.mark.parametrize("policy", dict.fromkeys(REAL))
def test_the_scenarios_of_a_policy_hold_each_lesson(lesson: Lesson, policy: str) -> None:
    """A weekend, a bank holiday, an overdue reply, a receiving side, a silence, immediate risk."""
    held = {each for s in TRAINING.scenarios if s.scenario.policy == policy
            for each in s.learnt.lessons}  # fmt: skip
    assert lesson in held


def followed(graph: dict[str, Any], answers: dict[str, str]) -> str:
    """The HTML that a question graph leads to by these answers, in its own order of questions."""
    node = graph["nodes"][graph["start"]]
    while "q" in node:
        node = graph["nodes"][node["to"][answers[graph["questions"][node["q"]]["id"]]]]
    return "".join(graph["parts"][each] for each in graph["answers"][node["a"]]["html"])


@pytest.mark.site
@pytest.mark.parametrize("shown", TRAINING.scenarios, ids=name)
def test_the_graph_leads_where_the_scenario_does(shown: ScenarioShown, built_site: Path) -> None:
    """Without Python, too: dates aside, each right step is in the answer that the page gives."""
    scenario = shown.scenario
    edition = f"{scenario.policy}/{scenario.edition}"
    graph = json.loads((built_site / "api/v1/graphs" / f"{edition}.json").read_text("utf-8"))
    for step, drawn in zip(scenario.steps, shown.steps, strict=True):
        answers = dict(step.case.answers)
        if any(rule.startswith(RAN_OUT) for rule in drawn.rules):
            # Only a clock knows that a time has passed. Whoever is asked says so.
            answers[site.OUTCOME] = "no-reply"
        html = followed(graph, answers)
        for each in step.then:
            if each.do != NO_STEP:
                assert f'data-duty="{each.do}"' in html, (step.id, each.do)


@pytest.mark.parametrize(
    ("name", "step", "before"),
    [("the-old-copy", "with-the-managers", "2024-04"), ("the-new-rung", "hand-up", "2026-01")],
)
def test_the_made_up_policy_shows_what_a_new_edition_changes(
    name: str, step: str, before: str
) -> None:
    """The same case on the same day has another date by the edition before: nobody can mix them."""
    shown = TRAINING.scenario("exampleshire", name)
    asked = next(each for each in shown.scenario.steps if each.id == step)
    old = asked.reply(LIBRARY.edition("exampleshire", before), LIBRARY.calendar).guidance
    assert old
    (was,) = (each for each in old.duties if each.id == asked.then[0].do)
    assert By.of_clock(was.clock) != asked.then[0].by


def test_a_date_that_no_question_comes_before_says_of_what() -> None:
    """Where nobody is to be contacted next, "By when?" would hang in the air."""
    shown = TRAINING.scenario("exampleshire", "the-old-copy")
    (asked,) = next(each for each in shown.steps if each.id == "tell").asked
    assert asked.about == "Tell the Business Manager"
