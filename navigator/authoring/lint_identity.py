"""Identity: an edition is what its folder and file are called, and each id means one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.findings import shown
from navigator.authoring.rules import Rule
from navigator.engine import site
from navigator.engine.case import UNSURE
from navigator.engine.ladder import END, RESOLVED, THROUGHOUT

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft

_QUESTIONS = site.RESERVED
_PLACES = (THROUGHOUT, RESOLVED, END, "site", site.START, UNSURE)
_ALL_READINGS = "all"


def check_identity(draft: Draft) -> None:
    """Folder and file name; ids that clash; ids that the navigator keeps for itself."""
    _path_is_identity(draft)
    _reserved(draft)
    _clashes(draft)


def _path_is_identity(draft: Draft) -> None:
    edition = draft.edition
    for key, found, name in (
        ("policy", edition.policy, draft.path.parent.name),
        ("edition", edition.edition, draft.path.stem),
    ):
        if key not in draft.failed and found != name:
            draft.error(
                key,
                rule=Rule.IDENTITY,
                found=shown(found),
                allowed=f"{shown(name)}, as the {'folder' if key == 'policy' else 'file'} is named",
                remedy="write the same in both places",
            )


def _reserved(draft: Draft) -> None:
    places = [f"{kind}.{each}" for kind in ("stages", "routes") for each in draft.ids(kind)]
    _refuse(draft, places, _PLACES)
    _refuse(draft, [f"conditions.{each}" for each in draft.ids("conditions")], _QUESTIONS)
    options = [
        f"conditions.{condition}.options.{each}"
        for condition in draft.ids("conditions")
        for each in draft.ids(f"conditions.{condition}.options")
    ]
    _refuse(draft, options, (UNSURE,))
    readings = [
        f"notes.{note}.readings.{each}"
        for note in draft.ids("notes")
        for each in draft.ids(f"notes.{note}.readings")
    ]
    _refuse(draft, readings, (_ALL_READINGS,))


def _refuse(draft: Draft, addresses: list[str], reserved: tuple[str, ...]) -> None:
    for address in addresses:
        name = address.rpartition(".")[2]
        if name in reserved:
            draft.error(
                address,
                rule=Rule.RESERVED_ID,
                found=f"the id {shown(name)}",
                allowed=f"any id but {', '.join(reserved)}",
                remedy="rename it here and wherever it is named",
            )


def _clashes(draft: Draft) -> None:
    """Stages and routes are named alike, and so is all that is inside one stage."""
    _distinct(draft, "stages", "routes")
    for stage in draft.ids("stages"):
        at = f"stages.{stage}"
        _distinct(draft, f"{at}.duties", f"{at}.resolved", f"{at}.steps")
        for step in draft.ids(f"{at}.steps"):
            _distinct(draft, f"{at}.steps.{step}.duties", f"{at}.steps.{step}.resolved")
            _distinct(draft, f"{at}.resolved", f"{at}.steps.{step}.duties")


def _distinct(draft: Draft, *lists: str) -> None:
    first: dict[str, str] = {}
    for address in lists:
        for name in draft.ids(address):
            if name in first:
                draft.error(
                    f"{address}.{name}",
                    rule=Rule.ID_CLASH,
                    found=f"the id {shown(name)} again (first on line {draft.line(first[name])})",
                    allowed=f"each id once in {', '.join(lists)}",
                    remedy="rename one of the two, and whatever names it",
                )
            first.setdefault(name, f"{address}.{name}")
