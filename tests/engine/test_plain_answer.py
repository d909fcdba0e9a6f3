"""The answer as plain text: what it must hold, in which order, and no markup."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.plain_answer import plain_answer
from navigator.engine.vocabulary import Act
from tests.engine.paths import LIBRARY, walked
from tests.engine.taken import ADDRESS, answered, due, imprint, replied

if TYPE_CHECKING:
    from navigator.engine.answer import Answered, Guidance
    from navigator.engine.model import Edition


@cache
def every_answer() -> tuple[tuple[Guidance, tuple[Answered, ...], str], ...]:
    """Each different answer of each edition, what was answered, and its text."""
    return tuple(
        (guidance, told, plain_answer(guidance, told, imprint()))
        for edition in LIBRARY.editions
        for guidance, case in walked(edition.policy).answers.items()
        for told in (advise(edition, case, None, LIBRARY.calendar).answered,)
    )


def text_of(guidance: Guidance) -> str:
    """Its text, with the answers of Lambeth's second stage."""
    return plain_answer(guidance, replied().answered, imprint())


def told(times: dict[str, str] | None = None) -> str:
    """The text for Lambeth's second stage, with the parties' own dates."""
    reply = replied(times=times)
    assert reply.guidance
    return plain_answer(reply.guidance, reply.answered, imprint())


def test_the_order_is_that_of_need() -> None:
    """Status, danger, who, when, why, papers, what follows, the answers, and the ladder last."""
    guidance = answered()
    first, last = guidance.duties[0], guidance.ladder[-1]
    assert first.clock.leading
    wanted = [guidance.status.text, "999", first.recipient, first.clock.leading.text]
    wanted += [first.strength, guidance.documents[0].fields[0], guidance.follows[0].where]
    wanted += [replied().answered[0].label, last.label]
    text = text_of(guidance)
    places = [text.index(each) for each in wanted[:-1]] + [text.rindex(last.label)]
    assert places == sorted(places)


@pytest.mark.parametrize("edition", LIBRARY.editions, ids=lambda each: each.policy)
def test_nobody_is_told_that_a_step_at_danger_is_not_theirs(edition: Edition) -> None:
    """A danger answer never asks who reads it: a safeguarding lead may, and the step is theirs."""
    reply = advise(edition, Case.from_json({"answers": {"danger": "yes"}}), None, LIBRARY.calendar)
    assert reply.guidance
    assert "not your" not in text_of(reply.guidance).casefold()


def test_danger_has_its_line_in_every_answer() -> None:
    """Whatever the answers were, 999 and children's social care stand before the steps."""
    for guidance, _, text in every_answer():
        assert site.DANGER_LINE in text
        steps = [text.index(each.heading) for each in guidance.duties]
        assert text.index(site.DANGER_LINE) < min(steps, default=len(text))
        doors = [way.printed for each in guidance.front_door for way in each.ways]
        assert guidance.kind != "policy" or [each for each in doors if each not in text] == []


def test_it_is_short_enough_to_read() -> None:
    """The second stage of Lambeth, with both its dates, fits on one page."""
    assert len(told().splitlines()) <= 45
    assert len(told({"sooner": "2026-11-27T20:00"}).splitlines()) <= 45


def test_what_is_said_of_a_recipient_is_there() -> None:
    """Whose manager it is, where the policy does not say; what each agency calls the role."""
    seen = 0
    for guidance, _, text in every_answer():
        for duty in guidance.duties:
            for each in duty.recipients:
                assert [said for said in (each.about, *each.equivalents) if said not in text] == []
                seen += bool(each.about)
    assert seen


def test_the_answers_are_part_of_the_record() -> None:
    """Each in words, with the tool's rule where one was used."""
    for _, answers, text in every_answer():
        for each in answers:
            assert f"{each.label}: {each.text}" in text
            assert each.rule in text


def test_a_time_that_was_given_is_part_of_the_record() -> None:
    """What a clock counts from, and the parties' own dates."""
    end = told({"sooner": "2026-11-27T20:00"}).partition("ANSWERS")[2]
    assert "Friday 27 November 2026, 16:00" in end
    assert "Friday 27 November 2026, 20:00" in end


def test_nothing_is_said_of_nobody() -> None:
    """A step that needs nobody at the other end has no line that the policy names nobody."""
    guidance = answered()
    resolve = next(each for each in guidance.duties if each.act == Act.RESOLVE)
    alone = replace(guidance, duties=(resolve,), also=(), tell=(), records=(), documents=())
    assert "Who:" not in text_of(alone)
    assert f"Whose job: {resolve.whose}" in text_of(alone)


def test_a_date_stands_with_its_rule_and_its_counting() -> None:
    """By when, the limit as the policy has it, and how the date was counted."""
    guidance = answered()
    text = text_of(guidance)
    for duty in guidance.duties:
        if duty.clock.leading:
            lines = text[text.index(duty.do) :].splitlines()
            at = next(n for n, line in enumerate(lines) if duty.clock.leading.text in line)
            assert duty.clock.rule in lines[at]
            assert duty.clock.leading.counting in lines[at + 1]


