"""Every combination of answers of every edition: where it ends, and what is said there."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.library import ROOT
from navigator.authoring.next_command import read_case
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.vocabulary import Unit
from navigator.engine.wording import NO_LIMIT, WHO_NOT_STATED
from tests.engine.paths import LIBRARY, walked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import DutyShown, Guidance, NoteShown
    from navigator.engine.model import Edition

POLICIES = [each.policy for each in LIBRARY.editions]
COUNTED = re.compile(
    r"[0-9]+ (?:hour|working day|calendar day|day|working week|week|month)s?\b|a further [a-z ]+",
)
# One edition's answers hold for every moment: these are in a quiet week, and over Christmas.
MOMENTS = (datetime(2026, 6, 10, 10, 0, tzinfo=UTC), datetime(2026, 12, 23, 23, 30, tzinfo=UTC))


def all_duties(guidance: Guidance) -> Iterator[DutyShown]:
    """The duties of an answer, from all its lists."""
    yield from (*guidance.duties, *guidance.also, *guidance.tell, *guidance.records)


def all_notes(guidance: Guidance) -> Iterator[NoteShown]:
    """The notes of an answer, wherever they stand."""
    yield from guidance.notes
    for duty in all_duties(guidance):
        yield from duty.notes


def raw_duties(edition: Edition) -> dict[str, dict[str, Any]]:
    """The duties as the YAML file has them, by path: read without the model."""
    path = ROOT / "data" / "policies" / edition.policy / f"{edition.edition}.yaml"
    raw: Any = read_case(path)
    found: dict[str, dict[str, Any]] = {}
    for name, stage in raw["stages"].items():
        rungs = {f"{name}/{step}": body for step, body in stage.get("steps", {}).items()}
        for at, body in (rungs or {name: stage}).items():
            held = body.get("duties", {}) | body.get("resolved", {}) | stage.get("resolved", {})
            found |= {f"{at}/{each}": duty for each, duty in held.items()}
    for name, route in raw.get("routes", {}).items():
        found |= {f"{name}/{each}": duty for each, duty in route.get("duties", {}).items()}
    for name in ("throughout", "resolved"):
        found |= {f"{name}/{each}": duty for each, duty in raw.get(name, {}).items()}
    return found


@pytest.mark.parametrize("policy", POLICIES)
def test_every_path_ends_in_guidance(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No combination of answers leads nowhere; how many there are is printed."""
    found = walked(policy)
    with capsys.disabled():
        # The count belongs in the log of every run.
        print(f"\n{policy}: {found.paths:,} paths, {len(found.answers):,} different answers")  # noqa: T201 - the count is a figure
    assert found.paths > 100
    assert found.dead_ends == []
    assert all(each.heading for each in found.answers)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_graph_says_the_same_on_every_path(policy: str) -> None:
    """Its questions, its answers and its duties are those of the engine without dates."""
    assert walked(policy).differs == []


@pytest.mark.parametrize("policy", POLICIES)
def test_every_question_changes_the_answer(policy: str) -> None:
    """No question is asked whose choices all lead to one place."""
    graph = walked(policy).graph
    idle = {
        graph["questions"][node["q"]]["id"]
        for node in graph["nodes"]
        if "q" in node and len(set(node["to"].values())) == 1
    }
    assert idle == set()


@pytest.mark.parametrize("policy", POLICIES)
def test_every_duty_says_to_whom(policy: str) -> None:
    """In the names that the edition gives its roles, or that the policy does not say who."""
    found = walked(policy)
    names = {each.id: each.name for each in found.edition.roles}
    raw = raw_duties(found.edition)
    for guidance in found.answers:
        for duty in all_duties(guidance):
            for key, words in (("recipient", duty.recipient), ("actor", duty.actor)):
                written = raw[duty.id][key]
                if written == "not stated":
                    assert words == WHO_NOT_STATED, duty.id
                elif written == "nobody":
                    assert words == "", duty.id
                else:
                    roles = [each for each in re.split(r" and/or | and | or ", written) if each]
                    said = [names[role].casefold() for role in roles]
                    if guidance.view != "raising":
                        said = [not_yours(each) for each in said]
                    assert all(each in words.casefold() for each in said), duty.id


def not_yours(name: str) -> str:
    """The part of a role's name that holds for a reader of another side, too."""
    plain = name.removeprefix("your ").removeprefix("own ").partition(" in your ")[0]
    return plain.removeprefix("agency's ").removeprefix("organisation's ")


@pytest.mark.parametrize("policy", POLICIES)
def test_no_limit_that_is_not_printed(policy: str) -> None:
    """Each limit's words and number stand in the edition; no limit printed, none shown."""
    found = walked(policy)
    raw = raw_duties(found.edition)
    for guidance in found.answers:
        for duty in all_duties(guidance):
            limit, clock = raw[duty.id]["limit"], duty.clock
            assert clock.leading is None, duty.id
            assert clock.others == (), duty.id
            if limit == "none stated" or chosen_at_risk(guidance, duty):
                assert (clock.state, clock.rule, clock.printed, clock.needs) == (
                    "none", NO_LIMIT, "", (),
                ), duty.id  # fmt: skip
                continue
            assert clock.printed == limit["printed"], duty.id
            assert clock.state != "none", duty.id
            allowed = {limit["within"], limit.get("counted-as")}
            if limit.get("further") == "true":
                allowed.add(f"a further {limit['within'].removeprefix('1 ')}")
            for counted in COUNTED.findall(clock.rule.partition(" of ")[0]):
                assert counted.partition(",")[0] in allowed, f"{duty.id}: {clock.rule}"
            assert bool(clock.sooner) == (limit.get("sooner", "not printed") != "not printed")


