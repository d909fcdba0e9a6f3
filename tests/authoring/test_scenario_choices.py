"""What a class may choose: one right answer, and wrong ones whose reasons are true of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.library import ROOT, load_library
from navigator.authoring.scenario_choices import NEAR, RIGHT, WRONG
from navigator.authoring.scenario_dates import NO_LIMIT_CHOICE, PASSED, SAFE_SIDE
from navigator.authoring.scenario_file import read_scenarios
from navigator.authoring.scenario_shown import scenario_shown
from navigator.engine.dates_in_words import MONTHS
from navigator.engine.ladder import duties_by_path
from navigator.engine.london import LONDON
from navigator.engine.wording import WHO_NOT_STATED
from tests.authoring.reasons import EARLY, LATE

if TYPE_CHECKING:
    from navigator.authoring.scenario_choices import Choice
    from navigator.authoring.scenario_shown import Asked, ScenarioShown, StepShown
    from navigator.engine.answer import DutyShown

LIBRARY: Final = load_library()
FILES: Final = read_scenarios(ROOT, LIBRARY)
SHOWN: Final = {
    f"{file.scenario.policy}/{file.scenario.id}": scenario_shown(
        file.scenario,
        LIBRARY.edition(file.scenario.policy, file.scenario.edition),
        LIBRARY.calendar,
    )
    for file in FILES
    if file.scenario
}
_DATE: Final = re.compile(r"^\w+ (\d+) (\w+) (\d{4})(?:, (\d\d:\d\d))?")


def asked_when() -> list[object]:
    """Each question for a date, with its step and its duty."""
    return [
        pytest.param(step, asked, _duty(step, asked), id=f"{name}/{asked.id}")
        for name, shown in SHOWN.items()
        for step in shown.steps
        for asked in step.asked
        if "-when-" in asked.id
    ]


def asked_who() -> list[object]:
    """Each question for somebody, with its scenario and its step."""
    return [
        pytest.param(shown, step, asked, id=f"{name}/{asked.id}")
        for name, shown in SHOWN.items()
        for step in shown.steps
        for asked in step.asked
        if "-when-" not in asked.id
    ]


def _duty(step: StepShown, asked: Asked) -> DutyShown:
    return step.duties[int(asked.id.rpartition("-")[2]) - 1]


def moment(choice: Choice) -> datetime | None:
    """The moment of a choice as its words say it; a day alone is its last minute."""
    found = _DATE.match(choice.text)
    if not found:
        return None
    day = date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    hour = time.fromisoformat(found[4]) if found[4] else time(23, 59)
    return datetime.combine(day, hour, tzinfo=LONDON).astimezone(UTC)


def right(asked: Asked) -> Choice:
    """The right choice of a question for a date."""
    return next(each for each in asked.choices if each.mark == RIGHT)


@pytest.mark.parametrize(("step", "asked", "duty"), asked_when())
def test_no_two_dates_are_the_same_moment(step: StepShown, asked: Asked, duty: DutyShown) -> None:
    """A day and its last minute are one: nobody is asked to tell them apart."""
    found = [at for each in asked.choices if (at := moment(each))]
    assert len(found) == len(set(found)), (step.id, duty.id)


@pytest.mark.parametrize(("step", "asked", "duty"), asked_when())
def test_a_wrong_date_lies_where_its_reason_says(
    step: StepShown, asked: Asked, duty: DutyShown
) -> None:
    """Before the right one or after it, and what is early is said to be on the safe side."""
    by = moment(right(asked))
    if by is None or duty.clock.leading is None:
        return
    for each in asked.choices:
        at = moment(each)
        if each.mark != WRONG or at is None:
            continue
        told = [text for text in (*EARLY, *LATE) if text in each.why]
        assert told, each
        assert all((at < by) == (text in EARLY) for text in told), (step.id, each)
        assert (SAFE_SIDE in each.why) == (at < by), (step.id, each)


@pytest.mark.parametrize(("step", "asked", "duty"), asked_when())
def test_a_reason_names_the_days_that_the_right_date_counts(
    step: StepShown, asked: Asked, duty: DutyShown
) -> None:
    """Working days are named only where the reading that leads counts them; every day likewise."""
    if duty.clock.leading is None:
        return
    every = "Every day counts" in duty.clock.leading.counting
    hourly = "Every hour counts" in duty.clock.leading.counting
    for each in asked.choices:
        if each.mark != WRONG or moment(each) is None:
            continue
        if "working day" in each.why and "never waits" not in each.why:
            assert not every, (step.id, each)
            assert not hourly, (step.id, each)
        if "Every day counts" in each.why:
            assert every, (step.id, each)


@pytest.mark.parametrize(("step", "asked", "duty"), asked_when())
def test_no_wrong_date_keeps_the_limit_in_a_later_reading(
    step: StepShown, asked: Asked, duty: DutyShown
) -> None:
    """Between the date that leads and the last of the others, no date is called wrong."""
    near = [at for each in asked.choices if each.mark == NEAR and (at := moment(each))]
    by = moment(right(asked))
    if by is None or not near:
        return
    wrong = [each for each in asked.choices if each.mark == WRONG]
    inside = [each for each in wrong if (at := moment(each)) and by < at <= max(near)]
    assert inside == [], (step.id, duty.id)


@pytest.mark.parametrize(("name", "shown"), SHOWN.items(), ids=SHOWN)
def test_a_date_that_one_duty_has_is_never_said_to_be_printed_nowhere(
    name: str, shown: ScenarioShown
) -> None:
    """Where no time is printed for a step, the wrong dates are none that the answer gives."""
    for step in shown.steps:
        own = {
            datetime.fromisoformat(due.by).date()
            for duty in step.duties
            for due in (duty.clock.leading, *duty.clock.others)
            if due
        }
        for asked in step.asked:
            if "-when-" not in asked.id or _duty(step, asked).clock.leading:
                continue
            for each in asked.choices:
                at = moment(each)
                assert at is None or at.astimezone(LONDON).date() not in own, (name, step.id, each)


@pytest.mark.parametrize(("step", "asked", "duty"), asked_when())
def test_no_limit_is_right_only_where_none_is_printed(
    step: StepShown, asked: Asked, duty: DutyShown
) -> None:
    """And wrong only where one is."""
    for each in asked.choices:
        if each.text == NO_LIMIT_CHOICE:
            printed = duty.clock.state != "none"
            assert (each.mark == WRONG) == printed, (step.id, each)


def _names(role: str, text: str) -> bool:
    """Whether a choice names a role, as a whole word."""
    return bool(re.search(rf"\b{re.escape(role)}\b", text))


@pytest.mark.parametrize(("shown", "step", "asked"), asked_who())
def test_nobody_is_wrong_who_is_right_too(
    shown: ScenarioShown, step: StepShown, asked: Asked
) -> None:
    """No wrong choice names a role that a right one names, whatever is done with them."""
    edition = shown.edition
    duties = duties_by_path(edition)
    names = {role.name for role in edition.roles}
    rights = [each.text for each in asked.choices if each.mark == RIGHT]
    assert step.duties[0].id in duties
    for each in asked.choices:
        if each.mark == WRONG:
            named = [name for name in names if _names(name, each.text)]
            both = [name for name in named if any(_names(name, text) for text in rights)]
            assert both == [], each


@pytest.mark.parametrize(("shown", "step", "asked"), asked_who())
def test_who_is_asked_for_is_somebody(shown: ScenarioShown, step: StepShown, asked: Asked) -> None:
    """Where the right step is towards nobody, or the policy does not say whom, no one asks whom."""
    aimed = step.duties[0].recipient not in {"", WHO_NOT_STATED}
    assert aimed or "hom " not in asked.question, (shown.scenario.id, step.id)
    assert [each.text for each in asked.choices if each.text == WHO_NOT_STATED] == []


@pytest.mark.parametrize(("shown", "step", "asked"), asked_who())
def test_each_reason_names_the_place_in_the_policy(
    shown: ScenarioShown, step: StepShown, asked: Asked
) -> None:
    """The stage or route that a step belongs to; and what of the case makes it wrong."""
    for each in asked.choices:
        if each.mark == WRONG:
            assert "tage " in each.why or "route" in each.why, each
            assert each.why.count(".") >= 2, (shown.scenario.id, step.id, each)


def test_what_is_done_is_not_asked_for() -> None:
    """The written concern has come: what the challenged worker still owes is the talk."""
    step = SHOWN["tri-borough/receiving"].steps[0]
    assert step.duties[0].id == "stage-1/discuss"


def test_a_week_of_seven_days_is_not_told_to_count_working_days() -> None:
    """Brent over Christmas: Thursday 31 December leads, the seventh day."""
    asked = SHOWN["brent/the-week-over-christmas"].steps[0].asked[2]
    assert {each.text: each.mark for each in asked.choices} == {
        "Wednesday 30 December 2026": WRONG,
        "Thursday 31 December 2026": RIGHT,
        "Tuesday 5 January 2027": NEAR,
        "Wednesday 6 January 2027": WRONG,
    }


def test_the_count_starts_where_the_answer_says() -> None:
    """St Helens, Monday: from the disagreement on Friday, so every day counted ends on Saturday."""
    step = next(each for each in SHOWN["st-helens/one-day"].steps if each.id == "monday")
    dates = [each.text for asked in step.asked[1:2] for each in asked.choices]
    assert "Saturday 28 November 2026" in dates
    assert "Sunday 29 November 2026" not in dates


def test_an_hour_stays_that_hour_over_the_change_of_clocks() -> None:
    """Good Friday at 15:00, put off to the next working day, is Tuesday at 15:00."""
    step = SHOWN["tri-borough/up-the-ladder"].steps[1]
    assert "Tuesday 30 March 2027, 15:00" in [each.text for each in step.asked[1].choices]


@pytest.mark.parametrize(("name", "shown"), SHOWN.items(), ids=SHOWN)
def test_nobody_is_wrong_whom_the_answer_names_at_that_stage(
    name: str, shown: ScenarioShown
) -> None:
    """St Helens asks for advice from the line manager at stage One already: not wrong there."""
    edition = shown.edition
    duties = duties_by_path(edition)
    roles = {role.id: role.name for role in edition.roles}
    for step, drawn in zip(shown.scenario.steps, shown.steps, strict=True):
        reply = step.reply(edition, LIBRARY.calendar)
        assert reply.guidance
        named = {
            roles[role]
            for duty in reply.guidance.duties
            if not duty.id.startswith("throughout/")
            for role in duties[duty.id].recipient.roles
        }
        for asked in drawn.asked:
            for each in asked.choices:
                both = [role for role in named if _names(role, each.text)]
                assert each.mark != WRONG or both == [], (name, step.id, each)


def test_what_anybody_may_do_at_any_time_is_never_wrong() -> None:
    """Lambeth: every professional may call a multi-agency meeting, and no stage forbids it."""
    wrong = [
        each.about
        for name, shown in SHOWN.items()
        if name.startswith("lambeth/")
        for step in shown.steps
        for asked in step.asked
        for each in asked.choices
        if each.mark == WRONG
    ]
    assert wrong
    assert "Call a multi-agency meeting" not in wrong


def test_at_immediate_risk_the_reason_is_the_route() -> None:
    """Not that a stage is for other cases: the route comes before it."""
    asked = SHOWN["lambeth/taken-on-a-saturday"].steps[0].asked[0]
    told = {each.about: each.why for each in asked.choices}
    first = told["Talk it through or meet, or both, with the other practitioner or agency"]
    assert "route" in first


def test_a_date_that_has_passed_says_so() -> None:
    """Overdue on a fixed clock: the right date is behind, and the answer is to do it now."""
    file = next(f for f in FILES if f.file.endswith("lambeth/friday-afternoon.yaml"))
    assert file.scenario
    step = replace(file.scenario.steps[0], now=datetime(2026, 12, 20, 10, tzinfo=UTC))
    late = replace(file.scenario, steps=(step,))
    shown = scenario_shown(late, LIBRARY.edition("lambeth", "2024-07"), LIBRARY.calendar)
    assert right(shown.steps[0].asked[1]).why.endswith(PASSED)


def test_nobody_is_wrong_who_goes_by_a_name_of_the_right_one() -> None:
    """Wandsworth calls its service manager a senior manager too, and a senior manager is right."""
    asked = SHOWN["wandsworth/conference"].steps[0].asked[0]
    assert "Senior manager" in next(each.text for each in asked.choices if each.mark == RIGHT)
    assert "Service manager or equivalent" not in [each.text for each in asked.choices]


def test_a_step_for_other_cases_says_for_which() -> None:
    """St Helens: one's own line manager is for an organisation that has a line of managers."""
    step = next(e for e in SHOWN["st-helens/looked-after"].steps if e.id == "other-structure")
    told = {each.text.partition(" or ")[0]: each.why for each in step.asked[0].choices}
    assert "defined line management structure" in told["Your own line manager"]