@pytest.mark.parametrize(("kind", "at"), [("sooner", "20:00"), ("stage-2 agreed", "21:00")])
def test_a_date_of_the_parties_own_is_never_a_reading_of_the_policys(kind: str, at: str) -> None:
    """It says whose it is, and the policy's own date stands beside it as the policy's."""
    text = told({kind: f"2026-11-27T{at}"})
    label = site.DATE_LABELS["sooner" if kind == "sooner" else "agreed"]
    lead = next(line for line in text.splitlines() if f"By Friday 27 November 2026, {at}" in line)
    assert label.casefold() in lead.casefold()
    assert f"{site.POLICY_DATE}: Saturday 28 November 2026, 16:00" in text
    assert site.OTHER_READING not in text


def test_a_date_that_only_stands_beside_a_limit_is_there() -> None:
    """Where the policy's own clock has no start yet, the child's date is not lost."""
    guidance = answered()
    first = guidance.duties[0]
    own = due("2026-11-27T20:00", kind="sooner").duties[0].clock.leading
    assert own
    waiting = replace(first.clock, state="waiting", leading=None, others=(own,))
    text = text_of(replace(guidance, duties=(replace(first, clock=waiting),)))
    assert f"{own.label}: {own.text}" in text


def test_what_is_overdue_says_so() -> None:
    """A date that has passed is not given as one to come."""
    late = text_of(due("2026-11-27T16:00", overdue=True))
    assert "OVERDUE since Friday 27 November 2026, 16:00" in late
    assert "OVERDUE" not in text_of(due("2026-11-28T16:00"))


def test_an_edition_not_in_force_is_headed_as_such() -> None:
    """Copying stays for an old edition, and the copy says what it is."""
    guidance = answered()
    past = replace(guidance, status=replace(guidance.status, in_force=False))
    text = text_of(past)
    assert text.index("WHAT THIS EDITION SAID") < text.index(guidance.duties[0].do)
    assert "WHAT THIS EDITION SAID" not in text_of(guidance)


def test_it_says_where_and_when_it_was_made() -> None:
    """The edition stands in its first line, the moment and the page at its end."""
    lines = text_of(answered()).rstrip().splitlines()
    assert "Reviewed July 2024" in lines[0]
    assert "Friday 27 November 2026, 17:00" in lines[-2]
    assert lines[-1] == ADDRESS


@pytest.mark.parametrize("section", ["duties", "also", "tell", "records"])
def test_every_duty_of_every_answer_is_there(section: str) -> None:
    """What, who, whose job, contacts, papers, limit, advice, and the place in the policy."""
    seen = 0
    for guidance, _, text in every_answer():
        listed = getattr(guidance, section)
        for duty in listed:
            words = duty.heading if section == "duties" else duty.do
            wanted = [words, duty.been, duty.about, duty.condition, duty.copy_to, duty.advice]
            wanted += [duty.strength, *duty.cite, *duty.bring, *duty.write, *duty.clock.advice]
            wanted += [duty.recipient] if duty.recipients else []
            wanted += [duty.whose] if duty.actors else []
            wanted += [duty.no_contact] if duty.act != Act.RECORD else []
            wanted += [duty.clock.rule] if duty.clock.state != "none" else ["sets no time limit"]
            wanted += [way.printed for each in duty.contacts for way in each.ways]
            missing = [each for each in wanted if each not in text]
            assert missing == [], (guidance.policy, duty.id)
            seen += 1
    assert seen


def test_every_answer_holds_its_other_parts() -> None:
    """Advice, what follows, entries, papers with their headings, and what is left open."""
    for guidance, _, text in every_answer():
        wanted = [*guidance.intro, *guidance.advice, *(each.says for each in guidance.notes)]
        wanted += [
            part
            for each in (*guidance.entries, *guidance.follows)
            for part in (each.where, each.text)
        ]
        wanted += [
            part
            for each in guidance.documents
            for part in (each.title, each.heading, each.about, *each.fields, *each.send_to)
        ]
        assert [each for each in wanted if each not in text] == []


def test_the_limits_of_every_rung_that_is_not_over_are_there() -> None:
    """Those of the rung that is now stand with its steps, the rest with the ladder."""
    for guidance, _, text in every_answer():
        for rung in guidance.ladder:
            assert rung.label in text
            if rung.state in {"now", "possible", "later"}:
                limits = [(each.do, each.rule) for each in rung.limits]
                lines = text.casefold()
                missing = [e for e in limits if not all(part.casefold() in lines for part in e)]
                assert missing == [], (guidance.policy, rung.id)


def test_there_is_no_markup() -> None:
    """No tag and no entity: it is read as it stands."""
    for _, _, text in every_answer():
        assert not any(sign in text for sign in ("<", "&amp;", "&#", "\x1e"))
        assert "\n\n\n" not in text
