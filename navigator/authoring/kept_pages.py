"""What is drawn for an edition's pages, and its forms: kept between builds, as its graph is.

It is kept under the hash of all it is made from: the edition, its status and findings, and the
code, templates and libraries that draw. A file that is damaged or old is simply not found.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_column import column_of
from navigator.authoring.compare_parts import DrawnCell
from navigator.authoring.form_files import form_file
from navigator.authoring.form_model import forms_of
from navigator.authoring.library import ROOT
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.page_sections import sections_of
from navigator.authoring.written import write_whole
from navigator.engine.codec import to_data

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from navigator.authoring.compare_parts import Column
    from navigator.authoring.findings import Finding
    from navigator.engine.model import Edition

_NAVIGATOR: Final = Path(__file__).resolve().parents[1]
_MADE_FROM: Final = (
    "changes/*.py",
    "engine/*.py",
    "web/*.py",
    "web/abbreviations.json",
    "web/templates/*.j2",
    "authoring/templates/*.j2",
    "authoring/compare_*.py",
    "authoring/drawing.py",
    "authoring/form_*.py",
    "authoring/kept_pages.py",
    "authoring/lighter.py",
    "authoring/page_*.py",
    "authoring/same_case.py",
)
# What every policy is compared by.
_SHARED: Final = ("bank-holidays.json", "same-case/*.yaml")
_DRAWN_WITH: Final = ("jinja2", "markupsafe", "python-docx")
# From so many editions on, a second process pays.
_MANY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEdition:
    """HTML by the section's name, Word files by the document's id, and what is compared."""

    sections: dict[str, str]
    forms: dict[str, bytes]
    column: Column


@cache
def _maker() -> bytes:
    """A digest of the code and templates that draw."""
    digest = hashlib.sha256(" ".join(map(version, _DRAWN_WITH)).encode())
    for folder, pattern in (
        *((_NAVIGATOR, each) for each in _MADE_FROM),
        *((ROOT / "data", each) for each in _SHARED),
    ):
        for path in sorted(folder.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def place(folder: Path, page: PolicyPage) -> Path:
    """Where what is drawn of an edition is kept."""
    told = [to_data(page.edition), to_data(page.status), [str(each) for each in page.findings]]
    whole = json.dumps(told, sort_keys=True, default=str).encode()
    return folder / f"{hashlib.sha256(_maker() + whole).hexdigest()}.pages"


def keep_drawn(pages: Iterable[PolicyPage], folder: Path) -> dict[tuple[str, str], Path]:
    """Draw what is not kept yet. Where each edition's is, by policy and edition."""
    places = {page: place(folder, page) for page in pages}
    missing = [page for page, path in places.items() if _read(path) is None]
    wanted = [(page.edition, page.day, page.findings) for page in missing]
    if len(missing) < _MANY:
        made = [_packed(each) for each in wanted]
    else:
        with ProcessPoolExecutor() as pool:
            made = list(pool.map(_packed, wanted, chunksize=4))
    for page, content in zip(missing, made, strict=True):
        write_whole(places[page], content)
    return {(page.edition.policy, page.edition.edition): path for page, path in places.items()}


def drop_others(folder: Path, wanted: set[Path]) -> None:
    """Remove what this build did not use, so that the folder does not grow."""
    for path in folder.glob("*.pages"):
        if path not in wanted:
            path.unlink(missing_ok=True)


def read_drawn(path: Path) -> DrawnEdition:
    """What was kept there; FileNotFoundError where nothing whole is."""
    found = _read(path)
    if found is None:
        raise FileNotFoundError(path)
    return found


def _read(path: Path) -> DrawnEdition | None:
    try:
        packed = path.read_bytes()
        check, content = packed[:8], packed[8:]
        if f"{zlib.crc32(content):08x}".encode() != check:
            return None
        held = json.loads(content)
        forms = {name: b64decode(file) for name, file in held["forms"].items()}
        column = {name: DrawnCell(**cell) for name, cell in held["column"].items()}
        return DrawnEdition(sections=held["sections"], forms=forms, column=column)
    except (OSError, ValueError, KeyError):
        return None


def _packed(told: tuple[Edition, date, tuple[Finding, ...]]) -> bytes:
    edition, day, findings = told
    page = PolicyPage(edition, day, findings)
    forms = {
        form.id: b64encode(form_file(form)).decode() for form in forms_of(page.edition, page.day)
    }
    column = {name: asdict(cell) for name, cell in column_of(page).items()}
    held = {"sections": sections_of(page), "forms": forms, "column": column}
    content = json.dumps(held, ensure_ascii=False).encode()
    return f"{zlib.crc32(content):08x}".encode() + content
