"""What to ask next: only what changes the answer, immediate danger first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.answer import Answered, Choice, Question
from navigator.engine.case import UNSURE, Case, UnreadableCase
from navigator.engine.facts import SHOW_ALL
from navigator.engine.ladder import Rung, covers
from navigator.engine.placing import weighed
from navigator.engine.state import State
from navigator.engine.vocabulary import Outcome, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from navigator.engine.model import Condition, Edition
    from navigator.engine.references import When


# The id of a question, and how it is put: most are only asked for by their ids.
type _Put = tuple[str, Callable[[], Question]]


def questions(state: State) -> Iterator[Question]:
    """The questions of this case in order: those answered, then the one to ask next, if any.

    A caller that wants the next question takes the first that has no answer.
    """
    return (put() for _, put in _put(state))


def _put(state: State) -> Iterator[_Put]:
    yield site.DANGER, lambda: site.DANGER_QUESTION
    if state.danger:
        return
    yield site.PROCESS, lambda: site.PROCESS_QUESTION
    if state.elsewhere:
        return
    if by_area := state.area_condition:
        yield by_area.id, partial(condition_question, by_area)
    for route in state.edition.routes:
        if not route.at:
            yield from _conditions(state, route.when)
    if state.ladder_set_aside:
        if state.stage_open:
            # Whoever may choose the stage is not sent back to one that was tried.
            yield site.POSITION, partial(position_question, state)
        return
    yield from _put_on_ladder(state)


def _put_on_ladder(state: State) -> Iterator[_Put]:
    for stage in state.edition.stages:
        yield from _conditions(state, stage.when)
    yield site.POSITION, partial(position_question, state)
    if state.position is None:
        for entry in state.edition.entry:
            yield from _conditions(state, entry.when)
    else:
        if state.position.settles:
            yield site.OUTCOME, partial(outcome_question, state.position)
        for move in state.position.moves(state.outcome or Outcome.OPEN):
            yield from _conditions(state, move.when)
        if state.outcome is not Outcome.RESOLVED:
            for route in state.edition.routes:
                if covers(route.at, state.position) and not state.adds_nothing(route):
                    yield from _conditions(state, route.when)
    for each in weighed(state):
        yield from _conditions(state, each.duty.when)


def _conditions(state: State, when: When | None) -> Iterator[_Put]:
    """The questions that a condition depends on, as far as they still matter."""
    if when is None:
        return
    unasked = state.facts.unasked(when)
    for name in when.conditions:
        if state.facts.asked(name) or name in unasked:
            yield name, partial(condition_question, state.facts.condition(name))


def next_question(state: State) -> Question | None:
    """The first question without an answer, or None when the guidance can be given."""
    return next((put() for name, put in _put(state) if state.case.answer(name) is None), None)


def replay(edition: Edition, case: Case) -> tuple[State, Question | None]:
    """The case with only the answers to questions that are put, and the question to ask next.

    An answer kept from another way through says nothing here. UnreadableCase where an answer is
    not one of the question's choices.
    """
    state = State(edition=edition, case=replace(case, answers=()))
    while question := next_question(state):
        given = case.answer(question.id)
        if given is None:
            return state, question
        allowed = [each.id for each in question.choices]
        if given not in allowed:
            message = f"answers.{question.id}: found {given[:40]!r}; allowed: {', '.join(allowed)}"
            raise UnreadableCase(message)
        state = state.answering(question.id, given)
    return state, None


def answered(state: State) -> tuple[Answered, ...]:
    """The answers that were used, in the order they were asked, each once."""
    used: dict[str, Answered] = {}
    for question in questions(state):
        given = state.case.answer(question.id)
        if given is None:
            break
        text = next(each.label for each in question.choices if each.id == given)
        rule = question.unsure if given == UNSURE else ""
        used.setdefault(
            question.id,
            Answered(
                question=question.id, label=question.label, choice=given, text=text, rule=rule
            ),
        )
    return tuple(used.values())


def condition_question(condition: Condition) -> Question:
    """A question for one of the edition's conditions."""
    if condition.unsure == SHOW_ALL:
        unsure = "\"I'm not sure\" shows every part that may apply. That is the tool's rule."
    else:
        label = next(each.label for each in condition.options if each.id == condition.unsure)
        unsure = (
            f'"I\'m not sure" is treated as "{label}". That is the tool\'s rule, not the policy\'s.'
        )
    return Question(
        id=condition.id,
        label=condition.label,
        title=condition.question,
        help=condition.help,
        choices=(
            *(Choice(id=each.id, label=each.label, help=each.help) for each in condition.options),
            Choice(id=UNSURE, label="I'm not sure"),
        ),
        by="policy",
        unsure=unsure,
        cite=tuple(map(str, condition.cite)),
    )


def position_question(state: State) -> Question:
    """How far it has got: before the ladder, or at one of its rungs."""
    raising = state.view is View.RAISING
    return Question(
        id=site.POSITION,
        label=site.POSITION_LABEL,
        title=site.POSITION_TITLE,
        help=site.POSITION_HELP,
        choices=(
            *((Choice(id=site.START, label=site.POSITION_START),) if raising else ()),
            *(
                Choice(
                    id=each.path,
                    # An edition's own words are those of the one who raises it.
                    label=(raising and each.position) or f"It is at {each.label}",
                    help=each.label if raising else "",
                )
                for each in state.positions
            ),
            Choice(id=UNSURE, label="I'm not sure"),
        ),
        by="site",
        unsure=site.POSITION_UNSURE,
    )


def outcome_question(rung: Rung) -> Question:
    """How things stand at the rung it is at."""
    return Question(
        id=site.OUTCOME,
        label=site.OUTCOME_LABEL,
        title=site.OUTCOME_TITLE,
        help=rung.label,
        choices=site.OUTCOMES,
        by="site",
        unsure=site.OUTCOME_UNSURE,
    )
