"""``python -m navigator next``: what it prints, and what it says where it cannot."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from navigator.authoring import next_command
from navigator.authoring.build import BuildFailedError, write_generated
from navigator.authoring.cli import main
from navigator.authoring.library import ROOT, load_library
from navigator.authoring.reply_schema import reply_schema
from navigator.authoring.schema import REPLY_PATH
from navigator.engine.advise import advise
from navigator.engine.answer import Reply
from navigator.engine.codec import from_data, to_data
from navigator.web.session import load
from tests.engine.stories import Story, read_stories

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = load_library()
VALIDATOR = Draft202012Validator(reply_schema())
STORIES = [
    story
    for path in sorted((ROOT / "tests" / "stories").glob("*.yaml"))
    for story in read_stories(path)
    if story.now and "refused" not in story.then
]
LATER = {
    "answers": {
        "danger": "no",
        "process": "disagreement",
        "immediate-risk": "no",
        "override-event": "no",
        "position": "stage-1",
        "outcome": "unresolved",
    },
    "times": {"stage-1 unresolved": "2026-11-27T16:00"},
}
FRIDAY = "2026-11-27T16:30"


def run(tmp_path: Path, policy: str, case: object, *options: str) -> Result:
    """The command on a case, which is text as it stands or data to write as JSON."""
    file = tmp_path / "case.json"
    file.write_text(case if isinstance(case, str) else json.dumps(case), encoding="utf-8")
    return CliRunner().invoke(main, ["next", policy, "--case", str(file), *options])


def printed(tmp_path: Path, policy: str, case: object, *options: str) -> Any:  # noqa: ANN401 - any JSON
    """What the command prints as JSON; it must have gone well."""
    result = run(tmp_path, policy, case, "--json", *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_an_empty_case_gives_the_first_question(tmp_path: Path) -> None:
    """Where everything is left out, danger is asked."""
    cases: tuple[object, ...] = ({}, "", {"answers": {}})
    for case in cases:
        reply = printed(tmp_path, "lambeth", case)
        assert reply["guidance"] is None
        assert reply["question"]["id"] == "danger"


def test_a_case_gives_guidance_with_dates(tmp_path: Path) -> None:
    """24 hours from Friday at 16:00 end on Saturday at 16:00."""
    reply = printed(tmp_path, "lambeth", LATER, "--now", FRIDAY)
    assert reply["question"] is None
    first = reply["guidance"]["duties"][0]
    assert first["id"] == "stage-2/hand-up"
    assert first["clock"]["leading"]["by"] == "2026-11-28T16:00:00+00:00"


def test_a_case_may_be_yaml(tmp_path: Path) -> None:
    """A file made by hand need not be JSON."""
    case = "answers:\n  danger: no\n  process: disagreement\n"
    assert printed(tmp_path, "lambeth", case)["question"]["id"] == "immediate-risk"


def test_now_is_london_s(tmp_path: Path) -> None:
    """In summer the clock given is an hour ahead of universal time."""
    case = LATER | {"times": {"stage-1 unresolved": "2026-06-10T10:00"}}
    before = printed(tmp_path, "lambeth", case, "--now", "2026-06-11T09:59")
    after = printed(tmp_path, "lambeth", case, "--now", "2026-06-11T10:01")
    states = [each["guidance"]["duties"][0]["clock"]["state"] for each in (before, after)]
    assert states == ["due", "overdue"]


@pytest.mark.parametrize("policy", [each.policy for each in LIBRARY.editions])
def test_for_a_person(tmp_path: Path, policy: str) -> None:
    """Without --json it is text: the same duties, in lines that fit a terminal."""
    case = {"answers": {"danger": "yes"}}
    text = run(tmp_path, policy, case, "--now", FRIDAY).output
    reply = printed(tmp_path, policy, case, "--now", FRIDAY)
    assert "999" in text
    squeezed = " ".join(text.split())
    for duty in (*reply["guidance"]["duties"], *reply["guidance"]["also"]):
        assert duty["heading"] in squeezed
        assert duty["recipient"] in squeezed
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("story", STORIES, ids=lambda each: f"{each.edition}-{each.id}")
def test_every_story_fits_the_schema(story: Story) -> None:
    """The reply's JSON is what its schema says, and reads back as the same reply."""
    edition = LIBRARY.edition(*story.edition.split("/"))
    reply = advise(edition, story.case, story.now, LIBRARY.calendar)
    data = json.loads(json.dumps(asdict(reply)))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    assert from_data(Reply, data) == reply


def test_the_schema_refuses(tmp_path: Path) -> None:
    """A reply with a field too few, or one too many, does not fit."""
    reply = printed(tmp_path, "lambeth", LATER)
    assert VALIDATOR.is_valid(reply)
    del reply["guidance"]["heading"]
    assert not VALIDATOR.is_valid(reply)
    assert not VALIDATOR.is_valid({"answered": [], "question": None, "guidance": None, "more": 1})


def test_the_schema_is_fresh() -> None:
    """schema/reply.schema.json is made from the reply's own types: python -m navigator schema."""
    assert json.loads(REPLY_PATH.read_text(encoding="utf-8")) == reply_schema()


