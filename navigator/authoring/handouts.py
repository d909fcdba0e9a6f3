"""Writes each policy's handouts: the ladder on one page, the flowchart as a poster, exercises.

All are kept between builds under the hash of what they are made from.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_exercise import exercise_pdf
from navigator.authoring.handout_ladder import ladder_sheet
from navigator.authoring.handout_pdf import sheet_pdf
from navigator.authoring.handout_poster import poster_sheet
from navigator.authoring.handout_svg import svg_of
from navigator.authoring.handout_type import write_typeface
from navigator.authoring.written import WrittenFolder, write_whole
from navigator.engine.codec import to_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from navigator.authoring.page_model import PolicyPage
    from navigator.authoring.scenario_shown import ScenarioShown
    from navigator.authoring.training_pages import Training

FOLDER: Final = "handouts"
_NAVIGATOR: Final = Path(__file__).parents[1]
_MADE_FROM: Final = (
    "engine/*.py",
    "authoring/handout*.py",
    "authoring/page_*.py",
    "authoring/scenario*.py",
    "authoring/templates/*.typ",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A file to hand out. ``paper`` is A4, A3 or any; ``kind`` is the file's, PDF or SVG."""

    file: str
    title: str
    paper: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutsOf:
    """A policy's handouts, by what they are for."""

    page: PolicyPage
    sheets: tuple[Handout, ...]
    exercises: tuple[tuple[str, tuple[Handout, ...]], ...]


def handouts_of(page: PolicyPage, exercises: Iterable[ScenarioShown]) -> HandoutsOf:
    """What there is to hand out of a policy's leading edition."""
    return HandoutsOf(
        page=page,
        sheets=(
            Handout(file="ladder.pdf", title="The ladder on one page", paper="A4", kind="PDF"),
            Handout(file="ladder.svg", title="The ladder on one page", paper="A4", kind="SVG"),
            Handout(file="poster-a3.pdf", title="Flowchart poster", paper="A3", kind="PDF"),
            Handout(file="poster-a4.pdf", title="Flowchart poster", paper="A4", kind="PDF"),
            Handout(file="poster.svg", title="Flowchart poster", paper="any size", kind="SVG"),
        ),
        exercises=tuple(
            (
                each.scenario.text.title,
                (
                    _exercise("exercise", "Blank sheet", each),
                    _exercise("answers", "Answers", each),
                ),
            )
            for each in exercises
        ),
    )


def all_handouts(pages: Iterable[PolicyPage], held: Training) -> tuple[HandoutsOf, ...]:
    """What there is to hand out, policy by policy."""
    by_policy = _by_policy(held)
    return tuple(handouts_of(page, by_policy.get(page.edition.policy, ())) for page in pages)


def _by_policy(held: Training) -> dict[str, list[ScenarioShown]]:
    found: dict[str, list[ScenarioShown]] = {}
    for each in held.scenarios:
        found.setdefault(each.scenario.policy, []).append(each)
    return found


def _exercise(kind: str, title: str, shown: ScenarioShown) -> Handout:
    return Handout(file=f"{kind}-{shown.scenario.id}.pdf", title=title, paper="A4", kind="PDF")


def write_handouts(root: Path, pages: Iterable[PolicyPage], held: Training) -> Path:
    """Write ``docs/handouts``, a folder for each policy; where that is. HandoutNotMadeError."""
    folder = WrittenFolder(root / "docs" / FOLDER)
    fonts = root / ".cache" / "typeface"
    write_typeface(fonts)
    keeper = _Keeper(root / ".cache" / FOLDER)
    by_policy = _by_policy(held)
    for page in pages:
        policy = page.edition.policy
        told = [to_data(page.edition), to_data(page.status)]
        made = _of_policy(page, fonts)
        for name, make in made.items():
            folder.write(f"{policy}/{name}", keeper.made([name, str(page.day), *told], make))
        for shown in by_policy.get(policy, ()):
            for answers, kind in ((False, "exercise"), (True, "answers")):
                name = f"{kind}-{shown.scenario.id}.pdf"
                make = partial(exercise_pdf, shown, page.day, fonts, answers=answers)
                parts = [name, str(page.day), repr(shown)]
                folder.write(f"{policy}/{name}", keeper.made(parts, make))
    folder.drop_others()
    keeper.drop_others()
    return folder.folder


def _of_policy(page: PolicyPage, fonts: Path) -> dict[str, Callable[[], bytes]]:
    """How each sheet is made; laid out only when it is."""
    ladder, poster = cache(lambda: ladder_sheet(page)), cache(lambda: poster_sheet(page))
    return {
        "ladder.pdf": lambda: sheet_pdf(ladder(), page.day, fonts),
        "ladder.svg": lambda: svg_of(ladder()).encode(),
        "poster-a3.pdf": lambda: sheet_pdf(poster(), page.day, fonts, "a3"),
        "poster-a4.pdf": lambda: sheet_pdf(poster(), page.day, fonts, "a4"),
        "poster.svg": lambda: svg_of(poster()).encode(),
    }


class _Keeper:
    """Files that were made before, by the hash of what they are made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[Path] = set()

    def made(self, parts: Sequence[object], make: Callable[[], bytes]) -> bytes:
        """A file as it was made before, or made now."""
        told = json.dumps(parts, sort_keys=True, default=str).encode()
        place = self._folder / hashlib.sha256(_maker() + told).hexdigest()
        self._used.add(place)
        if not place.is_file():
            write_whole(place, make())
        return place.read_bytes()

    def drop_others(self) -> None:
        """Remove what this build did not use, so that the folder does not grow."""
        for path in self._folder.glob("*"):
            if path not in self._used:
                path.unlink(missing_ok=True)


@cache
def _maker() -> bytes:
    """A digest of what lays out and sets."""
    digest = hashlib.sha256(f"{version('typst')} {version('fonttools')}".encode())
    for pattern in _MADE_FROM:
        for path in sorted(_NAVIGATOR.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()
