"""What the tests of saving share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.offline.device import Device, Release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture
def device(browser: Browser) -> Iterator[Device]:
    """A profile in which nothing is saved yet, and which is gone afterwards."""
    with browser.new_context(service_workers="allow") as context:
        found = Device(context)
        yield found
        assert found.errors == []


@pytest.fixture
def release(built_site: Path, tmp_path: Path) -> Release:
    """The built site, to change and publish."""
    return Release.of(built_site, tmp_path / "release")
