"""The change list: one change for one change, in words, the gravest first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from navigator.authoring.library import load_library
from navigator.changes.between import changes
from navigator.changes.change import Consequence, Kind
from navigator.engine.model import Confirmed, Contact, Edition
from navigator.engine.moments import PartialDate
from navigator.engine.quantity import Quantity
from navigator.engine.references import After, Parties, Strong
from navigator.engine.vocabulary import Act, Door, Sooner, Strength
from tests.changes.editions import (
    NUMBER,
    OTHER,
    contact,
    duty,
    lambeth,
    limit,
    rewritten,
    with_contact,
    with_duty,
    with_stage,
)


@pytest.mark.parametrize("edition", load_library().editions, ids=lambda each: each.policy)
def test_an_edition_has_not_changed_against_itself(edition: Edition) -> None:
    """Nothing is said where nothing differs."""
    assert changes(edition, edition) == ()


def test_another_number_of_the_same_unit_is_one_short_change() -> None:
    """A limit's change says the duty, the new time and the number it was."""
    within = limit(lambeth(), "stage-2/resolve", within=Quantity.from_text("3 working days"))
    (change,) = changes(lambeth(), with_duty(lambeth(), "stage-2/resolve", limit=within))
    assert str(change) == "Stage 2: reach a resolution within 3 working days, was 5"
    assert (change.kind, change.consequence) == (Kind.CHANGED, Consequence.WHEN)
    assert change.anchor == "duty-stage-2--resolve"
    assert change.path == "stages.stage-2.duties.resolve.limit"


@pytest.mark.parametrize(
    ("fields", "says", "said_before"),
    [
        ({"within": Quantity.from_text("24 hours")}, "24 hours", "5 working days"),
        ({"sooner": Sooner.NOT_PRINTED}, "within 5 working days", "or sooner"),
        ({"after": After.from_text("stage-2 started")}, "the start of stage 2", "5 working days"),
        ({"within": Quantity.from_text("none stated"), "sooner": Sooner.NOT_PRINTED,
          "readings": ()}, "no time limit", "5 working days"),
    ],
)  # fmt: skip
def test_any_other_change_of_a_limit_gives_both(
    fields: dict[str, Any], says: str, said_before: str
) -> None:
    """A limit in another unit, with another start, or gone, is said whole: now and before."""
    within = limit(lambeth(), "stage-2/resolve", **fields)
    (change,) = changes(lambeth(), with_duty(lambeth(), "stage-2/resolve", limit=within))
    assert says in change.now
    assert said_before in change.was
    assert change.consequence is Consequence.WHEN


def test_a_new_duty_to_tell_somebody_is_one_change() -> None:
    """It says new, what to do and who does it, and counts as telling, not as whom to go to."""
    told = replace(
        duty(lambeth(), "stage-4/outcome"), id="tell-office", do="Tell the Business Manager"
    )
    new = with_stage(lambeth(), "stage-3", lambda it: replace(it, duties=(*it.duties, told)))
    (change,) = changes(lambeth(), new)
    assert str(change) == "Stage 3: new: tell the Business Manager"
    assert (change.kind, change.consequence) == (Kind.NEW, Consequence.TELL)
    (change,) = changes(new, lambeth())
    assert change.kind is Kind.GONE


@pytest.mark.parametrize(
    ("fields", "consequence"),
    [
        ({"recipient": Parties.from_text("lscp")}, Consequence.WHO),
        ({"actor": Parties.from_text("safeguarding-leads")}, Consequence.WHO),
        ({"act": Act.CONSULT}, Consequence.WHO),
        ({"strength": Strong(word=Strength.MAY)}, Consequence.STRENGTH),
        ({"bring": ()}, Consequence.TELL),
        ({"copy_to": Parties.from_text("lscp")}, Consequence.TELL),
        ({"about": "Another remark."}, Consequence.WORDING),
    ],
)
def test_each_part_of_a_duty_bears_on_its_own_matter(
    fields: dict[str, Any], consequence: Consequence
) -> None:
    """One field of a duty that differs is one change, of that field's weight."""
    (change,) = changes(lambeth(), with_duty(lambeth(), "stage-2/hand-up", **fields))
    assert change.consequence is consequence


def inserted(*, renumber_ids: bool) -> Edition:
    """Lambeth with a panel between stages 1 and 2, the later stages numbered one higher.

    ``renumber_ids`` also gives the stages that follow ids by their new numbers.
    """
    edition = lambeth()
    panel = "stage-2" if renumber_ids else "panel"
    if renumber_ids:
        held = ((f"stage-{n}", f"stage-{n + 1}") for n in range(6, 1, -1))
        edition = rewritten(edition, *held)
    one, *rest = edition.stages
    first = replace(one, then=tuple(replace(each, go=panel) for each in one.then))
    advice = replace(one.duties[0], id="ask", do="Put it to the panel", when=None)
    new = replace(one, id=panel, number="2", title="Panel", duties=(advice,))
    onward = tuple(replace(each, number=str(int(each.number) + 1)) for each in rest)
    made = replace(edition, stages=(first, new, *onward))
    return rewritten(made, ("stage-1 unresolved", f"{panel} unresolved"))


