"""Times as people type them: what is read, what is refused at which field, and never a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.engine.london import LONDON, readings, to_london
from navigator.engine.moments import Moment
from navigator.engine.typed_time import Reader, UnreadableTime

# A Friday, at half past four in the afternoon.
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=LONDON)


def read(day: str, hour: str = "", *, now: datetime = FRIDAY, ahead: bool = False) -> str:
    """What is read, as ISO text; ``refused day`` or ``refused hour`` where it is not."""
    try:
        return str(Reader(now=now, ahead=ahead).read(day, hour))
    except UnreadableTime as error:
        return f"refused {error.field}"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("today", "2026-11-27"),
        ("Today", "2026-11-27"),
        ("  yesterday ", "2026-11-26"),
        ("now", "2026-11-27T16:30"),
        ("just now", "2026-11-27T16:30"),
        ("27/11/2026", "2026-11-27"),
        ("1/2/2026", "2026-02-01"),
        ("01.02.2026", "2026-02-01"),
        ("1-2-2026", "2026-02-01"),
        ("27/11/26", "2026-11-27"),
        ("27/11/99", "refused day"),
        ("2026-11-27", "2026-11-27"),
        ("26/11", "2026-11-26"),
        ("28/11", "refused day"),
        ("27 November", "2026-11-27"),
        ("27 nov 2026", "2026-11-27"),
        ("27th of November 2026", "2026-11-27"),
        ("1st Sept", "2026-09-01"),
        ("Fri 27 Nov", "2026-11-27"),
        ("Fri, 27 Nov 2026", "2026-11-27"),
        ("Friday 27/11/2026", "2026-11-27"),
        ("Thursday 27 Nov", "refused day"),
        ("28 December", "refused day"),
        ("11/27/2026", "refused day"),
        ("2026-27-11", "refused day"),
        ("31/04/2026", "refused day"),
        ("0/1/2026", "refused day"),
        ("29/02/2025", "refused day"),
        ("29 Feb", "refused day"),
        ("27/11/1926", "refused day"),
        ("27/11/0026", "refused day"),
        ("ma", "refused day"),
        ("27 ju 2026", "refused day"),
        ("27 j", "refused day"),
        ("the other day", "refused day"),
        ("16:00", "refused day"),
        ("4 pm", "refused day"),
        ("", "refused day"),
        ("   ", "refused day"),
        (",", "refused day"),
        ("...", "refused day"),
        ("7" * 61, "refused day"),
        ("\uff12\uff17/11/2026", "refused day"),
    ],
)
def test_days(day: str, expected: str) -> None:
    """A day reads day first; what the calendar lacks, or nobody could tell, is refused."""
    assert read(day) == expected


@pytest.mark.parametrize(
    ("day", "past", "ahead"),
    [
        ("Friday", "refused day", "refused day"),
        ("fri", "refused day", "refused day"),
        ("on Friday", "2026-11-27", "2026-11-27"),
        ("last Friday", "2026-11-20", "2026-11-20"),
        ("this Friday", "refused day", "2026-11-27"),
        ("next Friday", "refused day", "refused day"),
        ("Thursday", "2026-11-26", "2026-12-03"),
        ("last Thursday", "2026-11-26", "2026-11-26"),
        ("Saturday", "2026-11-21", "2026-11-28"),
        ("Monday", "2026-11-23", "2026-11-30"),
        ("next Monday", "refused day", "refused day"),
        ("this Monday", "refused day", "2026-11-30"),
        ("tues", "2026-11-24", "2026-12-01"),
        ("t", "refused day", "refused day"),
        ("tomorrow", "refused day", "2026-11-28"),
        ("yesterday", "2026-11-26", "2026-11-26"),
        ("28/11", "refused day", "2026-11-28"),
        ("26/11", "2026-11-26", "refused day"),
        ("29 February", "refused day", "refused day"),
        ("28/11/2026", "refused day", "2026-11-28"),
        ("27/11/2101", "refused day", "refused day"),
    ],
)
def test_past_and_ahead(day: str, past: str, ahead: str) -> None:
    """What happened is the last such day, what was agreed the next; neither is guessed."""
    assert (read(day), read(day, ahead=True)) == (past, ahead)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        ("16:00", "2026-11-26T16:00"),
        ("16.00", "2026-11-26T16:00"),
        ("1600", "2026-11-26T16:00"),
        ("0430", "2026-11-26T04:30"),
        ("04:30", "2026-11-26T04:30"),
        ("00:00", "2026-11-26T00:00"),
        ("0:30", "2026-11-26T00:30"),
        ("23:59", "2026-11-26T23:59"),
        ("4pm", "2026-11-26T16:00"),
        ("4 PM", "2026-11-26T16:00"),
        ("4.30pm", "2026-11-26T16:30"),
        ("4:30 p.m.", "2026-11-26T16:30"),
        ("9am", "2026-11-26T09:00"),
        ("at 9am", "2026-11-26T09:00"),
        ("12am", "refused hour"),
        ("12.30am", "2026-11-26T00:30"),
        ("12pm", "2026-11-26T12:00"),
        ("noon", "2026-11-26T12:00"),
        ("midday", "2026-11-26T12:00"),
        ("12 noon", "2026-11-26T12:00"),
        ("midnight", "refused hour"),
        ("0am", "refused hour"),
        ("0pm", "refused hour"),
        ("13pm", "refused hour"),
        ("13am", "refused hour"),
        ("16:00pm", "refused hour"),
        ("4", "refused hour"),
        ("4.30", "refused hour"),
        ("4:30", "refused hour"),
        ("16", "refused hour"),
        ("24:00", "refused hour"),
        ("2400", "refused hour"),
        ("16:60", "refused hour"),
        ("1660", "refused hour"),
        ("4:5pm", "refused hour"),
        ("half past four", "refused hour"),
        ("-1:00", "refused hour"),
        ("16:00:00", "refused hour"),
        ("9" * 61, "refused hour"),
    ],
)
def test_hours(hour: str, expected: str) -> None:
    """A time with am or pm, or off a 24-hour clock; what may be either half is refused."""
    assert read("26/11/2026", hour) == expected


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        ("yesterday 4pm", "", "2026-11-26T16:00"),
        ("yesterday at 4 pm", "", "2026-11-26T16:00"),
        ("yesterday 4 p.m.", "", "2026-11-26T16:00"),
        ("26/11/2026 16:00", "", "2026-11-26T16:00"),
        ("26 Nov 1630", "", "refused day"),
        ("Thu 26 Nov, 16:30", "", "2026-11-26T16:30"),
        ("Thursday 9.15am", "", "2026-11-26T09:15"),
        ("yesterday 4pm", "5pm", "refused day"),
        ("yesterday 4", "", "refused hour"),
        ("now", "9am", "2026-11-27T09:00"),
        ("now", "5pm", "refused hour"),
        ("", "4pm", "refused day"),
        ("someday", "25:00", "refused day"),
    ],
)
def test_both_fields(day: str, hour: str, expected: str) -> None:
    """A time may stand behind the day; two times are not one, and the day is looked at first."""
    assert read(day, hour) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("16:30", "2026-11-27T16:30"), ("16:31", "refused hour"), ("23:59", "refused hour")],
)
def test_to_the_minute(hour: str, expected: str) -> None:
    """What has happened has come: the very minute has, the next has not."""
    assert read("today", hour) == expected


def test_a_time_to_come_is_one_ahead() -> None:
    """An hour later today can be agreed, though it cannot have happened."""
    assert read("today", "17:00", ahead=True) == "2026-11-27T17:00"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-27T23:59:59+00:00", "2026-11-27"),
        ("2026-11-28T00:00:00+00:00", "2026-11-28"),
        ("2026-07-01T22:59:59+00:00", "2026-07-01"),
        ("2026-07-01T23:00:00+00:00", "2026-07-02"),
        ("2026-12-31T23:59:00+00:00", "2026-12-31"),
    ],
)
def test_today_is_londons(now: str, expected: str) -> None:
    """Midnight is London's, in summer an hour before UTC's."""
    assert read("today", now=datetime.fromisoformat(now)) == expected


def test_yesterday_over_new_year() -> None:
    """Just after midnight on New Year's Day, yesterday was last year."""
    assert read("yesterday", "23:30", now=datetime(2027, 1, 1, 0, 5, tzinfo=LONDON)) == (
        "2026-12-31T23:30"
    )


