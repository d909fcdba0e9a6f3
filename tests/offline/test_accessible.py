"""What is said of saved copies, to WCAG 2.2 AA as far as a machine can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accessible import WIDTHS, clipped, small_targets, violations_at_every_width
from tests.offline.test_releases import new_edition
from tests.serving import Site

if TYPE_CHECKING:
    from tests.offline.device import Device, Release

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_line_and_the_page_on_saving(device: Device, release: Release, scheme: str) -> None:
    """With news, with a page of before, with a saved copy, and with all that is kept: no fault."""
    device.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    with Site(folder=release.folder) as site:
        url = site.url
        device.visit(url, "policies/", dates=True)
        new_edition(release, "2026-12")
        release.publish()
        device.tab().goto(url)
        expect(device.is_old).to_be_visible()
        expect(device.news).to_be_visible()
        device.page.bring_to_front()
        assert faults(device) == []
    device.shows_saved(url, "offline/")
    expect(device.kept("held")).to_be_visible()
    assert faults(device) == []


def faults(device: Device) -> list[str]:
    """What is wrong with the page as it stands, at every width."""
    found = violations_at_every_width(device.page)
    for width in WIDTHS:
        device.page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {each}" for each in clipped(device.page) + small_targets(device.page)]
    return found
