"""Where nothing can be saved, or not all: the site works online, and says so where it is asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from navigator.authoring import saved_files
from tests.offline.device import SAVES_MS, Device, Release
from tests.offline.test_network_off import METERED
from tests.serving import Fault, Site
from tests.web.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserType

pytestmark = [pytest.mark.browser, pytest.mark.site]

# A browser told to let no site store anything.
BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}

# A worker that fails when it is asked to remove what is saved.
UNREMOVABLE = """const { postMessage } = ServiceWorker.prototype;
ServiceWorker.prototype.postMessage = function (message, [port]) {
  if (message.type === "remove") port.postMessage({ failed: "UnknownError" });
  else postMessage.call(this, message, [port]);
};"""

# A worker that can read nothing of what is saved; or the record of it, and no file.
UNREADABLE = """for (const name of ["keys", "match", "open"]) {
  CacheStorage.prototype[name] = async () => { throw new DOMException("", "UnknownError"); };
}
"""
FILES_UNREADABLE = """const { match } = CacheStorage.prototype;
CacheStorage.prototype.match = async function (url, options) {
  if (options.cacheName.endsWith(" record")) return match.call(this, url, options);
  throw new DOMException("", "UnknownError");
};
"""

# Resolves once the worker that is published now answers.
RENEWED = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const isComing = ({ installing, waiting, active }) =>
    installing || waiting || active.state !== "activated";
  while (isComing(registration)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""


@pytest.fixture
def blocked(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Device]:
    """A profile in which every site's storage is blocked."""
    preferences = tmp_path / "profile" / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps(BLOCKED), encoding="utf-8")
    with browser_type.launch_persistent_context(
        tmp_path / "profile", **browser_type_launch_args
    ) as context:
        found = Device(context)
        yield found
        assert found.errors == []


def works_online(device: Device, url: str) -> None:
    """A policy opens, and the navigator answers."""
    device.page.goto(f"{url}policies/lambeth/")
    expect(device.page.locator("h1")).to_contain_text("Lambeth")
    Screen(device.page).to_guidance(url)


