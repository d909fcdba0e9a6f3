"""By when: each way of counting, and which reading leads."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from navigator.engine.deadlines import Deadline, deadline, overdue
from navigator.engine.errors import BeyondDates, BeyondKnownHolidays
from navigator.engine.london import LONDON, readings
from navigator.engine.moments import Moment
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit
from navigator.engine.working_days import Calendar

DATA = Path(__file__).parents[2] / "data" / "bank-holidays.json"
CALENDAR = Calendar.from_json(json.loads(DATA.read_text(encoding="utf-8")))
DATED = [unit for unit in Unit if unit.counted]
NEED_HOLIDAYS = [Unit.WORKING_DAYS, Unit.DAYS, Unit.WORKING_WEEKS, Unit.WORKING_HOURS]


def ends_of(limit: str, start: str) -> Deadline:
    """The deadline of a limit and a start, both written as text."""
    found = deadline(Quantity.from_text(limit), Moment.from_text(start), CALENDAR)
    assert found is not None
    return found


def of(count: int, unit: Unit, start: Moment) -> Deadline:
    """The deadline of a counted limit."""
    found = deadline(Quantity(count=count, unit=unit), start, CALENDAR)
    assert found is not None
    return found


def words(found: Deadline) -> list[str]:
    """Every end in words, the leading one first."""
    return [end.in_words() for end in found.ends]


@pytest.mark.parametrize(
    ("limit", "start", "by"),
    [
        ("5 working days", "2026-12-24", "Tuesday 5 January 2027"),
        ("1 working day", "2026-12-24", "Tuesday 29 December 2026"),
        ("1 working day", "2027-03-25", "Tuesday 30 March 2027"),
        ("1 working day", "2027-12-24", "Wednesday 29 December 2027"),
        ("5 working days", "2026-11-27T16:00", "Friday 4 December 2026"),
        ("5 working days", "2026-11-28T16:00", "Friday 4 December 2026"),
        ("24 hours", "2026-11-27T16:00", "Saturday 28 November 2026, 16:00"),
        ("24 hours", "2027-03-27T16:00", "Sunday 28 March 2027, 17:00"),
        ("24 hours", "2027-10-30T16:00", "Sunday 31 October 2027, 15:00"),
        ("24 hours", "2026-12-24T16:00", "Friday 25 December 2026, 16:00"),
        ("48 hours", "2026-12-31T09:30", "Saturday 2 January 2027, 09:30"),
        ("7 calendar days", "2026-12-25", "Friday 1 January 2027"),
        ("2 weeks", "2026-12-25", "Friday 8 January 2027"),
        ("1 month", "2026-12-31", "Sunday 31 January 2027"),
        ("1 month", "2027-01-31", "Sunday 28 February 2027"),
        ("1 month", "2028-01-31", "Tuesday 29 February 2028"),
        ("14 months", "2026-11-30", "Sunday 30 January 2028"),
        ("same working day", "2026-11-27T16:00", "Friday 27 November 2026"),
    ],
)
def test_limit_ends_where_counted_by_hand(limit: str, start: str, by: str) -> None:
    """The leading end is the one counted by hand."""
    assert ends_of(limit, start).leading.in_words() == by


@pytest.mark.parametrize(
    ("limit", "start", "ends"),
    [
        # A holiday week: seven days come first.
        ("1 working week", "2026-12-24", ["Thursday 31 December 2026", "Tuesday 5 January 2027"]),
        # From a weekend: five working days come first.
        ("1 working week", "2026-11-28", ["Friday 4 December 2026", "Saturday 5 December 2026"]),
        (
            "2 working weeks",
            "2026-12-14",
            ["Monday 28 December 2026", "Wednesday 30 December 2026"],
        ),
        ("3 days", "2026-11-27", ["Monday 30 November 2026", "Wednesday 2 December 2026"]),
        ("1 day", "2026-11-27", ["Saturday 28 November 2026", "Monday 30 November 2026"]),
    ],
)
def test_earlier_reading_leads_and_the_other_is_disclosed(
    limit: str, start: str, ends: list[str]
) -> None:
    """Working weeks and days with no unit are read both ways, the earlier first."""
    assert words(ends_of(limit, start)) == ends


@pytest.mark.parametrize(
    ("limit", "start", "reading"),
    [
        ("1 working week", "2026-11-27", "5 working days"),
        ("2 working weeks", "2026-11-23", "10 working days"),
        ("1 day", "2026-11-23", "1 calendar day"),
    ],
)
def test_readings_that_agree_are_given_once(limit: str, start: str, reading: str) -> None:
    """Where both readings end on one day there is nothing to disclose."""
    found = ends_of(limit, start)
    assert (found.leading.reading, found.others) == (reading, ())


def test_rule_stays_as_written_whatever_the_reading() -> None:
    """Each end of a working week carries the words of the limit and how it was counted."""
    found = ends_of("1 working week", "2026-12-24")
    assert [(end.rule, end.reading) for end in found.ends] == [
        ("1 working week", "7 calendar days"),
        ("1 working week", "5 working days"),
    ]


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("2027-03-28T01:30", ["Monday 29 March 2027, 01:30", "Monday 29 March 2027, 02:30"]),
        ("2027-10-31T01:30", ["Monday 1 November 2027, 00:30", "Monday 1 November 2027, 01:30"]),
    ],
)
def test_missing_or_doubled_hour_gives_both_ends(start: str, ends: list[str]) -> None:
    """An hour that is missing or comes twice counts from both instants, the earlier first."""
    assert words(ends_of("24 hours", start)) == ends


def test_missing_or_doubled_hour_does_not_touch_days() -> None:
    """A limit in days has one end whatever the clock showed."""
    assert words(ends_of("1 working day", "2027-03-28T01:30")) == ["Tuesday 30 March 2027"]


def test_end_in_the_hour_that_comes_twice_says_which() -> None:
    """24 hours that end at 01:30 on the night the clocks go back end at the first 01:30."""
    assert words(ends_of("24 hours", "2027-10-30T01:30")) == [
        "Sunday 31 October 2027, 01:30 (before the clocks go back)"
    ]


def test_unknown_hour_counts_from_midnight_and_says_so() -> None:
    """An hour limit whose hour is not known takes the earliest it can have been."""
    unknown = ends_of("24 hours", "2026-11-27").leading
    midnight = ends_of("24 hours", "2026-11-27T00:00").leading
    assert unknown.instant == midnight.instant == datetime(2026, 11, 28, tzinfo=UTC)
    assert (bool(unknown.assumption), midnight.assumption) == (True, "")


def test_hours_that_the_policy_defines_as_working_days() -> None:
    """The caller passes what to count with: 48 hours meaning two working days skip the weekend."""
    assert words(ends_of("2 working days", "2026-11-27T16:00")) == ["Tuesday 1 December 2026"]
    assert words(ends_of("48 hours", "2026-11-27T16:00")) == ["Sunday 29 November 2026, 16:00"]


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("2026-11-28T10:00", "Saturday"),
        ("2026-11-29", "Sunday"),
        ("2026-12-25", "Christmas Day"),
        ("2029-01-06", "Saturday"),
    ],
)
def test_same_working_day_never_waits_for_monday(start: str, reason: str) -> None:
    """On a day that is not a working day it ends that day, and the counting says why."""
    found = ends_of("same working day", start)
    assert found.leading.day == Moment.from_text(start).day
    assert f"{reason}, not a working day: do not wait" in found.leading.counting


@pytest.mark.parametrize(
    "unit",
    [unit for unit in Unit if not unit.counted and not unit.same],
)
def test_words_with_no_number_give_no_date(unit: Unit) -> None:
    """No date is made up where the policy gives no number."""
    assert deadline(Quantity(unit=unit), Moment.from_text("2026-11-27"), CALENDAR) is None


@pytest.mark.parametrize("limit", ["1 working day", "1 day", "1 month", "same working day"])
def test_days_end_with_the_day_and_no_closing_time(limit: str) -> None:
    """A limit in anything but hours stands for the whole of its last day."""
    end = ends_of(limit, "2026-11-23T09:00").leading
    assert (f"{end.by:%H:%M}", end.exact, end.by.date()) == ("23:59", False, end.day)


def test_hours_end_at_the_minute() -> None:
    """A limit in hours ends at an instant."""
    assert ends_of("1 hour", "2026-11-23T09:00").leading.exact


@pytest.mark.parametrize("unit", [*DATED, *(unit for unit in Unit if unit.same)])
def test_every_unit_that_can_be_dated_is(unit: Unit) -> None:
    """Each counted unit of the vocabulary has a way of counting."""
    quantity = Quantity(count=1 if unit.counted else 0, unit=unit)
    assert deadline(quantity, Moment.from_text("2026-11-27"), CALENDAR)


def test_counting_shows_day_0_the_first_and_the_last_day() -> None:
    """The words let a reader count along."""
    assert ends_of("5 working days", "2026-11-27").leading.counting == (
        "Friday 27 November 2026 is day 0."
        " Monday 30 November is day 1 … Friday 4 December is day 5."
    )


def test_counting_names_every_day_of_a_short_count() -> None:
    """One or two days are named one by one."""
    assert ends_of("2 working days", "2026-11-28").leading.counting == (
        "Saturday 28 November 2026 is day 0 although it is a Saturday."
        " Monday 30 November is day 1, Tuesday 1 December is day 2."
    )


def test_counting_names_bank_holidays_and_the_new_year() -> None:
    """Holidays passed over are named; the year is told again where it changes."""
    assert ends_of("5 working days", "2026-12-24").leading.counting.endswith(
        "Tuesday 5 January 2027 is day 5. Bank holidays skipped: Friday 25 December"
        " (Christmas Day); Monday 28 December (Boxing Day, substitute day); Friday 1 January 2027"
        " (New Year\u2019s Day)."
    )


@pytest.mark.parametrize(
    ("start", "way"),
    [("2027-03-27T16:00", "forward"), ("2027-10-30T16:00", "back"), ("2026-11-27T16:00", "")],
)
def test_counting_mentions_the_clocks_only_when_they_change(start: str, way: str) -> None:
    """A limit that crosses the change says which way the clocks go."""
    counting = ends_of("24 hours", start).leading.counting
    assert ("The clocks go" in counting, f"clocks go {way}" in counting) == (bool(way), bool(way))


@pytest.mark.parametrize(
    ("limit", "now", "passed"),
    [
        ("24 hours", "2026-11-28T16:00", False),
        ("24 hours", "2026-11-28T16:01", True),
        ("5 working days", "2026-12-04T23:59:59", False),
        ("5 working days", "2026-12-05T00:00", True),
        ("same working day", "2026-11-27T23:59", False),
        ("same working day", "2026-11-28T00:00", True),
    ],
)
def test_overdue_begins_after_the_end(limit: str, now: str, passed: bool) -> None:  # noqa: FBT001 - a column of the table
    """An exact limit passes after its minute, any other after the whole of its last day."""
    end = ends_of(limit, "2026-11-27T16:00").leading
    assert overdue(end, datetime.fromisoformat(now).replace(tzinfo=LONDON)) is passed


def test_overdue_tells_the_two_half_past_ones_apart() -> None:
    """The second 01:30 of the night is after the first, though the clock shows the same."""
    end = ends_of("24 hours", "2027-10-30T01:30").leading
    first, second = (reading.at for reading in readings(date(2027, 10, 31), time(1, 30)))
    assert (overdue(end, first), overdue(end, second)) == (False, True)


def test_overdue_goes_by_london_days() -> None:
    """23:30 UTC in summer is the next day in London."""
    end = ends_of("1 calendar day", "2026-06-30").leading
    assert overdue(end, datetime(2026, 7, 1, 23, 30, tzinfo=UTC))


def test_overdue_needs_a_time_zone() -> None:
    """The machine's own zone never decides whether a limit has passed."""
    with pytest.raises(ValueError, match="time zone"):
        overdue(ends_of("1 day", "2026-06-30").leading, datetime(2026, 7, 1))  # noqa: DTZ001 - no zone: that is the point


