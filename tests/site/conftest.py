"""The editions and their built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from navigator.authoring.library import load_library
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from tests.site.reading import Page

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

EDITIONS = load_library().editions


def pages_on(day: date) -> Directory:
    """Every edition's page, as it stands on that day."""
    return Directory(tuple(PolicyPage(each, day) for each in EDITIONS))


@pytest.fixture(scope="session")
def built_pages(built_site: Path) -> dict[str, Page]:
    """Every HTML page of the built site, by its path below the site's root."""
    return {
        path.relative_to(built_site).as_posix(): Page(path)
        for path in sorted(built_site.rglob("*.html"))
    }
