"""What the site hands on of other people's comes with its licence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from navigator.authoring.authoring_archive import further_modules
from navigator.authoring.engine_archive import library_modules

pytestmark = pytest.mark.site
NOTICE = (Path(__file__).parents[2] / "THIRD-PARTY.md").read_text(encoding="utf-8")


def test_the_typeface_brings_its_licence(built_site: Path) -> None:
    """The Open Font License asks to travel with the files."""
    licence = built_site / "assets" / "generated" / "fonts" / "LICENSE.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", ["engine", "authoring"])
def test_each_archive_brings_the_licences_of_its_libraries(built_site: Path, stem: str) -> None:
    """Each library in the archive has its licence there, and is named in THIRD-PARTY.md."""
    (found,) = (built_site / "assets" / "generated").glob(f"{stem}.*.zip")
    with zipfile.ZipFile(found) as archive:
        names = archive.namelist()
    # The standard library, and what Pyodide adds to it, come under licences of their own.
    standard = {name.partition(".")[0] for name in (*library_modules(), *further_modules())}
    parts = {name.partition("/")[0].removesuffix(".pyc") for name in names}
    # What stands in for asyncio is ours, as is what was compiled of the classes.
    libraries = parts - standard - {"navigator", "licences", "asyncio", "class_code"}
    assert libraries
    for library in libraries:
        assert f"licences/{library}.txt" in names
        assert library in NOTICE.casefold()
