"""Calendar files, read back by another program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Parsed

from navigator.engine import site
from navigator.engine.calendar_file import dated
from navigator.engine.calendar_lines import duration, escaped, written
from navigator.engine.errors import NothingToTake
from navigator.engine.whose_dates import whose
from tests.engine.taken import ADDRESS, FRIDAY, answered, due, event_of, events_of, file_of

if TYPE_CHECKING:
    from icalendar import Event

    from navigator.engine.answer import Guidance

LONDON = ZoneInfo("Europe/London")
SUMMER = datetime(2027, 10, 28, 9, tzinfo=UTC)


def moment(event: Event, name: str) -> datetime | date:
    """A property's own value."""
    value: datetime | date = event.decoded(name)
    return value


def alarms(event: Event) -> list[datetime]:
    """When it rings, in London. Of a whole day it is read as a clock time."""
    rings = [each.trigger for each in event.alarms.times]
    assert all(isinstance(each, datetime) for each in rings)
    return [
        each.replace(tzinfo=each.tzinfo or LONDON).astimezone(LONDON)
        for each in rings
        if isinstance(each, datetime)
    ]


def test_the_example_of_the_policy_comes_out() -> None:
    """24 hours from Friday 16:00 is an hour on Saturday; 5 working days are the whole of Friday."""
    manager, resolution = events_of(file_of(answered()))
    assert moment(manager, "DTSTART") == datetime(2026, 11, 28, 16, tzinfo=LONDON)
    assert moment(resolution, "DTSTART") == date(2026, 12, 4)
    assert moment(resolution, "DTEND") == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("by", "utc"),
    [
        ("2027-03-27T16:00", "2027-03-27T16:00"),
        ("2027-03-28T17:00", "2027-03-28T16:00"),
        ("2027-10-30T16:00", "2027-10-30T15:00"),
        ("2027-10-31T15:00", "2027-10-31T15:00"),
    ],
)
def test_londons_time_holds_on_both_sides_of_a_clock_change(by: str, utc: str) -> None:
    """The file's own time zone gives the instant that London's clock means."""
    start = moment(event_of(due(by)), "DTSTART")
    assert isinstance(start, datetime)
    assert start.astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_the_time_zone_in_the_file_is_londons() -> None:
    """Whoever reads the zone from the file has the same offsets, the years of the data through."""
    (zone,) = Parsed.from_ical(file_of(due("2027-03-28T17:00"))).timezones
    read = zone.to_tz(lookup_tzid=False)
    at = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - a clock time, to be put into both zones
    while at.year < 2031:
        offset = at.replace(tzinfo=LONDON).utcoffset()
        assert at.replace(tzinfo=read).utcoffset() == offset, at
        at += timedelta(days=1)


@pytest.mark.parametrize(("fold", "utc"), [(0, 0), (1, 1)])
def test_an_hour_that_comes_twice_is_given_in_utc(fold: int, utc: int) -> None:
    """01:30 on the night the clocks go back is two instants; the file says which."""
    start = moment(event_of(due("2027-10-31T01:30", fold=fold), made=SUMMER), "DTSTART")
    assert start == datetime(2027, 10, 31, utc, 30, tzinfo=UTC)


def test_an_hour_is_an_event_that_ends() -> None:
    """Every reader wants an end; it stands after the start, across a clock change too."""
    event = event_of(due("2027-03-28T00:55"), made=datetime(2027, 3, 26, 9, tzinfo=UTC))
    start, end = moment(event, "DTSTART"), moment(event, "DTEND")
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("case", "rings"),
    [
        (due("2026-12-01T15:00"), ["2026-12-01T14:00"]),
        # Out of hours: an hour before offices close as well, on the last working day.
        (due("2026-12-05T16:00"), ["2026-12-04T17:00", "2026-12-05T15:00"]),
        (due("2026-12-02T07:30"), ["2026-12-01T17:00", "2026-12-02T06:30"]),
        (due("2026-12-01T22:00"), ["2026-12-01T17:00", "2026-12-01T21:00"]),
        # The hour before has gone: a quarter of an hour before.
        (due("2026-11-27T17:40"), ["2026-11-27T17:25"]),
        (due("2026-11-27T17:10"), []),
        (due("2026-12-02", whole_day=True), ["2026-12-01T09:00", "2026-12-02T09:00"]),
        # After a weekend, a bank holiday and a change of the clocks, still at nine.
        (due("2026-11-30", whole_day=True), ["2026-11-30T09:00"]),
        (due("2026-12-07", whole_day=True), ["2026-12-04T09:00", "2026-12-07T09:00"]),
        (due("2027-03-30", whole_day=True), ["2027-03-25T09:00", "2027-03-30T09:00"]),
        (due("2027-11-01", whole_day=True), ["2027-10-29T09:00", "2027-11-01T09:00"]),
        (due("2026-11-27", whole_day=True), []),
        # An hour that comes twice.
        (due("2027-10-31T01:30", fold=1), ["2027-10-29T17:00", "2027-10-31T01:30"]),
    ],
)
def test_it_rings_before(case: Guidance, rings: list[str]) -> None:
    """At a time when somebody can still be reached, and never in the past."""
    wanted = [datetime.fromisoformat(each).replace(tzinfo=LONDON) for each in rings]
    assert sorted(alarms(event_of(case))) == wanted