def test_a_clock_hour_that_comes_twice_has_come_once() -> None:
    """When the clocks go back, half past one has come from the first time on."""
    before = datetime(2027, 10, 31, 0, 29, tzinfo=UTC)
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert read("today", "01:30", now=before) == "refused hour"
    assert read("today", "01:30", now=first) == "2027-10-31T01:30"


def test_a_clock_hour_that_does_not_exist_is_read() -> None:
    """When the clocks go forward, half past one is read; what it means is for the counting."""
    noon = datetime(2027, 3, 28, 12, tzinfo=LONDON)
    assert read("today", "01:30", now=noon) == "2027-03-28T01:30"


def test_what_to_do_is_said() -> None:
    """A refusal says what it found, and how to write it."""
    with pytest.raises(UnreadableTime, match=r'"11/27/2026" .* 5/10/2026'):
        Reader(now=FRIDAY).read("11/27/2026")
    with pytest.raises(UnreadableTime, match=r'"13pm" .* 4pm'):
        Reader(now=FRIDAY).read("today", "13pm")


NOWS = st.dates(date(2001, 1, 1), date(2099, 12, 31)).flatmap(
    lambda day: st.times().map(lambda at: datetime.combine(day, at, tzinfo=UTC))
)
PIECES = st.sampled_from(
    [
        *("today", "yesterday", "tomorrow", "now", "last", "this", "next", "on", "at"),
        *("about", "fri", "friday", "mon", "mar", "may", "june", "29", "feb"),
        *("february", "27", "27th", "31", "1", "0", "00", "12", "13"),
        *("4", "26", "2026", "1999", "27/11", "27/11/2026", "29/2/2028", "31.04", "2026-11-27"),
        *("am", "pm", "a.m.", "p.m.", "noon", "midnight", "4pm", "12am", "0pm"),
        *("13pm", "16:00", "24:00", "4.30", "1630", ",", ".", "/", "-"),
        *("of", "the"),
    ],
)
TYPED = st.text(max_size=70) | st.lists(PIECES, max_size=6).map(" ".join)
DAYS_LIKE = PIECES | st.from_regex(r"[0-9]{1,2}[/. -][0-9]{1,2}([/-][0-9]{2,4})?", fullmatch=True)
HOURS_LIKE = st.from_regex(r"[0-9]{1,2}[:.]?([0-9]{2})? ?(am|pm|a\.m\.)?", fullmatch=True)
MOMENTS = st.builds(
    Moment,
    day=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    hour=st.none() | st.times().map(lambda at: time(at.hour, at.minute)),
)


