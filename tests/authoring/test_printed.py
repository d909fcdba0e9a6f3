"""What a printed limit states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.authoring.printed import read_printed
from navigator.engine.quantity import Quantity
from navigator.engine.vocabulary import Unit


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ("24 hours", "24 hours"),
        ("5 working days", "5 working days"),
        ("five working days", "5 working days"),
        ("ONE WORKING WEEK", "1 working week"),
        ("a working week", "1 working week"),
        ("a further working week", "1 working week"),
        ("a further 5 working days", "5 working days"),
        ("another 24 hours", "24 hours"),
        ("same working day", "same working day"),
        ("by the end of the same working day", "same working day"),
        ("next working day", "1 working day"),
        ("by the next working day", "1 working day"),
        ("by the end of the next working day", "1 working day"),
        ("48 hours (two working days)", "48 hours"),
        ("five (5) working days", "5 working days"),
        ("within 5 (five) working days", "5 working days"),
        ("1 day", "1 day"),
        ("3 Days", "3 days"),
        ("2 days", "2 days"),
        ("within one working day", "1 working day"),
        ("within 1 working day", "1 working day"),
        ("no later than 10 working days", "10 working days"),
        ("an hour", "1 hour"),
        ("twenty days", "20 days"),
        ("twenty-four hours", "24 hours"),
        ("forty eight hours", "48 hours"),
        ("7 calendar days", "7 calendar days"),
        ("a fortnight", "2 weeks"),
        ("fortnight", "2 weeks"),
        ("two weeks", "2 weeks"),
        ("one month", "1 month"),
        ("five-day", "5 days"),
        ("five-working-day", "5 working days"),
        ("Immediately", "immediately"),
        ("as soon as possible", "as soon as possible"),
        ("without delay", "without delay"),
        ("\u201c24 hours\u201d.", "24 hours"),
        ("5 working days\u2019", "5 working days"),
        ("24\u00a0hours", "24 hours"),
        ("24hrs", "24 hours"),
        ("within 5 working days of receipt", "5 working days"),
        ("within three working days of the conference", "3 working days"),
        ("24 hours after the managers could not agree", "24 hours"),
        ("within 24 working hours", "24 working hours"),
        ("same day", "same day"),
        ("up to 5 working days", "5 working days"),
        ("5 working days at the latest", "5 working days"),
        ("no later than 20 working days in total", "20 working days"),
        ("as soon as possible and in any event within 5 working days", "5 working days"),
        ("as soon as possible and within 24 hours", "24 hours"),
        ("as soon as possible, but no later than 24 hours", "24 hours"),
        ("by close of business the same day", "same day"),
        ("by close of business on the next working day", "1 working day"),
        ("by 4pm the same day", "same day by 4 pm"),
        ("by 4.30 p.m. on the same working day", "same working day by 4:30 pm"),
        ("by 12 noon on the next working day", "1 working day by noon"),
        ("within 2 working days, by midday", "2 working days by noon"),
    ],
)
def test_limit_is_read(printed: str, stated: str) -> None:
    """The number and the unit are those a reader would take from the words."""
    assert read_printed(printed) == Quantity.from_text(stated)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "24-48 hours",
        "24\u201348 hours",
        "24 - 48 hours",
        "24 to 48 hours",
        "2 or 3 days",
        "five-ten days",
        "five (6) working days",
        "5 days (working)",
        "5 days (5 working days)",
        "24 hours (or sooner)",
        "immediately and no later than 2 hours",
        "4-5pm the same day",
        "within 24 hours by 4pm",
        "by 12 am the next working day",
        "by close of business",
        "24 hours from the end of the 5 days",
        "24 hours of two working days",
        "2 days from the end of a week",
        "within 5 working days of receipt or 10 of the conference",
        "a week of discussions or more",
        "after 5 days",
        "at least 5 days",
        "before the next working day",
        "5 school days",
        "a few days",
        "working week",
        "days",
        "further days",
        "on a day",
        "0 days",
        "1000 hours",
        "1.5 days",
        "half a day",
        "24",
        "soon",
        "5 working days or a timescale that protects the child",
    ],
)
def test_what_is_not_certain_is_not_read(printed: str) -> None:
    """Ranges, contradictions and words beside the number give nothing instead of a guess."""
    assert read_printed(printed) is None


@given(st.integers(1, 999), st.sampled_from([unit for unit in Unit if unit.counted]))
def test_every_counted_quantity_is_read_from_its_own_text(count: int, unit: Unit) -> None:
    """What the engine prints for a quantity is read as that quantity, in capitals too."""
    quantity = Quantity(count=count, unit=unit)
    assert read_printed(str(quantity)) == quantity
    assert read_printed(f"Within {str(quantity).upper()}") == quantity


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes it fail."""
    assert read_printed(text) is None or isinstance(read_printed(text), Quantity)
