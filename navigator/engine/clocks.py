"""A duty's time limit in an answer: its words, and its date where one can be worked out.

Every date says which event it counts from and how. A limit that is not printed has no date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Clock, Due
from navigator.engine.dates_in_words import day_in_words
from navigator.engine.deadlines import End, deadline, overdue
from navigator.engine.errors import BeyondKnownHolidays, EngineError
from navigator.engine.ladder import THROUGHOUT
from navigator.engine.london import to_london
from navigator.engine.moments import Moment
from navigator.engine.out_of_order import out_of_order
from navigator.engine.own_dates import labelled, with_own_dates
from navigator.engine.timeline import Start, Timeline
from navigator.engine.vocabulary import Act, EventKind, Unit
from navigator.engine.wording import (
    NO_LIMIT,
    event_in_words,
    limit_in_words,
    place_in_words,
    sooner_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.happened import Happened
    from navigator.engine.model import Duty, Limit
    from navigator.engine.references import Event
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar

_STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clockwork:
    """Works out clocks for one case; ``now`` is None for guidance without dates."""

    state: State
    now: datetime | None
    calendar: Calendar
    used: set[str] = field(default_factory=set, compare=False)

    @property
    def timeline(self) -> Timeline:
        """When things happened in this case."""
        return Timeline(state=self.state, now=self.now, calendar=self.calendar, used=self.used)

    def clock(self, path: str, duty: Duty, *, urgent: bool) -> Clock:
        """The clock of the duty at ``path``; ``urgent`` where a child is at immediate risk."""
        clock = self._of_limit(path, duty, urgent=urgent)
        if self.now is None:
            return clock
        led = labelled(with_own_dates(clock, path, duty, self.timeline, self.now))
        if led.leading and led.leading.kind != "policy" and not led.leading.overdue:
            # What is said of a date is said of the one that leads.
            before = self._date_advice(clock.leading) if clock.leading else ()
            kept = tuple(each for each in led.advice if each not in before)
            led = replace(led, advice=(*self._date_advice(led.leading), *kept))
        if clock.leading is None:
            return led
        return replace(led, advice=(*out_of_order(path, duty, self.timeline), *led.advice))

    def _of_limit(self, path: str, duty: Duty, *, urgent: bool) -> Clock:
        limit = duty.limit
        clock = Clock(
            state="waiting",
            printed=limit.printed,
            rule=limit_in_words(limit, self.state.edition),
            sooner=sooner_in_words(limit.sooner),
            leading=None,
            others=(),
            needs=(),
            advice=(),
        )
        unit = limit.within.unit
        if urgent and self.state.stage_open and self._on_ladder(path):
            # The ladder's times are not printed for a stage that is chosen at immediate risk.
            bare = replace(clock, state="none", printed="", rule=NO_LIMIT, sooner="")
            return replace(bare, advice=self._closed_now())
        if unit is Unit.IMMEDIATELY or unit.same or urgent:
            return self._urgent(clock, path, duty)
        if unit is Unit.NONE_STATED:
            return replace(clock, state="none")
        if not unit.counted:
            if duty.act is Act.REPORT:
                # A report for later learning is not today's.
                return replace(clock, state="words")
            # What holds at every stage is no step to ring about at night.
            closed = () if path.startswith(f"{THROUGHOUT}/") else self._closed_now()
            return replace(clock, state="words", advice=(*self._words_advice(unit), *closed))
        return self._counted(clock, path, duty)

    def _words_advice(self, unit: Unit) -> tuple[str, ...]:
        """What to make of words without a number. A child at risk leaves no date to agree."""
        at_risk = self.state.at_risk
        if unit is Unit.WITHOUT_DELAY or (at_risk and unit is Unit.AS_SOON_AS_POSSIBLE):
            return (site.TODAY_ADVICE,)
        return () if at_risk else (site.WORDS_ADVICE,)

    # ------------------------------------------------------------------ now

    def _urgent(self, clock: Clock, path: str, duty: Duty) -> Clock:
        """Never wait for Monday: the answer is now, with the printed limit's date beside it."""
        unit = duty.limit.within.unit
        if unit.same and self.now:
            clock = self._same_day(clock, duty.limit, to_london(self.now))
        elif unit.counted:
            clock = self._counted(clock, path, duty)
        late = clock.leading is not None and clock.leading.overdue
        advice = [site.OVERDUE_ADVICE] if late else []
        if not self._for_others(duty):
            advice.append(site.URGENT_ADVICE)
        advice += self._closed_now()
        state = "none" if unit is Unit.NONE_STATED else "overdue" if late else "now"
        return replace(clock, state=state, advice=tuple(advice))

    def _closed_now(self) -> tuple[str, ...]:
        """What to do where offices may be closed now."""
        if self.now is None or not self.calendar.knows(to_london(self.now).date()):
            return ()
        closed = self.calendar.why_out_of_hours(self.now)
        return (site.OUT_OF_HOURS_ADVICE.format(why=closed),) if closed else ()

    @property
    def out_of_hours(self) -> bool:
        """Whether offices may be closed now, by the tool's assumption."""
        return bool(self._closed_now())

    def _on_ladder(self, path: str) -> bool:
        return any(each.path == path.rpartition("/")[0] for each in self.state.rungs)

    def _for_others(self, duty: Duty) -> bool:
        """Whether somebody is named for a duty and it is not the reader."""
        readers = {role.id for role in self.state.edition.roles if role.you}
        return bool(duty.actor.roles) and not readers & set(duty.actor.roles)

    def _same_day(self, clock: Clock, limit: Limit, local: datetime) -> Clock:
        """The day of the event; where no time is given for one, today."""
        afters = (limit.after, *(reading.after for reading in limit.readings))
        events = [event for after in afters if after for event in after.events]
        known = [(event, self.timeline.happened(event)) for event in events]
        starts = [
            (event_in_words(event, self.state.edition), found.moment, _assumed(found, event))
            for event, found in known
            if found
        ] or [("now", Moment(day=local.date(), hour=local.time()), site.NOW_ASSUMED)]
        dues = [
            self._due(end, start, why)
            for start, moment, why in starts
            for end in self.timeline.ends(limit.within, moment)
        ]
        return self._led(clock, dues)

    # ------------------------------------------------------------------ counted limits

    def _counted(self, clock: Clock, path: str, duty: Duty) -> Clock:
        timeline = self.timeline
        clock = replace(clock, needs=tuple(timeline.needs(path, duty)))
        if self.now is None:
            return clock
        dues: list[Due] = []
        refused: list[str] = []
        for each in timeline.starts(path, duty):
            for happened in timeline.moments(each.event):
                try:
                    dues += self._counted_from(each, happened)
                except EngineError as error:
                    refused.append(_refusal(error))
        if not dues and not refused and all(timeline.given(need) for need in clock.needs):
            # Everything asked for is known, so a limit before this one ends beyond the calendar.
            refused.append(site.BEYOND_ADVICE)
        refused = list(dict.fromkeys(refused))
        if dues:
            led = self._led(clock, dues)
            late = bool(led.leading and led.leading.overdue)
            advice = (
                *(self._date_advice(led.leading) if led.leading else ()),
                *self._earlier_advice(path, duty),
                *refused,
            )
            return replace(led, state="overdue" if late else "due", advice=advice)
        if refused:
            return replace(clock, state="refused", advice=tuple(refused))
        return replace(clock, advice=tuple(self._meanwhile(path, duty)))

    def _meanwhile(self, path: str, duty: Duty) -> Iterator[str]:
        """Until when the time runs at the rung that may have ended, though nobody can say when."""
        timeline = self.timeline
        for event in {start.event: None for start in timeline.starts(path, duty)}:
            end = timeline.run_out(event.of) if timeline.stopped(event) else None
            if end:
                place = place_in_words(event.of, self.state.edition)
                yield site.RUNS_MEANWHILE.format(place=place, when=end.in_words())

    def _counted_from(self, start: Start, happened: Happened) -> list[Due]:
        """The ends of a limit counted from one moment."""
        found = deadline(start.within, happened.moment, self.calendar)
        words = f"{event_in_words(start.event, self.state.edition)}: {happened.in_words()}"
        why = f"{_assumed(happened, start.event)} {start.why}".strip()
        return [self._due(end, words, why) for end in (found.ends if found else ())]

    def _earlier_advice(self, path: str, duty: Duty) -> tuple[str, ...]:
        """That a start not given may come before those that were, and so give an earlier date."""
        timeline = self.timeline
        starts = timeline.starts(path, duty)
        known = [each.event for each in starts if timeline.happened(each.event)]
        if not known:
            return ()
        first = min(map(timeline.order, known))
        return tuple(
            site.EARLIER_ADVICE.format(what=event_in_words(each.event, self.state.edition))
            for each in starts
            if each.event not in known and timeline.order(each.event) < first
        )

    def _led(self, clock: Clock, dues: list[Due]) -> Clock:
        """The earliest leads; another reading is shown where it moves the date."""
        if not dues:
            return clock
        distinct: dict[str, Due] = {}
        for due in sorted(dues, key=lambda due: datetime.fromisoformat(due.by)):
            distinct.setdefault(due.text, due)
        leading, *others = distinct.values()
        return replace(clock, leading=leading, others=tuple(others))

    def _date_advice(self, leading: Due) -> tuple[str, ...]:
        if leading.overdue:
            return (site.OVERDUE_ADVICE, *self._closed_now())
        by = datetime.fromisoformat(leading.by)
        if self.now is None or not self.calendar.knows(by.date()):
            return ()
        if not self._office_time_before(by, to_london(self.now)):
            return (site.NO_OFFICE_HOURS_ADVICE,)
        why = self.calendar.why_not_working(by.date())
        return (site.CLOSED_THEN_ADVICE.format(why=why),) if why else ()

    def _office_time_before(self, by: datetime, at: datetime) -> bool:
        """Whether any office hour lies between a moment and then."""
        while at <= by:
            if not self.calendar.knows(at.date()) or not self.calendar.is_out_of_hours(at):
                return True
            at = to_london(at.astimezone(UTC) + _STEP)
        return False

    def _due(self, end: End, start: str, why: str) -> Due:
        return Due(
            by=end.by.isoformat(),
            text=end.in_words(),
            start=start,
            why=why,
            counting=end.counting,
            assumption=end.assumption,
            overdue=bool(self.now and overdue(end, self.now)),
            exact=end.exact,
        )


def _assumed(happened: Happened, event: Event) -> str:
    """The tool's rule for a stage whose time has run out, where that starts a clock.

    A limit that is printed as the start of another is no rule of the tool's.
    """
    ran_out = happened.ran_out and event.kind is EventKind.UNRESOLVED
    return site.RAN_OUT_RULE if ran_out else ""


def _refusal(error: EngineError) -> str:
    if not isinstance(error, BeyondKnownHolidays):
        return site.BEYOND_ADVICE
    first, last = day_in_words(error.first), day_in_words(error.last)
    return f"{site.BEYOND_ADVICE} They are known from {first} to {last}."
