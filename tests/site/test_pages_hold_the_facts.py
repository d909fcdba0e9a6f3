"""All that an edition says is on its page; what is not in force is never offered to dial."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from navigator.engine.ladder import duties_by_path
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Unit
from navigator.engine.wording import NO_LIMIT, limit_in_words, parties_in_words
from tests.site.conftest import EDITIONS

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.engine.model import Edition
    from tests.site.reading import Page

pytestmark = pytest.mark.site
LIGHT = 15 * 1024
TODAY = datetime.now(UTC).date()
IN_FORCE = [each for each in EDITIONS if status_on(each, TODAY).in_force]
NOT_IN_FORCE = [each for each in EDITIONS if each not in IN_FORCE]
each_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: f"{e.policy}/{e.edition}")
past = pytest.mark.parametrize("edition", NOT_IN_FORCE, ids=lambda e: f"{e.policy}/{e.edition}")
present = pytest.mark.parametrize("edition", IN_FORCE, ids=lambda e: f"{e.policy}/{e.edition}")


def pages_of(edition: Edition, built: dict[str, Page]) -> list[Page]:
    """The policy's page, where this edition leads it, and the edition's own."""
    return [
        built[f"policies/{edition.policy}/{edition.edition}/index.html"],
        built[f"policies/{edition.policy}/index.html"],
    ]


@each_edition
def test_every_stage_and_step_is_on_the_page(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """Titles and numbers of stages, titles of steps."""
    wanted = [f"{s.number}" for s in edition.stages] + [s.title for s in edition.stages]
    wanted += [step.title for stage in edition.stages for step in stage.steps]
    for page in pages_of(edition, built_pages):
        assert [each for each in wanted if not page.has(each)] == []


@each_edition
def test_every_duty_is_on_the_page(edition: Edition, built_pages: dict[str, Page]) -> None:
    """What, who, to whom, by when, and the place in the source."""
    for page in pages_of(edition, built_pages):
        for duty in duties_by_path(edition).values():
            wanted = [duty.do, parties_in_words(duty.actor, edition)]
            wanted += [parties_in_words(duty.recipient, edition)]
            wanted += [limit_in_words(duty.limit, edition), *(str(cite) for cite in duty.cite)]
            assert [each for each in wanted if not page.has(each)] == []


@each_edition
def test_every_note_and_reading_has_its_place(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """What each says on the edition's page; on one of its own, each reading and why one is used."""
    own = built_pages[f"policies/{edition.policy}/{edition.edition}/left-open/index.html"]
    wanted = [note.says for note in edition.notes] + [note.why for note in edition.notes]
    wanted += [reading.text for note in edition.notes for reading in note.readings]
    assert [each for each in wanted if not own.has(each)] == []
    for page in pages_of(edition, built_pages):
        assert [note.id for note in edition.notes if not page.has(note.says)] == []
        assert any(href.endswith("/left-open/") for href, _ in page.links)


@each_edition
def test_every_contact_is_on_the_page_as_printed(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """Role, organisation, and each way to reach it."""
    wanted = [contact.title for contact in edition.contacts]
    wanted += [contact.organisation for contact in edition.contacts]
    wanted += [way.printed for contact in edition.contacts for way in contact.ways]
    for page in pages_of(edition, built_pages):
        assert [each for each in wanted if not page.has(each)] == []


@each_edition
def test_every_route_condition_and_document_is_on_the_page(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """Titles and questions, and what each document holds."""
    wanted = [route.title for route in edition.routes]
    wanted += [condition.question for condition in edition.conditions]
    wanted += [document.title for document in edition.documents]
    wanted += [each for document in edition.documents for each in document.fields]
    for page in pages_of(edition, built_pages):
        assert [each for each in wanted if not page.has(each)] == []


@each_edition
def test_the_page_says_who_encoded_and_who_checked(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """And leads to the published text where a link is known."""
    for page in pages_of(edition, built_pages):
        assert page.has(edition.encoded.by)
        assert edition.checked.done or page.has("Not checked by the partnership")
        links = {href for href, _ in page.links}
        assert {source.link for source in edition.sources if source.link} <= links


@each_edition
def test_a_duty_with_no_limit_says_so(edition: Edition, built_pages: dict[str, Page]) -> None:
    """A policy's silence is printed as often as its numbers are."""
    silent = [
        each
        for each in duties_by_path(edition).values()
        if each.limit.within.unit is Unit.NONE_STATED
    ]
    for page in pages_of(edition, built_pages):
        assert page.text.count(NO_LIMIT) >= len(silent)


@past
def test_an_edition_not_in_force_offers_nothing_to_dial(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """No telephone or mail link, and it says that it is only what the edition said."""
    for page in pages_of(edition, built_pages):
        assert [href for href, _ in page.links if href.startswith(("tel:", "mailto:"))] == []
        assert page.has("What this edition said")


@present
def test_what_can_be_dialled_is_a_link_and_nothing_else_is(
    edition: Edition, built_pages: dict[str, Page]
) -> None:
    """Printed text that can't be right is text."""
    ways = [way for contact in edition.contacts for way in contact.ways]
    for page in pages_of(edition, built_pages):
        linked = {text for _, text in page.links}
        assert [w.printed for w in ways if w.dial and w.printed not in linked] == []
        assert [w.printed for w in ways if not w.dial and w.printed in linked] == []


@past
def test_names_printed_then_stay_on_their_own_page(
    edition: Edition, built_pages: dict[str, Page], built_site: Path
) -> None:
    """Neither the search index nor any other page holds them."""
    named = [each.person for each in edition.contacts if each.person]
    own = {page.path for page in pages_of(edition, built_pages)}
    elsewhere = [page.text for page in built_pages.values() if page.path not in own]
    index = (built_site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert [name for name in named if name in index] == []
    assert [name for name in named for text in elsewhere if name in text] == []


def test_the_contacts_page_holds_every_contact_in_force(built_pages: dict[str, Page]) -> None:
    """Each row, adult services marked."""
    page = built_pages["contacts/index.html"]
    for edition in IN_FORCE:
        for contact in edition.contacts:
            assert page.has(contact.title)
            assert [way.printed for way in contact.ways if not page.has(way.printed)] == []


def test_a_page_of_a_policy_is_light(built_pages: dict[str, Page]) -> None:
    """At most 15 KB as it travels, its security policy and all."""
    heavy = {
        name: size
        for name, page in built_pages.items()
        if name.startswith("policies/")
        and (size := len(gzip.compress(page.path.read_bytes(), 9))) > LIGHT
    }
    assert heavy == {}


def test_home_leads_to_every_policy_and_to_the_navigator(built_pages: dict[str, Page]) -> None:
    """With each policy's areas and status."""
    page = built_pages["index.html"]
    links = {href for href, _ in page.links}
    assert "navigator/" in links
    for edition in EDITIONS:
        assert f"policies/{edition.policy}/" in links
        assert [area.name for area in edition.areas if not page.has(area.name)] == []


def test_every_page_says_999_and_what_it_does_not_replace(built_pages: dict[str, Page]) -> None:
    """Both stand on every page."""
    for page in built_pages.values():
        assert page.has("Danger now: call 999")
        assert page.has("does not replace a published policy")
