"""Each check finds what it is for, says so exactly, and leaves the near miss alone."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.authoring.edition_file import read_edition
from navigator.authoring.rules import Rule
from tests.authoring.broken_cases import (
    BASE,
    BROKEN,
    FILE,
    ROOT,
    Case,
    examine_text,
    read_cases,
    with_replaced,
)

# Its case says what is printed of a file that goes away while it is read, which no text can do.
CASES = [case for case in read_cases() if case.rule != Rule.UNREADABLE]
# Two editions are needed to show these: tests/authoring/test_succession.py does.
BETWEEN_EDITIONS = {Rule.SAME_START}
# What only a scenario can have: test_scenarios.py shows each.
OF_SCENARIOS = {
    Rule.UNKNOWN_EDITION,
    Rule.UNKNOWN_DUTY,
    Rule.ANSWER_DIFFERS,
    Rule.OPEN_QUESTION,
}
CHANGES = [case for case in CASES if case.good]


def name(case: Case) -> str:
    """The rule and what the case shows."""
    return f"{case.rule}: {case.about}"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, in which the command is run. Some files are large, so none is kept."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    shutil.rmtree(tmp_path / "data")


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_broken_edition_gets_exactly_these_findings(case: Case, here: Path) -> None:
    """Every finding, in order, with file, line, what was found, what is allowed, what to do."""
    text = case.broken()
    found = examine_text(here, text, file=case.file, encoding=case.encoding, today=case.today)
    assert list(map(str, found)) == case.finds, text[:20_000]
    assert case.rule in {each.rule for each in found}


@pytest.mark.parametrize("case", CHANGES, ids=name)
def test_the_near_miss_is_left_alone(case: Case, here: Path) -> None:
    """What is almost the same, and right, has no finding."""
    text = with_replaced(case.good)
    assert list(map(str, examine_text(here, text, today=case.today))) == [], text


def test_the_base_is_good(here: Path) -> None:
    """So whatever is found in a case is the case's own."""
    assert examine_text(here, BASE) == ()


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    """It may have gone away between listing and reading."""
    (case,) = [case for case in read_cases() if case.rule == Rule.UNREADABLE]
    made = read_edition(tmp_path / FILE, f"data/policies/{FILE}", ())
    assert list(map(str, made.findings)) == case.finds
    assert made.broken


def test_every_rule_has_a_broken_example_and_every_example_a_rule() -> None:
    """The closed list of rules and the files beside the base name each other."""
    files = {path.stem for path in BROKEN.glob("*.yaml")} - {"base"}
    assert files == set(Rule) - OF_SCENARIOS - BETWEEN_EDITIONS


def test_rules_are_named_only_from_the_closed_list() -> None:
    """No finding makes up a rule of its own, so the list above is whole."""
    named = [
        (path.name, ast.unparse(each.value))
        for path in (ROOT / "navigator" / "authoring").glob("*.py")
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.keyword) and each.arg == "rule"
    ]
    assert named
    assert [each for each in named if not each[1].startswith("Rule.") and each[1] != "rule"] == []


def test_everything_is_said_at_once(here: Path) -> None:
    """Errors of structure, reference, logic and substance in one file come in one go."""
    text = with_replaced(
        [
            {"old": "title: Office", "new": "titel: Office"},
            {"old": "agreed: 2025-01", "new": "agreed: soon"},
            {"old": "recipient: manager", "new": "recipient: manger"},
            {"old": "        go: end\n", "new": "        go: stage-1\n"},
            {"old": "within: 5 working days\n", "new": "within: 6 working days\n"},
        ],
    )
    found = [(each.line, each.rule) for each in examine_text(here, text)]
    assert found == [
        (14, Rule.BAD_VALUE),
        (46, Rule.UNKNOWN_ROLE),
        (49, Rule.PRINTED_DIFFERS),
        (76, Rule.ENDLESS),
        (85, Rule.MISSING_KEY),
        (86, Rule.UNKNOWN_KEY),
    ]


def test_a_reference_to_what_could_not_be_read_is_not_unknown(here: Path) -> None:
    """The contact has a finding of its own; the duty that names it has none."""
    text = with_replaced([{"old": "    title: Office\n", "new": ""}])
    assert [each.rule for each in examine_text(here, text)] == [Rule.MISSING_KEY]
