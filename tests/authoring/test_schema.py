"""The JSON Schema is fresh, accepts what the reader accepts, and refuses what it refuses."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from navigator.authoring import schema as schema_module
from navigator.authoring.cli import main
from navigator.authoring.phrase_patterns import PATTERNS
from navigator.authoring.scenario_text import By
from navigator.authoring.schema import PATH, SHORT, as_text, edition_schema
from navigator.engine.moments import Moment, PartialDate
from tests.authoring.broken_cases import BASE, ROOT, Case, read_cases, with_replaced

EDITIONS = sorted((ROOT / "data" / "policies").glob("*/*.yaml"))
VALIDATOR = Draft202012Validator(edition_schema())
# The schema knows the shape of one file: not what refers to what, nor markup.
BY_SHAPE = {"unknown-key", "missing-key", "not-in-list", "wrong-type", "empty-value"}
BROKEN = [case for case in read_cases() if case.rule in BY_SHAPE and case.replace]


def as_text_only(text: str) -> Any:  # noqa: ANN401 - any YAML
    """YAML as the project reads it: every scalar is text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text only


def as_editors_do(text: str) -> Any:  # noqa: ANN401 - any YAML
    """YAML 1.2's own types, near enough: numbers and true or false, and no dates."""

    def typed(value: Any) -> Any:  # noqa: ANN401 - any YAML
        if isinstance(value, dict):
            return {key: typed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [typed(inner) for inner in value]
        if value in {"true", "false"}:
            return value == "true"
        return int(value) if re.fullmatch("[0-9]+", value) else value

    return typed(as_text_only(text))


def test_the_schema_is_a_valid_schema() -> None:
    """It follows draft 2020-12."""
    Draft202012Validator.check_schema(edition_schema())


def test_the_committed_schema_is_fresh() -> None:
    """It is what the model gives today: run ``python -m navigator schema``."""
    assert PATH.read_text(encoding="utf-8") == as_text(edition_schema())


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("load", [as_text_only, as_editors_do])
def test_every_edition_is_valid(path: Path, load: Any) -> None:  # noqa: ANN401 - either reader
    """Read as text, and with the types that an editor gives."""
    found = VALIDATOR.iter_errors(load(path.read_text(encoding="utf-8")))
    assert [f"{each.json_path}: {each.message}" for each in found] == []


def test_the_good_base_is_valid() -> None:
    """So what the schema says of a broken case is the case's own."""
    assert VALIDATOR.is_valid(as_text_only(BASE))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.rule}: {case.about}")
def test_a_broken_edition_is_not_valid(case: Case) -> None:
    """What is wrong in shape is underlined in the editor too."""
    assert not VALIDATOR.is_valid(as_text_only(with_replaced(case.replace)))


@pytest.mark.parametrize("kind", PATTERNS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_a_phrase_that_the_pattern_accepts_can_be_read(kind: Any, data: st.DataObject) -> None:  # noqa: ANN401 - any phrase
    """A pattern never lets the editor pass what the reader would refuse for its shape."""
    text = data.draw(st.from_regex(PATTERNS[kind][0], fullmatch=True)).strip()
    try:
        kind.from_text(text)
    except ValueError as error:
        # A pattern cannot know the calendar, how long an id is, or that 1 days is odd.
        assert kind in {PartialDate, Moment, By} or len(text) > 64, error  # noqa: PT017 - some are meant


@pytest.mark.parametrize("kind", PATTERNS, ids=lambda kind: kind.__name__)
@given(text=st.text("abcdor-/=: not stateyhursw1249\n", max_size=24))
def test_a_phrase_that_can_be_read_fits_the_pattern(kind: Any, text: str) -> None:  # noqa: ANN401 - any phrase
    """The editor underlines nothing that the reader would accept."""
    stripped = text.strip()
    try:
        kind.from_text(stripped)
    except ValueError:
        return
    assert re.fullmatch(PATTERNS[kind][0], stripped) or not stripped or "\n" in stripped


def test_each_short_form_can_be_read() -> None:
    """The word that may stand for a whole mapping is the reader's own."""
    for kind, text in SHORT.items():
        assert kind.from_text(text)  # type: ignore[attr-defined]


def test_the_command_writes_and_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes once, then has nothing to do; with --check it only says so."""
    monkeypatch.setattr(schema_module, "PATH", tmp_path / "schema" / "edition.schema.json")
    run = CliRunner()
    assert run.invoke(main, ["schema", "--check"]).exit_code == 1
    assert not schema_module.PATH.exists()
    assert "written" in run.invoke(main, ["schema"]).output
    assert "up to date" in run.invoke(main, ["schema"]).output
    assert run.invoke(main, ["schema", "--check"]).exit_code == 0
    assert json.loads(schema_module.PATH.read_text(encoding="utf-8")) == edition_schema()
