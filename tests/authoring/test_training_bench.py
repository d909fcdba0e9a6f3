"""A trainer's own exercise: the same in the browser's Python, and the same when opened again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from navigator.authoring.library import ROOT, load_library
from navigator.authoring.scenario_file import read_scenario_text, read_scenarios
from navigator.authoring.training_bench import TrainingBench
from navigator.engine.codec import to_data
from tests.authoring.pyodide_bench import answers_there

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.authoring.pyodide_bench import Asked

OPENER: Final = ("navigator.authoring.training_bench", "open_training")
LIBRARY: Final = load_library()
FILES: Final = read_scenarios(ROOT, LIBRARY)


def bench() -> TrainingBench:
    """A bench of this Python, with every edition on it."""
    made = TrainingBench(LIBRARY.calendar)
    for edition in LIBRARY.with_pages:
        made.hold_edition(json.dumps(to_data(edition)))
    return made


def opened(path: str) -> dict[str, Any]:
    """The form of one of the project's scenarios."""
    text = (ROOT / path).read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(bench().open_scenario(text, Path(path).parent.name))
    assert told["findings"] == []
    form: dict[str, Any] = told["form"]
    return form


def worked(form: dict[str, Any]) -> dict[str, Any]:
    """What the bench makes of a form."""
    told: dict[str, Any] = json.loads(bench().work_scenario(json.dumps(form)))
    return told


@pytest.fixture(scope="module")
def requests() -> Asked:
    """Every edition held, then every scenario opened and worked through."""
    asked = [
        {"name": "hold_edition", "args": [json.dumps(to_data(each))]} for each in LIBRARY.with_pages
    ]
    for file in FILES:
        text = (ROOT / file.file).read_text(encoding="utf-8")
        asked += [
            {"name": "open_scenario", "args": [text, Path(file.file).parent.name]},
            {"name": "work_scenario", "args": [json.dumps(opened(file.file))]},
        ]
    return asked


