"""Whether the tests that the hazard log names were there, ran and passed, when every test ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.hazards import read_hazards

if TYPE_CHECKING:
    from collections.abc import Iterable

# Options that leave tests out of a run.
_FEWER: Final = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf", "collectonly")


def named_tests() -> frozenset[str]:
    """The tests that the hazard log names, without what they are tried with."""
    return frozenset(test for hazard in read_hazards() for test in hazard.tests)


def is_whole(config: pytest.Config) -> bool:
    """Whether a run was asked for everything: no path, no choice of tests."""
    asked = config.invocation_params.args
    paths = [each for each in asked if not str(each).startswith("-") and "test" in str(each)]
    return not paths and not any(config.getoption(name, None) for name in _FEWER)


class Proven:
    """Hears how each test ended. A test counts as proof where it passed every time that it ran."""

    def __init__(self, named: Iterable[str]) -> None:
        """``named`` are the tests to look for."""
        self.named = frozenset(named)
        self.passed: set[str] = set()
        self.other: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test ended."""
        test = report.nodeid.partition("[")[0]
        if report.outcome != "passed":
            self.other[test] = report.outcome
        elif report.when == "call":
            self.passed.add(test)

    def unproven(self) -> list[str]:
        """What is wrong, a line each: a named test that did not run, or did not pass."""
        return [
            f"{test}: {self.other.get(test, 'did not run')}"
            for test in sorted(self.named)
            if test in self.other or test not in self.passed
        ]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """The run fails, too, if a named test was skipped or is not there."""
        if self.unproven() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which, and how many proofs there are."""
        unproven = self.unproven()
        terminalreporter.section("hazard log")
        for line in unproven:
            terminalreporter.line(f"no proof: {line}", red=True)
        count = len(self.named) - len(unproven)
        terminalreporter.line(f"{count} of {len(self.named)} named tests ran and passed")
