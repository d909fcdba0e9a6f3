"""Drafts of e-mails: to the right person or to nobody, and with nothing about the child."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from navigator.engine.email_draft import (
    LONGEST,
    NO_ADDRESS,
    NOT_THE_POLICYS,
    RING,
    SECURE,
    SUBJECT,
    email_draft,
)
from navigator.engine.errors import NothingToTake
from navigator.engine.ladder import duties_by_path
from navigator.engine.model import Way
from navigator.engine.shown import Shown
from navigator.engine.vocabulary import WayKind
from tests.engine.paths import LIBRARY, walked
from tests.engine.taken import LAMBETH, answered, due, imprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import Guidance
    from navigator.engine.email_draft import Draft
    from navigator.engine.model import Edition

EDITIONS = [each for each in LIBRARY.editions if not (each.standing.ended)]


def drafts() -> Iterator[tuple[Edition, Guidance, Draft]]:
    """A draft for each answer that has a step, of each edition, as if all were in force."""
    for edition in EDITIONS:
        for guidance in walked(edition.policy).answers:
            if guidance.duties and guidance.status.in_force:
                yield edition, guidance, email_draft(guidance, edition, imprint())


def test_a_draft_fits_every_mail_program() -> None:
    """Its address is short enough, whatever the policy wants in it."""
    assert max(len(draft.href) for _, _, draft in drafts()) < 1900


def test_what_has_no_date_says_how_soon_it_is() -> None:
    """What is needed now says so, whatever date stands beside it; else the policy's own words."""
    seen = set()
    for _, guidance, draft in drafts():
        clock = guidance.duties[0].clock
        if clock.state == "now":
            assert "This is needed now." in draft.body
            assert "Due by" not in draft.body
        if clock.state == "words":
            assert clock.rule.lower() in draft.body.lower()
        seen.add(clock.state)
    assert seen >= {"now", "words"}


def test_it_goes_to_the_recipient_or_to_nobody() -> None:
    """An address is of a contact whose role the step's recipient has, or that the step names."""
    addressed = 0
    for edition, guidance, draft in drafts():
        if not draft.to:
            assert urlsplit(draft.href).path == ""
            assert draft.about_to
            continue
        first = guidance.duties[0]
        # Of what is needed now, the first with an address; else the first of all.
        now = [each for each in guidance.duties if first.clock.state == each.clock.state == "now"]
        theirs = {
            way.dial
            for each in now or [first]
            for duty in [duties_by_path(edition)[each.id]]
            for contact in edition.contacts
            if contact.id in duty.contacts or contact.role in duty.recipient.roles
            for way in contact.ways
        }
        assert theirs.issuperset(draft.to.split(","))
        assert unquote(urlsplit(draft.href).path) == draft.to
        addressed += 1
    assert addressed


def test_no_address_is_said() -> None:
    """Lambeth prints nothing for a line manager: the draft is to nobody, and says so."""
    draft = email_draft(answered(), LAMBETH, imprint())
    assert (draft.to, draft.about_to) == ("", NO_ADDRESS)


def at(path: str) -> Draft:
    """The draft for an answer of Lambeth's that begins with this duty."""
    answers = walked("lambeth").answers
    guidance = next(each for each in answers if each.duties and each.duties[0].id == path)
    return email_draft(guidance, LAMBETH, imprint())


def test_all_who_are_to_be_told_get_it() -> None:
    """The override is told to two offices, and each has an address."""
    assert at("override/notify").to == "saferchildren@lambeth.gov.uk,acarter@lambeth.gov.uk"


def both_at_once() -> Guidance:
    """Lambeth's answer at immediate risk with one of the five events: two steps, both now."""
    return asking("override/notify", "immediate-risk/tell")


def asking(*duties: str) -> Guidance:
    """Lambeth's answer with these duties and no others."""
    answers = walked("lambeth").answers
    return next(each for each in answers if tuple(duty.id for duty in each.duties) == duties)


