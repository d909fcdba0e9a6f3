"""Whatever else changes with it, nothing that changes is left out, and nothing false is added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from navigator.changes.between import changes
from navigator.changes.change import Consequence
from navigator.engine.model import Confirmed, Edition, Limit, LimitReading, Option
from navigator.engine.moments import PartialDate
from navigator.engine.quantity import Quantity
from navigator.engine.references import After
from navigator.engine.vocabulary import Act, Door
from tests.changes.editions import (
    OTHER,
    contact,
    given_anew,
    lambeth,
    limit,
    with_condition,
    with_contact,
    with_document,
    with_duty,
)

RISK = "immediate-risk"


def test_a_question_worded_anew_still_says_what_not_sure_counts_as() -> None:
    """A new question hides no other change of it, and each is as grave as the question."""
    new = with_condition(lambeth(), RISK, question="Is the child in danger?", unsure="no")
    found = changes(lambeth(), new)
    assert [each.consequence for each in found] == [Consequence.DANGER] * 2
    asked, unsure = found
    assert asked.now == "Is the child in danger?"
    assert (unsure.was, unsure.now) == ("Yes", "No")
    assert "I'm not sure" in unsure.words
    assert unsure.path == f"conditions.{RISK}.unsure"


def test_a_question_with_another_id_and_other_words_is_the_one_of_its_label() -> None:
    """It is no new question beside one that is gone: what "I'm not sure" counts as is compared."""
    new = given_anew(lambeth(), RISK)
    asked = {"question": "Is the child in danger?", "unsure": "no"}
    found = changes(lambeth(), with_condition(new, f"{RISK}-anew", **asked))
    assert {each.path.rpartition(".")[2] for each in found} == {"question", "unsure"}


def test_a_new_question_says_what_not_sure_counts_as() -> None:
    """So does one that is gone: it decides for whoever does not know."""
    question = next(each for each in lambeth().conditions if each.id == RISK)
    held = replace(question, id="x", label="Danger", question="Is it grave?", unsure="no")
    new = replace(lambeth(), conditions=(*lambeth().conditions, held))
    (change,) = changes(lambeth(), new)
    assert change.more == ('"I\'m not sure" counts as No.',)
    (change,) = changes(new, lambeth())
    assert change.more == ('It said: "I\'m not sure" counts as No.',)


def test_not_sure_that_shows_everything_is_said_in_words() -> None:
    """The data's own words for it are no practitioner's."""
    (change,) = changes(lambeth(), with_condition(lambeth(), RISK, unsure="show all"))
    assert "every answer" in change.words


def test_each_part_of_a_record_that_differs_is_said() -> None:
    """Another name, other contents, somebody else to send it to, other words: four changes."""
    new = with_document(
        lambeth(), "written-confirmation",
        title="Outcome form", fields=("Outcome",), send_to=("lscp",), about="By letter.",
    )  # fmt: skip
    assert {each.path.rpartition(".")[2] for each in changes(lambeth(), new)} == {
        "title", "fields", "send-to", "written-confirmation",
    }  # fmt: skip


def test_a_question_asked_otherwise_when_its_id_is_new_is_as_grave_as_it_was() -> None:
    """A question that the way out of danger hung on is no lesser matter once it hangs no more."""
    new = given_anew(lambeth(), RISK)
    others = tuple(each for each in new.routes if RISK not in str(each.when))
    assert len(others) == len(new.routes) - 1
    new = replace(with_condition(new, f"{RISK}-anew", unsure="no"), routes=others)
    (change,) = (
        each for each in changes(lambeth(), new) if each.path == f"conditions.{RISK}-anew.unsure"
    )
    assert change.consequence is Consequence.DANGER


def test_another_way_of_doing_it_is_said_beside_another_limit() -> None:
    """What to do, the remark beside it and the time: three changes, all said."""
    within = limit(lambeth(), "stage-5/hand-up", within=Quantity.from_text("4 working days"))
    do, about = "Write to the Head of Service", "Never take it by e-mail."
    new = with_duty(lambeth(), "stage-5/hand-up", do=do, about=about, limit=within)
    found = changes(lambeth(), new)
    assert [each.path.rpartition(".")[2] for each in found] == ["limit", "do", "about"]
    assert found[1].now == do


def test_a_limit_s_own_print_is_no_second_change() -> None:
    """Another number is printed otherwise: the number says it."""
    held = limit(
        lambeth(), "stage-2/resolve",
        within=Quantity.from_text("3 working days"), printed="within 3 working days",
    )  # fmt: skip
    (change,) = changes(lambeth(), with_duty(lambeth(), "stage-2/resolve", limit=held))
    assert change.words == "reach a resolution within 3 working days, was 5"


@pytest.mark.parametrize("doors", [(Door.FRONT_DOOR, Door.NO), (Door.NO, Door.FRONT_DOOR)])
def test_a_front_door_that_was_or_is_one_is_a_matter_of_danger(doors: tuple[Door, Door]) -> None:
    """Whoever still rings it for a child in danger has to learn that it is none now."""
    old, new = (with_contact(contact(door=door)) for door in doors)
    (change,) = changes(old, new)
    assert change.consequence is Consequence.DANGER


@pytest.mark.parametrize("acts", [(Act.HAND_UP, Act.NOTIFY), (Act.NOTIFY, Act.HAND_UP)])
def test_what_is_only_told_now_was_handed_up_before(acts: tuple[Act, Act]) -> None:
    """It bears on whom to go to, not only on whom to tell."""
    old, new = (with_duty(lambeth(), "stage-5/hand-up", act=act) for act in acts)
    (change,) = changes(old, new)
    assert change.consequence is Consequence.WHO


def test_who_confirmed_a_number_is_said_with_the_number() -> None:
    """A number is worth what stands behind it."""
    on = PartialDate.from_text("2026-10-05")
    confirmed = contact(confirmed=Confirmed(ways=(OTHER,), by="Business Manager", on=on))
    (change,) = changes(with_contact(contact()), with_contact(confirmed))
    assert change.words.endswith(
        f"01632 960222, was 01632 960111; confirmed by Business Manager, {on.in_words()}"
    )
    (change,) = changes(with_contact(confirmed), with_contact(contact()))
    assert change.words.endswith("; no longer confirmed by the partnership")


def with_role(edition: Edition, name: str, **fields: object) -> Edition:
    """The edition with one role changed."""
    changed = (
        replace(each, **fields) if each.id == name else each  # type: ignore[arg-type]
        for each in edition.roles
    )
    return replace(edition, roles=tuple(changed))


@pytest.mark.parametrize(("you", "says"), [(True, "now you"), (False, "no longer you")])
def test_who_the_reader_is_has_words_of_its_own(*, you: bool, says: str) -> None:
    """Nobody's side has changed, and none is said."""
    old, new = (with_role(lambeth(), "own-manager", you=it) for it in (not you, you))
    (change,) = changes(old, new)
    assert says in change.words
    assert "agency" not in change.words


