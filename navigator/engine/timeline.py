"""When the events happened that limits count from: as given, or when a limit ran out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import TimeAsked
from navigator.engine.case import UNSURE, agreed_at, is_event
from navigator.engine.deadlines import End, deadline
from navigator.engine.errors import EngineError
from navigator.engine.facts import Truth
from navigator.engine.happened import END_OF_DAY, Happened, earliest, end_of
from navigator.engine.ladder import THROUGHOUT
from navigator.engine.london import to_london
from navigator.engine.moments import Moment
from navigator.engine.references import Event
from navigator.engine.vocabulary import Act, EventKind, Outcome
from navigator.engine.wording import START_NOT_STATED, event_in_words, event_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty
    from navigator.engine.quantity import Quantity
    from navigator.engine.state import State
    from navigator.engine.working_days import Calendar

# What a stage is for: once the time for one of these has passed, the stage has failed.
_RESOLVING = frozenset({Act.RESOLVE, Act.DISCUSS, Act.RESPOND, Act.MEET, Act.DECIDE, Act.MEDIATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One event that a limit may count from, with what it is counted in and why."""

    event: Event
    within: Quantity
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What is known of times in one case; ``now`` is None where no dates are given."""

    state: State
    now: datetime | None
    calendar: Calendar
    # Which of the times given anything was worked out from: the reader is shown those.
    used: set[str] = field(default_factory=set, compare=False)

    # ------------------------------------------------------------------ what limits count from

    def starts(self, path: str, duty: Duty) -> list[Start]:
        """The events that the limit of the duty at ``path`` may count from, printed or read."""
        limit = duty.limit
        within = limit.counted_as or limit.within
        found = [Start(event=event, within=within, why="") for event in limit.after.events]
        for reading in limit.readings:
            after = reading.after.events if reading.after else limit.after.events
            found += [
                Start(event=event, within=reading.within or within, why=reading.why)
                for event in after
            ]
        return found or [self._fallback(path, duty, within)]

    def _fallback(self, path: str, duty: Duty, within: Quantity) -> Start:
        """Where neither an event nor a reading is given: what brought the case to this rung."""
        rung = path.rpartition("/")[0]
        before = self.state.position
        if duty.act is Act.HAND_UP and before and before.path != rung:
            inside = rung.partition("/")[0] == before.stage.id
            of = before.path if inside else before.stage.id
            event = Event(of=of, kind=EventKind.UNRESOLVED)
        elif any(each.path == rung for each in self.state.rungs):
            event = Event(of=rung, kind=EventKind.STARTED)
        else:
            event = Event(of=path, kind=EventKind.STARTED)
        return Start(event=event, within=within, why=f"{START_NOT_STATED}. The tool uses this one.")

    # ------------------------------------------------------------------ when it happened

    def given(self, event: str) -> Moment | None:
        """The time given for an event; None while it has not come yet."""
        moment = self.state.case.time(event)
        if moment is None or self._to_come(moment):
            return None
        self.used.add(event)
        return moment

    @property
    def to_come(self) -> tuple[str, ...]:
        """The events with a time that has not come yet: what has not happened starts no clock."""
        return tuple(
            event
            for event, moment in self.state.case.times
            if is_event(event) and self._to_come(moment)
        )

    def _to_come(self, moment: Moment) -> bool:
        return bool(self.now and earliest(moment) > self.now.astimezone(UTC))

    def happened(self, event: Event) -> Happened | None:
        """When an event happened.

        A stage ends without agreement at the earlier of the failure given and the end of its own
        limits, once that has passed: the tool's rule.
        """
        given = self.given(str(event))
        known = [Happened(moment=given)] if given else []
        if event.kind is EventKind.LIMIT and not known:
            return self.limit_end(event.of)
        if event.kind is EventKind.UNRESOLVED:
            end = self.run_out(event.of)
            known += [end] if end and self.past(end) else []
        return min(known, key=lambda each: each.instant) if known else None

    def moments(self, event: Event) -> tuple[Happened, ...]:
        """When an event happened, the earliest first; a failure given late stands beside it."""
        first = self.happened(event)
        given = self.given(str(event))
        later = (Happened(moment=given),) if first and first.ran_out and given else ()
        return (*((first,) if first else ()), *later)

    def order(self, event: Event) -> tuple[int, int]:
        """Where an event stands on the way up, to tell which of two can come first."""
        paths = [each.path for each in self.state.rungs]
        stages = [each.stage.id for each in self.state.rungs]
        of = event.of
        duty = self.state.duties.get(of)
        if duty is not None:
            of = duty.covers[-1] if duty.covers else of.rpartition("/")[0]
        for places in (paths, stages):
            if of in places:
                late = event.kind in {EventKind.UNRESOLVED, EventKind.RESOLVED}
                after = 2 if event.kind is EventKind.LIMIT else 1 if late else 0
                return places.index(of), after
        return -1, 0

    def settling(self, event: Event) -> Iterator[tuple[str, Duty]]:
        """The duties whose time is the time of a stage or step, as far as they apply."""
        rungs = [each for each in self.state.rungs if event.of in (each.path, each.stage.id)]
        here = self.state.position
        ends = {each.path: each for each in (*rungs[-1:], *([here] if here in rungs else []))}
        for path, duty in self.state.duties.items():
            if duty.act not in _RESOLVING or self.state.facts.holds(duty.when) is Truth.NO:
                continue
            if any(stands_at(path, duty, rung) for rung in ends.values()):
                yield path, duty

    def run_out(self, rung: str) -> Happened | None:
        """When the time to settle a rung ends, as far as that is known: the earliest end."""
        agreed = self.state.case.time(agreed_at(rung))
        ends = [*self._settled_by(rung).values(), end_of(agreed) if agreed else None]
        known = [each for each in ends if each]
        return min(known, key=lambda each: each.instant) if known else None

    def allows(self, agreed: Moment, rung: str) -> bool:
        """Whether a date agreed for a rung keeps every known limit of the policy's to settle it."""
        known = [each for each in self._settled_by(rung).values() if each]
        return all(end_of(agreed).instant <= each.instant for each in known)

    def _settled_by(self, rung: str) -> dict[str, Happened | None]:
        """The duties whose dated limits settle a rung, each with its end as far as it is known."""
        event = Event(of=rung, kind=EventKind.UNRESOLVED)
        return {path: self.limit_end(path) for path, duty in self.settling(event) if has_date(duty)}

    def over(self, rung: str) -> Happened | None:
        """When the last of the limits to settle a rung passed; None while one may still run.

        A date that was agreed ends what the policy sets no limit for, and moves no other.
        """
        agreed = self.state.case.time(agreed_at(rung))
        ends = list(self._settled_by(rung).values())
        ends += [end_of(agreed)] if agreed and not ends else []
        known = [each for each in ends if each and self.past(each)]
        if not known or len(known) < len(ends):
            return None
        return max(known, key=lambda each: each.instant)

    def limit_end(self, path: str) -> Happened | None:
        """The earliest end of a duty's own limit, as far as its start is known."""
        duty = self.state.duties.get(path)
        if duty is None or not has_date(duty):
            return None
        ends: list[End] = []
        for each in self.starts(path, duty):
            if each.event.kind is EventKind.UNRESOLVED and not self._earlier(each.event, path):
                moment = self.given(str(each.event))
            else:
                found = self.happened(each.event)
                moment = found.moment if found else None
            ends += self.ends(each.within, moment) if moment else ()
        if not ends:
            return None
        first = min(ends, key=lambda end: end.instant)
        # A limit of whole days ends with the day, so what follows it cannot count from earlier.
        hour = first.by.time().replace(tzinfo=None) if first.exact else END_OF_DAY
        return Happened(moment=Moment(day=first.day, hour=hour), ran_out=True)

    def _earlier(self, event: Event, path: str) -> bool:
        """Whether the stage or step of an event lies before a duty's: its end waits for none here.

        Only so may the time of one run out first, and that of the next count from there.
        """
        rungs = enumerate(self.state.rungs)
        last = max((n for n, each in rungs if event.of in (each.path, each.stage.id)), default=-1)
        return 0 <= last < self.order(Event(of=path, kind=EventKind.DONE))[0]

    def ends(self, within: Quantity, moment: Moment) -> tuple[End, ...]:
        """The ends of a limit, none where they cannot be worked out."""
        try:
            found = deadline(within, moment, self.calendar)
        except EngineError:
            return ()
        return found.ends if found else ()

    def past(self, happened: Happened) -> bool:
        """Whether a moment is behind ``now``; the end of a day is, once the next has begun."""
        if self.now is None:
            return False
        if happened.moment.hour == END_OF_DAY:
            return happened.moment.day < to_london(self.now).date()
        return happened.instant < self.now.astimezone(UTC)

    # ------------------------------------------------------------------ what to ask

    def needs(self, path: str, duty: Duty) -> dict[str, bool]:
        """The events to ask about for a duty's clock, each with whether its hour matters."""
        found: dict[str, bool] = {}
        for start in self.starts(path, duty):
            for event, hour in self._needs(start):
                found[event] = found.get(event, False) or hour
        return found

    def _needs(self, start: Start) -> Iterator[tuple[str, bool]]:
        event, duties = start.event, self.state.duties
        if event.kind is EventKind.LIMIT and event.of in duties:
            yield from self.needs(event.of, duties[event.of]).items()
            return
        yield str(event), start.within.unit.by_the_hour
        if self.stopped(event):
            # Whoever waits in vain knows when it was handed over, not when the time ran out.
            for path, duty in self.settling(event):
                for other in self.starts(path, duty) if has_date(duty) else ():
                    if other.event.kind is not EventKind.LIMIT:
                        yield str(other.event), other.within.unit.by_the_hour

    def stopped(self, event: Event) -> bool:
        """Whether it ends the rung where nobody replies, or nobody is sure that it has ended."""
        here = self.state.position
        unknown = self.state.case.answer(site.OUTCOME) == UNSURE
        return bool(
            here
            and (unknown or self.state.outcome is Outcome.NO_REPLY)
            and event.kind is EventKind.UNRESOLVED
            and event.of in (here.path, here.stage.id),
        )

    def asked(self, need: str, *, hour: bool) -> TimeAsked:
        """The question about one event's time, with what was given. ``hour``: ask for that too."""
        event = Event.from_text(need)
        label = event_in_words(event, self.state.edition)
        question = event_question(event, self.state.edition)
        if self.stopped(event):
            question = site.STOPPED_QUESTION.format(label=label)
        given = self.state.case.time(need)
        return TimeAsked(
            id=need,
            question=question,
            label=label,
            hour=hour,
            given=str(given) if given else "",
        )


def has_date(duty: Duty) -> bool:
    """Whether a duty's limit ends on a date, once its start is known."""
    unit = duty.limit.within.unit
    return unit.counted or unit.same


def stands_at(path: str, duty: Duty, rung: Rung) -> bool:
    """Whether a duty's time is the time of this rung: its own, or one that covers it last.

    A limit over several rungs says nothing of the earlier ones, so it ends the last only. Words
    without a number that hold throughout end none.
    """
    where = path.rpartition("/")[0]
    if where == THROUGHOUT:
        last = duty.covers[-1:] if has_date(duty) else ()
        return bool({rung.path, rung.stage.id}.intersection(last))
    return where == rung.path
