"""The markup of every page, by two checkers that know the standard and its accessible use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.markup import html_validate, vnu

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

FAULTY = """<!doctype html>
<html lang="en"><head><title>A fault</title></head>
<body><h1>A fault</h1><p><label for="it" aria-hidden="true">It</label><input id="it"></p>
<p><img src="a.png"></p></body></html>
"""


@pytest.fixture
def files(built_site: Path) -> list[Path]:
    """Every page of the built site."""
    return sorted(built_site.rglob("*.html"))


def test_html_validate_finds_nothing(files: list[Path]) -> None:
    """On any page."""
    assert html_validate(files) == []


def test_vnu_finds_nothing(files: list[Path]) -> None:
    """On any page."""
    assert vnu(files) == []


def test_both_checkers_are_really_asked(tmp_path: Path) -> None:
    """Faults put in by hand are found, by each what it knows."""
    file = tmp_path / "faulty.html"
    file.write_text(FAULTY, encoding="utf-8")
    assert any("wcag/h37" in each for each in html_validate([file]))
    assert any("aria-hidden" in each for each in vnu([file]))
