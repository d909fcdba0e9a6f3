"""Handouts that a trainer keeps for a room without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.offline.device import Device

pytestmark = [pytest.mark.browser, pytest.mark.site]
PAGE = "handouts/"
ALL = "All policies"
KEPT = "Kept. You can open these handouts without a network."


def part(device: Device, name: str) -> Locator:
    """A part of the page's own control."""
    return device.page.locator(f'[data-handouts="{name}"]')


def choose(device: Device, name: str) -> str:
    """Choose whose handouts to keep; what is said of their size."""
    part(device, "which").select_option(label=name)
    return part(device, "size").inner_text()


def keep(device: Device, name: str) -> None:
    """Choose whose handouts to keep, and keep them."""
    choose(device, name)
    part(device, "keep").click()
    expect(part(device, "status")).to_have_text(KEPT)


def test_kept_handouts_open_without_a_network(device: Device, built_site: Path) -> None:
    """The poster and a sheet are the files of the site; the page says of when and how large."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url, PAGE)
        keep(device, "Lambeth")
        expect(part(device, "held").locator("dt")).to_have_text(["Lambeth"])
    device.shows_saved(url, PAGE)
    expect(part(device, "held")).to_contain_text(re.compile(r"0\.\d MB, saved \d+ \w+ 20\d\d"))
    for file in ("poster-a4.pdf", "exercise-friday-afternoon.pdf", "ladder.svg"):
        with device.page.expect_download() as taken:
            device.page.locator(f'a[href$="handouts/lambeth/{file}"]').click()
        path = built_site / "handouts" / "lambeth" / file
        assert taken.value.path().read_bytes() == path.read_bytes()
        assert taken.value.suggested_filename == file
    assert device.errors == []


def test_all_are_kept_and_the_size_is_said_ahead(device: Device, built_site: Path) -> None:
    """It is said to within a quarter."""
    with Site(folder=built_site) as site:
        device.visit(site.url, PAGE)
        said = re.search(r"(\d+) files, about ([\d.]+) MB", choose(device, ALL))
        keep(device, ALL)
        sections = device.page.locator("section.handouts")
        expect(part(device, "held").locator("dt")).to_have_count(sections.count())
    assert said
    files = [
        each for each in (built_site / "handouts").rglob("*") if each.suffix in {".pdf", ".svg"}
    ]
    assert int(said[1]) == len(files)
    true = sum(each.stat().st_size for each in files) / 1e6
    assert true == pytest.approx(float(said[2]), rel=0.25)


def test_one_that_does_not_come_is_said_and_nothing_is_half_kept(
    device: Device, built_site: Path
) -> None:
    """Tried again once the server is well, they are kept."""
    with Site(folder=built_site) as site:
        device.visit(site.url, PAGE)
        site.faults["handouts/lambeth/ladder.svg"] = Fault(status=503)
        choose(device, "Lambeth")
        part(device, "keep").click()
        expect(part(device, "status")).to_contain_text("could not be kept")
        expect(part(device, "held")).to_be_hidden()
        site.faults.clear()
        part(device, "keep").click()
        expect(part(device, "status")).to_have_text(KEPT)
        expect(part(device, "held").locator("dt")).to_have_text(["Lambeth"])


def test_what_is_kept_is_not_kept_anew_without_a_network(device: Device, built_site: Path) -> None:
    """The day stays that on which it was saved."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url, PAGE)
        keep(device, "Lambeth")
    said = part(device, "held").inner_text()
    part(device, "keep").click()
    expect(part(device, "status")).to_contain_text("could not be kept")
    assert part(device, "held").inner_text() == said


def test_kept_handouts_are_removed(device: Device, built_site: Path) -> None:
    """By their own button, and with all else that is saved."""
    with Site(folder=built_site) as site:
        device.visit(site.url, PAGE)
        keep(device, "Lambeth")
        part(device, "remove").click()
        expect(part(device, "status")).to_have_text("Removed.")
        expect(part(device, "held")).to_be_hidden()
        assert not any("handouts" in name for name in device.saved())
        keep(device, "Brent")
        device.page.goto(f"{site.url}offline/")
        device.kept("remove").click()
        expect(device.kept("status")).to_contain_text("Removed")
        assert not any("handouts" in name for name in device.saved())