def test_of_several_steps_needed_now_the_first_with_an_address_is_drafted() -> None:
    """The manager's is not printed; that must not keep the two offices from being written to."""
    guidance = both_at_once()
    turned = replace(guidance, duties=guidance.duties[::-1])
    draft = email_draft(turned, LAMBETH, imprint())
    assert draft.to == "saferchildren@lambeth.gov.uk,acarter@lambeth.gov.uk"
    assert "To be done now as well: Tell your manager or supervisor" in draft.about_to


def test_what_may_not_have_happened_is_drafted_to_nobody() -> None:
    """Two offices have an address; but nobody knows yet that one of the five events happened."""
    answers = walked("lambeth").answers
    unsure = [
        each
        for each in answers
        if [duty.id for duty in each.duties[:2]] == ["immediate-risk/tell", "override/notify"]
    ]
    assert unsure
    for each in unsure:
        assert each.duties[1].condition
        assert email_draft(each, LAMBETH, imprint()).to == ""


def test_the_other_steps_needed_now_are_said() -> None:
    """Where the first has an address, the second is named beside the draft; alone, none is."""
    assert "To be done now as well: Tell your manager" in (
        email_draft(both_at_once(), LAMBETH, imprint()).about_to
    )
    assert "as well:" not in email_draft(asking("override/notify"), LAMBETH, imprint()).about_to


def test_what_is_needed_now_is_not_passed_over_for_what_is_not() -> None:
    """The first step is needed now and has no address; the one that has may wait."""
    guidance = both_at_once()
    second, first = guidance.duties
    later = replace(second, clock=replace(second.clock, state="due"))
    draft = email_draft(replace(guidance, duties=(first, later)), LAMBETH, imprint())
    assert (draft.to, draft.about_to) == ("", NO_ADDRESS)


def test_somebody_elses_step_says_whose_it_is() -> None:
    """A Head of Service refers to the partnership: the draft is theirs to send."""
    draft = at("stage-6/hand-up")
    assert draft.to == "saferchildren@lambeth.gov.uk"
    assert "Head of Service" in draft.about_to
    assert "Head of Service" not in at("override/notify").about_to


def test_it_opens_with_its_subject_and_its_body() -> None:
    """The link holds what the draft shows, line ends as mail programs want them."""
    draft = email_draft(answered(), LAMBETH, imprint())
    held = parse_qs(urlsplit(draft.href).query)
    assert held["subject"] == [SUBJECT]
    assert held["body"] == [draft.body.replace("\n", "\r\n")]


def test_it_has_the_policys_headings_with_room_below() -> None:
    """The written concern's three headings, an empty line under each, and no other word."""
    guidance = answered()
    lines = email_draft(guidance, LAMBETH, imprint()).body.split("\n")
    paper = next(each for each in guidance.documents if each.title in guidance.duties[0].bring)
    for heading in paper.fields:
        at = lines.index(f"{heading}:")
        assert lines[at + 1 : at + 3] == ["", ""]


@pytest.mark.parametrize(
    "address",
    ["office?bcc=x@example.org", "a&body=x@example.org", "50%40x@example.org", "o'x+y@example.org"],
)
def test_an_address_is_only_an_address(address: str) -> None:
    """No part of it adds a recipient or words of its own, and the draft shows it as it is."""
    guidance = next(
        each
        for each in walked("lambeth").answers
        if each.duties and each.duties[0].id == "stage-6/hand-up"
    )
    first = guidance.duties[0]
    way = Way(kind=WayKind.EMAIL, printed=address, dial=address)
    contacts = {each.id: replace(each, ways=(way,), confirmed=None) for each in LAMBETH.contacts}
    shown = Shown(edition=LAMBETH, in_force=True)
    told = tuple(shown.contact(contacts[each.id]) for each in first.contacts)
    changed = replace(guidance, duties=(replace(first, contacts=told),))
    draft = email_draft(changed, LAMBETH, imprint())
    held = urlsplit(draft.href)
    assert (unquote(held.path), draft.to) == (address, address)
    assert set(parse_qs(held.query)) == {"subject", "body"}