@pytest.fixture(scope="module")
def there(requests: Asked, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What Python in Pyodide answers, with the two archives that the page loads."""
    return answers_there(requests, tmp_path_factory.mktemp("training"), OPENER)


def test_pyodide_works_every_scenario_through_as_here(requests: Asked, there: list[Any]) -> None:
    """Questions, dates, choices, findings, the file and the page are those of Python here."""
    made = bench()
    for each, theirs in zip(requests, there, strict=True):
        assert theirs == getattr(made, each["name"])(*each["args"]), each["args"][0][:80]


def test_pyodide_answers_as_each_scenario_expects(there: list[Any]) -> None:
    """What is right at each step, worked out there, is what the file in the data says."""
    told = [json.loads(each) for each in there[len(LIBRARY.with_pages) + 1 :: 2]]
    assert len(told) == len(FILES) >= 20
    for file, each in zip(FILES, told, strict=True):
        assert file.scenario
        read = read_scenario_text(
            each["yaml"].encode(),
            "it.yaml",
            file.scenario.policy,
            "it",
            edition_of=LIBRARY.edition,
            calendar=LIBRARY.calendar,
        )
        assert read.scenario
        assert [step.then for step in read.scenario.steps] == [
            step.then for step in file.scenario.steps
        ], file.file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.file.partition("scenarios/")[2])
def test_what_is_downloaded_opens_as_it_was(file: Any) -> None:  # noqa: ANN401 - a scenario's file
    """The form of the file that a form was written to is that form."""
    form = opened(file.file)
    again = json.loads(bench().open_scenario(worked(form)["yaml"], ""))
    assert again["form"] == form


def friday() -> dict[str, Any]:
    """The form of the exercise about a Friday afternoon."""
    return opened("data/scenarios/lambeth/friday-afternoon.yaml")


def test_another_time_gives_another_right_answer() -> None:
    """The talk fails a day earlier, at 10:00, so the 24 hours end a day earlier too."""
    form = friday()
    form["steps"][1]["times"]["stage-1 unresolved"] = "2026-12-03T10:00"
    told = worked(form)
    assert told["findings"] == []
    assert '"by": "2026-12-04T10:00"' in told["yaml"]
    assert "Friday 4 December 2026, 10:00" in told["html"]


def test_an_open_question_is_asked_and_holds_the_exercise_back() -> None:
    """The form shows the question with nothing chosen; there is nothing to try yet."""
    form = friday()
    del form["steps"][0]["answers"]["override-event"]
    told = worked(form)
    given = {each["id"]: each["given"] for each in told["steps"][0]["questions"]}
    assert given["override-event"] == ""
    assert given["immediate-risk"] == "no"
    assert told["html"] == ""
    assert "open-question" in {each["rule"] for each in told["findings"]}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"title": ""}, "empty-value"),
        ({"about": "Ring <b>me</b>."}, "markup"),
        ({"you": "Ring 020 7926 1234."}, "not-fictional"),
        ({"facilitator": "Bell \x07"}, "control-character"),
    ],
)
def test_what_may_not_stand_in_an_exercise_is_found(change: dict[str, str], rule: str) -> None:
    """And nothing of it is drawn."""
    told = worked(friday() | change)
    assert rule in {each["rule"] for each in told["findings"]}
    assert told["html"] == ""


@pytest.mark.parametrize(
    "text", ["", "- a", "title: only", "edition: &a 2024-07", "\x00", "a: [", "steps: {}"]
)
def test_a_file_that_is_no_exercise_gives_findings_and_no_form(text: str) -> None:
    """Whatever it is."""
    told = json.loads(bench().open_scenario(text, "lambeth"))
    assert told["form"] is None
    assert told["findings"]


@pytest.mark.parametrize("now", ["1999-11-26T15:30", "2031-01-02T09:00", "0001-01-01T00:00"])
def test_a_clock_where_no_bank_holidays_are_known_is_found(now: str) -> None:
    """At the clock itself, with the days that are known; nothing is drawn."""
    form = friday()
    form["steps"][0]["now"] = now
    told = worked(form)
    first = told["findings"][0]
    assert first["address"] == "steps.first-talk.now"
    assert first["found"] == f'"{now}"'
    assert LIBRARY.calendar.last.isoformat() in first["allowed"]
    assert first["remedy"]
    assert told["html"] == ""


def test_an_exercise_on_the_last_known_evening_has_choices() -> None:
    """What cannot be counted from there is left out; the right answer is among the others."""
    form = friday()
    form["steps"] = form["steps"][:1]
    step = form["steps"][0]
    step["now"] = f"{LIBRARY.calendar.last}T21:00"
    step["times"] = {"disagreement": "2028-12-15T15:00"}
    told = worked(form)
    assert told["findings"] == []
    assert told["html"].count("data-question") == 2
    assert "Wednesday 27 December 2028" not in told["html"]


def spoilt(form: dict[str, Any]) -> set[str]:
    """Spoil places of the later steps; their addresses."""
    form["steps"][2]["title"] = ""
    form["steps"][2]["answers"]["outcome"] = ""
    form["steps"][3]["now"] = "2021-03-28T01:30"
    form["steps"][3]["story"] = "Ring 020 8123 4567."
    return {
        "steps.managers-disagree.title",
        "steps.managers-disagree.answers.outcome",
        "steps.leads-have-it.now",
        "steps.leads-have-it.story[0]",
    }


@pytest.mark.parametrize(
    ("at", "spoil"),
    [
        ("title", lambda form: form.update(title="")),
        ("steps.first-talk.title", lambda form: form["steps"][0].update(title="")),
        ("steps.first-talk.now", lambda form: form["steps"][0].update(now="")),
        (
            "steps.no-agreement.times.stage-1 unresolved",
            lambda form: form["steps"][1]["times"].update({"stage-1 unresolved": "2026-13-40"}),
        ),
    ],
)
def test_one_mistake_hides_no_other(at: str, spoil: Callable[[dict[str, Any]], None]) -> None:
    """Each is found at its own place, and nothing else is called one."""
    form = friday()
    spoil(form)
    assert {each["address"] for each in worked(form)["findings"]} == {at}
    others = spoilt(form)
    told = worked(form)
    assert {each["address"] for each in told["findings"]} == {at} | others
    assert told["html"] == ""


def test_a_step_without_a_clock_keeps_its_questions() -> None:
    """They can be answered meanwhile; no date is shown that another clock would give."""
    form = friday()
    whole = worked(form)["steps"][0]
    form["steps"][0]["now"] = ""
    step = worked(form)["steps"][0]
    assert step["questions"] == whole["questions"]
    assert whole["duties"]
    assert step["duties"] == []
