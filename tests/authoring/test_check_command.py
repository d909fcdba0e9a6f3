"""``python -m navigator check`` as an officer runs it: what it reads, prints and returns."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from navigator.authoring.examine import examine
from navigator.authoring.rules import Rule
from tests.authoring.broken_cases import BASE, FILE, ROOT, with_replaced


def run(*arguments: str, here: Path) -> subprocess.CompletedProcess[str]:
    """The command, run in a folder as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "navigator", *arguments],
        cwd=here,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def write(folder: Path, text: str) -> Path:
    """One edition in a folder of policies."""
    path = folder / "policies" / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


PLACE = f"policies/{FILE}"
BROKEN = with_replaced([{"old": "recipient: manager", "new": "recipient: manger"}])
WARNED = with_replaced(
    [{"old": "        go: end\n        cite: [Stage 2]\n", "new": "        go: end\n"}]
)


def test_without_errors_it_exits_0(tmp_path: Path) -> None:
    """And says how many it checked."""
    write(tmp_path, BASE)
    done = run("check", "policies", here=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "1 edition checked: 0 errors, 0 warnings."


def test_warnings_alone_exit_0(tmp_path: Path) -> None:
    """They do not stop the build."""
    write(tmp_path, WARNED)
    done = run("check", "policies", here=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "1 edition checked: 0 errors, 1 warning."


def test_an_error_exits_1_and_says_everything_an_editor_needs(tmp_path: Path) -> None:
    """File and line as editors open them, then what was found, what is allowed, what to do."""
    write(tmp_path, BROKEN)
    done = run("check", "policies", here=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{PLACE}:46: error [unknown-role] stages.stage-1.duties.talk.recipient",
        '    Found:   "manger"',
        "    Allowed: worker, manager",
        '    To do:   did you mean "manager"?',
        "",
        "1 edition checked: 1 error, 0 warnings.",
    ]


@pytest.mark.parametrize("path", ["policies", "policies/millford", PLACE, "."])
def test_a_path_is_an_edition_a_policy_or_a_folder_of_policies(path: str, tmp_path: Path) -> None:
    """Each way in finds the same."""
    write(tmp_path, BROKEN)
    assert run("check", path, here=tmp_path).stdout.endswith("checked: 1 error, 0 warnings.\n")


def test_one_edition_named_twice_is_read_once(tmp_path: Path) -> None:
    """Its findings come once."""
    path = write(tmp_path, BROKEN)
    done = run("check", "policies", str(path), here=tmp_path)
    assert done.stdout.count("manger") == 1


@pytest.mark.parametrize(
    "arguments", [("check", "nowhere"), ("check", "empty"), ("check", "--loud"), ("chek",)]
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """A path that is not there or holds no edition, an unknown option, an unknown command."""
    (tmp_path / "empty").mkdir()
    done = run(*arguments, here=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert "Traceback" not in done.stderr


def test_brackets_in_a_finding_are_printed_as_they_are(tmp_path: Path) -> None:
    """Nothing of a file is taken for an instruction on how to print."""
    write(tmp_path, with_replaced([{"old": "strength: should", "new": "strength: '[bold]x[/]'"}]))
    assert '"[bold]x[/]"' in run("check", "policies", here=tmp_path).stdout


def test_without_a_path_the_projects_own_data_is_checked(tmp_path: Path) -> None:
    """From any folder. No edition of the project has an error."""
    done = run("check", here=tmp_path)
    folders = (ROOT / "data" / "policies", ROOT / "data" / "demonstration")
    editions = sum(len(list(folder.glob("*/*.yaml"))) for folder in folders)
    scenarios = len(list((ROOT / "data" / "scenarios").glob("*/*.yaml")))
    assert f"{editions} editions and {scenarios} scenarios checked: 0 errors" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("command", [(), ("check",), ("schema",)])
def test_help_is_there(command: tuple[str, ...], tmp_path: Path) -> None:
    """For the whole and for each command."""
    done = run(*command, "--help", here=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: python -m navigator")


def test_a_copy_of_the_data_is_checked_like_the_data(tmp_path: Path) -> None:
    """Whole folders may be checked before they are put in place."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert run("check", "data", here=tmp_path).returncode == 0


def test_damaged_shared_lists_are_findings(tmp_path: Path) -> None:
    """The bank holidays and the agencies are data too."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data" / "bank-holidays.json").write_text("[]", encoding="utf-8")
    (tmp_path / "data" / "vocabulary" / "agencies.json").write_text("{", encoding="utf-8")
    today, data = date(2026, 6, 1), tmp_path / "data"
    found = [each for each in examine([data], today, data).findings if each.rule is Rule.UNREADABLE]
    assert [Path(each.file).name for each in found] == ["agencies.json", "bank-holidays.json"]