@pytest.mark.parametrize("unit", NEED_HOLIDAYS)
def test_beyond_known_holidays_no_date_is_given(unit: Unit) -> None:
    """Every unit that needs bank holidays is refused past the last one known."""
    with pytest.raises(BeyondKnownHolidays):
        of(1, unit, Moment.from_text("2028-12-26"))


@pytest.mark.parametrize("unit", [unit for unit in DATED if unit not in NEED_HOLIDAYS])
def test_units_without_holidays_are_dated_in_any_year(unit: Unit) -> None:
    """Hours, calendar days, weeks and months need no bank holidays."""
    assert of(1, unit, Moment.from_text("2040-01-01")).leading.day.year == 2040


@pytest.mark.parametrize("unit", [unit for unit in DATED if unit not in NEED_HOLIDAYS])
def test_end_that_no_date_can_hold_is_refused(unit: Unit) -> None:
    """The end of the calendar is an error of the engine's own kind."""
    with pytest.raises(BeyondDates):
        of(30, unit, Moment.from_text("9999-12-31T23:00"))


@pytest.mark.parametrize(
    ("limit", "start", "by"),
    [
        ("same working day by 4 pm", "2026-11-27T15:59", "2026-11-27T16:00"),
        ("same day by 4 pm", "2026-11-28", "2026-11-28T16:00"),
        ("1 working day by noon", "2026-11-27T15:30", "2026-11-30T12:00"),
        ("2 calendar days by 4:30 pm", "2026-11-27", "2026-11-29T16:30"),
        # begun after the hour: it does not wait, and does not end before it began
        ("same day by 4 pm", "2026-11-27T16:30", "2026-11-27T16:30"),
        # 01:30 comes twice: the earlier one
        ("1 calendar day by 1:30 am", "2026-10-24", "2026-10-25T01:30"),
    ],
)
def test_a_printed_time_of_day_ends_it(limit: str, start: str, by: str) -> None:
    """A limit of whole days that names an hour ends at that hour, and assumes no end of the day."""
    end = ends_of(limit, start).leading
    assert (f"{end.by:%Y-%m-%dT%H:%M}", end.exact) == (by, True)
    assert "no closing time" not in end.assumption
    assert not end.by.fold


