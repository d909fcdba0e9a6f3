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
# The edition of these that is copied has ended.
ENDED = ("brent", "st-helens", "tri-borough")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of the project's policies, to write into."""
    for folder in ("policies", "demonstration"):
        shutil.copytree(ROOT / "data" / folder, tmp_path / folder)
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
    """Without the marks the file is a good one; after an edition that ended, once it is dated."""
    assert run(data, f"{policy}/2027-03")[0] == 0
    path = data / "policies" / policy / "2027-03.yaml"
    found = errors(path)
    assert len(found) > 20
    assert set(found) - {Rule.STATUS_DIFFERS} == {Rule.LOOK_AGAIN}
    text = re.sub(r" +# LOOK AGAIN:.*", "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert errors(path) == ([Rule.STATUS_DIFFERS] if policy in ENDED else [])
    if policy in ENDED:
        text = re.sub(r"(?m)^dates:\n", "dates:\n  in-force-from: 2027-03-01\n", text)
        text = re.sub(r"(?m)^  status: .*", "  status: not yet in force", text)
        text = re.sub(r"(?m)^  on: .*", "  on: 2026-11-22", text, count=1)
        path.write_text(text, encoding="utf-8")
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


def test_who_acts_and_where_it_starts_is_to_be_looked_at(data: Path) -> None:
    """A role's name goes stale as a contact does."""
    assert run(data, "lambeth/2027-03")[0] == 0
    text = (data / "policies/lambeth/2027-03.yaml").read_text(encoding="utf-8")
    edition = read_edition(
        data / "policies/lambeth/2024-07.yaml", "", read_agencies(ROOT / "data")
    ).edition
    assert edition
    for name in [*(each.id for each in edition.roles), *(each.id for each in edition.events)]:
        assert re.search(rf"^ +{name}:.*# LOOK AGAIN", text, re.MULTILINE), name
    assert re.search(r"^entry:.*# LOOK AGAIN", text, re.MULTILINE)


@pytest.mark.parametrize(
    "title", ["title: A title\n  on two lines\n", 'title: "A title\n  on two lines"\n']
)
def test_a_mark_becomes_no_part_of_a_text(data: Path, title: str) -> None:
    """It stands behind the last line of one that goes on over several."""
    path = data / "policies/lambeth/2024-07.yaml"
    path.write_text(re.sub(r"(?m)^title: .*\n", title, path.read_text("utf-8")), encoding="utf-8")
    code, told = run(data, "lambeth/2027-03")
    assert code == 0, told
    made = path.with_name("2027-03.yaml")
    read = read_edition(made, made.name, read_agencies(ROOT / "data")).edition
    assert read
    assert read.title == "A title on two lines"
    assert re.search(r"on two lines\"?  # LOOK AGAIN", made.read_text(encoding="utf-8"))


def test_it_says_what_it_copied_and_copies_no_older_one_by_mistake(data: Path) -> None:
    """Where one of several cannot be read, it may be the newest. One that is named is taken."""
    folder = data / "demonstration/exampleshire"
    code, told = run(data, "exampleshire/2029-03")
    assert (code, "a copy of 2028-10.yaml" in told) == (0, True)
    newest = folder / "2028-10.yaml"
    newest.write_text(newest.read_text("utf-8").replace("2028-10-02", "soon"), encoding="utf-8")
    code, told = run(data, "exampleshire/2030-03")
    assert (code, "2028-10.yaml has errors" in told) == (1, True)
    assert not (folder / "2030-03.yaml").exists()
    code, told = run(data, "exampleshire/2030-03", "--from", "2026-01")
    assert (code, "a copy of 2026-01.yaml" in told) == (0, True)


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


@pytest.mark.parametrize("policy", ENDED)
def test_the_end_of_the_edition_before_is_not_copied(data: Path, policy: str) -> None:
    """Nor what took its place: else the new edition would never come into force."""
    run(data, f"{policy}/2027-03")
    made = data / "policies" / policy / "2027-03.yaml"
    read = read_edition(made, made.name, read_agencies(ROOT / "data")).edition
    assert read
    assert read.standing.ended is None
    assert not read.standing.successor.known


def test_it_starts_from_the_newest_by_its_dates(data: Path) -> None:
    """Not from the one whose name comes last: "undated" would always be that."""
    run(data, "st-helens/2027-03")
    made = data / "policies/st-helens/2027-03.yaml"
    text = made.read_text(encoding="utf-8").replace("dates:", "dates:\n  in-force-from: 2027-03-01")
    made.write_text(text.replace("title: Multi Agency", "title: Made-Up"), encoding="utf-8")
    run(data, "st-helens/2028-03")
    after = made.with_name("2028-03.yaml").read_text(encoding="utf-8")
    assert "title: Made-Up" in after
    # What is left to look at in the one before is marked once.
    assert not re.search(r"LOOK AGAIN.*LOOK AGAIN", after)


def test_a_made_up_policy_stays_among_the_made_up(data: Path) -> None:
    """Its next edition is no real policy, and starts from its newest."""
    assert run(data, "exampleshire/2029-03")[0] == 0
    assert not (data / "policies/exampleshire").exists()
    made = (data / "demonstration/exampleshire/2029-03.yaml").read_text(encoding="utf-8")
    assert "fictional: true" in made
    assert "in-force-from: 2028-10-02" in made


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
