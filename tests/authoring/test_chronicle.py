"""The updates and their feed, and what is known of editions that this site does not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from navigator.authoring.chronicle import chronicle_of, updates_of
from navigator.authoring.drawing import part_of_page
from navigator.authoring.feed import ATOM, feed
from navigator.authoring.history import read_histories
from navigator.authoring.library import load_library
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.rules import Rule
from navigator.engine.moments import PartialDate
from navigator.engine.provenance import Ended, Successor
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
LIBRARY = load_library()
PAGES = Directory(tuple(PolicyPage(each, TODAY) for each in LIBRARY.with_pages), LIBRARY.histories)
MADE_UP = "exampleshire"


def test_a_made_up_policy_stands_in_no_list_of_policies() -> None:
    """Neither among the policies nor in their updates."""
    assert MADE_UP not in {page.edition.policy for page in PAGES.policies}
    assert MADE_UP not in {each.key.partition("/")[0] for each in updates_of(PAGES)}
    assert {each.key.partition("/")[0] for each in updates_of(PAGES, made_up=True)} == {MADE_UP}


def test_editions_follow_each_other_with_what_changed() -> None:
    """The latest step first; the edition that leads is the one in force."""
    chronicle = chronicle_of(PAGES, MADE_UP)
    assert chronicle.lead.edition.edition == "2026-01"
    assert [(each.old.edition.edition, each.new.edition.edition) for each in chronicle.changed] == [
        ("2026-01", "2028-10"),
        ("2024-04", "2026-01"),
    ]


def test_a_confirmed_contact_is_an_update_of_its_own() -> None:
    """It has made no edition: it comes with its date, and with who confirmed it."""
    (found,) = (each for each in updates_of(PAGES, made_up=True) if "/contact/" in each.key)
    assert str(found.on) == "2026-10-05"
    assert "01632 960125" in found.lines[0]


def test_an_edition_that_is_not_held_tells_no_rule() -> None:
    """Its date, and that its text is not held: nothing that could be acted on."""
    known = [each for each in updates_of(PAGES) if "/known/" in each.key]
    assert {each.key.partition("/")[0] for each in known} == {
        "brent", "lambeth", "st-helens", "tri-borough",
    }  # fmt: skip
    assert not [each for each in known if each.lines]
    unheld = [each for each in known if "edition" in each.key]
    assert len(unheld) == 3
    assert all("does not hold its text" in each.says for each in unheld)


def test_the_feed_has_what_atom_asks_of_it() -> None:
    """Id, title and moment for the feed and each entry; ids that differ; no future moment."""
    root = ET.fromstring(feed(updates_of(PAGES), TODAY))  # noqa: S314 - our own

    def told(of: ET.Element, name: str) -> str:
        return of.findtext(f"{{{ATOM}}}{name}") or ""

    entries = root.findall(f"{{{ATOM}}}entry")
    assert len(entries) == len(updates_of(PAGES))
    for each in (root, *entries):
        assert told(each, "title")
        assert told(each, "id").startswith("urn:uuid:")
        assert told(each, "updated") <= "2026-11-22T00:00:00Z"
    assert len({told(each, "id") for each in (root, *entries)}) == len(entries) + 1
    moments = [told(each, "updated") for each in entries]
    assert told(root, "updated") == max(moments)


@pytest.mark.parametrize("day", [TODAY, date(2027, 3, 1)])
def test_what_lies_ahead_is_dated_by_the_day_it_is_told(day: date) -> None:
    """A feed reader would hide an entry from the future, and show one of each build's day again."""
    root = ET.fromstring(feed(updates_of(PAGES, made_up=True), day))  # noqa: S314 - our own
    first = root.find(f"{{{ATOM}}}entry")
    assert first is not None
    assert first.findtext(f"{{{ATOM}}}updated") == "2026-11-22T00:00:00Z"
    assert "2 October 2028" in (first.findtext(f"{{{ATOM}}}summary") or "")