def test_both_the_side_and_who_the_reader_is_are_said() -> None:
    """One does not hide the other."""
    side = next(each.side for each in lambeth().roles if each.id == "lscp")
    new = with_role(lambeth(), "own-manager", you=True, side=side)
    assert {each.path for each in changes(lambeth(), new)} == {
        "roles.own-manager.side",
        "roles.own-manager.you",
    }


UNIT = LimitReading(within=Quantity.from_text("5 days"), why="The unit may be left out.")
START = LimitReading(after=After.from_text("stage-2 started"), why="It may count from the start.")


@pytest.mark.parametrize(
    ("readings", "says", "says_not"),
    [
        ((UNIT,), "how it can be counted has changed", "start"),
        ((START,), "how its start can be read has changed", "counted"),
        ((UNIT, START), "how it can be counted has changed; how its start", "another event"),
    ],
)
def test_another_reading_says_whether_of_the_count_or_of_the_start(
    readings: tuple[LimitReading, ...], says: str, says_not: str
) -> None:
    """Days in place of working days are no other start."""
    old, new = (
        with_duty(
            lambeth(), "stage-2/resolve", limit=limit(lambeth(), "stage-2/resolve", readings=it)
        )
        for it in ((), readings)
    )
    (change,) = changes(old, new)
    assert says in change.words
    assert says_not not in change.words


def test_another_reading_is_said_beside_another_time() -> None:
    """A new unit does not hide that there is one more way to count."""
    within = Quantity.from_text("48 hours")
    held = limit(lambeth(), "stage-2/resolve", within=within, readings=(UNIT,))
    old = with_duty(
        lambeth(), "stage-2/resolve", limit=limit(lambeth(), "stage-2/resolve", readings=())
    )
    (change,) = changes(old, with_duty(lambeth(), "stage-2/resolve", limit=held))
    assert "48 hours" in change.words
    assert "how it can be counted has changed" in change.words


def test_an_answer_with_another_label_is_a_change_of_the_answers() -> None:
    """The ids are the same; what is chosen from is not."""
    options = (Option(id="yes", label="Yes"), Option(id="no", label="Not now"))
    (change,) = changes(lambeth(), with_condition(lambeth(), RISK, options=options))
    assert "the answers have changed" in change.words


def test_other_words_for_a_time_without_a_number_are_no_other_start() -> None:
    """What is printed has changed, and that is all that is said."""
    old, new = (
        with_duty(
            lambeth(), "stage-2/resolve",
            limit=Limit(within=Quantity.from_text("immediately"), printed=printed),
        )
        for printed in ("immediately", "at once")
    )  # fmt: skip
    (change,) = changes(old, new)
    assert "printed in other words" in change.words
    assert "start" not in change.words
