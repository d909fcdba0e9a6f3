"""Numbers as they are usually grouped. All but the helplines are reserved for fiction."""

from __future__ import annotations

import pytest

from navigator.authoring.contact_list import usual_groups


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+447700900123", "07700 900123"),
        ("+442079460123", "020 7946 0123"),
        ("+441134960123", "0113 496 0123"),
        ("+441514960123", "0151 496 0123"),
        ("+441632960123", "01632 960123"),
        ("+443069990123", "0306 999 0123"),
        ("+448088005000", "0808 800 5000"),
        ("+448001111", "0800 1111"),
        ("+33199001234", ""),
    ],
)
def test_a_number_has_its_usual_groups(number: str, expected: str) -> None:
    """By how it starts; one of another country has none here."""
    assert usual_groups(number) == expected


def test_a_number_of_no_known_length_is_left_whole() -> None:
    """No digit is ever lost to a grouping."""
    assert usual_groups("+4420794601") == "020794601"
