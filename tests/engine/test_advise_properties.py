"""Whatever is answered and whenever things happened, an answer comes, and its dates make sense."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.authoring.library import load_library
from navigator.authoring.next_command import known_events
from navigator.engine.advise import advise
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.moments import Moment
from navigator.engine.timeline import earliest

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance
    from navigator.engine.model import Edition

LIBRARY = load_library()
EDITIONS = st.sampled_from(LIBRARY.editions)
NOWS = st.datetimes(datetime(2018, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside it
# Near at hand mostly; a slip of the finger can be any year.
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.dates()
MOMENTS = st.builds(
    Moment, day=DAYS, hour=st.none() | st.times().map(lambda at: time(at.hour, at.minute))
)


@st.composite
def cases(draw: st.DrawFn, edition: Edition) -> Case:
    """A case that answers every question that is put, with times of any events."""
    events = sorted(known_events(edition))
    times = draw(st.dictionaries(st.sampled_from(events), MOMENTS, max_size=8))
    case = Case(times=tuple(times.items()))
    while question := advise(edition, case, None, LIBRARY.calendar).question:
        choice = draw(st.sampled_from([each.id for each in question.choices]))
        case = case.with_answer(question.id, choice)
    return case


@settings(deadline=None, max_examples=150)
@given(data=st.data(), edition=EDITIONS, now=NOWS)
def test_an_answer_always_comes(data: st.DataObject, edition: Edition, now: datetime) -> None:
    """With guidance, whose dates are in order and never before what they count from."""
    case = data.draw(cases(edition))
    guidance = advise(edition, case, now, LIBRARY.calendar).guidance
    assert guidance
    check(guidance, case, now)


def check(guidance: Guidance, case: Case, now: datetime) -> None:
    """The invariants of every clock in an answer."""
    known = [earliest(moment) for event, moment in case.times if event != "sooner"]
    known = [at for at in known if at <= now]
    for duty in (*guidance.duties, *guidance.also, *guidance.tell, *guidance.records):
        clock = duty.clock
        dues = [each for each in (clock.leading, *clock.others) if each]
        ends = [datetime.fromisoformat(each.by) for each in dues]
        assert ends == sorted(ends)
        assert len({each.text for each in dues}) == len(dues)
        assert (clock.state in {"due", "overdue"}) <= bool(dues)
        assert not (clock.state in {"none", "words", "waiting", "refused"} and dues)
        for due, end in zip(dues, ends, strict=True):
            if due.start and due.start != "now":
                assert known, due
                assert end >= min(known), due


@settings(deadline=None, max_examples=100)
@given(
    edition=EDITIONS,
    answers=st.dictionaries(st.text(max_size=12), st.text(min_size=1, max_size=12), max_size=6),
)
def test_strange_answers_are_refused_or_left_alone(
    edition: Edition, answers: dict[str, str]
) -> None:
    """Answers to questions that nobody put do nothing; answers that are no choice are refused."""
    case = Case.from_json({"answers": {"danger": "no", "process": "disagreement"} | answers})
    refusal, question = "", None
    try:
        question = advise(edition, case, None, LIBRARY.calendar).question
    except UnreadableCase as error:
        refusal = str(error)
    assert question or refusal.startswith("answers.")


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