@pytest.mark.parametrize("policy", POLICIES)
def test_no_reading_is_picked_silently(policy: str) -> None:
    """A duty that rests on an unclear place shows the note, with all its readings."""
    found = walked(policy)
    notes = {each.id: each for each in found.edition.notes}
    roles = {each.id: each for each in found.edition.roles}
    raw = raw_duties(found.edition)
    for guidance in found.answers:
        for duty in all_duties(guidance):
            written = raw[duty.id]
            limit = written["limit"]
            touching = [*written.get("notes", []), written.get("reading", "").partition("/")[0]]
            touching += limit.get("notes", []) if isinstance(limit, dict) else []
            for person in (*duty.actors, *duty.recipients):
                touching += roles[person.id].notes
            shown = {each.id for each in duty.notes}
            assert {each for each in touching if each} <= shown, duty.id
            assert bool(duty.reading) == ("reading" in written), duty.id
        for note in all_notes(guidance):
            held = notes[note.id]
            assert [each.text for each in note.readings] == [each.text for each in held.readings]
            used = sum(each.used for each in note.readings)
            expected = {"": 0, "all": len(held.readings)}.get(held.used, 1)
            assert used == expected, note.id


@pytest.mark.parametrize("policy", POLICIES)
def test_other_readings_of_a_stage_are_shown_with_it(policy: str) -> None:
    """Where a way onto a stage stands under one reading, the others' duties stand beside it."""
    found = walked(policy)
    raw = raw_duties(found.edition)
    for guidance in found.answers:
        here = {duty.id for duty in all_duties(guidance)}
        for duty in guidance.duties:
            note = raw[duty.id].get("reading", "").partition("/")[0]
            stage = duty.id.rpartition("/")[0]
            beside = {
                path
                for path, other in raw.items()
                if path.rpartition("/")[0] == stage and duty.act == "hand up" and note
                if other.get("reading", "").partition("/")[0] == note
            }
            assert beside <= here, duty.id


def timed(case: Case, guidance: Guidance, start: datetime) -> Case:
    """The case with a time for every event that its answer asks for."""
    text = start.strftime("%Y-%m-%dT%H:%M")
    return Case.from_json(
        {
            "answers": dict(case.answers),
            "times": {each.id: text for each in guidance.times if each.kind == "happened"},
        }
    )


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("now", MOMENTS, ids=("in June", "before Christmas"))
def test_dates_follow_from_printed_limits_alone(policy: str, now: datetime) -> None:
    """With every time given: a date for each limit with a number, none for others, none too early.

    Dates change nothing else: the same duties stand in the same lists.
    """
    found = walked(policy)
    raw = raw_duties(found.edition)
    start = now - timedelta(days=1)
    for plain, case in found.answers.items():
        reply = advise(found.edition, timed(case, plain, start), now, LIBRARY.calendar)
        dated = reply.guidance
        assert dated, case.answers
        assert [each.id for each in all_duties(dated)] == [each.id for each in all_duties(plain)]
        for duty in all_duties(dated):
            chosen = chosen_at_risk(dated, duty)
            check_dates(duty, "none stated" if chosen else raw[duty.id]["limit"], start, now)


def chosen_at_risk(guidance: Guidance, duty: DutyShown) -> bool:
    """Whether it is a way onto a stage to choose at immediate risk: ladders' limits bind none."""
    return guidance.heading == site.CHOOSE_NOW and duty in guidance.duties


def check_dates(duty: DutyShown, limit: Any, start: datetime, now: datetime) -> None:  # noqa: ANN401 - as YAML has it
    """One duty's clock against its limit as written, for events at ``start``."""
    dues = [each for each in (duty.clock.leading, *duty.clock.others) if each]
    within = "none stated" if isinstance(limit, str) else limit["within"]
    if not within[0].isdigit() and within != Unit.SAME_WORKING_DAY:
        assert dues == [], duty.id
        return
    assert dues, f"{duty.id}: {duty.clock.state}"
    ends = [datetime.fromisoformat(due.by) for due in dues]
    assert ends == sorted(ends), duty.id
    assert all(end >= start for end in ends), duty.id
    for due, end in zip(dues, ends, strict=True):
        assert due.overdue == (end < now), duty.id
        assert due.counting, duty.id
    if duty.clock.state != "now":
        assert (duty.clock.state == "overdue") == dues[0].overdue, duty.id


@pytest.mark.parametrize("policy", POLICIES)
def test_no_date_without_a_time(policy: str) -> None:
    """Where nothing is known of when, only what is due today has a date."""
    for case in walked(policy).answers.values():
        reply = advise(walked(policy).edition, case, MOMENTS[0], LIBRARY.calendar)
        assert reply.guidance
        for duty in all_duties(reply.guidance):
            assert duty.clock.leading is None or duty.clock.state == "now", duty.id
