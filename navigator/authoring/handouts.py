"""Writes each policy's handouts: the ladder on one page, the flowchart as a poster, exercises.

All are kept between builds under the hash of what they are made from.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.handout_exercise import exercise_pdf
from navigator.authoring.handout_ladder import ladder_pages, ladder_sheet
from navigator.authoring.handout_pdf import sheet_pdf, sheets_pdf
from navigator.authoring.handout_poster import poster_pages, poster_sheet
from navigator.authoring.handout_svg import svg_of
from navigator.authoring.handout_type import write_typeface
from navigator.authoring.written import WrittenFolder, write_whole
from navigator.engine.codec import to_data

if TYPE_CHECKING:
    from collections.abc import Iterable

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


# From so many policies on, a second process pays.
_MANY: Final = 3
_CHECKED: Final = hashlib.sha256().digest_size
# A policy's handouts, by the file's name.
type Files = dict[str, bytes]


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
            Handout(file="ladder.pdf", title="Ladder", paper="A4", kind="PDF"),
            Handout(file="ladder-a3.pdf", title="Ladder", paper="A3", kind="PDF"),
            Handout(file="ladder.svg", title="Ladder", paper="any size", kind="SVG"),
            Handout(file="poster-a4.pdf", title="Flowchart poster", paper="A4", kind="PDF"),
            Handout(file="poster-a3.pdf", title="Flowchart poster", paper="A3", kind="PDF"),
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
    kept, fonts = root / ".cache" / FOLDER, root / ".cache" / "typeface"
    by_policy = _by_policy(held)
    jobs = [(page, tuple(by_policy.get(page.edition.policy, ()))) for page in pages]
    places = [_place(kept, page, exercises) for page, exercises in jobs]
    found = [_read(place) for place in places]
    missing = [number for number, files in enumerate(found) if files is None]
    if missing:
        write_typeface(fonts)
        wanted = [_Job(page=jobs[n][0], exercises=jobs[n][1], fonts=fonts) for n in missing]
        for number, files in zip(missing, _all_made(wanted), strict=True):
            found[number] = files
            write_whole(places[number], _packed(files))
    for (page, _), whole in zip(jobs, found, strict=True):
        for name, content in (whole or {}).items():
            folder.write(f"{page.edition.policy}/{name}", content)
    folder.drop_others()
    for path in kept.glob("*"):
        if path not in places:
            path.unlink(missing_ok=True)
    return folder.folder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    page: PolicyPage
    exercises: tuple[ScenarioShown, ...]
    fonts: Path


def _all_made(jobs: list[_Job]) -> list[Files]:
    """The files of each policy; of many, by all cores."""
    if len(jobs) < _MANY:
        return [_made(each) for each in jobs]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_made, jobs))


def _made(job: _Job) -> Files:
    """Every handout of a policy, by the file's name. HandoutNotMadeError."""
    page, fonts = job.page, job.fonts
    ladder, poster = ladder_sheet(page), poster_sheet(page)
    made = {
        "ladder.pdf": sheets_pdf(ladder_pages(page, ladder), page.day, fonts),
        "ladder-a3.pdf": sheet_pdf(ladder, page.day, fonts, "a3"),
        "ladder.svg": svg_of(ladder).encode(),
        "poster-a3.pdf": sheet_pdf(poster, page.day, fonts, "a3"),
        "poster-a4.pdf": sheets_pdf(poster_pages(page, poster), page.day, fonts),
        "poster.svg": svg_of(poster).encode(),
    }
    for shown in job.exercises:
        for answers, kind in ((False, "exercise"), (True, "answers")):
            name = f"{kind}-{shown.scenario.id}.pdf"
            made[name] = exercise_pdf(shown, page.day, fonts, answers=answers)
    return made


def _place(folder: Path, page: PolicyPage, exercises: Iterable[ScenarioShown]) -> Path:
    """Where a policy's handouts are kept."""
    edition, status = to_data(page.edition), to_data(page.status)
    told = [str(page.day), edition, status, [repr(each) for each in exercises]]
    whole = json.dumps(told, sort_keys=True, default=str).encode()
    return folder / hashlib.sha256(_maker() + whole).hexdigest()


def _read(place: Path) -> Files | None:
    """Handouts as they were made before; None where nothing whole is kept."""
    try:
        packed = place.read_bytes()
        check, content = packed[:_CHECKED], packed[_CHECKED:]
        if hashlib.sha256(content).digest() != check:
            return None
        held: dict[str, str] = json.loads(content)
        return {name: b64decode(file) for name, file in held.items()}
    except (OSError, ValueError):
        return None


def _packed(files: Files) -> bytes:
    content = json.dumps({name: b64encode(file).decode() for name, file in files.items()}).encode()
    return hashlib.sha256(content).digest() + content


@cache
def _maker() -> bytes:
    """A digest of what lays out and sets."""
    digest = hashlib.sha256(f"{version('typst')} {version('fonttools')}".encode())
    for pattern in _MADE_FROM:
        for path in sorted(_NAVIGATOR.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()
