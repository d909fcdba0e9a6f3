"""What the site hands on of other people's comes with its licence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.site
NOTICE = (Path(__file__).parents[2] / "THIRD-PARTY.md").read_text(encoding="utf-8")


def test_the_typeface_brings_its_licence(built_site: Path) -> None:
    """The Open Font License asks to travel with the files."""
    licence = built_site / "assets" / "generated" / "fonts" / "LICENSE.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_the_engine_s_archive_brings_the_licences_of_its_libraries(built_site: Path) -> None:
    """Each library in the archive has its licence there, and is named in THIRD-PARTY.md."""
    with zipfile.ZipFile(built_site / "assets" / "generated" / "engine.zip") as archive:
        names = archive.namelist()
    libraries = {name.partition("/")[0] for name in names} - {"navigator", "licences"}
    assert libraries
    for library in libraries:
        assert f"licences/{library}.txt" in names
        assert library in NOTICE.casefold()
