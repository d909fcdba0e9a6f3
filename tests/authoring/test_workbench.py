"""The bench of the page that edits: what an officer can bring about with the form alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.library import ROOT, read_agencies, read_calendar
from navigator.authoring.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = "2026-11-22T12:00:00Z"
POLICIES = ROOT / "data" / "policies"
# What an officer enters for an edition that comes into force later.
ENTERED = (
    ("dates.in-force-from", "2027-03-01"),
    ("dates.review-due", "2030-03"),
    ("standing.status", "not yet in force"),
    ("standing.on", "2026-11-22"),
    ("standing.because", "The partnership has published it."),
)


@pytest.fixture
def bench() -> Workbench:
    """A bench without a draft."""
    data = ROOT / "data"
    return Workbench(read_agencies(data), read_calendar(data))


def checked(bench: Workbench, text: str, before: str = "") -> list[dict[str, Any]]:
    """The findings of a draft, without the places to look at again."""
    told = json.loads(bench.check(text, "", before, NOW))
    return [each for each in told["findings"] if each["rule"] != "look-again"]


def entered(
    bench: Workbench, text: str, values: Iterable[tuple[str, str | None]], before: str = ""
) -> str:
    """The text with values entered in the form, one after the other."""
    for address, value in values:
        checked(bench, text, before)
        change = json.loads(bench.change(address, json.dumps(value)))
        assert "refused" not in change, (address, change)
        # Counted as JavaScript counts.
        wide = text.encode("utf-16-le")
        head, tail = wide[: change["from"] * 2], wide[change["to"] * 2 :]
        text = head.decode("utf-16-le") + change["insert"] + tail.decode("utf-16-le")
    return text


@pytest.mark.parametrize("policy", sorted(each.name for each in POLICIES.iterdir()))
def test_the_form_alone_brings_a_next_edition_into_force(bench: Workbench, policy: str) -> None:
    """Of every policy: also of those whose last edition has ended, or has no date."""
    (path,) = (POLICIES / policy).glob("*.yaml")
    before = path.read_text(encoding="utf-8")
    text = bench.next_edition(before, "2027-03", NOW)
    assert [each["severity"] for each in checked(bench, text, before)].count("error") > 0
    text = entered(bench, text, ENTERED, before)
    assert checked(bench, text, before) == []


@pytest.mark.parametrize("policy", ["lambeth", "wandsworth"])
def test_a_next_edition_with_the_dates_of_the_one_before_is_an_error(
    bench: Workbench, policy: str
) -> None:
    """Nobody could tell which to go by. It is said at the dates, before the site is built."""
    (path,) = (POLICIES / policy).glob("*.yaml")
    before = path.read_text(encoding="utf-8")
    text = bench.next_edition(before, "2027-03", NOW)
    (found,) = [each for each in checked(bench, text, before) if each["severity"] == "error"]
    line = text[: text.index("\ndates:") + 1].count("\n") + 1
    assert (found["rule"], found["line"]) == ("same-start", line)
    # The same edition, corrected, is not told apart from itself.
    assert [each["rule"] for each in checked(bench, before, before)] in ([], ["review-passed"])


@pytest.mark.parametrize("policy", ["brent", "st-helens", "tri-borough"])
def test_that_it_has_not_ended_leaves_nothing_of_an_end(bench: Workbench, policy: str) -> None:
    """Nor an emptied title anything of what took its place."""
    (path,) = (POLICIES / policy).glob("*.yaml")
    values = (("standing.ended.status", None), ("standing.successor.title", None))
    text = entered(bench, path.read_text(encoding="utf-8"), values)
    assert "ended:" not in text
    assert re.search(r"^  successor: none known$", text, re.MULTILINE)
    assert {each["rule"] for each in checked(bench, text)} <= {"status-differs", "review-passed"}


def test_what_is_to_be_looked_at_is_said_whole(bench: Workbench) -> None:
    """Not cut short: the end of the line about the dates says what they do."""
    (path,) = (POLICIES / "lambeth").glob("*.yaml")
    text = bench.next_edition(path.read_text(encoding="utf-8"), "2027-03", NOW)
    told = json.loads(bench.check(text, "", "", NOW))
    said = [each["found"] for each in told["findings"] if each["rule"] == "look-again"]
    assert len(said) > 20
    assert not [each for each in said if "…" in each]


def test_a_way_to_reach_a_contact_is_asked_for_in_its_own_words(bench: Workbench) -> None:
    """Nobody dials an e-mail address; what is confirmed is reached as it was, unless one says."""
    (path,) = (POLICIES / "lambeth").glob("*.yaml")
    told = json.loads(bench.check(path.read_text(encoding="utf-8"), "", "", NOW))
    contact = next(each for each in told["form"] if each["confirms"] == "lscp-central")
    labels = [each["label"] for each in contact["fields"]]
    assert "E-mail, as it is written to" in labels
    assert contact["reached_by"] == "e-mail"