# A device is not believed on any other day.
ON_A_KNOWN_DAY = [each for each in STORIES if each.now and LIBRARY.calendar.knows(each.now.date())]


@pytest.mark.parametrize("story", ON_A_KNOWN_DAY[::7], ids=lambda each: f"{each.edition}-{each.id}")
def test_the_browser_gets_the_same(story: Story) -> None:
    """The session that runs in the browser, fed with compiled JSON, gives what is printed here."""
    edition = LIBRARY.edition(*story.edition.split("/"))
    holidays = (ROOT / "data" / "bank-holidays.json").read_text(encoding="utf-8")
    session = load(json.dumps(to_data(edition)), holidays)
    case = json.dumps(
        {
            "answers": dict(story.case.answers),
            "times": {event: str(moment) for event, moment in story.case.times},
        }
    )
    assert story.now
    answer = json.loads(session.answer(case, story.now.isoformat()))
    reply = advise(edition, story.case, story.now, LIBRARY.calendar)
    assert answer["reply"] == json.loads(json.dumps(asdict(reply)))
    assert VALIDATOR.is_valid(answer["reply"])
    assert answer["html"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "POLICY"),
        (["lambeth"], "--case"),
        (["nowhere", "--case", "CASE"], "allowed: brent, lambeth"),
        (["lambeth", "--case", "missing.json"], "missing.json"),
        (["lambeth", "--case", "CASE", "--edition", "1999"], "allowed: 2024-07"),
        (["lambeth", "--case", "CASE", "--now", "yesterday"], "YYYY-MM-DD"),
        (["lambeth", "--case", "CASE", "--now", "2026-11-27"], "the hour"),
        (["lambeth", "--case", "CASE", "--colour"], "--colour"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], says: str) -> None:
    """Exit status 2, and what is allowed."""
    file = tmp_path / "case.json"
    file.write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["next", *(str(file) if each == "CASE" else each for each in arguments)]
    )
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ({"answers": {"danger": "perhaps"}}, "answers.danger: found 'perhaps'; allowed: yes"),
        ({"answers": {"danger": ["no"]}}, "answers.danger"),
        ({"answers": {"dangr": "no"}}, "answers: found 'dangr'; allowed: danger"),
        ({"answer": {}}, 'the case: found "answer"; allowed: answers, times'),
        ({"times": {"stage-1 unresolvd": "2026-11-27"}}, "times"),
        ({"times": {"stage-9 unresolved": "2026-11-27"}}, "allowed: stage-6 unresolved"),
        ({"times": {"stage-1 unresolved": "27/11/2026"}}, "times.stage-1 unresolved"),
        ({"times": {"stage-1 unresolved": "2026-02-30"}}, "times.stage-1 unresolved"),
        ([], "a mapping"),
        ('{"answers": ', "case.json:"),
        ("answers: {danger: no}\nanswers: {danger: yes}\n", "case.json:2"),
        ("answers: &a {danger: no}\ntimes: *a\n", "case.json:"),
    ],
)
def test_a_case_that_cannot_be_read(tmp_path: Path, case: object, says: str) -> None:
    """Exit status 1, the place, what was found and what is allowed; never a traceback."""
    result = run(tmp_path, "lambeth", case)
    assert result.exit_code == 1
    assert says in result.output
    assert "Traceback" not in result.output


def _other_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str) -> None:
    """Give the command a copy of the data in which one file holds other text."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data" / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(next_command, "load_library", lambda: load_library(tmp_path))


def test_a_policy_with_errors_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older edition does not answer for a newer one that is broken; other policies go on."""
    _other_data(tmp_path, monkeypatch, "policies/lambeth/2026-09.yaml", "policy: [")
    result = run(tmp_path, "lambeth", LATER)
    assert result.exit_code == 1
    assert "data/policies/lambeth/2026-09.yaml:1: error" in result.output
    assert run(tmp_path, "brent", {}).exit_code == 0


@pytest.mark.parametrize("file", ["bank-holidays.json", "vocabulary/agencies.json"])
def test_a_damaged_list_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """Exit status 1 and the file, by next and by build; never a traceback."""
    _other_data(tmp_path, monkeypatch, file, "[")
    result = run(tmp_path, "lambeth", {})
    assert result.exit_code == 1
    assert f"{file} cannot be read" in result.output
    with pytest.raises(BuildFailedError, match=f"{file} cannot be read"):
        write_generated(tmp_path)


def test_as_a_program(tmp_path: Path) -> None:
    """The command itself, in a process of its own: one JSON document and status 0."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(LATER), encoding="utf-8")
    options = ["lambeth", "--case", str(file), "--now", FRIDAY, "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "navigator", "next", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    edition = LIBRARY.edition("lambeth", "2024-07")
    now = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
    story = next(each for each in STORIES if each.id == "friday-four-o-clock")
    expected = asdict(advise(edition, story.case, now, LIBRARY.calendar))
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))
    assert done.stderr == ""