def limit_room(device: Device, url: str, size: int) -> None:
    """Leave the site so many bytes on the device."""
    session = device.context.new_cdp_session(device.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": url, "quotaSize": size})


def test_storage_blocked(blocked: Device, built_site: Path) -> None:
    """The site and its search work; the page on saving says that nothing is saved."""
    with Site(folder=built_site) as site:
        works_online(blocked, site.url)
        blocked.page.get_by_role("textbox", name="Search").click()
        blocked.page.keyboard.type("Lambeth")
        expect(blocked.page.locator(".md-search-result__article").first).to_be_visible()
        blocked.page.goto(f"{site.url}offline/")
        blocked.page.wait_for_load_state("networkidle")
        expect(blocked.kept("unable")).to_be_visible()
        expect(blocked.kept("keep")).to_be_hidden()


@pytest.mark.parametrize("size", [1, 1_000_000], ids=["no room", "room for a part"])
def test_too_little_room(device: Device, built_site: Path, size: int) -> None:
    """The site works online, nothing is half saved, and "Keep for offline" says why not."""
    with Site(folder=built_site) as site:
        device.page.goto(f"{site.url}404.html")
        limit_room(device, site.url, size)
        works_online(device, site.url)
        device.page.goto(f"{site.url}offline/")
        expect(device.kept("nothing")).to_be_visible()
        device.kept("keep").click()
        expect(device.kept("status")).to_contain_text("too little room", timeout=SAVES_MS)
        # The page tries by itself, too, and may be in the middle of it.
        device.until(lambda: all(name.endswith("record") for name in device.saved()))
        assert device.record(site.url) == {}


def test_room_for_all_but_the_interpreter(device: Device, built_site: Path) -> None:
    """The policies are saved, and stay so, though the interpreter does not fit."""
    with Site(folder=built_site) as site:
        url = site.url
        device.page.goto(f"{url}404.html")
        limit_room(device, url, 9_000_000)
        device.visit(url)
        device.page.goto(f"{url}offline/")
        device.kept("keep").click()
        expect(device.kept("status")).to_contain_text("too little room", timeout=SAVES_MS)
        assert "interpreter" not in device.record(url)["groups"]
    device.shows_saved(url, "policies/lambeth/")


def test_a_file_that_is_altered_is_not_saved(device: Device, built_site: Path) -> None:
    """One graph is not what the list says: the page works, and nothing is put to use."""
    with Site(folder=built_site) as site:
        url = site.url
        site.faults["graphs/brent/2014-12.json"] = Fault(flip=True)
        works_online(device, url)
        device.page.goto(f"{url}offline/")
        device.kept("keep").click()
        expect(device.kept("status")).to_contain_text("could not be kept", timeout=SAVES_MS)
        assert device.record(url) == {}


def test_keep_for_offline_on_a_metered_connection(device: Device, built_site: Path) -> None:
    """The interpreter comes when the reader asks; the page says what is there, and since when."""
    device.context.add_init_script(METERED)
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
        device.page.goto(f"{url}offline/")
        expect(device.kept("dates")).to_contain_text("Not worked out")
        assert "interpreter" not in device.record(url)["groups"]
        device.kept("keep").click()
        expect(device.kept("dates")).to_contain_text("Worked out", timeout=SAVES_MS)
        expect(device.kept("keep")).to_be_hidden()
        expect(device.kept("policies")).to_contain_text("St Helens")
        expect(device.kept("saved")).to_contain_text("20")
        assert device.record(url)["kept"]


def test_what_could_not_be_removed_is_not_said_to_be(device: Device, built_site: Path) -> None:
    """The next person at this device would find it."""
    device.context.add_init_script(UNREMOVABLE)
    with Site(folder=built_site) as site:
        device.visit(site.url)
        device.page.goto(f"{site.url}offline/")
        device.kept("remove").click()
        expect(device.kept("status")).to_contain_text("could not be removed")
        expect(device.kept("held")).to_be_visible()


def test_what_is_removed_stays_away(device: Device, built_site: Path) -> None:
    """After "Remove" nothing is saved, on later visits neither, until it is asked for again."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
        device.page.goto(f"{url}offline/")
        device.kept("remove").click()
        expect(device.kept("nothing")).to_be_visible()
        device.page.goto(f"{url}policies/")
        device.page.wait_for_load_state("networkidle")
        assert [name.split()[-1] for name in device.saved()] == ["record"]
        assert device.record(url) == {"off": True}
        device.page.goto(f"{url}offline/")
        device.kept("keep").click()
        expect(device.kept("held")).to_be_visible(timeout=SAVES_MS)


def test_of_many_policies_the_visited_ones_join(
    device: Device, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many to save them all: those that were opened, or answered from, are there offline."""
    monkeypatch.setattr(saved_files, "WHOLE_SITE_BYTES", 1)
    release.publish()
    with Site(folder=release.folder) as site:
        url = site.url
        device.visit(url)
        assert not any("policies/" in name for name in device.record(url)["groups"])
        device.page.goto(f"{url}policies/brent/")
        device.until(lambda: "policies/brent" in device.record(url)["groups"])
        Screen(device.page).to_guidance(url)
        device.page.goto(url)
        device.until(lambda: "policies/lambeth" in device.record(url)["groups"])
    device.shows_saved(url, "policies/brent/")
    device.shows_saved(url, "policies/lambeth/")
    device.page.goto(f"{url}policies/wandsworth/")
    expect(device.page.locator("#not-saved")).to_be_visible()


@pytest.mark.parametrize("fault", [UNREADABLE, FILES_UNREADABLE], ids=["nothing", "no file"])
def test_saved_files_that_cannot_be_read(device: Device, release: Release, fault: str) -> None:
    """With the network up, the site works as if nothing were saved."""
    with Site(folder=release.folder) as site:
        device.visit(site.url)
        release.edit("service-worker.js", lambda script: fault + script)
        device.page.evaluate(RENEWED)
        works_online(device, site.url)
        assert device.page.evaluate("navigator.serviceWorker.controller !== null")
