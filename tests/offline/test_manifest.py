"""The site can be installed as an app."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import pytest

from tests.offline.device import Device
from tests.serving import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserType

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_the_browser_finds_nothing_against_it(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    built_site: Path,
    tmp_path: Path,
) -> None:
    """Below a sub-path, from any page: the manifest is read without error, and is installable."""
    with (
        Site(folder=built_site) as site,
        browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args) as context,
    ):
        device = Device(context)
        device.visit(site.url, "policies/lambeth/")
        session = context.new_cdp_session(device.page)
        manifest = session.send("Page.getAppManifest")
        assert manifest["url"] == f"{site.url}manifest.webmanifest"
        assert manifest["errors"] == []
        assert json.loads(manifest["data"])["name"] == "Escalation Navigator"
        assert session.send("Page.getAppId")["appId"] == site.url
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_each_icon_has_its_size(built_site: Path) -> None:
    """Each PNG file that the manifest names is as large as it says; what it leads to is there."""
    manifest = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    drawn = [icon for icon in manifest["icons"] if icon["type"] == "image/png"]
    for icon in drawn:
        header = (built_site / icon["src"]).read_bytes()[:24]
        width, height = struct.unpack(">II", header[16:])
        assert f"{width}x{height}" == icon["sizes"], icon["src"]
    assert {icon["sizes"] for icon in drawn} == {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in drawn)
    for shortcut in manifest["shortcuts"]:
        assert (built_site / shortcut["url"] / "index.html").is_file()
