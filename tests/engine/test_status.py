"""An edition's status on a day, either side of each boundary."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from navigator.authoring.edition_file import read_edition
from navigator.engine.model import Dates, Edition, Ended
from navigator.engine.moments import PartialDate
from navigator.engine.status import status_on
from navigator.engine.vocabulary import Status

BASE = Path(__file__).parents[1] / "broken" / "base.yaml"


def edition(dates: dict[str, str], ended: Ended | None = None) -> Edition:
    """An edition with these dates alone, and its end where one is given."""
    made = read_edition(BASE, "base.yaml", ()).edition
    assert made
    held: dict[str, Any] = {name: PartialDate.from_text(text) for name, text in dates.items()}
    return replace(made, dates=Dates(**held), standing=replace(made.standing, ended=ended))


def ended(status: Status, on: str) -> Ended:
    """An end, as an edition's standing holds it."""
    return Ended(status=status, on=PartialDate.from_text(on), why="It ended.", cite=())


@pytest.mark.parametrize(
    ("due", "day", "status"),
    [
        ("2025-09-30", date(2025, 9, 30), Status.CURRENT),
        ("2025-09-30", date(2025, 10, 1), Status.REVIEW_OVERDUE),
        ("2025-09", date(2025, 9, 30), Status.CURRENT),
        ("2025-09", date(2025, 10, 1), Status.REVIEW_OVERDUE),
        ("2024-02", date(2024, 2, 29), Status.CURRENT),
        ("2024-02", date(2024, 3, 1), Status.REVIEW_OVERDUE),
        ("2025", date(2025, 12, 31), Status.CURRENT),
        ("2025", date(2026, 1, 1), Status.REVIEW_OVERDUE),
    ],
)
def test_a_review_is_overdue_after_the_last_day_it_can_mean(
    due: str, day: date, status: Status
) -> None:
    """Not on its last day, but on the day after."""
    assert status_on(edition({"review_due": due}), day) is status


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.HISTORICAL])
@pytest.mark.parametrize(
    ("on", "before", "from_day"),
    [
        ("2025-04-01", date(2025, 3, 31), date(2025, 4, 1)),
        ("2025-04", date(2025, 3, 31), date(2025, 4, 1)),
        ("2025", date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_an_end_counts_from_the_earliest_day_it_can_mean(
    status: Status, on: str, before: date, from_day: date
) -> None:
    """The edition is in force on the day before, and has ended on the day itself."""
    it = edition({"agreed": "2020"}, ended(status, on))
    assert status_on(it, before) is Status.CURRENT
    assert status_on(it, from_day) is status


def test_an_end_outweighs_an_overdue_review() -> None:
    """What has ended is not said to be overdue for review only."""
    it = edition({"review_due": "2024-01"}, ended(Status.SUPERSEDED, "2025-04"))
    assert status_on(it, date(2025, 5, 1)) is Status.SUPERSEDED


def test_an_end_to_come_leaves_the_review_overdue() -> None:
    """Until it ends, the review alone counts."""
    it = edition({"review_due": "2024-01"}, ended(Status.SUPERSEDED, "2025-04"))
    assert status_on(it, date(2025, 3, 1)) is Status.REVIEW_OVERDUE


def test_without_any_date_the_currency_is_unknown() -> None:
    """Nothing tells its age."""
    assert status_on(edition({}), date(2025, 1, 1)) is Status.UNKNOWN


@pytest.mark.parametrize("name", ["in_force_from", "agreed", "ratified", "reviewed", "review_due"])
def test_any_one_date_of_its_own_makes_it_current(name: str) -> None:
    """Each of the dates an edition can print is enough."""
    assert status_on(edition({name: "2025"}), date(2025, 6, 1)) is Status.CURRENT


def test_dates_of_earlier_editions_tell_nothing_of_this_one() -> None:
    """They are other editions' dates."""
    it = edition({})
    earlier = replace(it.dates, earlier_editions=(PartialDate(year=2016),))
    assert status_on(replace(it, dates=earlier), date(2025, 1, 1)) is Status.UNKNOWN
