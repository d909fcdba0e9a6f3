"""Each edition's own text as it may be given away, beside its compiled data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.withheld import WITHHELD
from navigator.authoring.yaml_edit import change_value
from navigator.engine.status import status_on

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from navigator.authoring.library import Library
    from navigator.engine.model import Edition

_LEFT_OUT: Final = (
    "# Names of people, and ways to reach them, are left out of this copy: the edition has ended."
)


def open_text(text: str, edition: Edition, day: date) -> str:
    """An edition's YAML; once it has ended, without names and numbers of people."""
    if not status_on(edition, day).past:
        return text
    for contact in edition.contacts:
        if contact.person:
            at = f"contacts.{contact.id}"
            text = change_value(text, f"{at}.person", WITHHELD).on(text)
            for key in ("ways", "confirmed"):
                text = change_value(text, f"{at}.{key}", None).on(text)
    first, newline, rest = text.partition("\n")
    return f"{first}{newline}{_LEFT_OUT}\n{rest}"


def write_open_texts(library: Library, root: Path, out: Path, day: date) -> None:
    """Write ``editions/<policy>/<edition>.yaml`` under ``out``, from the files below ``root``."""
    for each in library.every_file:
        if each.edition:
            edition = library.edition(each.edition.policy, each.edition.edition)
            text = (root / each.file).read_text(encoding="utf-8")
            path = out / "editions" / edition.policy / f"{edition.edition}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(open_text(text, edition, day), encoding="utf-8")
