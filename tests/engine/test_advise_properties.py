"""Whatever is answered and whenever things happened, an answer comes, and its dates make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.authoring.known_events import known_events
from navigator.authoring.library import load_library
from navigator.engine.advise import advise
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.happened import earliest
from navigator.engine.moments import Moment

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance
    from navigator.engine.model import Edition

LIBRARY = load_library()
EDITIONS = st.sampled_from(LIBRARY.editions)
NOWS = st.dates(date(2027, 1, 1), date(2031, 12, 31)).map(
    lambda day: datetime.combine(day, time(12), tzinfo=UTC)
)
# Near at hand mostly; a slip of the finger can be any year.
DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30)) | st.dates()
MOMENTS = st.builds(
    Moment, day=DAYS, hour=st.none() | st.times().map(lambda at: time(at.hour, at.minute))
)


@st.composite
def cases(draw: st.DrawFn, edition: Edition) -> Case:
    """A case that answers every question that is put, with times of events that matter to it."""
    case = Case()
    while question := (reply := advise(edition, case, None, LIBRARY.calendar)).question:
        ids = [each.id for each in question.choices]
        # Danger and other matters end at once; most cases are to go on.
        usual = {"danger": ["no"], "process": ["disagreement"]}.get(question.id, ids)
        case = case.with_answer(question.id, draw(st.sampled_from(usual) | st.sampled_from(ids)))
    assert reply.guidance
    asked = [each.id for each in reply.guidance.times]
    events = st.sampled_from(asked) if asked else st.nothing()
    others = st.sampled_from(sorted(known_events(edition)))
    times = draw(st.dictionaries(events, MOMENTS)) | draw(st.dictionaries(others, MOMENTS))
    return replace(case, times=tuple(times.items()))


@settings(max_examples=300)
@given(data=st.data(), edition=EDITIONS, now=NOWS)
def test_an_answer_always_comes(data: st.DataObject, edition: Edition, now: datetime) -> None:
    """With guidance, whose dates are in order and never before what they count from."""
    case = data.draw(cases(edition))
    guidance = advise(edition, case, now, LIBRARY.calendar).guidance
    assert guidance
    check(guidance, case, now)


def instant(by: str) -> datetime:
    """The moment that a date in an answer stands for."""
    return datetime.fromisoformat(by)


def check(guidance: Guidance, case: Case, now: datetime) -> None:
    """The invariants of every clock in an answer."""
    known = [earliest(moment) for event, moment in case.times if event != "sooner"]
    known = [at for at in known if at <= now]
    for duty in (*guidance.duties, *guidance.also, *guidance.tell, *guidance.records):
        clock = duty.clock
        every = [each for each in (clock.leading, *clock.others) if each]
        if clock.leading:
            assert instant(clock.leading.by) == min(instant(each.by) for each in every)
        assert (clock.state in {"due", "overdue", "agreed"}) <= bool(clock.leading)
        assert not (clock.state in {"none", "words", "waiting", "refused"} and clock.leading)
        # Dates that no policy sets count from nothing; the policy's own stand in order.
        dues = [each for each in every if each.kind == "policy"]
        ends = [instant(each.by) for each in dues]
        assert ends == sorted(ends)
        assert len({each.text for each in dues}) == len(dues)
        assert not (clock.state in {"none", "words", "waiting", "refused"} and dues)
        for due, end in zip(dues, ends, strict=True):
            if due.start and due.start != "now":
                assert known, due
                assert end >= min(known), due


@settings(max_examples=200)
@given(data=st.data(), edition=EDITIONS)
def test_strange_answers_are_refused_or_left_alone(data: st.DataObject, edition: Edition) -> None:
    """Answers to questions that nobody put do nothing; answers that are no choice are refused."""
    questions = st.sampled_from([each.id for each in edition.conditions]) | st.text(max_size=9)
    choices = st.sampled_from(["yes", "no", "unsure", "brent"]) | st.text(min_size=1, max_size=9)
    answers = data.draw(st.dictionaries(questions, choices, max_size=6))
    case = Case.from_json({"answers": {"danger": "no", "process": "disagreement"} | answers})
    refusal, question, guidance = "", None, None
    try:
        reply = advise(edition, case, None, LIBRARY.calendar)
        question, guidance = reply.question, reply.guidance
    except UnreadableCase as error:
        refusal = str(error)
    assert question or guidance or refusal.startswith("answers.")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=12,
)


@given(data=JSON | st.fixed_dictionaries({"answers": JSON, "times": JSON}))
def test_any_json_is_a_case_or_refused(data: object) -> None:
    """A case file may hold anything; what is no case is refused in words."""
    refusal, case = "", None
    try:
        case = Case.from_json(data)
    except UnreadableCase as error:
        refusal = str(error)
    assert case is not None or "allowed:" in refusal


def test_a_naive_now_is_refused() -> None:
    """A moment without its time zone could be an hour off."""
    with pytest.raises(ValueError, match="time zone"):
        advise(
            LIBRARY.editions[0],
            Case.from_json({"answers": {"danger": "yes"}}),
            datetime(2026, 11, 27, 16, 30),  # noqa: DTZ001 - that is the point
            LIBRARY.calendar,
        )
