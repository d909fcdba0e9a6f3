"""A duty's time limit in an answer: its words, and its date where one can be worked out.

Every date says which event it counts from and how. A limit that is not printed has no date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Clock, Due, TimeAsked
from navigator.engine.case import SOONER
from navigator.engine.dates_in_words import day_in_words
from navigator.engine.deadlines import End, deadline, overdue
from navigator.engine.errors import EngineError
from navigator.engine.ladder import THROUGHOUT, duties_by_path
from navigator.engine.london import readings, to_london
from navigator.engine.moments import Moment
from navigator.engine.references import Event
from navigator.engine.vocabulary import Act, EventKind, Outcome, Unit
from navigator.engine.wording import (
    START_NOT_STATED,
    event_in_words,
    event_question,
    limit_in_words,
    sooner_in_words,
)

if TYPE_CHECKING:
    from navigator.engine.model import Duty, Edition, Limit
    from navigator.engine.quantity import Quantity
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar

_URGENT = frozenset({Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY})
_RESOLVING = frozenset({Act.RESOLVE, Act.DISCUSS, Act.RESPOND, Act.MEET, Act.DECIDE, Act.MEDIATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One event that a limit may count from, with what it is counted in and why."""

    event: Event
    within: Quantity
    why: str


@dataclass(frozen=True, kw_only=True)
class Clockwork:
    """Works out clocks for one case; ``now`` is None for guidance without dates."""

    state: State
    now: datetime | None
    calendar: Calendar

    @property
    def edition(self) -> Edition:
        """The edition whose limits these are."""
        return self.state.edition

    def clock(self, path: str, duty: Duty, *, urgent: bool) -> Clock:
        """The clock of the duty at ``path``; ``urgent`` for a duty of an immediate-risk route."""
        limit = duty.limit
        clock = Clock(
            state="waiting",
            printed=limit.printed,
            rule=limit_in_words(limit, self.edition),
            sooner=sooner_in_words(limit.sooner),
            leading=None,
            others=(),
            needs=(),
            advice=(),
        )
        unit = limit.within.unit
        if unit is Unit.NONE_STATED:
            return replace(clock, state="none")
        if unit in _URGENT or urgent:
            return self._urgent(clock, limit)
        if not unit.counted:
            return replace(clock, state="words", advice=(site.WORDS_ADVICE,))
        return self._counted(clock, self._starts(path, duty))

    # ------------------------------------------------------------------ now

    def _urgent(self, clock: Clock, limit: Limit) -> Clock:
        """Never wait for Monday: the answer is now, with the printed day beside it."""
        advice = [site.URGENT_ADVICE]
        leading = None
        if self.now:
            local = to_london(self.now)
            if limit.within.unit is Unit.SAME_WORKING_DAY:
                leading = self._same_day(limit, local)
            if self.calendar.is_out_of_hours(local) if self.calendar.knows(local.date()) else False:
                advice.append(
                    f"The tool's advice: {self.calendar.why_out_of_hours(local)}, which the tool"
                    " takes as out of hours. Ring the on-call or duty manager. Do not wait for the"
                    " next working day.",
                )
        late = leading is not None and leading.overdue
        return replace(
            clock,
            state="overdue" if late else "now",
            leading=leading,
            advice=tuple(([site.OVERDUE_ADVICE] if late else []) + advice),
        )

    def _same_day(self, limit: Limit, local: datetime) -> Due | None:
        known = [
            (event, moment)
            for event in (
                *limit.after.events,
                *(e for r in limit.readings if r.after for e in r.after.events),
            )
            if (moment := self.state.case.time(str(event)))
        ]
        event, moment = known[0] if known else (None, Moment(day=local.date(), hour=local.time()))
        found = self._ends(limit.within, moment)
        if not found:
            return None
        start = event_in_words(event, self.edition) if event else "now"
        return self._due(found[0], start, "" if event else site.NOW_ASSUMED)

    # ------------------------------------------------------------------ counted limits

    def _starts(self, path: str, duty: Duty) -> list[Start]:
        """The events that a limit may count from, printed or read."""
        limit = duty.limit
        within = limit.counted_as or limit.within
        starts = [Start(event=event, within=within, why="") for event in limit.after.events]
        for reading in limit.readings:
            after = reading.after.events if reading.after else limit.after.events
            starts += [
                Start(event=event, within=reading.within or within, why=reading.why)
                for event in after
            ]
        return starts or [self._fallback(path, duty, within)]

    def _fallback(self, path: str, duty: Duty, within: Quantity) -> Start:
        """Where neither an event nor a reading is given: what brought the case to this rung."""
        rung = path.rpartition("/")[0]
        known = {each.path for each in self.state.rungs}
        before = self.state.position
        if duty.act is Act.HAND_UP and before and before.path != rung:
            event = Event(of=before.path, kind=EventKind.UNRESOLVED)
        elif rung in known:
            event = Event(of=rung, kind=EventKind.STARTED)
        else:
            event = Event(of=path, kind=EventKind.STARTED)
        return Start(event=event, within=within, why=f"{START_NOT_STATED}. The tool uses this one.")

    def _counted(self, clock: Clock, starts: list[Start]) -> Clock:
        needs = tuple(dict.fromkeys(need for each in starts for need in self._needs(each.event)))
        if self.now is None:
            return replace(clock, needs=needs)
        dues: list[Due] = []
        refused = ""
        for each in starts:
            moment = self.event_time(each.event)
            if moment is None:
                continue
            try:
                found = deadline(each.within, moment, self.calendar)
            except EngineError as error:
                refused = f"{site.BEYOND_ADVICE} ({error}.)"
                continue
            start = f"{event_in_words(each.event, self.edition)}: {_moment_in_words(moment)}"
            dues += [self._due(end, start, each.why) for end in (found.ends if found else ())]
        clock = replace(clock, needs=needs)
        if dues:
            dated = self._with_dates(clock, dues)
            return replace(dated, advice=(*dated.advice, refused)) if refused else dated
        return replace(clock, state="refused", advice=(refused,)) if refused else clock

    def _with_dates(self, clock: Clock, dues: list[Due]) -> Clock:
        """The earliest leads; another reading is shown where it moves the date."""
        sooner = self.state.case.time(SOONER)
        ordered = sorted(dues, key=lambda due: datetime.fromisoformat(due.by))
        leading = ordered[0]
        if sooner:
            asked = self._sooner(sooner)
            if datetime.fromisoformat(asked.by) < datetime.fromisoformat(leading.by):
                ordered.insert(0, asked)
                leading = asked
        others: list[Due] = []
        for due in ordered[1:]:
            if due.text not in {leading.text, *(each.text for each in others)}:
                others.append(due)
        return replace(
            clock,
            state="overdue" if leading.overdue else "due",
            leading=leading,
            others=tuple(others),
            advice=self._date_advice(leading),
        )

    def _sooner(self, moment: Moment) -> Due:
        by = _at(moment, time(23, 59))
        return Due(
            by=by.isoformat(),
            text=_moment_in_words(moment),
            start="",
            why=site.SOONER_RULE,
            counting="",
            assumption="",
            overdue=bool(self.now and self.now.astimezone(UTC) > by.astimezone(UTC)),
        )

    def _date_advice(self, leading: Due) -> tuple[str, ...]:
        if leading.overdue:
            return (site.OVERDUE_ADVICE,)
        by = datetime.fromisoformat(leading.by)
        if self.now is None or leading.text == "" or not self.calendar.knows(by.date()):
            return ()
        if not self._office_time_before(by):
            return (site.NO_OFFICE_HOURS_ADVICE,)
        why = self.calendar.why_not_working(by.date())
        return (site.CLOSED_THEN_ADVICE.format(why=why),) if why else ()

    def _office_time_before(self, by: datetime) -> bool:
        """Whether any office hour lies between now and then."""
        if self.now is None:
            return True
        at = to_london(self.now)
        while at <= by:
            if not self.calendar.knows(at.date()) or not self.calendar.is_out_of_hours(at):
                return True
            at = to_london(at.astimezone(UTC) + timedelta(minutes=30))
        return False

    # ------------------------------------------------------------------ events

    def event_time(self, event: Event) -> Moment | None:
        """When an event happened: as given, or worked out from a limit that has run out.

        A stage ends without agreement at the earlier of the failure given and the end of its own
        limits, once that has passed: the tool's rule.
        """
        given = self.state.case.time(str(event))
        if event.kind is EventKind.LIMIT:
            return given or self._expiry(event.of)
        if event.kind is not EventKind.UNRESOLVED:
            return given
        last = [each.path for each in self.state.rungs if event.of in (each.path, each.stage.id)][-1]
        expired = [
            moment
            for path, duty in duties_by_path(self.edition).items()
            if duty.act in _RESOLVING and self._stands_at(path, duty, last)
            if (moment := self._expiry(path)) and self._past(moment)
        ]
        candidates = [each for each in (given, *expired) if each]
        return min(candidates, key=lambda each: _at(each, time.min)) if candidates else None

    def _stands_at(self, path: str, duty: Duty, rung: str) -> bool:
        """Whether a duty's time is the time of this rung: its own, or one that covers it last.

        A limit over several rungs says nothing of the earlier ones, so it ends the last only.
        """
        if path.rpartition("/")[0] == THROUGHOUT:
            return bool(duty.covers) and duty.covers[-1] == rung
        return path.rpartition("/")[0] == rung

    def _expiry(self, path: str) -> Moment | None:
        duty = duties_by_path(self.edition).get(path)
        if duty is None or not duty.limit.within.unit.counted:
            return None
        ends: list[End] = []
        for each in self._starts(path, duty):
            if each.event.kind is EventKind.UNRESOLVED:
                moment = self.state.case.time(str(each.event))
            else:
                moment = self.event_time(each.event)
            if moment:
                ends += self._ends(each.within, moment)
        if not ends:
            return None
        first = min(ends, key=lambda end: end.instant)
        return Moment(day=first.day, hour=first.by.time() if first.exact else None)

    def _ends(self, within: Quantity, moment: Moment) -> tuple[End, ...]:
        try:
            found = deadline(within, moment, self.calendar)
        except EngineError:
            return ()
        return found.ends if found else ()

    def _past(self, moment: Moment) -> bool:
        return bool(self.now and _at(moment, time(23, 59)) < self.now.astimezone(UTC))

    def _needs(self, event: Event) -> tuple[str, ...]:
        """The events to ask about so that this one is known."""
        duty = duties_by_path(self.edition).get(event.of)
        if event.kind is not EventKind.LIMIT or duty is None:
            return (str(event),)
        return tuple(
            dict.fromkeys(
                need for each in self._starts(event.of, duty) for need in self._needs(each.event)
            ),
        )

    def asked(self, need: str, *, hour: bool) -> TimeAsked:
        """The question about one event's time, with what was given. ``hour``: ask for that too."""
        event = Event.from_text(need)
        question = event_question(event, self.edition)
        stopped = event.kind is EventKind.UNRESOLVED and self.state.outcome is Outcome.NO_REPLY
        if stopped:
            question = f"When did the time run out, or the waiting end? ({event_in_words(event, self.edition)})"
        given = self.state.case.time(need)
        return TimeAsked(
            id=need,
            question=question,
            label=event_in_words(event, self.edition),
            hour=hour,
            given=str(given) if given else "",
        )

    def _due(self, end: End, start: str, why: str) -> Due:
        return Due(
            by=end.by.isoformat(),
            text=end.in_words(),
            start=start,
            why=why,
            counting=end.counting,
            assumption=end.assumption,
            overdue=bool(self.now and overdue(end, self.now)),
        )


def _at(moment: Moment, otherwise: time) -> datetime:
    return readings(moment.day, moment.hour or otherwise)[0].at.astimezone(UTC)


def _moment_in_words(moment: Moment) -> str:
    words = day_in_words(moment.day)
    return f"{words}, {moment.hour:%H:%M}" if moment.hour else words
