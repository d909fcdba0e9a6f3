"""An exercise on paper: the story with room to write, and a sheet with its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.handout_pdf import pdf_of
from navigator.authoring.handout_type import FAMILY
from navigator.authoring.scenario_shown import ASK_WHEN, ASK_WHO
from navigator.engine.dates_in_words import day_in_words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from navigator.authoring.scenario_shown import ScenarioShown, StepShown
    from navigator.engine.answer import Clock, DutyShown

_MARK: Final = "Fictional exercise with set dates. Nothing here is a live answer."
_RECORD: Final = "What do you write down?"


def exercise_pdf(shown: ScenarioShown, day: date, fonts: Path, *, answers: bool) -> bytes:
    """A scenario as a sheet to write on, or with its answers. HandoutNotMadeError."""
    return pdf_of("exercise.typ", "exercise", _held(shown, day, answers), day, fonts)


def _held(shown: ScenarioShown, day: date, answers: bool) -> dict[str, Any]:  # noqa: FBT001 - which sheet
    text, edition = shown.scenario.text, shown.edition
    status = ""
    if shown.status:
        status = f"On the first day of this exercise: {shown.status.status}. "
        if not shown.status.in_force:
            status += "It is here to learn from, not to act on. "
    kind = "Answers: " if answers else "Exercise: "
    whose = f"{edition.name}: {edition.title}, {edition.edition_name} edition. {status}"
    return {
        "family": FAMILY,
        "answers": answers,
        "title": f"{kind}{text.title}",
        "about": text.about,
        "mark": _MARK,
        "whose": whose.strip(),
        "you": text.you,
        "foot": f"{edition.name}, {edition.edition_name} edition. Made on {day_in_words(day)}.",
        "steps": [_step(each, len(shown.steps)) for each in shown.steps],
        "discuss": text.discuss,
        "facilitator": text.facilitator,
    }


def _step(step: StepShown, of: int) -> dict[str, Any]:
    asked = [step.ask or ASK_WHO, ASK_WHEN, _RECORD] if step.duties else [step.ask or ASK_WHO]
    nothing = [{"do": step.nothing, "facts": []}] if step.nothing else []
    return {
        "title": f"Step {step.number} of {of}: {step.title}",
        "clock": step.clock,
        "story": step.story,
        "questions": asked,
        "answers": [*nothing, *map(_answer, step.duties)],
        "why": step.why,
        "discuss": step.discuss,
    }


def _answer(duty: DutyShown) -> dict[str, Any]:
    facts = [("Who", duty.recipient)] if duty.recipient else []
    facts += [("By when", _by_when(duty.clock)), ("Whose job", duty.whose)]
    if duty.clock.leading:
        facts.append(("How it is counted", duty.clock.leading.counting))
    facts += [("Read another way", each.text) for each in duty.clock.others]
    facts.append(("Place in the policy", "; ".join(duty.cite)))
    return {"do": duty.do, "facts": facts}


def _by_when(clock: Clock) -> str:
    """The date with its rule, or the rule alone."""
    if clock.leading is None:
        return clock.rule
    late = "overdue since " if clock.leading.overdue else ""
    return f"{late}{clock.leading.text} ({clock.rule[:1].lower()}{clock.rule[1:]})"
