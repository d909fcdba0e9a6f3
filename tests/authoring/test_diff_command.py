"""``python -m navigator diff``: the change list on paper, and how it is refused."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from navigator.authoring.cli import main

ROOT = Path(__file__).resolve().parents[2]
LAMBETH = ROOT / "data/policies/lambeth/2024-07.yaml"


def run(*arguments: str) -> tuple[int, str]:
    """Exit status and output of the command."""
    done = CliRunner().invoke(main, ["diff", *arguments])
    return done.exit_code, done.output


def later(folder: Path, old: str, new: str) -> str:
    """A later edition's file, with one text of Lambeth's exchanged for another."""
    text = LAMBETH.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path = folder / "lambeth" / "2026-09.yaml"
    path.parent.mkdir()
    held = text.replace("edition: 2024-07", "edition: 2026-09", 1).replace(old, new, 1)
    path.write_text(held, encoding="utf-8")
    return str(path)


def test_a_change_is_printed_with_its_weight(tmp_path: Path) -> None:
    """The list names both editions, and each change under what it bears on."""
    file = later(tmp_path, "strength: must", "strength: may")
    status, said = run("lambeth/2024-07", file)
    assert status == 0
    assert "lambeth/2026-09" in said.splitlines()[0]
    assert "lambeth/2024-07" in said.splitlines()[0]
    assert '"may", was "must".' in said


def test_a_program_gets_the_same_list(tmp_path: Path) -> None:
    """With --json, each change is an object with its kind and what it bears on."""
    file = later(tmp_path, "strength: must", "strength: may")
    status, said = run("lambeth/2024-07", file, "--json")
    (change,) = json.loads(said)
    assert status == 0
    assert (change["kind"], change["consequence"]) == ("changed", "strength")


def test_no_change_is_said(tmp_path: Path) -> None:
    """An empty list is not an empty page."""
    status, said = run("lambeth/2024-07", later(tmp_path, "on: 2026-11-22", "on: 2026-11-23"))
    assert status == 0
    assert "Nothing has changed." in said


def test_an_edition_that_is_not_there_is_wrong_usage() -> None:
    """The message names what was asked for, and the editions there are."""
    status, said = run("lambeth/1999", "lambeth/2024-07")
    assert status == 2
    assert "lambeth/1999" in said
    assert "brent/2014-12" in said


def test_an_edition_with_errors_is_not_compared(tmp_path: Path) -> None:
    """A list made from half an edition would be wrong: the finding is printed instead."""
    status, said = run("lambeth/2024-07", later(tmp_path, "strength: must", "strength: mustn't"))
    assert status == 1
    assert "2026-09.yaml:" in said
    assert "strength" in said
