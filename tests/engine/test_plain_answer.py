"""The answer as plain text: what it must hold, in which order, and no markup."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from navigator.engine.plain_answer import plain_answer
from tests.engine.paths import LIBRARY, walked
from tests.engine.taken import ADDRESS, answered, due, imprint

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance


@cache
def every_answer() -> tuple[tuple[Guidance, str], ...]:
    """Each different answer of each edition, and its text."""
    policies = {each.policy for each in LIBRARY.editions}
    answers = (guidance for each in sorted(policies) for guidance in walked(each).answers)
    return tuple((guidance, plain_answer(guidance, imprint())) for guidance in answers)


def test_the_status_comes_first() -> None:
    """Nobody reads what to do before reading whether it can be relied on."""
    guidance = answered()
    text = plain_answer(guidance, imprint())
    assert text.index(guidance.status.text) < text.index(guidance.heading.upper())


def test_a_date_stands_with_its_rule_and_its_counting() -> None:
    """By when, the limit as the policy has it, and how the date was counted."""
    guidance = answered()
    text = plain_answer(guidance, imprint())
    for duty in guidance.duties:
        if duty.clock.leading:
            lines = text[text.index(duty.do) :].splitlines()
            at = next(n for n, line in enumerate(lines) if duty.clock.leading.text in line)
            assert duty.clock.rule in lines[at + 1]
            assert duty.clock.leading.counting in lines[at + 2]


def test_what_is_overdue_says_so() -> None:
    """A date that has passed is not given as one to come."""
    late = plain_answer(due("2026-11-27T16:00", overdue=True), imprint())
    assert "OVERDUE since Friday 27 November 2026, 16:00" in late
    assert "OVERDUE" not in plain_answer(due("2026-11-28T16:00"), imprint())


def test_an_edition_not_in_force_is_headed_as_such() -> None:
    """Copying stays for an old edition, and the copy says what it is."""
    guidance = answered()
    past = replace(guidance, status=replace(guidance.status, in_force=False))
    text = plain_answer(past, imprint())
    assert text.index("WHAT THIS EDITION SAID") < text.index(guidance.heading.upper())
    assert "WHAT THIS EDITION SAID" not in plain_answer(guidance, imprint())


def test_it_says_where_and_when_it_was_made() -> None:
    """The edition, the moment and the page stand at its end."""
    end = plain_answer(answered(), imprint()).rstrip().splitlines()[-3:]
    assert "Reviewed July 2024" in end[0]
    assert "Friday 27 November 2026, 17:00" in end[1]
    assert end[2] == ADDRESS


@pytest.mark.parametrize("section", ["duties", "also", "tell", "records"])
def test_every_duty_of_every_answer_is_there(section: str) -> None:
    """What, who, whose job, contacts, papers, limit, advice, and the place in the policy."""
    seen = 0
    for guidance, text in every_answer():
        for duty in getattr(guidance, section):
            wanted = [duty.do, duty.whose, duty.clock.rule, duty.about, duty.no_contact]
            wanted += [duty.condition, duty.copy_to, duty.advice, duty.strength, *duty.cite]
            wanted += [*duty.bring, *duty.write, *duty.clock.advice]
            wanted += [duty.recipient] if duty.recipients else []
            wanted += [way.printed for each in duty.contacts for way in each.ways]
            missing = [each for each in wanted if each not in text]
            assert missing == [], (guidance.policy, duty.id)
            seen += 1
    assert seen


def test_every_answer_holds_its_other_parts() -> None:
    """Advice, what follows, entries, papers with their headings, and what is left open."""
    for guidance, text in every_answer():
        wanted = [*guidance.intro, *guidance.advice, *(each.says for each in guidance.notes)]
        wanted += [
            part
            for each in (*guidance.entries, *guidance.follows)
            for part in (each.where, each.text)
        ]
        wanted += [part for each in guidance.documents for part in (each.title, *each.fields)]
        assert [each for each in wanted if each not in text] == []


def test_there_is_no_markup() -> None:
    """No tag and no entity: it is read as it stands."""
    for _, text in every_answer():
        assert not any(sign in text for sign in ("<", "&amp;", "&#", "\x1e"))
        assert "\n\n\n" not in text
