"""The questions that every policy is asked, each answered from its edition's data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_facts import UNTIMED, has_limit, number, place, silent, told_duty
from navigator.authoring.compare_ladder import sooner, stage_count, starts, untimed_stages
from navigator.authoring.compare_parts import NOT_SAID, Cell, Fact
from navigator.engine.ladder import END, duties_by_path, rungs, rungs_at
from navigator.engine.vocabulary import Act, DocumentKind, RouteKind, Side, WayKind
from navigator.engine.wording import limit_in_words, parties_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.model import Duty

# What the side of whoever comes first means to the one who raises it.
_FIRST: Final = {
    Side.RAISING: "Your own side first",
    Side.CHALLENGED: "The other agency first",
    Side.EACH: "The other agency first",
}
# How the last stage can end it, the strongest first.
_ENDINGS: Final = {
    Act.DECIDE: "Somebody decides",
    Act.MEDIATE: "Somebody mediates",
    Act.RESOLVE: "Somebody resolves it; how is not said",
}
_WRITTEN: Final = frozenset({DocumentKind.FORM, DocumentKind.NOTICE})
_TOLD: Final = frozenset({Act.NOTIFY, Act.SEND, Act.REPORT})


# ---------------------------------------------------------------- standing


def standing(page: PolicyPage) -> Cell:
    """Whether the edition can be relied on."""
    word = str(page.status.status).capitalize()
    return Cell(
        facts=(Fact(text=page.status.text, href=place(page, "source")),),
        heading=Fact(text=word, href=place(page, "source")),
        key=word,
    )


def first(page: PolicyPage) -> Cell:
    """Who is first: whom the first stage sends somebody to."""
    edition = page.edition
    sides = {role.id: role.side for role in edition.roles}
    found, keys = [], []
    for entry in edition.entry:
        for rung in rungs_at(edition, entry.go):
            duty = next((each for each in rung.duties if each.recipient.roles), None)
            if duty:
                found.append(
                    Fact(
                        text=parties_in_words(duty.recipient, edition),
                        href=place(page, page.shown.duty_anchor(f"{rung.path}/{duty.id}")),
                    )
                )
                side = sides[duty.recipient.roles[0]]
                keys.append(_FIRST.get(side, f"First: {side.meaning}"))
    if not found:
        return silent(page, "at-a-glance")
    return Cell(facts=tuple(found), key="; ".join(dict.fromkeys(keys)))


def at_immediate_risk(page: PolicyPage) -> Cell:
    """Whom to go to when a child is at immediate risk, and by when."""
    routes = [each for each in page.edition.routes if each.kind is RouteKind.IMMEDIATE_RISK]
    facts, keys = [], []
    for route in routes:
        facts += [told_duty(page, duty, route.id) for duty in route.duties]
        if route.duties:
            keys.append(_by_when(page, route.duties[0]))
        elif route.opens:
            text = f"It can start at: {'; '.join(map(page.shown.place, route.opens))}"
            facts += [
                Fact(text=text, href=place(page, f"route-{route.id}")),
                Fact(text="Nobody is named, and no time", said=False),
            ]
            every = {each.id for each in page.edition.stages} <= set(route.opens)
            which = "Any stage" if every else text
            keys.append(f"{which}, with nobody and no time named")
    if not facts:
        return silent(page, "other-routes")
    return Cell(facts=tuple(facts), key="; ".join(dict.fromkeys(keys)))


def _by_when(page: PolicyPage, duty: Duty) -> str:
    return limit_in_words(duty.limit, page.edition) if has_limit(duty) else UNTIMED


# ---------------------------------------------------------------- the top


def top(page: PolicyPage) -> Cell:
    """Where the ladder ends, and what happens there."""
    if not page.edition.stages:
        return silent(page, "at-a-glance")
    last = rungs(page.edition)[-1]
    ends = [each for each in last.duties if each.act in _ENDINGS]
    ending = next((words for act, words in _ENDINGS.items() if any(d.act is act for d in ends)), "")
    facts = [told_duty(page, duty, last.path) for duty in ends]
    if any(move.go == END and not move.stated for move in last.then):
        text = "If that fails: the policy does not say"
        facts.append(Fact(text=text, href=place(page, page.shown.anchor(last.path)), said=False))
    return Cell(
        heading=Fact(
            text=page.shown.place(last.stage.id),
            href=place(page, page.shown.anchor(last.stage.id)),
        ),
        facts=tuple(facts),
        key=ending or NOT_SAID,
    )


def binding(page: PolicyPage) -> Cell:
    """Whether what is decided binds the agencies."""
    found = {
        path: duty for path, duty in duties_by_path(page.edition).items() if duty.binds is not None
    }
    if not found:
        return silent(page, page.shown.anchor(page.edition.stages[-1].id))
    facts, keys = [], []
    for path, duty in found.items():
        whom = parties_in_words(duty.binds, page.edition)
        text = f"It binds: {whom}" if whom else "The policy says that it does not bind"
        facts.append(Fact(text=text, href=place(page, page.shown.duty_anchor(path)), who=duty.do))
        keys.append("Binding" if whom else "Not binding")
    return Cell(facts=tuple(facts), key="; ".join(dict.fromkeys(keys)))


# ---------------------------------------------------------------- records and what else


def records(page: PolicyPage) -> Cell:
    """What has to be written, and on which forms."""
    held = page.edition.documents
    if not held:
        return silent(page, "records-and-forms")
    facts = tuple(
        Fact(text=each.title, href=place(page, f"document-{each.id}"), who=str(each.kind))
        for each in held
    )
    forms = [each for each in held if each.kind in _WRITTEN]
    return Cell(facts=facts, key="A form or notice of its own" if forms else "No form is named")


def told(page: PolicyPage) -> Cell:
    """Who else is told, or gets a copy, along the way."""
    found: dict[str, str] = {}
    for path, duty in duties_by_path(page.edition).items():
        href = place(page, page.shown.duty_anchor(path))
        if duty.act in _TOLD and duty.recipient.roles:
            found.setdefault(parties_in_words(duty.recipient, page.edition), href)
        if duty.copy_to:
            found.setdefault(parties_in_words(duty.copy_to, page.edition), href)
    if not found:
        return silent(page, "at-a-glance", "Nobody else is named", "")
    return Cell(facts=tuple(Fact(text=who, href=href) for who, href in found.items()))


def other_ways(page: PolicyPage) -> Cell:
    """Ways beside the ladder, other than for immediate risk."""
    others = [each for each in page.edition.routes if each.kind is not RouteKind.IMMEDIATE_RISK]
    if not others:
        return silent(page, "other-routes", "None is printed", "None")
    facts = tuple(
        Fact(text=each.title, href=place(page, f"route-{each.id}"), who=str(each.kind))
        for each in others
    )
    kinds = dict.fromkeys(str(each.kind) for each in others)
    return Cell(facts=facts, key=", ".join(kinds).capitalize())


def contacts(page: PolicyPage) -> Cell:
    """How many contacts are printed, and of which kinds."""
    held = page.edition.contacts
    if not held:
        return silent(page, "contacts", "None is printed", "No contact printed")
    kinds = {way.kind for each in held for way in each.ways}
    count = f"{number(len(held))} contact{'s' if len(held) != 1 else ''}"
    key = "Phone numbers printed" if WayKind.PHONE in kinds else "No phone number printed"
    facts = (
        Fact(text=count, href=place(page, "contacts")),
        Fact(text=key, said=WayKind.PHONE in kinds),
    )
    return Cell(facts=facts, key=key)


def left_open(page: PolicyPage) -> Cell:
    """How many points the text leaves open."""
    count = len(page.edition.notes)
    href = page.open_points if count else place(page, "left-open")
    return Cell(facts=(Fact(text=f"{count} point{'s' if count != 1 else ''}", href=href),))


BEFORE: Final[tuple[tuple[str, str, Callable[[PolicyPage], Cell]], ...]] = (
    ("status", "Can it be relied on?", standing),
    ("first", "Who is first?", first),
    ("immediate-risk", "At immediate risk?", at_immediate_risk),
    ("stages", "How many stages?", stage_count),
)
AFTER: Final[tuple[tuple[str, str, Callable[[PolicyPage], Cell]], ...]] = (
    ("untimed", "Which stages have no time limit?", untimed_stages),
    ("starts", "Does it say when the time starts?", starts),
    ("sooner", "Sooner, if the child needs it?", sooner),
    ("top", "What is the top of the ladder?", top),
    ("binding", "Is the outcome binding?", binding),
    ("records", "What has to be written?", records),
    ("told", "Who else is told?", told),
    ("other-ways", "Other ways through?", other_ways),
    ("contacts", "Which contacts are printed?", contacts),
    ("left-open", "What does the text leave open?", left_open),
)
