"""What every kind of YAML file under ``data/`` has in common: content, name and first line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, Severity, shown
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import LARGEST, RefusedYamlError
from navigator.engine.references import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

SCHEMA_LINE: Final = "# yaml-language-server: $schema="


def content_of(path: Path, shown_as: str) -> bytes:
    """The bytes of a file, no more than tell that it is too large. RefusedYamlError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise RefusedYamlError(
            Finding(
                rule=Rule.UNREADABLE,
                file=shown_as,
                found=f"a file that cannot be read ({error.strerror})",
                allowed="a readable YAML file",
                remedy="check the path and its permissions",
            ),
        ) from None


def name_findings(path: PurePath, shown_as: str, *, kind: str, folder: str) -> Iterator[Finding]:
    """What is wrong with the name of a file, or of its folder.

    ``kind`` is what such a file holds, as ``edition``; ``folder`` what its folder is called.
    """
    for name in (path.parent.name, path.stem):
        if not is_id(name):
            yield Finding(
                rule=Rule.BAD_ID,
                file=shown_as,
                found=f"the name {shown(name)}",
                allowed="lower-case letters, digits and single hyphens, at most 64",
                remedy="rename the folder or file",
            )
    if path.suffix != ".yaml":
        yield Finding(
            rule=Rule.MISPLACED_FILE,
            file=shown_as,
            found=f"the file name {shown(path.name)}",
            allowed=f"{kind}s, each as <policy>/<{kind}>.yaml",
            remedy=f"rename it, or move it out of the {folder}",
        )


def schema_findings(data: bytes, shown_as: str, schema_at: str) -> Iterator[Finding]:
    """A warning where the first line does not name the schema that editors complete from."""
    wanted = f"{SCHEMA_LINE}{schema_at}"
    if data.partition(b"\n")[0].strip() != wanted.encode():
        yield Finding(
            rule=Rule.SCHEMA_LINE,
            severity=Severity.WARNING,
            file=shown_as,
            line=1,
            found="a first line that does not name the schema",
            allowed=wanted,
            remedy="put it first, so that your editor completes and checks as you type",
        )


def wrong_entry(  # noqa: PLR0913 - where it is, what is wrong, and what helps
    file: str, line: int, address: str, found: str, allowed: str, *, like: str = "ones around it"
) -> Finding:
    """An entry of a list that all policies share is not as it should be; ``like`` are good ones."""
    return Finding(
        rule=Rule.WRONG_TYPE,
        file=file,
        line=line,
        address=address,
        found=found,
        allowed=allowed,
        remedy=f"put this entry right; the {like} show how",
    )
