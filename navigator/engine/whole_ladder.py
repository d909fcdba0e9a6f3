"""The whole ladder as it stands in one case, and the latest dates that it can still have.

Later rungs stand in words. Their dates are worked out apart: they are the latest ones if everything
before takes its full time, never targets, and they stop at the first rung without a limit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from navigator.engine import site
from navigator.engine.answer_ladder import Latest, RungLimit, RungShown
from navigator.engine.dates_in_words import clock_in_words, day_in_words
from navigator.engine.facts import Truth
from navigator.engine.happened import END_OF_DAY, Happened
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT, got_there
from navigator.engine.references import Event
from navigator.engine.state import State
from navigator.engine.timeline import Timeline, has_date, stands_at
from navigator.engine.viewpoint import Viewpoint
from navigator.engine.vocabulary import Act, EventKind, Outcome, Unit
from navigator.engine.wording import NO_LIMIT, limit_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from navigator.engine.clocks import Clockwork
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Duty
    from navigator.engine.moments import Moment

# So late that every moment in a supposed case has come.
_THEN: Final = datetime(2999, 1, 1, tzinfo=UTC)
_ASIDE: Final = frozenset({Act.RECORD, Act.NOTIFY, Act.REPORT, Act.DEBRIEF, Act.PROVIDE})


@dataclass(frozen=True, kw_only=True)
class WholeLadder:
    """The rungs of one case, from the first to the last."""

    state: State
    clockwork: Clockwork

    # ------------------------------------------------------------------ how it stands

    def rungs(self) -> tuple[RungShown, ...]:
        """Every rung that is one for this case; none where the ladder is set aside."""
        if self.state.ladder_set_aside:
            return ()
        return tuple(self._shown(each) for each in self._rungs)

    @cached_property
    def _rungs(self) -> tuple[Rung, ...]:
        holds = self.state.facts.holds
        return tuple(each for each in self.state.rungs if holds(each.stage.when) is not Truth.NO)

    def _shown(self, rung: Rung) -> RungShown:
        state = self._standing(rung)
        ahead = tuple(self._ahead(rung))
        limits = tuple(self._limits(ahead, dated=state in {"now", "possible"}))
        return RungShown(
            id=rung.path,
            label=rung.label,
            state=state,
            ended=self._ended(rung),
            limits=limits,
            do=self._words(ahead[0][1]) if ahead else "",
            # Where nothing is left to be done, no limit is missing.
            silence="" if limits or not ahead else NO_LIMIT,
        )

    def _standing(self, rung: Rung) -> str:
        targets, here = self.state.target_rungs, self.state.position
        if rung in targets:
            sure = len(targets) == 1 and not self.state.start_left_open
            return "now" if sure else "possible"
        if rung == here:
            agreed = self.state.outcome is Outcome.RESOLVED
            return "agreed" if agreed else "not agreed" if rung.settles else "done"
        last = here or (targets[0] if targets else None)
        before = last is not None and self._rungs.index(rung) < self._rungs.index(last)
        if before:
            return "done" if here else "not needed"
        over = not targets and (RESOLVED in self.state.targets or END in self.state.targets)
        return "not needed" if over else "later"

    def _ahead(self, rung: Rung) -> Iterator[tuple[str, Duty]]:
        """The duties of a rung but for what brought the matter to the one that it is at."""
        came = rung == self.state.position and self.state.outcome is Outcome.OPEN
        for path, duty in self._duties(rung):
            if not (came and got_there(rung, duty)):
                yield path, duty

    def _limits(self, ahead: Iterable[tuple[str, Duty]], *, dated: bool) -> Iterator[RungLimit]:
        for path, duty in ahead:
            if duty.act in _ASIDE:
                continue
            if self.state.at_risk and path.startswith(f"{THROUGHOUT}/"):
                continue
            clock = self.clockwork.clock(path, duty, urgent=False) if dated else None
            leading = clock.leading if clock else None
            if duty.limit.within.unit is Unit.NONE_STATED and leading is None:
                continue
            yield RungLimit(
                do=self._words(duty),
                rule=limit_in_words(duty.limit, self.state.edition),
                state=clock.state if clock else "words",
                by=leading.text if leading else "",
                label=leading.label if leading else "",
            )

    def _words(self, duty: Duty) -> str:
        view = Viewpoint(state=self.state)
        return view.do(duty, view.part(duty))

    def _duties(self, rung: Rung) -> Iterator[tuple[str, Duty]]:
        """The duties of a rung, with those that cover several and end with it."""
        for path, duty in self.state.duties.items():
            agreed = duty in rung.resolved
            if agreed or not stands_at(path, duty, rung):
                continue
            if self.state.facts.holds(duty.when) is not Truth.NO:
                yield path, duty

    def _ended(self, rung: Rung) -> str:
        """When a rung ended, if that is known."""
        here = rung == self.state.position
        if self.state.outcome is Outcome.OPEN and here:
            return ""
        kind = EventKind.UNRESOLVED
        if here and self.state.outcome is Outcome.RESOLVED:
            kind = EventKind.RESOLVED
        for of in dict.fromkeys((rung.path, rung.stage.id)):
            found = self.clockwork.timeline.happened(Event(of=of, kind=kind))
            if found and self._standing(rung) in {"done", "not agreed", "agreed"}:
                return found.in_words()
        return ""

    # ------------------------------------------------------------------ the latest dates

    def latest(self) -> tuple[tuple[Latest, ...], str]:
        """The latest dates from the next rung on, and in words why there are no more.

        Nothing at all where the first one is not known yet, or several rungs may come next.
        """
        targets = self.state.target_rungs
        aside = self.state.ladder_set_aside or self.state.at_risk
        if self.clockwork.now is None or len(targets) != 1 or aside:
            return (), ""
        if self.state.start_left_open:
            return (), ""
        found: list[Latest] = []
        stop = self._climb(targets[0], found)
        ahead = {each.where for each in found} - {targets[0].label}
        return (tuple(found), stop) if ahead else ((), "")

    def _climb(self, rung: Rung, found: list[Latest]) -> str:
        # What has not happened yet can start no clock here either.
        to_come = self.clockwork.timeline.to_come
        times = tuple(each for each in self.state.case.times if each[0] not in to_come)
        state = replace(self.state, case=replace(self.state.case, times=times))
        seen = set[str]()
        here = state.position
        staying = here == rung or (here is None and not self._ways_onto(rung))
        while True:
            seen.add(rung.path)
            if not staying:
                entered = self._entered(state, rung)
                if entered is None:
                    ways = (duty for _, duty in self._ways_onto(rung))
                    return _stop(rung, ways, site.LATEST_STOPS_HAND_UP)
                do, path, moment = entered
                found += [self._latest(rung, do, moment)] if do else []
                done = [f"{path} {EventKind.DONE}"] if path else []
                state = _supposing(state, rung, [f"{rung.path} {EventKind.STARTED}", *done], moment)
            timeline = _timeline(state, self.clockwork)
            ended = timeline.run_out(rung.path)
            if ended is None:
                settling = timeline.settling(_unresolved(rung.path))
                return _stop(rung, (duty for _, duty in settling), site.LATEST_STOPS_SETTLE)
            settle = site.LATEST_AGREED if ended.agreed else site.LATEST_SETTLE
            found.append(self._latest(rung, settle, ended.moment))
            events = [str(_unresolved(rung.path)), str(_unresolved(rung.stage.id))]
            state = _supposing(state, rung, events, ended.moment)
            onward = [each for each in state.target_rungs if each.path not in seen]
            if not onward:
                return site.LATEST_STOPS_END
            if len(onward) > 1:
                return site.LATEST_STOPS_CHOICE.format(place=rung.label)
            rung, staying = onward[0], False

    def _ways_onto(self, rung: Rung) -> list[tuple[str, Duty]]:
        return [each for each in self._duties(rung) if each[1].act is Act.HAND_UP]

    def _entered(self, state: State, rung: Rung) -> tuple[str, str, Moment] | None:
        """The last hand-up onto a rung, its path and its date; None where no date limits it.

        A rung without a hand-up starts when the one before it ends.
        """
        ways = self._ways_onto(rung)
        timeline = _timeline(state, self.clockwork)
        if not ways:
            before = state.position
            ended = timeline.happened(_unresolved(before.path)) if before else None
            return ("", "", ended.moment) if ended else None
        ends = [(duty.do, path, timeline.limit_end(path)) for path, duty in ways]
        known = [(do, path, end.moment) for do, path, end in ends if end]
        return max(known, key=lambda each: str(each[2])) if len(known) == len(ways) else None

    def _latest(self, rung: Rung, do: str, moment: Moment) -> Latest:
        whole_day = moment.hour is None or moment.hour == END_OF_DAY
        text = (
            day_in_words(moment.day)
            if moment.hour is None or whole_day
            else clock_in_words(moment.day, moment.hour)
        )
        passed = self.clockwork.timeline.past(Happened(moment=moment))
        return Latest(where=rung.label, do=do, by=str(moment), text=text, overdue=passed)


def _timeline(state: State, clockwork: Clockwork) -> Timeline:
    return Timeline(state=state, now=_THEN, calendar=clockwork.calendar)


def _unresolved(of: str) -> Event:
    return Event(of=of, kind=EventKind.UNRESOLVED)


def _stop(rung: Rung, duties: Iterable[Duty], silence: str) -> str:
    """Why no date can be given from a rung on: the policy sets none, or its start is not known."""
    waits = any(map(has_date, duties))
    return (site.LATEST_UNKNOWN if waits else silence).format(place=rung.label)


def _supposing(state: State, rung: Rung, events: list[str], moment: Moment) -> State:
    """The same case, were the rung to end without agreement, with more times."""
    case = state.case.with_answer(site.POSITION, rung.path).with_answer(
        site.OUTCOME, Outcome.UNRESOLVED
    )
    times = dict(case.times) | dict.fromkeys(events, moment)
    return State(edition=state.edition, case=replace(case, times=tuple(times.items())))
