"""A calendar file (RFC 5545) of the deadlines in a guidance, one event each.

Titles tell nothing of a child, since calendars are shared; events are private for the same reason.
The same deadline of the same case always has the same identity, so that importing a file again
replaces what was imported before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from navigator.engine.calendar_lines import (
    TIME_ZONE,
    day_value,
    duration,
    escaped,
    moment_value,
    utc_stamp,
    written,
)
from navigator.engine.errors import NothingToTake
from navigator.engine.london import comes_twice, readings, to_london
from navigator.engine.sentences import sentence
from navigator.engine.whose_dates import limit_of, whose
from navigator.engine.working_days import CLOSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import Due, DutyShown, Guidance
    from navigator.engine.imprint import Imprint
    from navigator.engine.working_days import Calendar

TITLE: Final = "Follow-up due"
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_SHOWN_FOR: Final = timedelta(minutes=15)
_MORNING: Final = time(9)
_AFTERNOON: Final = time(15)
_BEFORE_CLOSING: Final = time(CLOSES.hour - 1)
_LONGEST_CLOSURE: Final = 14
# SEQUENCE grows by the minute from here, so that a later file always counts as the newer one.
_BEGINNING: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deadline:
    duty: DutyShown
    due: Due
    by: datetime

    @property
    def whole_day(self) -> bool:
        return not self.due.exact


def dated(guidance: Guidance) -> tuple[DutyShown, ...]:
    """The duties whose date a calendar may hold: in force, worked out, and not yet passed."""
    return tuple(each.duty for each in _deadlines(guidance))


def calendar_file(
    guidance: Guidance, calendar: Calendar, imprint: Imprint, *, case_id: str, only: str = ""
) -> str:
    """The text of the file, for every deadline or for the duty whose path is ``only``.

    ``case_id`` tells one case from another; nothing can be read back from it. NothingToTake where
    no deadline is left: an edition not in force, no dates, or all of them passed. A deadline that
    has passed is left out, since what is overdue is to be done now, not when a reminder comes.
    """
    events = [each for each in _deadlines(guidance) if only in ("", each.duty.id)]
    if not events:
        raise NothingToTake("there is no date ahead to put into a calendar")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Escalation Navigator//Deadlines//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", *TIME_ZONE]
    for each in events:
        lines += _event(each, guidance, calendar, imprint, case_id)
    return written([*lines, "END:VCALENDAR"])


def _deadlines(guidance: Guidance) -> list[_Deadline]:
    if not guidance.status.in_force:
        return []
    found = {
        duty.id: _Deadline(
            duty=duty,
            due=duty.clock.leading,
            by=to_london(datetime.fromisoformat(duty.clock.leading.by)),
        )
        for duty in (*guidance.duties, *guidance.also, *guidance.tell, *guidance.records)
        if duty.clock.leading and not duty.clock.leading.overdue
    }
    return sorted(found.values(), key=lambda each: each.by.astimezone(UTC))


def _event(
    deadline: _Deadline, guidance: Guidance, calendar: Calendar, imprint: Imprint, case_id: str
) -> Iterator[str]:
    duty, by, made = deadline.duty, deadline.by, imprint.made
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(case_id, guidance.policy, guidance.edition, duty.id)}"
    yield f"DTSTAMP:{utc_stamp(made)}"
    yield f"LAST-MODIFIED:{utc_stamp(made)}"
    yield f"SEQUENCE:{max(0, (made - _BEGINNING) // timedelta(minutes=1))}"
    if deadline.whole_day:
        yield day_value("DTSTART", by.date())
        yield day_value("DTEND", by.date() + _DAY)
        yield f"SUMMARY:{TITLE}"
    else:
        yield moment_value("DTSTART", by)
        yield moment_value("DTEND", by.astimezone(UTC) + _SHOWN_FOR)
        yield f"SUMMARY:{TITLE} by {by:%H:%M}"
    yield f"DESCRIPTION:{escaped(_description(deadline, guidance, imprint))}"
    if imprint.address:
        yield f"URL:{escaped(imprint.address)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for alarm in _alarms(deadline, calendar, made):
        yield from _alarm(_trigger(alarm, deadline))
    yield "END:VEVENT"


def _identity(*parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{digest[:40]}@escalation-navigator"


def _description(deadline: _Deadline, guidance: Guidance, imprint: Imprint) -> str:
    duty, due, clock = deadline.duty, deadline.due, deadline.duty.clock
    lines = [
        duty.do,
        duty.condition,
        "Do it now: the date is the last moment, not the time to wait for."
        if clock.state == "now"
        else "",
        sentence(f"By {due.text}{whose(due.label)}", limit_of(clock)),
        sentence(due.counting, due.why if due.label else ""),
        *(sentence(f"{each.label}: {each.text}", each.why) for each in clock.others),
        f"Policy: {guidance.title}.",
        f"Stage: {duty.where}." if duty.where else "",
        *imprint.lines(),
    ]
    return "\n".join(each for each in lines if each)


# ---------------------------------------------------------------------- alarms


def _trigger(alarm: datetime, deadline: _Deadline) -> timedelta:
    """From the event's start to an alarm: elapsed time within a day, else by the wall clock."""
    by, local = deadline.by, to_london(alarm)
    if deadline.whole_day:
        return local.replace(tzinfo=None) - datetime.combine(by.date(), time.min)
    elapsed = alarm - by.astimezone(UTC)
    if -elapsed < _DAY or comes_twice(by):
        return elapsed
    return local.replace(tzinfo=None) - by.replace(tzinfo=None)


def _alarms(deadline: _Deadline, calendar: Calendar, made: datetime) -> list[datetime]:
    """When to ring, earliest first, in UTC. None that would have rung already.

    A whole day: at 09:00 on the working day before, and on the day itself. An hour: one hour
    before; where that is out of hours, also before offices close on the last working day, as it
    may then be too late to reach anybody. Close to the end, one alarm later than these.
    """
    day, by = deadline.by.date(), deadline.by.astimezone(UTC)
    if deadline.whole_day:
        wanted = [_at(_working_day_before(day, calendar), _MORNING), _at(day, _MORNING)]
        late = _at(day, _AFTERNOON)
    else:
        before = to_london(by - _HOUR)
        wanted = [before]
        if calendar.why_out_of_hours(before):
            wanted.insert(0, _last_closing(before, calendar))
        late = by - _SHOWN_FOR
    ahead = [each.astimezone(UTC) for each in wanted if each.astimezone(UTC) > made]
    return ahead or [each for each in (late.astimezone(UTC),) if each > made]


def _at(day: date, hour: time) -> datetime:
    return readings(day, hour)[0].at


def _working_day_before(day: date, calendar: Calendar) -> date:
    for days in range(1, _LONGEST_CLOSURE):
        if not calendar.why_not_working(day - days * _DAY):
            return day - days * _DAY
    return day - _DAY


def _last_closing(before: datetime, calendar: Calendar) -> datetime:
    """An hour before offices close, the last time that they do so before then."""
    today = _at(before.date(), _BEFORE_CLOSING)
    if today < before and not calendar.why_not_working(before.date()):
        return today
    return _at(_working_day_before(before.date(), calendar), _BEFORE_CLOSING)


def _alarm(trigger: timedelta) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{TITLE}"
    yield f"TRIGGER:{duration(trigger)}"
    yield "END:VALARM"