def test_of_two_editions_from_one_day_the_one_that_ended_is_the_older() -> None:
    """So the list of changes has what was, and what is now, the right way round."""
    held = [page.edition for page in PAGES.pages if page.edition.edition == "2026-01"]
    (edition,) = held
    on = edition.dates.in_force_from
    assert on
    ended = Ended(status=Status.SUPERSEDED, on=on, why="It was printed with a mistake.", cite=())
    first = replace(edition, standing=replace(edition.standing, ended=ended))
    again = replace(edition, edition="2026-01b", standing=replace(edition.standing, ended=None))
    for both in ((first, again), (again, first)):
        directory = Directory(tuple(PolicyPage(each, TODAY) for each in both), ())
        (step,) = chronicle_of(directory, MADE_UP).changed
        assert (step.old.edition.edition, step.new.edition.edition) == ("2026-01", "2026-01b")


def test_an_edition_that_nothing_follows_is_told_to_have_ended() -> None:
    """On its day, with the reason; once only, where what is known of the policy tells it too."""
    (edition,) = (page.edition for page in PAGES.pages if page.edition.edition == "2026-01")
    on = PartialDate.from_text("2026-11-01")
    ended = Ended(status=Status.HISTORICAL, on=on, why="It was withdrawn.", cite=())
    standing = replace(edition.standing, ended=ended, successor=Successor(known=False))
    page = PolicyPage(replace(edition, standing=standing), TODAY)
    told = [*chronicle_of(Directory((page,), ()), MADE_UP).updates]
    (found,) = (each for each in told if each.key.endswith("/ended"))
    assert (found.on, found.lines) == (on, ("It was withdrawn.",))
    assert not [each for each in updates_of(PAGES) if each.key.endswith("/ended")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("policy: brent\nhappenings: {}\n", Rule.IDENTITY),
        ("policy: lambeth\nhappenings:\n  a: {on: 2020, kind: guess, says: x, source: y}\n",
         Rule.NOT_IN_LIST),
        ("policy: lambeth\nhappenings:\n  a: {on: soon, kind: ended, says: x, source: y}\n",
         Rule.BAD_VALUE),
        ("policy: lambeth\nhappenings:\n  a: {on: 2020, kind: ended, says: x}\n", Rule.MISSING_KEY),
        ("- a\n", Rule.WRONG_TYPE),
    ],
)  # fmt: skip
def test_a_broken_history_is_found(tmp_path: Path, text: str, rule: Rule) -> None:
    """With its file and line, like any other file."""
    path = tmp_path / "data" / "history" / "lambeth.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (read,) = read_histories(tmp_path / "data", tmp_path, ("brent", "lambeth"))
    assert [each.rule for each in read.findings] == [rule]
    assert read.findings[0].place.startswith("data/history/lambeth.yaml:")


def test_the_list_of_policies_turns_on_the_day_of_a_next_edition() -> None:
    """What was in force at build says until when; from then on, that it is superseded."""
    made_up = tuple(page for page in PAGES.pages if page.edition.policy == MADE_UP)
    drawn = part_of_page("lists.html.j2", "policy_list", Directory(made_up), "")
    lines = re.findall(r'<p class="policies__status"([^>]*)>', drawn)
    assert [re.findall(r'(data-(?:from|until|status))="([^"]*)"', line) for line in lines] == [
        [("data-until", "2028-10-02"), ("data-status", "current")],
        [("data-from", "2028-10-02"), ("data-status", "superseded")],
    ]
    assert [" hidden" in line for line in lines] == [False, True]
    assert drawn.count(f'"policies/{MADE_UP}/editions/"') == 1
    tag = part_of_page("editions.html.j2", "updates", updates_of(PAGES, made_up=True), (), "")
    assert '<span class="nav-tag" data-until="2028-10-02">ahead</span>' in tag
