"""Dates as printed, and moments as remembered."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.moments import Moment, PartialDate


@pytest.mark.parametrize("text", ["2024", "2024-07", "2024-07-31", "2024-02-29", "0999-01-01"])
def test_partial_date_gives_back_its_text(text: str) -> None:
    """A year, a month or a day reads and prints as the same text."""
    assert str(PartialDate.from_text(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-7",
        "2024-13",
        "2023-02-29",
        "2024-07-1",
        "2024/07",
        "2024-07-31T10:00",
        "0000",
        "2024-07 ",
        "\uff12\uff10\uff12\uff14",
        "20240731",
    ],
)
def test_partial_date_refuses_other_text(text: str) -> None:
    """Anything but YYYY, YYYY-MM or YYYY-MM-DD, and any date that does not exist, is refused."""
    with pytest.raises(ValueError, match="a date"):
        PartialDate.from_text(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12-05", date(2024, 12, 5), date(2024, 12, 5)),
    ],
)
def test_partial_date_spans_every_day_it_can_mean(text: str, first: date, last: date) -> None:
    """A month runs from its first to its last day, a year likewise."""
    partial = PartialDate.from_text(text)
    assert (partial.first_day(), partial.last_day()) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024", "2024"), ("2024-07", "July 2024"), ("2024-07-05", "5 July 2024")],
)
def test_partial_date_in_words_says_no_more_than_is_known(text: str, words: str) -> None:
    """The words name the day and the month only where they are known."""
    assert PartialDate.from_text(text).in_words() == words


@pytest.mark.parametrize("text", ["2026-11-27", "2026-11-27T16:00", "2026-11-27T00:00"])
def test_moment_gives_back_its_text(text: str) -> None:
    """A moment reads and prints as the same text, midnight included."""
    assert str(Moment.from_text(text)) == text


def test_moment_without_an_hour_knows_none() -> None:
    """A day alone is not taken for midnight."""
    assert Moment.from_text("2026-11-27").hour is None


def test_moment_may_have_a_space_before_the_hour() -> None:
    """A space does for the T."""
    assert Moment.from_text("2026-11-27 16:00").hour == time(16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-27T",
        "2026-11-27T16",
        "2026-11-27T24:00",
        "2026-11-27T16:60",
        "20261127",
        "2026-W48-5",
        "2026-11-27T16:00:00",
        "2026-11-27T16:00Z",
        "2026-1-5",
        " 2026-11-27",
        "2026-11-27T16:00+01:00",
        "2026-11-27t16:00",
        "2026-02-29",
        "0000-01-01",
        "\uff12\uff10\uff12\uff16-11-27",
        "2026-11-27\n",
    ],
)
def test_moment_refuses_other_text(text: str) -> None:
    """Only YYYY-MM-DD and YYYY-MM-DDTHH:MM are read, in every release of Python alike."""
    with pytest.raises(ValueError, match=r"a moment as|a date that the calendar has"):
        Moment.from_text(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-27T16:00", "Friday 27 November 2026, 16:00"),
        ("2026-11-27", "Friday 27 November 2026"),
        ("2026-11-28T00:00", "Saturday 28 November 2026, 00:00 (midnight, as Friday ends)"),
    ],
)
def test_moment_in_words(text: str, words: str) -> None:
    """Weekday, day, month, year, and the hour if known; midnight says which one."""
    assert Moment.from_text(text).in_words() == words


@given(st.dates(), st.none() | st.times().map(lambda hour: hour.replace(second=0, microsecond=0)))
def test_every_moment_survives_its_text(day: date, hour: time | None) -> None:
    """Reading what was printed gives the same moment."""
    moment = Moment(day=day, hour=hour)
    assert Moment.from_text(str(moment)) == moment
