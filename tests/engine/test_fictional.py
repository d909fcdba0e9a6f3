"""Patterns of real policies elsewhere, each said by a made-up edition in YAML alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.engine.ladder import stage_label
from navigator.engine.wording import place_in_words
from tests.engine.stories import Story, differences, read_stories

FOLDER = Path(__file__).parents[1] / "fictional"
PATTERNS = sorted(each.name for each in FOLDER.iterdir() if each.is_dir())
CALENDAR = load_library().calendar
READ: dict[str, EditionFile] = {
    name: read_edition(
        FOLDER / name / "2026-01.yaml", f"{name}/2026-01.yaml", read_agencies(ROOT / "data")
    )
    for name in PATTERNS
}
STORIES = [
    (name, story) for name in PATTERNS for story in read_stories(FOLDER / name / "stories.yaml")
]


@pytest.mark.parametrize("name", PATTERNS)
def test_the_edition_is_sound(name: str) -> None:
    """The model can say it, and no check finds anything wrong with how it is said."""
    assert [str(each) for each in READ[name].findings] == []


@pytest.mark.parametrize("name", PATTERNS)
def test_it_is_visibly_made_up(name: str) -> None:
    """Nobody can take it for a real policy."""
    edition = READ[name].edition
    assert edition
    assert edition.fictional
    assert "(fictional)" in edition.name
    assert "(fictional)" in edition.partnership


@pytest.mark.parametrize(
    ("name", "story"), STORIES, ids=[f"{name}-{story.id}" for name, story in STORIES]
)
def test_story(name: str, story: Story) -> None:
    """The engine answers as the pattern asks, with no code for it."""
    edition = READ[name].edition
    assert edition
    assert story.edition == f"{edition.policy}/{edition.edition}"
    found = differences(story, edition, CALENDAR)
    assert not found, "\n".join([story.tells, *found])


def test_a_rung_is_called_what_the_policy_calls_it() -> None:
    """A level is no stage; a policy that says nothing else has stages."""
    edition = READ["two-ladders"].edition
    assert edition
    assert [stage_label(stage) for stage in edition.stages][1:3] == ["Level A2", "Stage B1"]
    assert place_in_words("managers", edition) == "level A2"


def test_none_is_missing() -> None:
    """The twenty patterns that were asked for, and those that other policies brought."""
    assert len(PATTERNS) == 23
