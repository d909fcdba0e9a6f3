"""What the tests of the navigator share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture
def screen(page: Page) -> Iterator[Screen]:
    """The navigator's page. A script error that nobody handles fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Screen(page)
    assert errors == []
