"""London's clock, in summer and winter, with the time zone that travels along."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.dates_in_words import instant_in_words
from navigator.engine.london import LONDON, hours_after, readings, to_london

ENGINE = Path(__file__).parents[2] / "navigator"


def utc(text: str) -> datetime:
    """An instant from its ISO form, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "instant"),
    [
        (date(2026, 11, 27), time(16), "2026-11-27T16:00"),
        (date(2026, 7, 1), time(16), "2026-07-01T15:00"),
        (date(2027, 3, 28), time(0, 59), "2027-03-28T00:59"),
        (date(2027, 3, 28), time(2), "2027-03-28T01:00"),
        (date(2027, 10, 31), time(0, 59), "2027-10-30T23:59"),
        (date(2027, 10, 31), time(2), "2027-10-31T02:00"),
    ],
)
def test_ordinary_hour_has_one_reading(day: date, hour: time, instant: str) -> None:
    """Outside the hour of the change, a clock time is one instant and needs no explanation."""
    (reading,) = readings(day, hour)
    assert (reading.at.astimezone(UTC), reading.why) == (utc(instant), "")


@pytest.mark.parametrize(
    ("day", "hour", "instants"),
    [
        (date(2027, 3, 28), time(1), ["2027-03-28T00:00", "2027-03-28T01:00"]),
        (date(2027, 3, 28), time(1, 59), ["2027-03-28T00:59", "2027-03-28T01:59"]),
        (date(2027, 10, 31), time(1), ["2027-10-31T00:00", "2027-10-31T01:00"]),
        (date(2027, 10, 31), time(1, 59), ["2027-10-31T00:59", "2027-10-31T01:59"]),
    ],
)
def test_hour_of_the_change_has_two_readings(day: date, hour: time, instants: list[str]) -> None:
    """An hour that is missing or comes twice is two instants, the earlier first."""
    found = [reading.at.astimezone(UTC) for reading in readings(day, hour)]
    assert found == [utc(instant) for instant in instants]


def test_missing_hour_is_moved_to_hours_that_exist() -> None:
    """01:30 on the night the clocks go forward is read as 00:30 or 02:30, and says so."""
    found = readings(date(2027, 3, 28), time(1, 30))
    assert [f"{reading.at:%H:%M}" for reading in found] == ["00:30", "02:30"]
    assert [reading.why[-6:-1] for reading in found] == ["00:30", "02:30"]


def test_doubled_hour_explains_each_reading() -> None:
    """The two readings of an hour that comes twice give different reasons."""
    first, second = readings(date(2027, 10, 31), time(1, 30))
    assert "first" in first.why
    assert "second" in second.why


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-03-27T16:00", "2027-03-28T17:00"),
        ("2027-10-30T16:00", "2027-10-31T15:00"),
        ("2026-11-27T16:00", "2026-11-28T16:00"),
    ],
)
def test_hours_are_elapsed_hours(start: str, end: str) -> None:
    """A day of 24 hours ends at another clock time where the clocks change."""
    at = datetime.fromisoformat(start).replace(tzinfo=LONDON)
    assert hours_after(at, 24).replace(tzinfo=None) == datetime.fromisoformat(end)


def test_hour_that_comes_twice_says_which_in_words() -> None:
    """The two instants at 01:30 do not read alike."""
    first, second = (reading.at for reading in readings(date(2027, 10, 31), time(1, 30)))
    assert instant_in_words(first) == "Sunday 31 October 2027, 01:30 (before the clocks go back)"
    assert instant_in_words(second) == "Sunday 31 October 2027, 01:30 (after the clocks go back)"


def test_words_are_in_london_time() -> None:
    """An instant given in another zone is told by London's clock."""
    assert instant_in_words(utc("2026-07-01T15:00")) == "Wednesday 1 July 2026, 16:00"


def test_time_without_a_zone_is_refused() -> None:
    """The machine's own zone never enters: a naive time is an error."""
    with pytest.raises(ValueError, match="with its time zone"):
        to_london(datetime(2026, 11, 27, 16))  # noqa: DTZ001 - that is the point


@given(st.datetimes(datetime(1980, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds only
def test_bundled_zone_agrees_with_the_published_one(when: datetime) -> None:
    """The file that travels with the engine gives the same offsets as the tzdata package."""
    assert (
        when.astimezone(LONDON).utcoffset()
        == when.astimezone(ZoneInfo("Europe/London")).utcoffset()
    )


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - a clock time
def test_readings_are_in_order_and_an_hour_apart(wall: datetime) -> None:
    """There are one or two readings; two are an hour apart, the earlier first."""
    found = [reading.at.astimezone(UTC) for reading in readings(wall.date(), wall.time())]
    assert [later - earlier for earlier, later in pairwise(found)] in (
        [],
        [timedelta(hours=1)],
    )


def test_zone_loads_from_a_zip(tmp_path: Path) -> None:
    """The engine runs from one archive, where the browser keeps it."""
    archive = tmp_path / "engine.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in [ENGINE / "__init__.py", *sorted((ENGINE / "engine").iterdir())]:
            if path.is_file():
                packed.write(path, path.relative_to(ENGINE.parent))
    program = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from navigator.engine import london\n"
        "assert '.zip' in london.__file__, london.__file__\n"
        "print(london.LONDON)\n"
    )
    command = [sys.executable, "-I", "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (run.stdout.strip(), run.stderr) == ("Europe/London", "")
