"""Where a case stands in its guidance: what a time that ran out does to it."""

from __future__ import annotations

from datetime import UTC, datetime

from navigator.engine.case import Case
from navigator.engine.guidance import standing_in
from navigator.engine.interview import replay
from navigator.engine.vocabulary import Outcome
from tests.engine.taken import LAMBETH, LIBRARY

GOES_ON = {
    "danger": "no",
    "process": "disagreement",
    "immediate-risk": "no",
    "override-event": "no",
    "position": "stage-1",
    "outcome": "open",
}


def stands(times: dict[str, str], now: datetime | None) -> tuple[Outcome | None, tuple[str, ...]]:
    """How things stand in the guidance for stage 1 that goes on, and what comes next."""
    state, question = replay(LAMBETH, Case.from_json({"answers": GOES_ON, "times": times}))
    assert question is None
    found = standing_in(state, now, LIBRARY.calendar)
    return found.outcome, found.targets


def test_a_time_that_ran_out_moves_the_case_on() -> None:
    """Five working days from Friday 20 November are over on Saturday 28: stage 2 is next."""
    over = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert stands({"disagreement": "2026-11-20"}, over) == (Outcome.NO_REPLY, ("stage-2",))


def test_a_time_that_runs_leaves_it_where_it_is() -> None:
    """On the Friday they still run; without a start, or without dates, none can be over."""
    runs = datetime(2026, 11, 27, 22, tzinfo=UTC)
    here = (Outcome.OPEN, ("stage-1",))
    assert stands({"disagreement": "2026-11-20"}, runs) == here
    assert stands({}, datetime(2026, 11, 28, 9, tzinfo=UTC)) == here
    assert stands({"disagreement": "2026-11-20"}, None) == here