@settings(max_examples=500)
@given(day=TYPED | DAYS_LIKE, hour=TYPED | HOURS_LIKE | st.just(""), now=NOWS, ahead=st.booleans())
def test_anything_typed_is_read_or_refused(
    day: str, hour: str, now: datetime, *, ahead: bool
) -> None:
    """Whatever is typed gives a moment or a refusal, and what has happened is never to come."""
    moment, refused = None, None
    try:
        moment = Reader(now=now, ahead=ahead).read(day, hour)
    except UnreadableTime as error:
        refused = error
    assert moment or (refused and str(refused) and refused.field in {"day", "hour"})
    if moment and not ahead:
        start = readings(moment.day, moment.hour or time.min)[0].at
        assert start.astimezone(UTC) <= now
        assert moment.day <= to_london(now).date()


@given(moment=MOMENTS, now=NOWS, ahead=st.booleans())
def test_our_own_form_reads_back(moment: Moment, now: datetime, *, ahead: bool) -> None:
    """A moment written as the United Kingdom writes it is the same moment, in one field or two."""
    ahead = ahead or readings(moment.day, moment.hour or time.min)[0].at.astimezone(UTC) > now
    reader = Reader(now=now, ahead=ahead)
    day = f"{moment.day:%d/%m/%Y}"
    hour = f"{moment.hour:%H:%M}" if moment.hour else ""
    assert reader.read(day, hour) == moment
    assert reader.read(f"{day} {hour}".strip()) == moment
