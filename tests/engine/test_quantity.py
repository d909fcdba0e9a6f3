"""How long a limit is."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit

COUNTED = [unit for unit in Unit if unit.counted]
WORDS = [unit for unit in Unit if not unit.counted]


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("24 hours", 24, Unit.HOURS),
        ("1 hour", 1, Unit.HOURS),
        ("1 working day", 1, Unit.WORKING_DAYS),
        ("5 working days", 5, Unit.WORKING_DAYS),
        ("7 calendar days", 7, Unit.CALENDAR_DAYS),
        ("1 day", 1, Unit.DAYS),
        ("1 working week", 1, Unit.WORKING_WEEKS),
        ("2 weeks", 2, Unit.WEEKS),
        ("1 month", 1, Unit.MONTHS),
    ],
)
def test_number_and_unit(text: str, count: int, unit: Unit) -> None:
    """A number and a unit are read as just those."""
    assert Quantity.from_text(text) == Quantity(count=count, unit=unit)


@pytest.mark.parametrize("unit", WORDS)
def test_words_with_no_number(unit: Unit) -> None:
    """A unit that is not counted is written alone, and its count is 0."""
    assert Quantity.from_text(str(unit)) == Quantity(count=0, unit=unit)


@given(st.integers(1, 999), st.sampled_from(COUNTED))
def test_every_quantity_survives_its_text(count: int, unit: Unit) -> None:
    """Reading what was printed gives the same quantity."""
    quantity = Quantity(count=count, unit=unit)
    assert Quantity.from_text(str(quantity)) == quantity


@pytest.mark.parametrize("unit", COUNTED)
def test_one_is_singular(unit: Unit) -> None:
    """One of a unit is printed in the singular, two in the plural."""
    one, two = Quantity(count=1, unit=unit), Quantity(count=2, unit=unit)
    assert (str(one), str(two)) == (f"1 {unit}"[:-1], f"2 {unit}")


def test_plural_after_one_is_read() -> None:
    """A slip of grammar is no reason to refuse a limit; it is printed right."""
    assert str(Quantity.from_text("1 working days")) == "1 working day"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "hours",
        "0 hours",
        "-1 days",
        "1.5 days",
        "024 hours",
        "1000 hours",
        "5 minutes",
        "24 Hours",
        "24  hours",
        " 24 hours",
        "five working days",
        "5 immediately",
        "\uff12 days",
        "24 hours ",
        "24 hours by noon",
        "8 working hours by 4 pm",
        "immediately by 4 pm",
        "1 working day by 4pm",
        "1 working day by 16:00",
        "1 working day by 12 am",
        "1 working day by 0 am",
        "1 working day by 4:60 pm",
        "1 working day by",
        "24hours",
        "soon",
        "none",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    """Anything else is refused, and the message lists what may be written."""
    with pytest.raises(ValueError, match="a number from 1 to 999") as refused:
        Quantity.from_text(text)
    assert [unit for unit in Unit if unit not in str(refused.value)] == []


@pytest.mark.parametrize(
    ("count", "unit"),
    [(0, Unit.HOURS), (-1, Unit.HOURS), (1, Unit.IMMEDIATELY), (-1, Unit.NONE_STATED)],
)
def test_count_and_unit_belong_together(count: int, unit: Unit) -> None:
    """A counted unit needs a number, and no other unit may have one."""
    with pytest.raises(ValueError, match="a number from 1 to 999"):
        Quantity(count=count, unit=unit)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("1 working day by noon", time(12)),
        ("same working day by 4 pm", time(16)),
        ("same day by 4:30 pm", time(16, 30)),
        ("2 days by 12:30 pm", time(12, 30)),
        ("1 week by 9 am", time(9)),
    ],
)
def test_whole_days_may_end_at_a_time(text: str, by: time) -> None:
    """A time of day stands after a limit of whole days, and is given back as written."""
    quantity = Quantity.from_text(text)
    assert quantity.by == by
    assert str(quantity) == text
    assert quantity.length == text.partition(" by ")[0]


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_survives_its_text(hour: int, minute: int) -> None:
    """Every time of day but the hour after midnight, which no policy means."""
    quantity = Quantity(count=1, unit=Unit.WORKING_DAYS, by=time(max(hour, 1), minute))
    assert Quantity.from_text(str(quantity)) == quantity
