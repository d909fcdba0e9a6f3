"""The hazard log: what it must hold, and that the tests it names are there and count."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from navigator.authoring.hazards import UnreadableHazardsError, read_hazards
from tests.proven import Proven, named_tests
from tests.site.reading import Page

ROOT: Final = Path(__file__).resolve().parents[1]
# What a safety log of such a tool may not leave out.
NEEDED: Final = {
    "wrong-contact", "stale-edition", "wrong-date", "wrong-branch", "missed-danger", "no-answer",
    "false-reassurance", "leak", "stale-copy", "altered-file", "hostile-text",
}  # fmt: skip
GOOD: Final = """\
one:
  hazard: It goes wrong
  cause: Something.
  effect: Harm.
  controls:
    - does: Something is done.
      tests: [tests/test_x.py::test_y]
  left: A little.
"""


def log_of(folder: Path, text: str) -> Path:
    """A project with this hazard log."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "hazards.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_hazards_that_matter_are_there() -> None:
    """Each with its own id."""
    ids = [each.id for each in read_hazards()]
    assert set(ids) >= NEEDED
    assert ids[0] == "missed-danger"


@pytest.mark.parametrize("test", sorted(named_tests()))
def test_a_named_test_is_there_and_is_not_left_out(test: str) -> None:
    """A function of that name stands in that file, with no mark that keeps it from running."""
    file, name = test.split("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    (found,) = [
        each
        for each in tree.body
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and each.name == name
    ]
    marks = " ".join(ast.unparse(each) for each in found.decorator_list)
    assert not any(word in marks for word in ("skip", "xfail"))


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("  left: A little.\n", "", "one"),
        ("  left: A little.\n", "  left: A little.\n  more: x\n", "one"),
        ("cause: Something.", 'cause: ""', "one.cause"),
        ("cause: Something.", "cause: [x]", "one.cause"),
        ("[tests/test_x.py::test_y]", "[]", "one.controls[0]"),
        ("[tests/test_x.py::test_y]", "[test_y]", "one.controls[0]"),
        ("effect: Harm.", "effect: <b>Harm</b>.", "one.effect"),
        (GOOD, "- one", ""),
    ],
)
def test_a_broken_log_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, address: str
) -> None:
    """Nothing is left out silently, and a control without a test is none."""
    assert read_hazards(log_of(tmp_path, GOOD))
    read_hazards.cache_clear()
    with pytest.raises(UnreadableHazardsError) as refused:
        read_hazards(log_of(tmp_path, GOOD.replace(old, new)))
    assert [each.address for each in refused.value.findings] == [address]


RUN: Final = """\
import pytest
from tests.proven import Proven
NAMED = {names!r}
def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proven(NAMED), "proven")
"""
TESTS: Final = """\
import pytest
@pytest.mark.parametrize("n", [1, 2])
def test_passes(n): pass
@pytest.mark.skip
def test_skipped(): pass
@pytest.mark.parametrize("n", [1, 2])
def test_passes_once(n):
    if n == 2:
        pytest.skip("left out")
"""


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("test_passes", 0, "1 of 1 named tests ran and passed"),
        ("test_skipped", 1, "test_skipped: skipped"),
        ("test_passes_once", 1, "test_passes_once: skipped"),
        ("test_gone", 1, "test_gone: did not run"),
    ],
)
@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_run_fails_without_its_proofs(
    tmp_path: Path, name: str, status: int, said: str, processes: str
) -> None:
    """A named test that is skipped, even once, or is not there, fails a run that else passes."""
    (tmp_path / "conftest.py").write_text(RUN.format(names={f"test_x.py::{name}"}))
    (tmp_path / "test_x.py").write_text(TESTS)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-n",
            processes,
            "--rootdir",
            tmp_path,
            ".",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert said in done.stdout


def test_a_failure_outweighs_a_pass() -> None:
    """One of the cases that a test is tried with failed: the test proves nothing."""
    proven = Proven({"t.py::test_a"})
    for outcome in ("passed", "failed"):
        report = pytest.TestReport(
            nodeid=f"t.py::test_a[{outcome}]",
            location=("t.py", 1, "test_a"),
            keywords={},
            outcome="failed" if outcome == "failed" else "passed",
            longrepr=None,
            when="call",
        )
        proven.pytest_runtest_logreport(report)
    assert proven.unproven() == ["t.py::test_a: failed"]


@pytest.mark.site
def test_the_page_holds_the_whole_log(built_site: Path) -> None:
    """Each hazard with its cause, effect, controls, what is left, and its tests."""
    page = Page(built_site / "safety" / "index.html")
    for hazard in read_hazards():
        assert hazard.id in page.ids
        wanted = [hazard.hazard, hazard.cause, hazard.effect, hazard.left, *hazard.tests]
        wanted += [each.does for each in hazard.controls]
        assert [each for each in wanted if not page.has(each)] == []
