"""Write ``data/bank-holidays.json`` from the GOV.UK list that govuk-bank-holidays carries.

    python -m navigator.authoring.bank_holidays [--check]

The known days run from 1 January of the first year listed to the *last bank holiday listed*, not
to the end of its year. So a year that GOV.UK has published in part is known as far as it goes and
no further, and a date past the last known bank holiday is refused. A holiday proclaimed later
(a coronation, a funeral) is in no list yet: take a newer release of the package and run this.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from govuk_bank_holidays.bank_holidays import BankHolidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH: Final = Path("data/bank-holidays.json")
_PACKAGE: Final = "govuk-bank-holidays"
_DIVISION: Final = BankHolidays.ENGLAND_AND_WALES


def published() -> list[Mapping[str, Any]]:
    """Each bank holiday in England and Wales as GOV.UK lists it, from the package, not the net."""
    return list(BankHolidays(use_cached_holidays=True).get_holidays(division=_DIVISION))


def encode(events: Iterable[Mapping[str, Any]], *, retrieved: date) -> dict[str, Any]:
    """The file's content: ``{division, source, retrieved, first, last, holidays: {iso: name}}``.

    Each event has ``date``, ``title`` and ``notes``; a substitute day says so in its name.
    ValueError if there is none, or two on one day.
    """
    holidays: dict[str, str] = {}
    for event in sorted(events, key=lambda each: each["date"]):
        day = event["date"].isoformat()
        if day in holidays:
            message = f"two bank holidays on {day}: {holidays[day]}, {event['title']}"
            raise ValueError(message)
        substitute = ", substitute day" if event["notes"] == "Substitute day" else ""
        holidays[day] = event["title"] + substitute
    if not holidays:
        message = "no bank holidays: is govuk-bank-holidays whole?"
        raise ValueError(message)
    days = list(holidays)
    return {
        "division": _DIVISION,
        "source": f"gov.uk/bank-holidays, as kept in {_PACKAGE} {version(_PACKAGE)}",
        "retrieved": retrieved.isoformat(),
        "first": f"{days[0][:4]}-01-01",
        "last": days[-1],
        "holidays": holidays,
    }


def is_up_to_date(path: Path) -> bool:
    """Whether the file holds just what the package lists, whenever it was retrieved."""
    if not path.exists():
        return False
    kept = json.loads(path.read_text(encoding="utf-8"))
    made: dict[str, Any] = encode(published(), retrieved=date.min)
    return {**kept, "retrieved": ""} == {**made, "retrieved": ""}


@click.command()
@click.option("--path", type=click.Path(path_type=Path), default=PATH, show_default=True)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the file is out of date.")
def main(*, path: Path, check: bool) -> None:
    """Write the bank holidays of England and Wales, if the file would change."""
    if is_up_to_date(path):
        click.echo(f"{path} is up to date.")
        return
    if check:
        click.echo(f"{path} is out of date: run python -m navigator.authoring.bank_holidays")
        raise SystemExit(1)
    content = encode(published(), retrieved=datetime.now(UTC).date())
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path} written: {content['first']} to {content['last']}.")


if __name__ == "__main__":
    main()
