"""What a filled form tells of its case, and what it never tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from navigator.authoring.library import load_library
from navigator.engine.advise import advise
from navigator.engine.case import SOONER, Case, agreed_at
from navigator.engine.form_values import (
    NOT_COUNTED,
    NOT_GIVEN,
    NOT_RAISED,
    OUTCOMES_TOLD,
    PLACES,
    FormRefused,
    values_for,
)
from navigator.engine.london import LONDON
from navigator.engine.sentences import lower_first
from navigator.engine.site import DATE_LABELS, OUTCOMES, POLICY_DATE

LIBRARY = load_library()
EDITIONS = {each.policy: each for each in LIBRARY.editions}
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=LONDON)
LAMBETH = {
    "danger": "no",
    "process": "disagreement",
    "immediate-risk": "no",
    "override-event": "no",
    "position": "stage-1",
    "outcome": "unresolved",
}
ENDED = "stage-1 unresolved"


def values(
    policy: str, document: str, answers: dict[str, str], times: dict[str, str] | None = None
) -> dict[str, str]:
    """The values for a document in a case."""
    data: dict[str, Any] = {"answers": answers, "times": times or {}}
    reply = advise(EDITIONS[policy], Case.from_json(data), NOW, LIBRARY.calendar)
    assert reply.guidance
    return values_for(reply.guidance, reply.answered, document, NOW)


def test_stage_and_dates_come_from_the_case() -> None:
    """The time given, the date that the next step is due, and how it was counted."""
    told = values("lambeth", "written-concern", LAMBETH, {ENDED: "2026-11-20T16:00"})
    assert list(told) == list(PLACES)
    assert "Stage 2" in told["stage"]
    assert "Friday 20 November 2026, 16:00" in told["happened"]
    assert "Saturday 21 November 2026, 16:00" in told["due"]
    assert "24 hours" in told["counted"]
    assert told["made"] == "Friday 20 November 2026, 17:00"


def test_without_a_time_there_is_no_date_and_the_form_says_so() -> None:
    """No date is guessed; the limit stands in words."""
    told = values("lambeth", "written-concern", LAMBETH)
    assert told["happened"] == NOT_GIVEN
    assert told["counted"] == NOT_COUNTED
    assert "2026" not in told["due"]
    assert "24 hours" in told["due"]


@pytest.mark.parametrize(
    ("time", "passed"), [("2026-11-19T17:00", False), ("2026-11-19T16:59", True)]
)
def test_a_date_that_has_passed_is_said_to_have_passed(time: str, passed: bool) -> None:  # noqa: FBT001 - the expected value
    """Either side of the 24 hours."""
    told = values("lambeth", "written-concern", LAMBETH, {ENDED: time})
    assert ("had passed" in told["due"]) is passed


def test_a_time_still_to_come_is_not_told_as_past() -> None:
    """And it starts no clock."""
    told = values("lambeth", "written-concern", LAMBETH, {ENDED: "2026-11-21T09:00"})
    assert "had not come yet" in told["happened"]
    assert told["counted"] == NOT_COUNTED


@pytest.mark.parametrize(
    ("event", "words"),
    [(SOONER, DATE_LABELS["sooner"]), (agreed_at("stage-2"), DATE_LABELS["agreed"])],
)
def test_a_date_of_the_parties_own_is_never_told_as_the_policy_s(event: str, words: str) -> None:
    """It leads where it is sooner, with whose it is; the policy's own date stands beside it."""
    times = {ENDED: "2026-11-20T16:00", event: "2026-11-20T20:00"}
    told = values("lambeth", "written-concern", LAMBETH, times)
    assert "20 November 2026, 20:00" in told["due"]
    assert lower_first(words) in told["due"]
    assert f"{POLICY_DATE}: Saturday 21 November 2026, 16:00" in told["counted"]
    assert "21 November 2026, 16:00" in told["counted"]
    assert "20:00" not in told["happened"]
    later = values("lambeth", "written-concern", LAMBETH, times | {event: "2026-11-25"})
    assert "21 November 2026, 16:00" in later["due"]
    assert lower_first(words) not in later["due"]


def test_facts_about_the_child_stay_out() -> None:
    """Of the answers, a form repeats only how far it has got."""
    answers = {
        "danger": "no",
        "process": "disagreement",
        "immediate-harm": "no",
        "conference-dispute": "yes",
        "position": "stage-3",
        "outcome": "unresolved",
    }
    case = Case.from_json({"answers": answers})
    reply = advise(EDITIONS["wandsworth"], case, NOW, LIBRARY.calendar)
    assert reply.guidance
    told = values_for(reply.guidance, reply.answered, "running-record", NOW)
    assert {each.question for each in reply.answered} >= {"conference-dispute", "position"}
    assert not [each.text for each in reply.answered if each.text in told["stage"]]


def test_how_far_it_has_got_is_told_in_nobody_s_own_voice() -> None:
    """Others read the form: the last step and how it went, never the choice that was picked."""
    start = {k: v for k, v in LAMBETH.items() if k != "outcome"} | {"position": "start"}
    assert NOT_RAISED in values("lambeth", "written-concern", start)["stage"]
    told = values("lambeth", "written-concern", LAMBETH)["stage"]
    assert "Stage 1" in told
    assert OUTCOMES_TOLD["unresolved"] in told
    assert "We could not agree" not in told


def test_every_outcome_has_neutral_words() -> None:
    """None is left out when the question gains a choice."""
    assert set(OUTCOMES_TOLD) == {each.id for each in OUTCOMES}


def test_an_edition_that_has_ended_is_not_filled() -> None:
    """Its forms are for reference: blank."""
    answers = {
        "danger": "no",
        "process": "disagreement",
        "immediate-harm": "no",
        "position": "stage-2",
        "outcome": "unresolved",
    }
    with pytest.raises(FormRefused, match="no longer in force"):
        values("brent", "running-record", answers)


def test_a_document_that_the_answer_does_not_hold_is_refused() -> None:
    """Nobody fills a form that this step does not ask for."""
    with pytest.raises(FormRefused, match="no document"):
        values("lambeth", "monitoring-form", LAMBETH)


def test_what_is_not_for_a_policy_has_no_form() -> None:
    """A complaint leads elsewhere."""
    with pytest.raises(FormRefused, match="no document"):
        values("lambeth", "written-concern", {"danger": "no", "process": "complaint"})
