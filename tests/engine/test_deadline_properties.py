"""What holds for every time limit from every start."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from navigator.engine.deadlines import Deadline, deadline
from navigator.engine.errors import BeyondKnownHolidays
from navigator.engine.london import readings
from navigator.engine.moments import Moment
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit
from navigator.engine.working_days import Calendar

DATA = Path(__file__).parents[2] / "data" / "bank-holidays.json"
CALENDAR = Calendar.from_json(json.loads(DATA.read_text(encoding="utf-8")))
DATED = [unit for unit in Unit if unit.counted]
NEED_HOLIDAYS = [Unit.WORKING_DAYS, Unit.DAYS, Unit.WORKING_WEEKS, Unit.WORKING_HOURS]

days = st.dates(date(2012, 1, 1), date(2027, 12, 31))
hours = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))
moments = st.builds(Moment, day=days, hour=st.none() | hours)
small = st.integers(1, 20)
units = st.sampled_from(DATED)


def of(count: int, unit: Unit, start: Moment) -> Deadline:
    """The deadline of a counted limit."""
    found = deadline(Quantity(count=count, unit=unit), start, CALENDAR)
    assert found is not None
    return found


def earliest(start: Moment) -> datetime:
    """The earliest instant that a start can be."""
    return readings(start.day, start.hour or time.min)[0].at.astimezone(UTC)


@given(small, units, moments)
def test_never_earlier_than_its_event(count: int, unit: Unit, start: Moment) -> None:
    """No limit ends before it starts, in any reading."""
    assert all(end.instant > earliest(start) for end in of(count, unit, start).ends)


@given(small, units, moments)
def test_leading_end_is_the_earliest_and_all_differ(count: int, unit: Unit, start: Moment) -> None:
    """The ends come in order, each one once."""
    instants = [end.instant for end in of(count, unit, start).ends]
    assert instants == sorted(set(instants))


@given(small, units, moments)
def test_longer_limit_ends_later(count: int, unit: Unit, start: Moment) -> None:
    """One more of the same unit never ends sooner, nor on the same day or hour."""
    shorter, longer = of(count, unit, start), of(count + 1, unit, start)
    assert shorter.leading.instant < longer.leading.instant


@given(small, units, moments, moments)
def test_later_start_never_ends_sooner(count: int, unit: Unit, one: Moment, other: Moment) -> None:
    """Of two starts the later one ends later or together."""
    sooner, later = sorted((one, other), key=earliest)
    assert of(count, unit, sooner).leading.instant <= of(count, unit, later).leading.instant


@given(small, days, hours)
def test_hours_are_stable_under_the_clock_change(count: int, day: date, hour: time) -> None:
    """Between start and end lie just so many hours, whatever the clocks do."""
    start = Moment(day=day, hour=hour)
    assert of(count, Unit.HOURS, start).leading.instant == earliest(start) + timedelta(hours=count)


@given(small, units, days, hours)
def test_days_are_stable_under_the_clock_change(
    count: int, unit: Unit, day: date, hour: time
) -> None:
    """In every unit but hours, the hour of the event moves nothing."""
    assume(not unit.by_the_hour)
    assert of(count, unit, Moment(day=day, hour=hour)) == of(count, unit, Moment(day=day))


@given(small, days)
def test_working_days_end_on_a_working_day(count: int, day: date) -> None:
    """A limit in working days never ends on a weekend or a bank holiday."""
    assert CALENDAR.is_working_day(of(count, Unit.WORKING_DAYS, Moment(day=day)).leading.day)


@given(small, st.sampled_from(NEED_HOLIDAYS), st.dates(date(2028, 12, 27), date(2100, 1, 1)))
def test_out_of_range_is_always_refused(count: int, unit: Unit, day: date) -> None:
    """After the last known bank holiday no count of working days gives a date."""
    with pytest.raises(BeyondKnownHolidays):
        of(count, unit, Moment(day=day))
