"""Of any case the ladder is whole, its latest dates are in order, and an agreed date moves none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.engine.advise import advise
from navigator.engine.case import SOONER, Case, agreed_at
from navigator.engine.facts import Truth
from navigator.engine.guidance import guidance_of
from navigator.engine.happened import END_OF_DAY, earliest
from navigator.engine.interview import replay
from navigator.engine.ladder import rungs
from navigator.engine.moments import Moment
from tests.engine.test_advise_properties import EDITIONS, LIBRARY, NOWS, cases

if TYPE_CHECKING:
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.model import Edition

DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30))
MOMENTS = st.builds(
    Moment, day=DAYS, hour=st.none() | st.times().map(lambda at: time(at.hour, at.minute))
)


@settings(max_examples=300)
@given(data=st.data(), edition=EDITIONS)
def test_every_rung_once(data: st.DataObject, edition: Edition) -> None:
    """The ladder has each rung of the case once and in order; those that come next are marked so.

    Where it is set aside it has none.
    """
    case = data.draw(cases(edition))
    state, _ = replay(edition, case)
    shown = guidance_of(state, None, LIBRARY.calendar).ladder
    if state.danger or state.elsewhere or state.ladder_set_aside:
        assert shown == ()
        return
    mine = [r.path for r in rungs(edition) if state.facts.holds(r.stage.when) is not Truth.NO]
    assert [each.id for each in shown] == mine
    next_ones = [each.path for each in state.target_rungs]
    marked = [each.id for each in shown if each.state in {"now", "possible"}]
    assert sorted(marked) == sorted(next_ones)
    assert {each.state for each in shown if each.id in marked} <= (
        {"now"} if len(next_ones) == 1 and not state.start_left_open else {"possible"}
    )


@settings(max_examples=300)
@given(data=st.data(), edition=EDITIONS, first=DAYS, days=st.integers(0, 25))
def test_latest_dates_are_in_order(
    data: st.DataObject, edition: Edition, first: date, days: int
) -> None:
    """The latest dates of a case whose times are in order go up, rung by rung.

    Those marked as passed come first, and are the ones before now.
    """
    case = in_order(data.draw(cases(edition)), edition, first)
    now = datetime.combine(first + timedelta(days=days), time(12), tzinfo=UTC)
    guidance = advise(edition, case, now, LIBRARY.calendar).guidance
    assert guidance
    ends = [end_of(each.by) for each in guidance.latest]
    assert ends == sorted(ends), (case, guidance.latest)
    assert [each.overdue for each in guidance.latest] == [end < now for end in ends]
    labels = [each.label for each in guidance.ladder]
    found = [labels.index(each.where) for each in guidance.latest]
    assert found == sorted(found)


@settings(max_examples=300)
@given(data=st.data(), edition=EDITIONS, now=NOWS, agreed=MOMENTS)
def test_an_agreed_date_moves_no_limit(
    data: st.DataObject, edition: Edition, now: datetime, agreed: Moment
) -> None:
    """What is agreed never leads after a date of the policy's, nor drops one or another answer."""
    case = data.draw(cases(edition))
    case = replace(case, times=tuple(each for each in case.times if not is_own(each[0])))
    before = advise(edition, case, now, LIBRARY.calendar).guidance
    keys = [agreed_at(each.path) for each in rungs(edition)]
    times = dict(case.times) | {data.draw(st.sampled_from(keys)): agreed}
    after = advise(
        edition, replace(case, times=tuple(times.items())), now, LIBRARY.calendar
    ).guidance
    assert before
    assert after
    for each in every(after):
        dues = [due for due in (each.clock.leading, *each.clock.others) if due]
        policy = [due.by for due in dues if due.kind == "policy"]
        if policy and each.clock.leading and each.clock.leading.kind == "agreed":
            assert end_of(each.clock.leading.by) < min(map(end_of, policy))
    if [each.id for each in every(before)] == [each.id for each in every(after)]:
        for was, now_is in zip(every(before), every(after), strict=True):
            assert policy_dates(was) <= policy_dates(now_is) or "unresolved" in str(was.clock.needs)


@settings(max_examples=300)
@given(data=st.data(), edition=EDITIONS, now=NOWS, sooner=MOMENTS)
def test_the_childs_date_always_wins(
    data: st.DataObject, edition: Edition, now: datetime, sooner: Moment
) -> None:
    """No date leads after the one that the child needs."""
    case = data.draw(cases(edition))
    case = replace(case, times=tuple((dict(case.times) | {SOONER: sooner}).items()))
    guidance = advise(edition, case, now, LIBRARY.calendar).guidance
    assert guidance
    needed = earliest(sooner, END_OF_DAY)
    for each in every(guidance):
        leading = each.clock.leading
        if leading and each.clock.state in {"due", "overdue", "agreed"}:
            assert end_of(leading.by) <= needed, (each.id, leading)


def in_order(case: Case, edition: Edition, first: date) -> Case:
    """The case with every time that it asks for, a day apart, as things can happen one by one."""
    guidance = advise(edition, replace(case, times=()), None, LIBRARY.calendar).guidance
    assert guidance
    asked = [each.id for each in guidance.times if each.kind == "happened"]
    order = [f"{each} {kind}" for each in places(edition) for kind in ("started", "unresolved")]
    asked.sort(key=lambda each: order.index(each) if each in order else -1)
    times = {event: Moment(day=first + timedelta(days=n)) for n, event in enumerate(asked)}
    return replace(case, times=tuple(times.items()))


def places(edition: Edition) -> list[str]:
    """Every stage and step, as somebody comes to them."""
    return list(dict.fromkeys(p for each in rungs(edition) for p in (each.stage.id, each.path)))


def every(guidance: Guidance) -> tuple[DutyShown, ...]:
    """Every duty of an answer."""
    return (*guidance.duties, *guidance.also, *guidance.tell, *guidance.records)


def policy_dates(duty: DutyShown) -> set[str]:
    """The dates of a duty that are the policy's own."""
    dues = (duty.clock.leading, *duty.clock.others)
    return {due.by for due in dues if due and due.kind == "policy"}


def is_own(key: str) -> bool:
    """Whether a time is the parties' own or the child's, and no event."""
    return key == SOONER or key.endswith(" agreed")


def end_of(by: str) -> datetime:
    """The instant of an ISO date of an answer; one without a zone is London's."""
    at = datetime.fromisoformat(by)
    return at.astimezone(UTC) if at.tzinfo else earliest(Moment.from_text(by), END_OF_DAY)


@pytest.mark.parametrize("edition", LIBRARY.editions, ids=lambda each: each.policy)
def test_the_ladder_is_there_without_dates(edition: Edition) -> None:
    """The ladder stands in words where no date is given; latest dates do not."""
    case = Case.from_json({"answers": {"danger": "no", "process": "disagreement"}})
    while question := (reply := advise(edition, case, None, LIBRARY.calendar)).question:
        ids = [each.id for each in question.choices]
        case = case.with_answer(
            question.id, "start" if "start" in ids else "no" if "no" in ids else ids[0]
        )
    assert reply.guidance
    assert reply.guidance.ladder[0].state == "now"
    assert reply.guidance.latest == ()
