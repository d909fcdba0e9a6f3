"""Dates that somebody counts who counts wrongly: each lies where its reason says."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.library import load_library
from navigator.authoring.scenario_count import Counted
from navigator.authoring.scenario_miscounts import miscounts
from navigator.engine.deadlines import deadline
from navigator.engine.london import LONDON, readings
from navigator.engine.moments import Moment
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit
from tests.authoring.reasons import EARLY, LATE

if TYPE_CHECKING:
    from navigator.authoring.scenario_miscounts import Miscount

LIBRARY: Final = load_library()
LIMITS: Final = (
    *("1 day", "2 days", "5 days", "1 working day", "3 working days", "10 working days"),
    *("1 week", "2 weeks", "7 calendar days", "1 working week", "2 working weeks", "1 month"),
    *("4 hours", "24 hours", "48 hours", "8 working hours", "same day", "same working day"),
    *("1 working day by noon", "2 days by 4 pm"),
)


@pytest.mark.parametrize("limit", LIMITS)
def test_every_unit_is_miscounted_in_the_direction_that_is_said(limit: str) -> None:
    """On each day from November to Easter, with the holidays and the clocks in between."""
    within = Quantity.from_text(limit)
    some = 0
    for ahead in range(160):
        start = Moment(day=date(2026, 11, 20) + timedelta(days=ahead), hour=time(10))
        made = deadline(within, start, LIBRARY.calendar)
        assert made
        how = Counted(start=start, within=within, end=made.leading)
        now = readings(start.day, time(11))[0].at
        for each in miscounts(how, now, LIBRARY.calendar):
            some += 1
            assert each.at.utcoffset() == each.at.astimezone(LONDON).utcoffset()
            early = [text for text in EARLY if text in each.why]
            late = [text for text in LATE if text in each.why]
            assert bool(early) != bool(late), each
            assert (each.at.astimezone(UTC) < made.leading.instant) == bool(early), (start, each)
            assert each.at.astimezone(UTC) != made.leading.instant
            if "working day" in each.why and not within.unit.same:
                assert how.read_as.unit is Unit.WORKING_DAYS, each
    assert some >= 160


def miscounted(start: Moment, limit: str, hour: time) -> list[Miscount]:
    """What is offered, at that hour of the first day, in place of the limit's end."""
    within = Quantity.from_text(limit)
    made = deadline(within, start, LIBRARY.calendar)
    assert made
    how = Counted(start=start, within=within, end=made.leading)
    return list(miscounts(how, readings(start.day, hour)[0].at, LIBRARY.calendar))


def test_two_days_from_a_friday_are_never_monday_by_counting_the_first() -> None:
    """Friday counted as day one gives Saturday, and Saturday it is that is offered."""
    start = Moment(day=date(2026, 11, 27), hour=time(15))
    found = miscounted(start, "2 days", time(16))
    told = {each.text: each.why for each in found}
    assert "counts the first day" in told["Saturday 28 November 2026"]
    assert "Monday 30 November 2026" not in [
        text for text, why in told.items() if "counts the first day" in why
    ]


def test_the_last_day_of_two_weeks_counts_fourteen_days() -> None:
    """And not two: the first day counted gives the thirteenth day on."""
    start = Moment(day=date(2026, 11, 9), hour=time(9))
    found = miscounted(start, "2 weeks", time(10))
    told = {each.text for each in found}
    assert "Sunday 22 November 2026" in told


def test_dates_that_cannot_be_counted_are_left_out() -> None:
    """On the last day with known bank holidays no working day after it is offered."""
    start = Moment(day=LIBRARY.calendar.last, hour=time(20))
    found = miscounted(start, "24 hours", time(21))
    assert [each.text for each in found] == []
