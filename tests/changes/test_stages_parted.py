"""A stage that is taken out, or parted in steps: all that it said is said to be gone, once."""

from __future__ import annotations

from dataclasses import replace

from navigator.changes.between import changes
from navigator.engine.model import Edition, Limit, Step
from navigator.engine.quantity import Quantity
from navigator.engine.references import After
from tests.changes.editions import duty, lambeth, limit, with_duty, with_stage, words


def without(edition: Edition, stage: str) -> Edition:
    """The edition without one stage; what led to it leads on."""
    (gone,) = (each for each in edition.stages if each.id == stage)
    after = gone.then[0].go
    held = tuple(
        replace(
            each,
            then=tuple(replace(it, go=after) if it.go == stage else it for it in each.then),
        )
        for each in edition.stages
        if each is not gone
    )
    return replace(edition, stages=held)


def test_a_stage_taken_out_says_what_it_said() -> None:
    """Its duties, with their times, those once it is agreed included."""
    told = replace(
        duty(lambeth(), "stage-4/outcome"), id="tell", do="Tell the Business Manager",
        limit=Limit(within=Quantity.from_text("1 working day")),
    )  # fmt: skip
    edition = with_stage(lambeth(), "stage-3", lambda it: replace(it, resolved=(told,)))
    (change,) = (
        each for each in changes(edition, without(edition, "stage-3")) if "no longer" in each.words
    )
    hand_up, tell = change.more
    assert hand_up.startswith("It said: Take the issue to the safeguarding leads")
    assert "24 hours" in hand_up
    assert tell == "It said, once it is agreed: Tell the Business Manager, within 1 working day."
    (change,) = (
        each for each in changes(without(edition, "stage-3"), edition) if "new stage" in each.words
    )
    assert "Once it is agreed: Tell the Business Manager, within 1 working day." in change.more


def parted(edition: Edition, name: str, about: str = "") -> Edition:
    """The edition with one stage parted in two steps, of which the first is what it was."""
    (stage,) = (each for each in edition.stages if each.id == name)
    ask = replace(stage.duties[0], id="ask", do="Put it to the panel", limit=NO_LIMIT)
    steps = tuple(
        Step(
            id=each, title=each.capitalize(), position=stage.position, duties=duties, cite=(),
            then=then, about=about,
        )
        for each, duties, then in (
            ("first", stage.duties, tuple(replace(it, go=f"{name}/panel") for it in stage.then)),
            ("panel", (ask,), stage.then),
        )
    )  # fmt: skip
    new = replace(stage, steps=steps, duties=(), then=(), position="", about="")
    return with_stage(edition, name, lambda _: new)


NO_LIMIT = Limit(within=Quantity.from_text("none stated"))


def test_a_stage_parted_in_steps_is_one_change() -> None:
    """What led to the stage, and what counts from it, is what it was."""
    assert "stage-2 unresolved" in str(duty(lambeth(), "stage-3/hand-up").limit.after)
    new = parted(lambeth(), "stage-2")
    assert words(changes(lambeth(), new)) == {"Stage 2: new step: Panel"}
    (change,) = changes(new, lambeth())
    assert str(change) == "Stage 2: no longer a step: Panel"
    assert change.more == ("It said: Put it to the panel.",)


def test_the_start_of_a_stage_is_the_start_of_its_first_step() -> None:
    """A time that counts from the one is no other than one that counts from the other."""
    old, new = (
        with_duty(
            edition, "stage-3/hand-up",
            limit=limit(edition, "stage-3/hand-up", after=After.from_text(f"{start} started")),
        )
        for edition, start in (
            (lambeth(), "stage-2"), (parted(lambeth(), "stage-2"), "stage-2/first"),
        )
    )  # fmt: skip
    assert words(changes(old, new)) == {"Stage 2: new step: Panel"}


def test_another_name_of_a_stage_is_none_of_its_steps() -> None:
    """One change, not one more for each step."""
    old = parted(lambeth(), "stage-2")
    new = with_stage(old, "stage-2", lambda it: replace(it, title="Managers"))
    (change,) = changes(old, new)
    assert change.path == "stages.stage-2.title"
