"""Working days, bank holidays, and advice about hours."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.errors import BeyondKnownHolidays, EngineError
from navigator.engine.london import LONDON
from navigator.engine.working_days import Calendar, Holiday

DATA = Path(__file__).parents[2] / "data" / "bank-holidays.json"
CALENDAR = Calendar.from_json(json.loads(DATA.read_text(encoding="utf-8")))
ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))


def london(text: str) -> datetime:
    """London time from its ISO form."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize("year", range(2012, 2029))
def test_every_day_agrees_with_a_second_source(year: int) -> None:
    """Each day of the year is a working day here exactly when the `holidays` package says so."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    known = [day for day in days if day.year == year and CALENDAR.knows(day)]
    differing = [
        day
        for day in known
        if CALENDAR.is_working_day(day) != (day.weekday() < 5 and day not in ENGLAND)
    ]
    assert (differing, len(known) >= 361) == ([], True)


@pytest.mark.parametrize(
    ("day", "n", "ends"),
    [
        # Christmas with the weekend inside, and a substitute day for Boxing Day.
        (date(2026, 12, 24), 5, date(2027, 1, 5)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        # Easter: Good Friday to Easter Monday.
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        # Christmas on a weekend: both days have substitutes.
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        # Year end, New Year's Day on a Saturday.
        (date(2027, 12, 31), 1, date(2028, 1, 4)),
        # Day 0 is not counted, working or not.
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 29), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 1)),
        # Two holidays in one week, one of them for one year only.
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2023, 5, 5), 1, date(2023, 5, 9)),
        # May Day moved to a Friday for VE Day in 2020: that Monday was a working day.
        (date(2020, 5, 1), 5, date(2020, 5, 11)),
    ],
)
def test_nth_working_day(day: date, n: int, ends: date) -> None:
    """The N-th working day after day 0 is the one counted by hand."""
    assert CALENDAR.nth_working_day_after(day, n) == ends


def test_count_names_what_it_skipped() -> None:
    """The count carries each bank holiday it passed over, and no weekend."""
    count = CALENDAR.count_working_days(date(2026, 12, 24), 5)
    assert [holiday.day for holiday in count.skipped] == [
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 1, 1),
    ]


def test_substitute_day_says_so() -> None:
    """The name of a substitute day tells the reader why that day is one."""
    assert CALENDAR.holiday_on(date(2026, 12, 28)) == Holiday(
        day=date(2026, 12, 28), name="Boxing Day, substitute day"
    )


@pytest.mark.parametrize("n", [0, -1])
def test_counting_starts_at_one(n: int) -> None:
    """There is no 0th working day after a day."""
    with pytest.raises(ValueError, match="1 or more"):
        CALENDAR.nth_working_day_after(date(2026, 11, 27), n)


def test_last_known_day_can_be_reached() -> None:
    """A count that ends on the last working day before the data ends is answered."""
    assert CALENDAR.nth_working_day_after(date(2028, 12, 21), 1) == date(2028, 12, 22)


@pytest.mark.parametrize(
    ("day", "n"),
    [
        (date(2028, 12, 22), 1),
        (date(2028, 12, 26), 1),
        (date(2028, 12, 27), 1),
        (date(2028, 1, 1), 999),
        (date(2011, 12, 31), 1),
        (date(2040, 1, 1), 1),
    ],
)
def test_count_beyond_known_holidays_is_refused(day: date, n: int) -> None:
    """A count that touches a day with unknown bank holidays gives no date."""
    with pytest.raises(BeyondKnownHolidays) as refused:
        CALENDAR.nth_working_day_after(day, n)
    assert not CALENDAR.knows(refused.value.day)
    assert refused.value.last == date(2028, 12, 26)


@pytest.mark.parametrize("day", [date(2028, 12, 27), date(2011, 12, 31), date(2029, 1, 6)])
def test_day_beyond_known_holidays_is_refused(day: date) -> None:
    """Outside the known days there is no yes or no, not even on a weekend."""
    with pytest.raises(EngineError):
        CALENDAR.is_working_day(day)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("2026-11-27T07:59", "it is before 08:00"),
        ("2026-11-27T08:00", ""),
        ("2026-11-27T17:59", ""),
        ("2026-11-27T18:00", "it is 18:00 or later"),
        ("2026-11-28T12:00", "it is a Saturday"),
        ("2026-11-29T12:00", "it is a Sunday"),
        ("2026-12-25T12:00", "it is a bank holiday, Christmas Day"),
        ("2026-12-28T12:00", "it is a bank holiday, Boxing Day, substitute day"),
        # Advice goes on where dates are refused: 1 January 2029 is a Monday.
        ("2029-01-01T12:00", ""),
        ("2029-01-06T12:00", "it is a Saturday"),
    ],
)
def test_out_of_hours_gives_its_reason(when: str, reason: str) -> None:
    """Out of hours is before 08:00, from 18:00, or a day that is not a working day."""
    assert CALENDAR.why_out_of_hours(london(when)) == reason
    assert CALENDAR.is_out_of_hours(london(when)) == bool(reason)


def test_out_of_hours_goes_by_london_time() -> None:
    """07:30 UTC in July is half past eight in London."""
    assert not CALENDAR.is_out_of_hours(datetime(2026, 7, 1, 7, 30, tzinfo=UTC))


@given(st.dates(CALENDAR.first, date(2028, 6, 1)), st.integers(1, 60))
def test_working_days_come_in_order_and_none_is_missed(day: date, n: int) -> None:
    """The count holds every working day after day 0 up to the last one counted."""
    counted = CALENDAR.count_working_days(day, n).days
    span = (counted[-1] - day).days
    between = [day + timedelta(days=each) for each in range(1, span + 1)]
    assert list(counted) == [each for each in between if CALENDAR.is_working_day(each)]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"first": "2026-01-01", "last": "2026-12-26"},
        {"first": "2026-01-01", "last": "2026-12-26", "holidays": ["2026-01-01"]},
        {"first": "soon", "last": "2026-12-26", "holidays": {}},
        {"first": "2026-01-01", "last": "2026-12-26", "holidays": {"25 December": "Christmas"}},
    ],
)
def test_data_of_another_shape_is_refused(broken: dict[str, object]) -> None:
    """A calendar is never made from half-understood data."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        Calendar.from_json(broken)
