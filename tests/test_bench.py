"""The bench's arithmetic. What it measures is not tested here: no test is timed."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tools.bench.figures import Row, percentile, ratio, table
from tools.bench.shaping import Link
from tools.bench.traffic import sent

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("measured", "baseline", "expected"),
    [
        ([1, 2, 90], [4, 4, 4], 0.5),
        ([1, 2], [3], 0.5),
        ([], [3], None),
        ([3], [], None),
    ],
)
def test_a_ratio_is_of_medians(
    measured: list[float], baseline: list[float], expected: float | None
) -> None:
    """One slow moment of the machine does not count; what was not measured has no ratio."""
    assert ratio(measured, baseline) == expected


@pytest.mark.parametrize(
    ("part", "expected"), [(95, 19), (96, 20), (100, 20), (5, 1), (1, 1), (50, 10)]
)
def test_a_percentile_is_one_of_the_values(part: int, expected: int) -> None:
    """The smallest that at least so many per cent do not exceed."""
    assert percentile(list(range(20, 0, -1)), part) == expected
    assert percentile([], part) is None


@pytest.mark.parametrize(
    ("value", "is_met"), [(0.35, True), (0.3501, False), (0, True), (None, False)]
)
def test_a_goal_is_a_limit(value: float | None, *, is_met: bool) -> None:
    """It is met up to and at the limit; what could not be measured does not meet it."""
    assert Row(measured="dates", profile="slow", value=value, goal=0.35).is_met is is_met


def test_the_table_says_what_is_not_met() -> None:
    """Each row is a line, in columns, and a missed goal stands out."""
    rows = [
        Row(measured="dates", profile="slow", value=0.3, goal=0.35, shown="3 ms / 10 ms"),
        Row(measured="to the next screen", profile="unthrottled", value=17, goal=16, unit="ms"),
        Row(measured="memory", profile="slow", value=None, goal=1.25),
    ]
    head, *lines = table(rows).splitlines()
    cells = [re.split(r"\s{2,}", line) for line in lines]
    assert cells == [
        ["dates", "slow", "0.30 ×", "≤ 0.35 ×", "met", "3 ms / 10 ms"],
        ["to the next screen", "unthrottled", "17 ms", "≤ 16 ms", "NOT MET"],
        ["memory", "slow", "—", "≤ 1.25 ×", "NOT MET"],
    ]
    assert {line.index("≤") for line in lines} == {head.index("goal")}


def test_a_link_is_shared() -> None:
    """What is sent while the link is taken waits for its turn, and then half the round trip."""
    free = time.monotonic() + 1000
    link = Link(bits_a_second=8_000_000, one_way=0.03, free=free)
    assert link.down(1_000_000) == pytest.approx(free + 1.03)
    assert link.down(500_000) == pytest.approx(free + 1.53)


def test_bytes_are_counted_apart(tmp_path: Path) -> None:
    """Python and the policy on one side, the page's own shell on the other."""
    log = tmp_path / "access.log"
    log.write_text(
        "/navigator/index.html 200 1\n"
        "/assets/generated/navigator.ABCDEFGH.js 200 2\n"
        "/assets/generated/worker.ABCDEFGH.js 200 10\n"
        "/assets/generated/pyodide.ABCDEFGH.wasm 200 20\n"
        "/assets/generated/engine.ABCDEFGH.zip 200 40\n"
        "/api/v1/editions/lambeth/2024-07.json 200 80\n"
        "/api/v1/policies.json 200 4\n"
        "/baseline/index.html 200 8\n"
        "/baseline/runtime/pyodide.mjs 200 160\n",
        encoding="utf-8",
    )
    assert sent(log) == (310, 15)
