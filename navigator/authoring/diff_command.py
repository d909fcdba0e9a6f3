"""``python -m navigator diff``: what changed between two editions, for a person or a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.authoring.edition_file import read_edition
from navigator.authoring.findings import Severity
from navigator.authoring.library import ROOT, UnreadableListError, load_library, read_agencies
from navigator.changes.between import changes

if TYPE_CHECKING:
    from navigator.changes.change import Change
    from navigator.engine.model import Edition


@click.command("diff")
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def diff_command(earlier: str, later: str, *, as_json: bool) -> None:
    """Say what changed from edition A to edition B, the gravest first.

    A and B are each POLICY/EDITION, such as lambeth/2024-07, or an edition's YAML file.

    Stages, duties, roles and contacts are matched by their ids, so a stage put in between is one
    change. Places in the source, and who put it into data, are left aside.

    \b
    Exit status:
      0  the list was printed; it may be empty
      1  an edition has errors; the message says where and what is allowed
      2  wrong usage, such as an edition that does not exist

    \b
    Examples:
      python -m navigator diff lambeth/2023-05 lambeth/2024-07
      python -m navigator diff lambeth/2024-07 data/policies/lambeth/2026-09.yaml
    """  # noqa: D301 - click reads this backslash
    old, new = _edition(earlier, "A"), _edition(later, "B")
    found = changes(old, new)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_text(old, new, found)))


def as_text(old: Edition, new: Edition, found: tuple[Change, ...]) -> list[str]:
    """The change list as lines, under a heading for what each bears on."""
    lines = [f"{_called(new)}, since {_called(old)}"]
    if not found:
        return [*lines, "", "Nothing has changed."]
    for consequence, group in groupby(found, key=lambda change: change.consequence):
        lines += ["", f"{consequence.capitalize()}: {consequence.meaning}"]
        for change in group:
            lines.append(f"- {change.sentence}")
            lines += [f"    {each}" for each in change.more]
    return lines


def _called(edition: Edition) -> str:
    return f"{edition.name}, {edition.edition_name} ({edition.policy}/{edition.edition})"


def _edition(named: str, argument: str) -> Edition:
    path = Path(named)
    if path.suffix == ".yaml":
        return _from_file(path, argument)
    policy, _, edition = named.partition("/")
    try:
        library = load_library()
    except UnreadableListError as error:
        raise click.ClickException(str(error)) from None
    for each in library.every_file:
        if Path(each.file).with_suffix("").parts[-2:] == (policy, edition):
            return _from_file(ROOT / each.file, argument)
    known = ", ".join(f"{each.policy}/{each.edition}" for each in library.with_pages)
    raise click.BadParameter(f"found {named!r}; allowed: {known}; or a file", param_hint=argument)


def _from_file(path: Path, argument: str) -> Edition:
    if not path.is_file():
        raise click.BadParameter(f"there is no file {path}", param_hint=argument)
    try:
        read = read_edition(path, str(path), read_agencies(ROOT / "data"))
    except UnreadableListError as error:
        raise click.ClickException(str(error)) from None
    errors = [str(each) for each in read.findings if each.severity is Severity.ERROR]
    if read.edition is None or errors:
        raise click.ClickException("\n".join(errors))
    return read.edition
