"""Whatever the page sends to Python, an answer comes back, or an error that says why."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.authoring.library import ROOT, load_library
from navigator.engine.codec import to_data
from navigator.engine.errors import EngineError
from navigator.web.session import Session, load

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = settings(max_examples=60)
NOW = "2026-11-27T17:00:00+00:00"
CALLS: dict[str, Callable[[Session, str, str], object]] = {
    "answer": Session.answer,
    "text": lambda session, case, now: session.text(case, now, "https://example.org/"),
    "calendar": lambda session, case, now: session.calendar_file(case, now, "", "x", ""),
    "one": lambda session, case, now: session.calendar_file(case, now, "", "x", "stage-1/discuss"),
    "email": lambda session, case, now: session.email(case, now, ""),
    "form": lambda session, case, now: session.form(case, now, "written-concern", b"PK\x03\x04"),
}
ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(max_size=8), inner)),
    max_leaves=8,
)
QUESTIONS = st.sampled_from(
    [
        "danger",
        "process",
        "immediate-risk",
        "override-event",
        "position",
        "outcome",
        "part",
        "",
        "x",
    ]
)
CHOICES = st.sampled_from(
    ["yes", "no", "unsure", "disagreement", "stage-1", "stage-2", "unresolved", "no-reply", "x", ""]
)
EVENTS = st.sampled_from(
    [
        "disagreement",
        "stage-1 unresolved",
        "stage-2 start",
        "sooner",
        "stage-2 agreed",
        "",
        " ",
        "x/y",
    ]
)
MOMENTS = st.one_of(
    st.datetimes(min_value=datetime(1990, 1, 1)).map(lambda at: at.strftime("%Y-%m-%dT%H:%M")),  # noqa: DTZ001 - as it is typed
    st.sampled_from(["2026-11-27", "9999-12-31T23:59", "0001-01-01", "2027-03-28T01:30", "", "x"]),
)
CASES = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(QUESTIONS, CHOICES, max_size=7),
        "times": st.dictionaries(EVENTS, MOMENTS, max_size=4),
    }
)
INSTANTS = st.one_of(
    st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat),
    st.sampled_from(
        [NOW, "", "now", "2026-11-27", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00Z"]
    ),
)


@cache
def session() -> Session:
    """Lambeth's edition, as the browser loads it."""
    edition = next(each for each in load_library().editions if each.policy == "lambeth")
    holidays = (ROOT / "data" / "bank-holidays.json").read_text(encoding="utf-8")
    return load(json.dumps(to_data(edition)), holidays)


def answered(call: str, case: str, now: str) -> None:
    """Ask, and look at the error where there is one."""
    try:
        assert CALLS[call](session(), case, now)
    except (EngineError, ValueError) as error:
        # The last line of a traceback is all that the page shows.
        said = str(error).strip()
    else:
        said = "an answer"
    assert said


@pytest.mark.parametrize("call", CALLS)
@MANY
@given(case=st.one_of(CASES, ANY_JSON).map(json.dumps), now=INSTANTS)
@example(case="[" * 100_000, now=NOW)
@example(case='{"answers": {"danger": "\\ud800"}}', now=NOW)
@example(case='{"answers": {"position": "' + "x" * 500_000 + '"}}', now=NOW)
def test_any_case_at_any_moment_is_answered_or_refused(call: str, case: str, now: str) -> None:
    """Whatever is answered, whenever; an error is one of ours, or says what text is no JSON."""
    answered(call, case, now)


@pytest.mark.parametrize("call", CALLS)
@MANY
@given(case=st.text(max_size=40))
def test_any_text_for_a_case_is_refused(call: str, case: str) -> None:
    """Text that is no JSON is said to be none."""
    answered(call, case, NOW)


@MANY
@given(day=st.text(max_size=70), hour=st.text(max_size=12), now=INSTANTS, kind=st.text(max_size=9))
@example(day="today", hour="", now="0001-01-01T00:00+14:00", kind="happened")
@example(day="tomorrow", hour="", now="9999-12-31T23:59:59+00:00", kind="agreed")
@example(day="yesterday", hour="", now="0001-01-01T00:00:00+00:00", kind="happened")
def test_any_time_that_is_typed_is_read_or_has_a_fault(
    day: str, hour: str, now: str, kind: str
) -> None:
    """A fault names the field and says what to do. Only a moment that is none raises."""
    try:
        told: dict[str, Any] = json.loads(session().read_time(day, hour, now, kind))
    except (EngineError, ValueError) as error:
        told = {"time": str(error).strip()}
    assert told.get("time") or (
        told["fault"]["field"] in {"day", "hour"} and told["fault"]["message"]
    )
