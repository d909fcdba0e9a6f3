"""Every edition's page as it stands today: what the build writes, and what the macros list."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from navigator.authoring.library import Library, load_library
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from navigator.engine.london import to_london

_shown: list[Directory] = []


def show(library: Library) -> Directory:
    """From now on, the pages are those of this library."""
    today = to_london(datetime.now(UTC)).date()
    pages = (PolicyPage(each, today, library.findings_of(each)) for each in library.with_pages)
    _shown[:] = [Directory(tuple(pages), library.histories)]
    return _shown[0]


def directory() -> Directory:
    """The pages of the library that was shown last; else those of this project's data."""
    return _shown[0] if _shown else _from_disk()


@cache
def _from_disk() -> Directory:
    return show(load_library())