def test_a_day_that_has_begun_rings_in_the_afternoon() -> None:
    """When nine o'clock has gone, one reminder is left."""
    made = datetime(2026, 12, 2, 11, tzinfo=UTC)
    event = event_of(due("2026-12-02", whole_day=True), made=made)
    assert alarms(event) == [datetime(2026, 12, 2, 15, tzinfo=LONDON)]


def test_the_first_alarm_is_before_the_start() -> None:
    """Outlook takes one alarm, and none after the start."""
    event = event_of(due("2026-12-02", whole_day=True))
    assert event.walk("VALARM")[0].decoded("TRIGGER") == timedelta(hours=-15)


def test_titles_tell_nothing() -> None:
    """A shared calendar shows a title and a place: neither says what it is about."""
    for event in events_of(file_of(answered())):
        assert str(event["SUMMARY"]).startswith("Follow-up due")
        assert "LOCATION" not in event
        assert event["CLASS"] == "PRIVATE"
        assert "ATTENDEE" not in event


def test_the_description_says_whose_limit_it_is() -> None:
    """Limit, policy, edition, stage, who worked it out, and where."""
    guidance = answered()
    event = events_of(file_of(guidance))[0]
    text = str(event["DESCRIPTION"])
    first = guidance.duties[0]
    for part in (first.clock.rule, guidance.title, "Reviewed July 2024", first.where, ADDRESS):
        assert part in text
    assert event["URL"] == ADDRESS


@pytest.mark.parametrize("kind", ["agreed", "sooner"])
def test_a_date_that_is_not_the_policys_says_so(kind: str) -> None:
    """Neither what was agreed nor what is needed sooner passes for the policy's limit."""
    own = str(event_of(due("2026-12-01T15:00", kind=kind))["DESCRIPTION"])
    policys = str(event_of(due("2026-12-01T15:00"))["DESCRIPTION"])
    said = f"15:00{whose(site.DATE_LABELS[kind])}"
    assert said in own
    assert f"{site.POLICY_DATE}: within 24 hours" in own
    assert said not in policys
    assert "Within 24 hours" in policys


def test_a_second_import_replaces_the_first() -> None:
    """The same deadline keeps its identity, and the later file is the newer version."""
    first = event_of(due("2026-12-01T15:00"))
    later = event_of(due("2026-12-02T15:00"), made=FRIDAY + timedelta(minutes=5))
    assert first["UID"] == later["UID"]
    versions = [int(str(each["SEQUENCE"])) for each in (first, later)]
    assert versions == sorted(set(versions))
    made = [moment(each, "DTSTAMP") for each in (first, later)]
    assert made == [FRIDAY, FRIDAY + timedelta(minutes=5)]


def test_two_cases_never_collide() -> None:
    """Neither do two deadlines of a case, two policies, or two editions."""
    guidance = answered()
    found = {str(each["UID"]) for each in events_of(file_of(guidance))}
    found |= {str(each["UID"]) for each in events_of(file_of(guidance, case="1795798800001"))}
    for other in (replace(guidance, policy="other"), replace(guidance, edition="2025-07")):
        found |= {str(each["UID"]) for each in events_of(file_of(other))}
    assert len(found) == 8


def test_one_deadline_is_the_same_event_alone() -> None:
    """The file of one duty holds what the file of all holds for it."""
    guidance = answered()
    every = file_of(guidance)
    for duty, event in zip(dated(guidance), events_of(every), strict=True):
        (alone,) = events_of(file_of(guidance, only=duty.id))
        assert alone.to_ical() == event.to_ical()


def test_what_is_overdue_is_left_out() -> None:
    """It is to be done now: no reminder is for later."""
    with pytest.raises(NothingToTake):
        file_of(due("2026-11-27T16:00", overdue=True))


def test_an_edition_not_in_force_has_no_calendar() -> None:
    """Nobody is reminded of what an edition said once."""
    guidance = answered()
    past = replace(guidance, status=replace(guidance.status, in_force=False))
    with pytest.raises(NothingToTake):
        file_of(past)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    """CRLF, and no line of more than 75 octets."""
    lines = file_of(answered()).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert lines[-1] == b""


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")))
def test_any_text_comes_back(text: str) -> None:
    """Escaped and folded, then read: the same text, whatever it holds."""
    content = written(["BEGIN:VEVENT", f"DESCRIPTION:{escaped(text)}", "END:VEVENT"])
    assert max(len(line) for line in content.encode().split(b"\r\n")) <= 75
    (read,) = Parsed.from_ical("BEGIN:VCALENDAR\r\n" + content + "END:VCALENDAR\r\n").walk("VEVENT")
    assert str(read["DESCRIPTION"]) == text


def test_no_control_character_gets_into_the_file() -> None:
    """A stray one would break the file in two."""
    assert escaped("a\x00b\x0bc\rd\te") == "abc\\nd\te"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(-60, "-PT1H"), (-15, "-PT15M"), (540, "PT9H"), (-1530, "-P1DT1H30M"), (-2880, "-P2D")],
)
def test_durations(minutes: int, text: str) -> None:
    """Days, hours and minutes, before or after."""
    assert duration(timedelta(minutes=minutes)) == text
