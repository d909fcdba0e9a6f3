"""``python -m navigator new``: what it writes is refused until everything was looked at again."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from navigator.authoring.cli import main
from navigator.authoring.edition_file import read_edition
from navigator.authoring.findings import Severity
from navigator.authoring.library import ROOT, read_agencies
from navigator.authoring.rules import Rule

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("brent", "lambeth", "st-helens", "tri-borough", "wandsworth")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the project's policies, to write into."""
    shutil.copytree(ROOT / "data" / "policies", tmp_path / "policies")
    return tmp_path


def run(data: Path, *arguments: str) -> tuple[int, str]:
    """Exit status and output of the command."""
    done = CliRunner().invoke(main, ["new", *arguments, "--data", str(data)])
    return done.exit_code, done.output


def errors(path: Path) -> list[Rule]:
    """The rules that a file breaks."""
    read = read_edition(path, path.name, read_agencies(ROOT / "data"))
    return [each.rule for each in read.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("policy", [*NAMES, "newshire"])
def test_it_is_refused_until_each_mark_is_gone(data: Path, policy: str) -> None:
    """Nothing but the marks stands in the way: without them the file is a good one."""
    assert run(data, f"{policy}/2027-03")[0] == 0
    path = data / "policies" / policy / "2027-03.yaml"
    found = errors(path)
    assert len(found) > 20
    assert set(found) == {Rule.LOOK_AGAIN}
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r" +# LOOK AGAIN:.*", "", text), encoding="utf-8")
    assert errors(path) == []


def test_every_stage_and_contact_is_to_be_looked_at(data: Path) -> None:
    """Also those of a long ladder with steps."""
    run(data, "st-helens/2027-03")
    text = (data / "policies/st-helens/2027-03.yaml").read_text(encoding="utf-8")
    read = read_edition(
        data / "policies/st-helens/undated.yaml", "", read_agencies(ROOT / "data")
    ).edition
    assert read
    ids = [
        *(each.id for each in read.stages),
        *(step.id for each in read.stages for step in each.steps),
        *(each.id for each in read.contacts),
    ]
    for name in ids:
        assert re.search(rf"^ +{name}:.*# LOOK AGAIN", text, re.MULTILINE), name


def test_a_copy_is_not_taken_for_checked(data: Path) -> None:
    """That somebody checked the edition before says nothing of this one."""
    path = data / "policies/lambeth/2024-07.yaml"
    old = path.read_text(encoding="utf-8")
    said = "checked:\n  by: Business Manager\n  on: 2026-11-01\n"
    path.write_text(old.replace("checked: not checked\n", said), encoding="utf-8")
    run(data, "lambeth/2027-03")
    made = path.with_name("2027-03.yaml").read_text(encoding="utf-8")
    assert "checked: not checked" in made
    assert "Business Manager" not in made


def test_the_edition_before_is_left_as_it_is(data: Path) -> None:
    """Byte by byte."""
    path = data / "policies/lambeth/2024-07.yaml"
    before = path.read_bytes()
    run(data, "lambeth/2027-03")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lambeth/2024-07",), "is there already"),
        (("Lambeth/2027",), "lower-case"),
        (("lambeth",), "lambeth/2026-09"),
        (("lambeth/2027-03", "--from", "1999"), "2024-07"),
        (("newshire/2027-03", "--from", "1999"), "leave --from out"),
    ],
)
def test_a_name_that_cannot_be_is_wrong_usage(
    data: Path, arguments: tuple[str, ...], said: str
) -> None:
    """The message says what was found or is allowed, and nothing is written."""
    before = sorted(data.rglob("*"))
    status, output = run(data, *arguments)
    assert status == 2
    assert said in " ".join(output.split())
    assert sorted(data.rglob("*")) == before