def test_it_says_what_it_is_for() -> None:
    """Policy, stage and date below the security line; the reply's date is left open."""
    lines = email_draft(answered(), LAMBETH, imprint()).body.split("\n")
    assert lines[1] == lines[3] == ""
    for part in (LAMBETH.title, LAMBETH.name, "Stage 2", "28 November 2026, 16:00", "reply by …"):
        assert part in lines[2]


@pytest.mark.parametrize("kind", ["agreed", "sooner"])
def test_a_date_of_the_parties_own_is_not_given_as_the_policys(kind: str) -> None:
    """The other side would check it against the policy."""
    own, policys = due("2026-11-27T20:00", kind=kind), due("2026-11-28T16:00")
    assert NOT_THE_POLICYS in email_draft(own, LAMBETH, imprint()).body
    assert NOT_THE_POLICYS not in email_draft(policys, LAMBETH, imprint()).body


def test_a_date_that_has_passed_is_given_as_past() -> None:
    """It was due: nobody is told that there is time."""
    late = email_draft(due("2026-11-27T16:00", overdue=True), LAMBETH, imprint())
    assert "It was due by Friday 27 November 2026, 16:00" in late.body
    assert "It was due" not in email_draft(due("2026-11-28T16:00"), LAMBETH, imprint()).body


def test_it_names_no_route() -> None:
    """A route's title, such as one on looked after children, says something of the child."""
    held = 0
    for edition, guidance, draft in drafts():
        titles = [each.title for each in edition.routes if each.title != guidance.where]
        assert [each for each in titles if each in draft.body] == [], guidance.where
        held += any(each.where in titles for each in guidance.duties)
    assert held


def test_it_says_nothing_of_the_answers() -> None:
    """Two answers to the same step, from different cases, give the same draft but for the date."""
    guidance = answered()
    first = guidance.duties[0]
    other = replace(
        guidance,
        duties=(replace(first, clock=replace(first.clock, leading=None, state="waiting")),),
        times=(),
    )
    drawn = [email_draft(each, LAMBETH, imprint()).body for each in (guidance, other)]
    assert first.clock.leading
    assert drawn[0].replace(f"Due by {first.clock.leading.text}. ", "") == drawn[1]


def test_it_asks_for_a_secure_system() -> None:
    """The first line says so, and is the writer's to take out."""
    assert email_draft(answered(), LAMBETH, imprint()).body.startswith(SECURE)


@pytest.mark.parametrize(("state", "said"), [("now", RING), ("overdue", RING), ("due", "")])
def test_what_is_urgent_says_to_ring_as_well(state: str, said: str) -> None:
    """E-mail alone is not "immediately"."""
    guidance = answered()
    first = guidance.duties[0]
    urgent = replace(guidance, duties=(replace(first, clock=replace(first.clock, state=state)),))
    assert email_draft(urgent, LAMBETH, imprint()).urgent == said


def test_headings_that_do_not_fit_are_told() -> None:
    """A long list is cut at a heading, with a line that says so and where the rest is."""
    guidance = answered()
    paper = guidance.documents[0]
    long = replace(paper, fields=tuple(f"Heading {n}, as the policy prints it" for n in range(90)))
    draft = email_draft(replace(guidance, documents=(long,)), LAMBETH, imprint())
    assert draft.trimmed
    assert LONGEST - 150 < len(draft.href) <= LONGEST
    assert "Heading 0, as the policy prints it:" in draft.body
    assert imprint().address in draft.body
    assert "Heading 89" not in draft.body
    assert not email_draft(guidance, LAMBETH, imprint()).trimmed


def test_an_edition_not_in_force_drafts_nothing() -> None:
    """Nobody is written to as an old edition said."""
    guidance = answered()
    past = replace(guidance, status=replace(guidance.status, in_force=False))
    with pytest.raises(NothingToTake):
        email_draft(past, LAMBETH, imprint())
