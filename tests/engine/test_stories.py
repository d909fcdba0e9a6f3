"""The stories of the five editions, and that between them they visit everything.

Their dates were counted by hand, with a wall calendar and the published list of bank holidays.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from navigator.authoring.library import load_library
from navigator.engine import site
from navigator.engine.case import UNSURE, UnreadableCase
from navigator.engine.facts import Truth
from navigator.engine.interview import answered, replay
from navigator.engine.ladder import RESOLVED
from navigator.engine.placing import placed
from tests.engine.stories import Story, differences, read_stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Edition
    from navigator.engine.state import State

LIBRARY = load_library()
FILES = sorted((Path(__file__).parents[1] / "stories").glob("*.yaml"))
STORIES = [(path.stem, story) for path in FILES for story in read_stories(path)]


def edition_of(story: Story) -> Edition:
    """The edition that a story is about."""
    return LIBRARY.edition(*story.edition.split("/"))


@pytest.mark.parametrize(
    "story", [story for _, story in STORIES], ids=[f"{file}-{story.id}" for file, story in STORIES]
)
def test_story(story: Story) -> None:
    """The engine's answer holds every fact that the story tells."""
    found = differences(story, edition_of(story), LIBRARY.calendar)
    assert not found, "\n".join([story.tells, *found])


def visited(state: State) -> Iterator[str]:
    """What one case visits: answers, rungs and how things stand there, moves, routes, duties."""
    yield from (f"answer {each.question}={each.choice}" for each in answered(state))
    if state.elsewhere:
        return
    for path in state.targets:
        yield f"rung {path}"
    if state.position and state.outcome:
        yield f"outcome {state.case.answer(site.OUTCOME)} at {state.position.path}"
        for number, move in enumerate(state.position.then):
            if move in state.moves():
                yield f"move {number} of {state.position.path}"
    for route in state.routes(Truth.YES):
        yield f"route {route.id}"
    for each in placed(state):
        yield f"duty {each.path}"


def all_there_is(edition: Edition, state: State) -> Iterator[str]:
    """Everything of an edition that a story can visit."""
    for question in (site.DANGER_QUESTION, site.PROCESS_QUESTION):
        yield from (f"answer {question.id}={choice.id}" for choice in question.choices)
    yield from (f"answer outcome={choice.id}" for choice in site.OUTCOMES)
    yield from (f"answer position={each}" for each in (site.START, UNSURE))
    for condition in edition.conditions:
        for choice in (*(option.id for option in condition.options), UNSURE):
            yield f"answer {condition.id}={choice}"
    for rung in state.rungs:
        yield f"answer position={rung.path}"
        yield f"rung {rung.path}"
        for outcome in ("open", "unresolved", "no-reply", "resolved") if rung.settles else ():
            yield f"outcome {outcome} at {rung.path}"
        yield from (f"move {number} of {rung.path}" for number, _ in enumerate(rung.then))
    yield f"rung {RESOLVED}"
    yield from (f"route {route.id}" for route in edition.routes)
    yield from (f"duty {path}" for path in state.duties)


@pytest.mark.parametrize("edition", LIBRARY.editions, ids=lambda each: each.policy)
def test_everything_is_visited(edition: Edition) -> None:
    """Every answer, rung, outcome, move, route and duty of an edition occurs in some story."""
    seen: set[str] = set()
    blank, _ = replay(edition, STORIES[0][1].case)
    for _, story in STORIES:
        if story.edition == f"{edition.policy}/{edition.edition}" and "refused" not in story.then:
            seen.update(visited(replay(edition, story.case)[0]))
    missing = [each for each in all_there_is(edition, blank) if each not in seen]
    assert not missing, f"{len(missing)} not visited:\n" + "\n".join(missing)


def test_a_story_file_for_each_edition() -> None:
    """A new policy brings its own stories."""
    assert {story.edition for _, story in STORIES} == {
        f"{each.policy}/{each.edition}" for each in LIBRARY.editions
    }


def test_stories_have_ids_of_their_own() -> None:
    """A story's id names it in every report, so no two of a file share one."""
    names = [f"{file}-{story.id}" for file, story in STORIES]
    assert len(names) == len(set(names))


def test_a_refused_story_is_seen_to_be_refused() -> None:
    """A story that expects a refusal fails where the engine answers, and the other way round."""
    file, story = STORIES[0]
    assert file
    wrong = Story(
        id="wrong",
        tells="Refused.",
        edition=story.edition,
        case=story.case,
        now=story.now,
        then={"refused": "answers.danger"},
    )
    assert differences(wrong, edition_of(story), LIBRARY.calendar)
    with pytest.raises(UnreadableCase):
        replay(edition_of(story), story.case.with_answer("danger", "perhaps"))