@pytest.mark.parametrize("renumber_ids", [False, True])
def test_a_stage_put_in_between_is_one_change(*, renumber_ids: bool) -> None:
    """Not one for each stage after it, nor one for each thing that now leads to or from it."""
    (change,) = changes(lambeth(), inserted(renumber_ids=renumber_ids))
    assert change.kind is Kind.NEW
    assert change.place == "Stage 2"
    assert "Panel" in change.words
    assert "stage 3 (Line manager)" in change.words
    assert "2 is now 3" in change.more[-1]
    assert "Put it to the panel" in change.more[0]


@pytest.mark.parametrize("renumber_ids", [False, True])
def test_a_stage_taken_out_is_one_change(*, renumber_ids: bool) -> None:
    """The reverse of putting it in."""
    (change,) = changes(inserted(renumber_ids=renumber_ids), lambeth())
    assert change.kind is Kind.GONE
    assert "Panel" in change.words


def test_a_stage_that_is_now_passed_over_is_said() -> None:
    """A move past a stage that both editions have is a change of what comes next."""
    past = with_stage(
        lambeth(),
        "stage-2",
        lambda it: replace(it, then=tuple(replace(each, go="stage-5") for each in it.then)),
    )
    (change,) = changes(lambeth(), past)
    assert change.consequence is Consequence.WHO
    assert (change.was, change.now) == ("go to stage 3", "go to stage 5")


def test_stages_in_another_order_are_one_change_and_its_moves() -> None:
    """An order is a change of its own, told once."""
    one, two, three, *rest = lambeth().stages
    moved = replace(lambeth(), stages=(one, three, two, *rest))
    assert [each.kind for each in changes(lambeth(), moved)] == [Kind.MOVED]


def test_danger_comes_first_and_wording_last() -> None:
    """Whatever changes where a child is in danger leads the list, be it only who is told."""
    edition = lambeth()
    route = next(each for each in edition.routes if each.kind == "immediate risk")
    risk = replace(route, duties=(replace(route.duties[0], strength=Strong(word=Strength.MAY)),))
    new = replace(
        edition,
        title="Another Title",
        routes=tuple(risk if each is route else each for each in edition.routes),
    )
    within = limit(new, "stage-2/resolve", within=Quantity.from_text("3 working days"))
    new = with_duty(new, "stage-2/resolve", limit=within)
    new = with_duty(new, "stage-3/hand-up", about="Another remark.")
    assert [each.consequence for each in changes(edition, new)] == [
        Consequence.DANGER,
        Consequence.WHEN,
        Consequence.STANDING,
        Consequence.WORDING,
    ]


def test_a_new_number_gives_both_numbers() -> None:
    """The number to use now leads."""
    (change,) = changes(with_contact(contact()), with_contact(contact(ways=(OTHER,))))
    assert (change.now, change.was) == ("01632 960222", "01632 960111")
    assert change.consequence is Consequence.CONTACT


def test_spaces_in_a_number_are_no_new_number() -> None:
    """What is dialled is what counts."""
    spaced = replace(NUMBER, printed="016 3296 0111")
    (change,) = changes(with_contact(contact()), with_contact(contact(ways=(spaced,))))
    assert change.consequence is Consequence.WORDING


def test_a_front_door_s_number_is_a_matter_of_danger() -> None:
    """It is what somebody rings for a child in danger."""
    old, new = (contact(door=Door.FRONT_DOOR, ways=(way,)) for way in (NUMBER, OTHER))
    (change,) = changes(with_contact(old), with_contact(new))
    assert change.consequence is Consequence.DANGER


@pytest.mark.parametrize("later", [contact(person="B. Other", ways=(OTHER,)), contact(id="x")])
def test_nobody_s_name_or_own_number_is_repeated(later: Contact) -> None:
    """A person printed in an edition is shown on that edition's page alone."""
    named = contact(person="A. Name", title="Head")
    for old, new in ((named, later), (later, named)):
        found = changes(with_contact(old), with_contact(new))
        assert found
        told = " ".join(
            text for each in found for text in (str(each), each.was, each.now, *each.more)
        )
        assert "Name" not in told
        personal = NUMBER if old is named else OTHER
        assert personal.printed not in told or not later.person


def test_a_confirmed_value_is_a_change_of_its_contact() -> None:
    """It leads what was printed, with who confirmed it and when."""
    confirmed = Confirmed(
        ways=(OTHER,), by="Business Manager", on=PartialDate.from_text("2026-10-05")
    )
    (change,) = changes(with_contact(contact()), with_contact(contact(confirmed=confirmed)))
    assert change.now == "01632 960222"


def test_a_change_of_scope_or_area_is_a_matter_of_whom_it_binds() -> None:
    """It decides which policy somebody has to go by."""
    new = replace(
        lambeth(),
        areas=(),
        scope=replace(lambeth().scope, agencies="Some agencies."),
    )
    assert {each.consequence for each in changes(lambeth(), new)} == {Consequence.WHO}