def test_both_ways_to_read_days_end_at_the_hour() -> None:
    """Days with no more said are calendar or working days; the hour is one."""
    found = ends_of("2 days by noon", "2026-11-27")
    assert [f"{end.by:%d %H:%M}" for end in found.ends] == ["29 12:00", "01 12:00"]


@pytest.mark.parametrize(
    ("limit", "start", "ends"),
    [
        # over a weekend the days off may or may not count
        ("24 working hours", "2026-11-27T16:00", ["2026-11-28T16:00", "2026-11-30T16:00"]),
        # within working days there is one answer
        ("24 working hours", "2026-11-23T16:00", ["2026-11-24T16:00"]),
        ("2 working hours", "2026-11-28T10:00", ["2026-11-28T12:00", "2026-11-30T02:00"]),
        # over Christmas, and over the clocks going back
        ("10 working hours", "2026-12-24T20:00", ["2026-12-25T06:00", "2026-12-29T06:00"]),
        ("24 working hours", "2026-10-23T16:00", ["2026-10-24T16:00", "2026-10-26T16:00"]),
    ],
)
def test_working_hours_are_read_both_ways(limit: str, start: str, ends: list[str]) -> None:
    """Nobody says which hours are working hours: every hour leads, working days' hours follow."""
    found = ends_of(limit, start)
    assert [f"{end.by:%Y-%m-%dT%H:%M}" for end in found.ends] == ends
    assert all("does not say which hours" in end.assumption for end in found.ends)
