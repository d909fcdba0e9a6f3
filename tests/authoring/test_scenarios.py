"""Scenarios: each is a regression test of the engine, and each mistake in one is told exactly."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from navigator.authoring.cli import main
from navigator.authoring.library import load_library
from navigator.authoring.scenario_file import read_scenario_text, read_scenarios
from navigator.authoring.scenario_shown import scenario_shown
from navigator.authoring.schema import SCENARIO_PATH, as_text, scenario_schema

if TYPE_CHECKING:
    from navigator.authoring.scenario_file import ScenarioFile

ROOT = Path(__file__).parents[2]
LIBRARY = load_library()
FILES = read_scenarios(ROOT, LIBRARY)
PLAIN = ROOT / "data" / "scenarios" / "lambeth" / "friday-afternoon.yaml"


def read(text: str) -> ScenarioFile:
    """A scenario of Lambeth's policy as it would be read from a file."""
    return read_scenario_text(
        text.encode(),
        "it.yaml",
        "lambeth",
        "it",
        edition_of=LIBRARY.edition,
        calendar=LIBRARY.calendar,
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file.file).as_posix())
def test_the_engine_answers_as_the_scenario_expects(file: ScenarioFile) -> None:
    """At each step: who, towards whom, by when, and the dates of other readings."""
    assert list(map(str, file.findings)) == []
    assert file.scenario


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file.file).as_posix())
def test_the_schema_accepts_it(file: ScenarioFile) -> None:
    """An editor underlines nothing in a good scenario."""
    data = yaml.load((ROOT / file.file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    assert list(Draft202012Validator(scenario_schema()).iter_errors(data)) == []


def test_the_committed_schema_is_fresh() -> None:
    """It is what the types give today: run ``python -m navigator schema``."""
    assert SCENARIO_PATH.read_text(encoding="utf-8") == as_text(scenario_schema())


MISTAKES = {
    "a date that the engine does not give": (
        "by: 2026-12-05T16:00",
        "by: 2026-12-07T16:00",
        ('it.yaml:35: error at steps.no-agreement.then[0].by: found "2026-12-07T16:00".'
         " Allowed: what the navigator answers: 2026-12-05T16:00."
         " To do: correct the story's answers or what is expected of them. [answer-differs]"),
    ),
    "another duty": (
        "do: stage-3/hand-up",
        "do: stage-2/hand-up",
        ('it.yaml:52: error at steps.managers-disagree.then[0].do: found "stage-2/hand-up".'
         " Allowed: what the navigator answers: stage-3/hand-up."
         " To do: correct the story's answers or what is expected of them. [answer-differs]"),
    ),
    "a duty that is not there": (
        "do: stage-3/hand-up",
        "do: stage-3/handup",
        ('it.yaml:52: error at steps.managers-disagree.then[0].do: found "stage-3/handup".'
         " Allowed: stage-1/discuss, stage-2/hand-up, stage-2/resolve, stage-3/hand-up,"
         " stage-4/strategy, stage-4/meeting, stage-4/share, stage-4/outcome and 11 more;"
         " or no further step; or not an escalation."
         ' To do: did you mean "stage-3/hand-up"? [unknown-duty]'),
    ),
    "another role": (
        "to: line-manager, by",
        "to: head-of-service, by",
        ('it.yaml:35: error at steps.no-agreement.then[0].to: found "head-of-service".'
         " Allowed: what the navigator answers: line-manager."
         " To do: correct the story's answers or what is expected of them. [answer-differs]"),
    ),
    "a question left open": (
        ", override-event: no, position: start}",
        ", position: start}",
        ('it.yaml:16: error at steps.first-talk.answers: found no answer to "override-event":'
         " Has any of these happened?. Allowed: yes, no, unsure."
         " To do: add the answer, here or in an earlier step. [open-question]"),
    ),
    "an answer that is not a choice": (
        "outcome: unresolved}\n    times: {stage-2",
        "outcome: cross}\n    times: {stage-2",
        ("it.yaml:49: error at steps.managers-disagree.answers.outcome: found 'cross'."
         " Allowed: open, unresolved, no-reply, resolved, unsure."
         " To do: choose one of these. [unknown-answer]"),
    ),
    "an event that cannot be": (
        "stage-2 unresolved: 2026-12-11T11:00",
        "stage-2 over: 2026-12-11T11:00",
        ("it.yaml:50: error at steps.managers-disagree.times.stage-2 over: found 'stage-2 over'."
         " Allowed: an event id alone, or an id followed by one of: started, unresolved, resolved,"
         ' done, limit; or sooner; or "stage-1 agreed". To do: write it as allowed. [bad-value]'),
    ),
    "an event that the edition has not": (
        "stage-2 unresolved: 2026-12-11T11:00",
        "stage-9 unresolved: 2026-12-11T11:00",
        ("it.yaml:50: error at steps.managers-disagree.times.stage-9 unresolved: found"
         ' "stage-9 unresolved". Allowed: sooner, disagreement, risk-seen, override-event,'
         " stage-1 started, stage-2 started, stage-3 started, stage-4 started and 77 more."
         ' To do: did you mean "stage-6 unresolved"? [unknown-event]'),
    ),
    "a clock before the bank holidays are known": (
        "now: 2026-11-27T15:30",
        "now: 1999-11-26T15:30",
        ('it.yaml:15: error at steps.first-talk.now: found "1999-11-26T15:30".'
         " Allowed: a day from 2012-01-01 to 2028-12-26, for which bank holidays are known."
         " To do: choose a day between them. [bad-value]"),
    ),
    "a clock after them": (
        "now: 2026-12-14T10:00",
        "now: 2031-12-15T10:00",
        ('it.yaml:63: error at steps.leads-have-it.now: found "2031-12-15T10:00".'
         " Allowed: a day from 2012-01-01 to 2028-12-26, for which bank holidays are known."
         " To do: choose a day between them. [bad-value]"),
    ),
    "an hour that no clock shows": (
        "now: 2026-12-14T10:00",
        "now: 2027-03-28T01:30",
        ('it.yaml:63: error at steps.leads-have-it.now: found "2027-03-28T01:30".'
         " Allowed: an hour that the clock shows. The clocks go forward that night, so there is"
         " no 01:30. To do: choose 00:30 or 02:30. [bad-value]"),
    ),
    "a number that may be somebody's": (
        "and is not in danger.",
        "and is not in danger. Ring 020 7926 5555.",
        ('it.yaml:14: error at steps.first-talk.story[2]: found "020 7926 5555".'
         " Allowed: 01632 960000 to 960999, 020 7946 0000 to 0999, 07700 900000 to 900999;"
         " addresses at example.org. To do: take it out, or use one that reaches nobody."
         " [not-fictional]"),
    ),
    "an edition that is not there": (
        "edition: 2024-07",
        "edition: 2031-07",
        ('it.yaml:3: error at edition: found "2031-07", of the policy "lambeth".'
         " Allowed: an edition in data/policies/lambeth/ without errors."
         " To do: name an edition that is there, or put its errors right first."
         " [unknown-edition]"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line(name: str) -> None:
    """What was found, what is allowed and what to do, at the place itself."""
    old, new, finding = MISTAKES[name]
    text = PLAIN.read_text(encoding="utf-8")
    assert text.count(old) == 1
    found = list(map(str, read(text.replace(old, new)).findings))
    assert found[:1] == [finding]


def test_an_hour_that_comes_twice_is_the_first_and_says_so() -> None:
    """The night the clocks go back: in UTC half past midnight, and told apart on the page."""
    text = PLAIN.read_text(encoding="utf-8").partition("  no-agreement:\n")[0]
    for old, new in (
        ("now: 2026-11-27T15:30", "now: 2026-10-25T01:30"),
        ("disagreement: 2026-11-27T15:00", "disagreement: 2026-10-25T00:30"),
        ("by: 2026-12-04", "by: 2026-10-30"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    made = read(text)
    assert list(map(str, made.findings)) == []
    assert made.scenario
    assert made.scenario.steps[0].now == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    shown = scenario_shown(made.scenario, LIBRARY.edition("lambeth", "2024-07"), LIBRARY.calendar)
    assert shown.steps[0].clock == "Sunday 25 October 2026, 01:30 (before the clocks go back)"


def test_a_file_that_is_no_scenario_is_told() -> None:
    """A list, an empty file, bytes that are no text: each has a finding, and no scenario."""
    for content in (b"- a\n", b"", b"\xff\xfe", b"just words"):
        made = read_scenario_text(
            content, "it.yaml", "lambeth", "it",
            edition_of=LIBRARY.edition, calendar=LIBRARY.calendar,
        )  # fmt: skip
        assert made.scenario is None
        assert made.findings, content


def test_check_covers_scenarios(tmp_path: Path) -> None:
    """A scenario that expects the wrong day fails the check of its file, and of its folder."""
    folder = tmp_path / "data" / "scenarios" / "lambeth"
    folder.mkdir(parents=True)
    policy = tmp_path / "data" / "policies" / "lambeth"
    policy.mkdir(parents=True)
    edition = ROOT / "data" / "policies" / "lambeth" / "2024-07.yaml"
    (policy / "2024-07.yaml").write_bytes(edition.read_bytes())
    wrong = PLAIN.read_text(encoding="utf-8").replace("by: 2026-12-05T16", "by: 2026-12-07T16")
    (folder / "it.yaml").write_text(wrong, encoding="utf-8")
    for path in (folder / "it.yaml", folder, tmp_path / "data"):
        done = CliRunner().invoke(main, ["check", str(path)])
        assert done.exit_code == 1
        assert "[answer-differs] steps.no-agreement.then[0].by" in done.output
    (folder / "it.yaml").write_bytes(PLAIN.read_bytes())
    assert CliRunner().invoke(main, ["check", str(folder)]).exit_code == 0
