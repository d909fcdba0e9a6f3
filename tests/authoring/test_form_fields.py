"""What an entry of a policy's list becomes on a form."""

from __future__ import annotations

import pytest

from navigator.authoring.form_fields import FREE_TITLE, LONGEST, Shape, groups_of, shape_of


@pytest.mark.parametrize(
    ("entry", "shape"),
    [
        ("Have you told your manager?", Shape.CHOICE),
        ("If that failed, did a manager who knows the child try?", Shape.CHOICE),
        ("What did you ask for?", Shape.BOX),
        ("If it failed, why?", Shape.BOX),
        ("Name of the child or family", Shape.LINE),
        ("Time taken to resolve it", Shape.LINE),
        ("Date", Shape.LINE),
        ("Name of the child, and what worries you", Shape.BOX),
        ("Outcome sought", Shape.BOX),
        ("Timely action taken", Shape.BOX),
    ],
)
def test_an_entry_s_own_words_say_how_it_is_answered(entry: str, shape: Shape) -> None:
    """A question by Yes or No unless it asks for more; a name or a date on one line."""
    assert shape_of(entry) is shape


def test_entries_under_one_heading_have_a_line_each() -> None:
    """Whatever they ask for, but a question of Yes or No, which has its boxes."""
    (group,) = groups_of(("Manager: views", "Manager: agrees with it?"))
    assert [each.shape for each in group.fields] == [Shape.LINE, Shape.CHOICE]


def test_a_name_that_would_be_too_long_gives_way_to_a_number() -> None:
    """For all of a group alike; and the number is shown."""
    (group,) = groups_of(("Checks: is it done?", f"Checks: is {'it ' * 20}done?"))
    assert [each.name for each in group.fields] == ["Checks 1", "Checks 2"]
    assert [each.shown[:2] for each in group.fields] == ["1.", "2."]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "Entry 1"),
        (f"The first part, {'x' * LONGEST}", "The first part"),
    ],
)
def test_a_name_ends_where_a_part_of_the_entry_ends(entry: str, name: str) -> None:
    """Either side of what Word holds."""
    assert groups_of((entry,))[0].fields[0].name == name


def test_without_a_list_there_is_room_to_write() -> None:
    """One box, under the site's own heading."""
    (group,) = groups_of(())
    assert (group.title, group.alone, group.fields[0].shape) == (FREE_TITLE, True, Shape.BOX)
