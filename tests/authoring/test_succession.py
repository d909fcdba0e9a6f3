"""Editions that follow each other: which ends which, and which one to go by on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from navigator.authoring.edition_file import EditionFile
from navigator.authoring.library import load_library
from navigator.authoring.lint_editions import check_editions
from navigator.authoring.page_phases import phases_of
from navigator.authoring.rules import Rule
from navigator.authoring.succession import as_of, leads, settled
from navigator.engine.moments import PartialDate
from navigator.engine.provenance import Dates
from navigator.engine.standing import standing_shown
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from navigator.engine.model import Edition

FIRST, SECOND, THIRD = load_library().demonstration


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "statuses"),
    [
        ("2024-04-14", (Status.FUTURE, Status.FUTURE, Status.FUTURE)),
        ("2024-04-15", (Status.CURRENT, Status.FUTURE, Status.FUTURE)),
        ("2026-01-11", (Status.CURRENT, Status.FUTURE, Status.FUTURE)),
        ("2026-01-12", (Status.SUPERSEDED, Status.CURRENT, Status.FUTURE)),
        ("2028-10-01", (Status.SUPERSEDED, Status.CURRENT, Status.FUTURE)),
        ("2028-10-02", (Status.SUPERSEDED, Status.SUPERSEDED, Status.CURRENT)),
    ],
)
def test_one_edition_ends_on_the_day_that_the_next_begins(
    on: str, statuses: tuple[Status, ...]
) -> None:
    """Never two in force, and none between them."""
    assert tuple(status_on(each, day(on)) for each in (FIRST, SECOND, THIRD)) == statuses


def test_one_that_is_superseded_says_by_what_and_since_when() -> None:
    """With the page of the edition that took its place."""
    shown = standing_shown(FIRST, day("2026-11-22"))
    assert "January 2026" in shown.text
    assert "12 January 2026" in shown.text
    assert shown.successor_page == "policies/exampleshire/"


def test_one_in_force_says_when_another_takes_its_place() -> None:
    """A page that is printed, or read without scripts, holds the date."""
    assert "2 October 2028" in standing_shown(SECOND, day("2026-11-22")).check


def test_an_edition_s_own_end_stands() -> None:
    """What its file says of its end is not written over."""
    raw = replace(FIRST, standing=replace(FIRST.standing, ended=SECOND.standing.ended))
    assert settled((raw, SECOND))[0] == raw


def test_editions_of_other_policies_end_nothing() -> None:
    """A younger policy of somebody else is no successor."""
    alone = replace(THIRD, policy="elsewhere")
    bare = replace(SECOND, standing=replace(SECOND.standing, ended=None))
    assert settled((bare, alone)) == (bare, alone)


def test_an_undated_edition_ends_as_well() -> None:
    """The next one's dates are all that an officer writes: no date is oldest."""
    bare = replace(FIRST, dates=Dates(), standing=replace(FIRST.standing, ended=None))
    ended = settled((bare, SECOND))[0].standing.ended
    assert ended
    assert str(ended.on) == "2026-01-12"


def test_one_taken_up_without_a_date_after_a_dated_one_is_refused() -> None:
    """It would never come into force, though it is the newer. A date mends it, an end too."""
    later = replace(SECOND.encoded, on=PartialDate.from_text("2027-01-01"))
    bare = replace(FIRST, standing=replace(FIRST.standing, ended=None))
    undated = replace(bare, dates=Dates(), encoded=later)
    (finding,) = check_editions((file(bare, "one"), file(undated, "two")))
    assert (finding.rule, finding.file) == (Rule.SAME_START, "two.yaml")
    assert "one.yaml" in finding.found
    earlier = replace(undated, encoded=bare.encoded)
    ended = replace(undated, standing=SECOND.standing)
    for good in (earlier, ended):
        assert not [*check_editions((file(bare, "one"), file(good, "two")))]


def test_the_one_to_go_by_changes_on_its_day() -> None:
    """From the day of a build on, each first day with the edition that leads from then."""
    assert leads((FIRST, SECOND, THIRD), day("2026-11-22")) == (
        (day("2026-11-22"), "2026-01"),
        (day("2028-10-02"), "2028-10"),
    )
    assert leads((FIRST, SECOND, THIRD), day("2028-10-02")) == ((day("2028-10-02"), "2028-10"),)


def test_a_page_has_a_phase_for_each_date_ahead() -> None:
    """An edition that begins and ends after the build is shown in three ways, one after another."""
    phases = phases_of(SECOND, day("2025-06-01"))
    assert [each.status.status for each in phases] == [
        Status.FUTURE,
        Status.CURRENT,
        Status.SUPERSEDED,
    ]
    assert [each.end for each in phases] == [day("2026-01-12"), day("2028-10-02"), None]


@pytest.mark.parametrize(
    ("edition", "on", "status"),
    [
        (THIRD, "2026-11-22", Status.FUTURE),
        (THIRD, "2028-10-02", Status.CURRENT),
        (FIRST, "2026-01-11", Status.CURRENT),
        (FIRST, "2026-01-12", Status.SUPERSEDED),
    ],
)
def test_an_answer_without_a_date_knows_what_has_passed(
    edition: Edition, on: str, status: Status
) -> None:
    """What is drawn at build stands on the day of its latest beginning or end."""
    known = as_of(edition, day(on))
    assert status_on(known, known.standing.on.last_day()) is status


def file(edition: Edition, name: str) -> EditionFile:
    """A file with an edition and no findings."""
    return EditionFile(file=f"{name}.yaml", edition=edition, findings=())


def test_two_editions_that_no_date_tells_apart_are_refused() -> None:
    """Nobody could know which one to go by. A date of its own mends it."""
    bare = replace(FIRST, standing=replace(FIRST.standing, ended=None))
    (finding,) = check_editions((file(bare, "one"), file(bare, "two")))
    assert (finding.rule, finding.file) == (Rule.SAME_START, "two.yaml")
    later = replace(bare.dates, in_force_from=PartialDate.from_text("2026-01-13"))
    assert not [*check_editions((file(bare, "one"), file(replace(bare, dates=later), "two")))]
