"""``python -m navigator new``: starts a policy, or an edition from the one before it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from navigator.authoring.findings import clean
from navigator.authoring.library import POLICIES, ROOT, edition_paths
from navigator.authoring.look_again import MARK, marked
from navigator.authoring.marked_yaml import Pairs, read_marked
from navigator.authoring.parse import Parser
from navigator.authoring.safe_yaml import RefusedYamlError
from navigator.authoring.yaml_edit import EditRefusedError, change_value
from navigator.engine.dates_in_words import MONTHS
from navigator.engine.model import Edition
from navigator.engine.references import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATE: Final = Path(__file__).with_name("new_policy.yaml")
# What to look at again in an edition that was copied: addresses, and why.
_AGAIN: Final = (
    (r"title|partnership|abbreviation", "is it still the same?"),
    (r"edition-name", "how the new edition is called"),
    (r"areas", "the areas that it covers"),
    (r"sources", "the document that this edition is taken from"),
    (r"dates", "the dates printed in the new edition; in-force-from makes it go live by its date"),
    (r"standing", "how the new edition stands, on today's date, and why"),
    (r"scope", "whom it binds, and what it is for"),
    (r"conditions\.[^.]+", "the question, in the new edition's words"),
    (r"stages\.[^.]+(\.steps\.[^.]+)?", "the stage, and what follows it"),
    (r"routes\.[^.]+", "this way through"),
    (r"(.+\.)?(duties|resolved)\.[^.]+|throughout\.[^.]+", "who, to whom, how strongly, by when"),
    (r"documents\.[^.]+", "the record or form"),
    (r"contacts\.[^.]+", "the row as it is printed now; what was confirmed since"),
    (r"notes\.[^.]+", "is it still left open?"),
)


@click.command("new")
@click.argument("named", metavar="POLICY/EDITION")
@click.option(
    "--from", "before", default=None, help="The edition to start from. Default: the policy's last."
)
@click.option(
    "--data",
    default=ROOT / "data",
    show_default="this project's",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds policies/.",
)
def new_command(named: str, before: str | None, data: Path) -> None:
    """Start the file of a new edition, or of a new policy.

    POLICY/EDITION is what the new file is called, such as lambeth/2026-09. It is part of the
    page's address, so it never changes once published. Use the year and month.

    Where the policy has an edition, the new one is a copy of it. Where it has none, it is a
    template with an explanation beside each part. What you have to look at again is marked
    LOOK AGAIN. While one mark is left, "check" refuses the file and nothing is published. The
    edition before is left as it is: its page says by itself what took its place, and when.

    \b
    Exit status:
      0  the file is written
      1  the edition to start from cannot be read
      2  wrong usage, such as a name that is taken

    \b
    Examples:
      python -m navigator new lambeth/2026-09
      python -m navigator new exampleshire/2026-01
    """  # noqa: D301 - click reads this backslash
    policy, _, edition = named.partition("/")
    if not (is_id(policy) and is_id(edition)):
        raise click.BadParameter(
            f"found {named!r}; allowed: two names in lower-case letters, digits and hyphens,"
            " joined by a slash, such as lambeth/2026-09",
            param_hint="POLICY/EDITION",
        )
    target = data / POLICIES / policy / f"{edition}.yaml"
    if target.exists():
        raise click.BadParameter(
            f"{named} is there already; choose another name", param_hint="POLICY/EDITION"
        )
    today = date.today()  # noqa: DTZ011 - the day where the officer is
    start = _start(data, policy, before)
    try:
        text = copied(start, edition, today) if start else from_template(policy, edition, today)
    except (OSError, UnicodeDecodeError, RefusedYamlError, EditRefusedError) as error:
        raise click.ClickException(f"{start} cannot be copied: {clean(str(error))}") from None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(f"Written: {target}")
    click.echo(f"Places to look at: {text.count(f'# {MARK}:')}, each marked {MARK}.")
    click.echo("Then: python -m navigator check")


def from_template(policy: str, edition: str, today: date) -> str:
    """The text of a new policy's first file."""
    text = _TEMPLATE.read_text(encoding="utf-8")
    held = {"policy: POLICY": f"policy: {policy}", "edition: EDITION": f"edition: {edition}"}
    for old, new in (held | {"on: TODAY": f"on: {today}"}).items():
        text = text.replace(old, new)
    return text


def copied(before: Path, edition: str, today: date) -> str:
    """The text of a new edition, from the file of the one before it, with marks.

    OSError, RefusedYamlError or EditRefusedError where that file cannot be read.
    """
    text = before.read_text(encoding="utf-8")
    text = change_value(text, "edition", edition).on(text)
    text = change_value(text, "edition-name", _called(edition)).on(text)
    text = change_value(text, "checked", None).on(text)
    text = change_value(text, "checked", "not checked").on(text)
    text = change_value(text, "encoded.on", str(today)).on(text)
    return marked(text, dict(_lines(text, before)))


def _called(edition: str) -> str:
    """``September 2026`` for an id such as 2026-09; else the id."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", edition)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else edition


def _lines(text: str, file: Path) -> Iterator[tuple[int, str]]:
    """The lines to mark, each with its reason; where two would share a line, the first."""
    node = read_marked(text.encode(), str(file), lambda _: None)
    parser = Parser(str(file), lambda _: None)
    if isinstance(node, Pairs):
        parser.values(Edition, node, "")
    taken: set[int] = set()
    for address, line in parser.lines.items():
        for pattern, reason in _AGAIN:
            if re.fullmatch(pattern, address) and line not in taken:
                taken.add(line)
                yield line, reason


def _start(data: Path, policy: str, before: str | None) -> Path | None:
    """The file to start from; None for a policy that has none yet."""
    own = [path for path in edition_paths(data) if path.parent.name == policy]
    if before is None:
        return own[-1] if own else None
    name = before.removesuffix(".yaml").rpartition("/")[2]
    for path in own:
        if path.stem == name:
            return path
    known = ", ".join(path.stem for path in own) or "none, as the policy is new: leave --from out"
    raise click.BadParameter(f"found {before!r}; allowed: {known}", param_hint="--from")
