"""``python -m navigator new``: starts a policy, or an edition from the one before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from navigator.authoring.edition_file import read_edition
from navigator.authoring.findings import clean
from navigator.authoring.library import DEMONSTRATION, POLICIES, ROOT, edition_paths
from navigator.authoring.look_again import MARK
from navigator.authoring.next_edition import next_edition
from navigator.authoring.safe_yaml import RefusedYamlError
from navigator.authoring.succession import age
from navigator.authoring.yaml_edit import EditRefusedError
from navigator.engine.references import is_id

_TEMPLATE: Final = Path(__file__).with_name("new_policy.yaml")


@click.command("new")
@click.argument("named", metavar="POLICY/EDITION")
@click.option(
    "--from",
    "before",
    default=None,
    help="The edition to start from. Default: the policy's newest.",
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
      python -m navigator new newshire/2026-01
    """  # noqa: D301 - click reads this backslash
    policy, _, edition = named.partition("/")
    if not (is_id(policy) and is_id(edition)):
        raise click.BadParameter(
            f"found {named!r}; allowed: two names in lower-case letters, digits and hyphens,"
            " joined by a slash, such as lambeth/2026-09",
            param_hint="POLICY/EDITION",
        )
    folder = DEMONSTRATION if (data / DEMONSTRATION / policy).is_dir() else POLICIES
    target = data / folder / policy / f"{edition}.yaml"
    if target.exists():
        raise click.BadParameter(
            f"{named} is there already; choose another name", param_hint="POLICY/EDITION"
        )
    today = date.today()  # noqa: DTZ011 - the day where the officer is
    start = _start(edition_paths(data, folder), policy, before)
    try:
        text = copied(start, edition, today) if start else from_template(policy, edition, today)
    except (OSError, UnicodeDecodeError, RefusedYamlError, EditRefusedError) as error:
        where = start or _TEMPLATE
        raise click.ClickException(f"{where} cannot be copied: {clean(str(error))}") from None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(f"Written: {target}, {f'a copy of {start.name}' if start else 'from the template'}")
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
    return next_edition(before.read_text(encoding="utf-8"), edition, today)


def _start(paths: list[Path], policy: str, before: str | None) -> Path | None:
    """The file to start from; None for a policy that has none yet."""
    own = [path for path in paths if path.parent.name == policy]
    if before is None:
        return max(own, key=lambda path: _age(path, own)) if own else None
    name = before.removesuffix(".yaml").rpartition("/")[2]
    for path in own:
        if path.stem == name:
            return path
    known = ", ".join(path.stem for path in own) or "none, as the policy is new: leave --from out"
    raise click.BadParameter(f"found {before!r}; allowed: {known}", param_hint="--from")


def _age(path: Path, own: list[Path]) -> tuple[date, bool, str]:
    """By its printed dates; one that cannot be read is only taken where it is alone."""
    edition = read_edition(path, path.name, ()).edition
    if edition is None and len(own) > 1:
        raise click.ClickException(
            f"{path} has errors, so it is not known which edition is the newest."
            ' Put it right ("check" lists them), or name the edition to start from with --from.'
        )
    return age(edition) if edition else (date.min, False, path.stem)
