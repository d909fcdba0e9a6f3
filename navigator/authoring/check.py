"""``check``: read everything, and say all there is to put right at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from rich.console import Console

from navigator.authoring.examine import examine
from navigator.authoring.findings import Severity, clean
from navigator.authoring.library import ROOT
from navigator.authoring.report import print_findings


@click.command()
@click.argument(
    "paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path)
)
def check(*, paths: tuple[Path, ...]) -> None:
    """Say everything that is wrong with the policies and the scenarios, and where.

    PATH is the file of an edition or a scenario, a folder of them, or a folder of policies. Without
    PATH, everything under data/ is checked.

    Each finding says what was found, what is allowed, and what to do. An error must be put right
    before the site can be built. A warning need not be, but a reader may have to be told of it.

    \b
    Exit status:
      0  no errors (there may be warnings)
      1  at least one error
      2  wrong usage, such as a PATH that does not exist

    \b
    Examples:
      python -m navigator check
      python -m navigator check data/policies/lambeth
      python -m navigator check data/policies/lambeth/2024-07.yaml
      python -m navigator check data/scenarios/lambeth
    """  # noqa: D301 - click reads this backslash
    console = Console(highlight=False, soft_wrap=True)
    data = ROOT / "data"
    today = date.today()  # noqa: DTZ011 - the day where the officer is
    try:
        found = examine(paths or (data,), today, data, progress=console.is_terminal)
    except FileNotFoundError as error:
        raise click.UsageError(
            f"There is nothing to check at {clean(str(error.args[0]))}."
        ) from None
    print_findings(console, found)
    if found.count(Severity.ERROR):
        raise SystemExit(1)
