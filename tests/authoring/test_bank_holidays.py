"""The bank-holiday data, and the command that makes it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from navigator.authoring.bank_holidays import encode, is_up_to_date, main, published
from navigator.engine.working_days import Calendar

DATA = Path(__file__).parents[2] / "data" / "bank-holidays.json"
KEPT = json.loads(DATA.read_text(encoding="utf-8"))


def event(day: date, title: str = "A day", notes: str = "") -> dict[str, object]:
    """A bank holiday as the package gives it."""
    return {"date": day, "title": title, "notes": notes, "bunting": True}


def test_kept_data_is_what_the_package_lists() -> None:
    """The file in the repository is the one the command would write."""
    assert is_up_to_date(DATA)


def test_kept_data_reaches_back_to_2012() -> None:
    """Limits that ran under the oldest editions can still be counted."""
    assert KEPT["first"] == "2012-01-01"


def test_kept_data_ends_with_its_last_holiday() -> None:
    """Nothing past the last known bank holiday passes for known."""
    assert KEPT["last"] == max(KEPT["holidays"]) == "2028-12-26"


def test_engine_reads_the_kept_data() -> None:
    """The engine's calendar holds each holiday of the file."""
    calendar = Calendar.from_json(KEPT)
    assert {each.day.isoformat(): each.name for each in calendar.holidays} == KEPT["holidays"]


def test_holidays_are_in_order_whatever_order_they_came_in() -> None:
    """The file does not change because a list was shuffled."""
    events = published()
    made = encode(reversed(events), retrieved=date(2026, 11, 22))
    assert list(made["holidays"]) == [each["date"].isoformat() for each in events]


def test_known_days_run_from_new_year_to_the_last_holiday() -> None:
    """A year listed in part is known as far as the list goes."""
    made = encode([event(date(2030, 4, 19)), event(date(2031, 1, 1))], retrieved=date(2029, 1, 1))
    assert (made["first"], made["last"]) == ("2030-01-01", "2031-01-01")


def test_substitute_day_is_named_as_one() -> None:
    """The note that GOV.UK gives beside the title is kept in the name."""
    made = encode(
        [event(date(2030, 12, 26), "Boxing Day", "Substitute day")], retrieved=date(2029, 1, 1)
    )
    assert made["holidays"] == {"2030-12-26": "Boxing Day, substitute day"}


@pytest.mark.parametrize("count", [0, 2])
def test_impossible_list_is_refused(count: int) -> None:
    """An empty list, or one day listed twice, is a fault in the package, not data."""
    with pytest.raises(ValueError, match="bank holidays"):
        encode([event(date(2030, 1, 1))] * count, retrieved=date(2029, 1, 1))


def test_check_fails_on_stale_data_and_writes_nothing(tmp_path: Path) -> None:
    """`--check` exits with 1 when the file differs, and leaves it alone."""
    path = tmp_path / "bank-holidays.json"
    path.write_text(json.dumps({**KEPT, "last": "2027-12-28"}), encoding="utf-8")
    before = path.read_bytes()
    ran = CliRunner().invoke(main, ["--path", str(path), "--check"])
    assert (ran.exit_code, path.read_bytes()) == (1, before)


def test_command_writes_a_missing_file(tmp_path: Path) -> None:
    """Run where there is no file, it writes the one that is kept, but for the day."""
    path = tmp_path / "bank-holidays.json"
    ran = CliRunner().invoke(main, ["--path", str(path)])
    made = json.loads(path.read_text(encoding="utf-8"))
    assert (ran.exit_code, {**made, "retrieved": ""}) == (0, {**KEPT, "retrieved": ""})


def test_command_leaves_good_data_untouched(tmp_path: Path) -> None:
    """Run again, it does not move the day of retrieval."""
    path = tmp_path / "bank-holidays.json"
    path.write_text(json.dumps({**KEPT, "retrieved": "2000-01-01"}), encoding="utf-8")
    CliRunner().invoke(main, ["--path", str(path)])
    assert json.loads(path.read_text(encoding="utf-8"))["retrieved"] == "2000-01-01"
