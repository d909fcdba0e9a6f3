"""What becomes of what is saved, when something newer is published: it is never half of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.offline.device import Device, Release

pytestmark = [pytest.mark.browser, pytest.mark.site]

LAMBETH = "policies/lambeth/index.html"
# A worker as one may have been written once: what it saw first, it shows for ever.
CACHE_FIRST = """
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith((async () => {
  const cache = await caches.open("everything");
  const held = await cache.match(event.request);
  if (held) return held;
  const response = await fetch(event.request);
  await cache.put(event.request, response.clone());
  return response;
})()));
"""


def marked(name: str) -> str:
    """A change of a page that can be seen."""
    return f'<p data-release="{name}">Release {name}</p></main>'


def new_edition(release: Release, name: str) -> None:
    """Publish an edition of Lambeth's policy: another page, another graph, another list."""
    release.edit(LAMBETH, lambda html: html.replace("</main>", marked(name)))
    for path in ("api/v1/policies.json", "api/v1/policies/lambeth.json"):
        release.edit(path, lambda text: text.replace('"2024-07"', f'"{name}"', 1))
    release.edit(
        "api/v1/policies.json", lambda text: text.replace("July 2024", f"Edition {name}", 1)
    )


@pytest.fixture
def site(release: Release) -> Site:
    """The copy of the site, not served yet."""
    return Site(folder=release.folder)


def test_a_new_edition_is_shown_saved_and_announced(
    device: Device, release: Release, site: Site
) -> None:
    """On the next visit with a network; and after it, without one."""
    with site:
        url = site.url
        device.visit(url)
        new_edition(release, "2026-12")
        name = release.publish()
        device.page.goto(f"{url}policies/lambeth/")
        expect(device.page.locator('[data-release="2026-12"]')).to_be_visible()
        expect(device.news).to_contain_text("Edition 2026-12")
        expect(device.is_old).to_have_count(0)
        assert device.record(url)["release"] == name
    device.shows_saved(url, "policies/lambeth/")
    expect(device.page.locator('[data-release="2026-12"]')).to_be_visible()
    expect(device.news).to_have_count(0)


def test_a_release_that_came_half_is_not_used(device: Device, release: Release, site: Site) -> None:
    """One file of the new release is damaged on its way: without a network, all is of the old."""
    with site:
        url = site.url
        device.visit(url)
        before = device.record(url)["release"]
        new_edition(release, "2026-12")
        release.publish()
        site.faults["policies/lambeth.json"] = Fault(flip=True)
        seen = len(site.requests)
        device.page.goto(url)
        device.until(lambda: any("lambeth.json" in each for each in site.requests[seen:]))
        device.page.wait_for_load_state("networkidle")
        assert device.record(url)["release"] == before
    device.shows_saved(url, "policies/lambeth/")
    expect(device.page.locator("[data-release]")).to_have_count(0)
    listed = device.page.evaluate(
        "url => fetch(url).then((it) => it.text())", f"{url}api/v1/policies.json"
    )
    assert "2026-12" not in listed


def test_a_new_page_takes_no_old_data(device: Device, release: Release, site: Site) -> None:
    """The page is of the new release, and its data stalls: it gets none, rather than the old."""
    with site:
        url = site.url
        device.visit(url)
        release.edit("navigator/index.html", lambda html: html.replace("</main>", marked("new")))
        release.publish()
        site.faults["api/v1/policies/lambeth.json"] = Fault(status=503)
        site.faults["saved-files.json"] = Fault(status=503)
        screen = Screen(device.page)
        screen.open(url, "#policy=lambeth")
        expect(device.page.locator('[data-release="new"]')).to_be_visible()
        screen.choose("danger", "no")
        expect(screen.page.locator("[data-navigator-retry]")).to_be_visible()
        expect(device.notice).to_have_count(0)


def test_an_old_page_takes_no_new_data(device: Device, release: Release, site: Site) -> None:
    """The page is a saved copy, and the network comes back: its data is of its own release."""
    with site:
        url = site.url
        device.visit(url)
        site.faults["/navigator/"] = Fault(status=503)
        site.faults["saved-files.json"] = Fault(status=503)
        release.edit("api/v1/policies/lambeth.json", lambda text: text.replace("Lambeth", "New"))
        release.publish()
        seen = len(site.requests)
        device.shows_saved(url, "navigator/#policy=lambeth")
        screen = Screen(device.page)
        screen.walk({"danger": "no"})
        screen.asks("process")
        assert not any("api/v1" in path for path in site.requests[seen:])


def test_scripts_come_from_what_is_saved_by_their_names(device: Device, site: Site) -> None:
    """What has its content in its name is not asked of the network a second time."""
    with site:
        device.visit(site.url, dates=True)
        seen = len(site.requests)
        device.page.goto(f"{site.url}policies/")
        device.page.wait_for_load_state("networkidle")
        asked = site.requests[seen:]
    assert any(path.endswith("/policies/") for path in asked)
    assert not [path for path in asked if path.endswith((".js", ".css", ".woff2"))]


def test_a_page_of_a_new_release_gets_its_own_scripts(
    device: Device, release: Release, site: Site
) -> None:
    """A new name for a script, and nothing saved of it: it comes from the network."""
    with site:
        device.visit(site.url)
        assets = release.folder / "assets" / "generated"
        old = next(assets.glob("page.*.js"))
        new = old.with_name("page.ZZZZZZZZ.js")
        new.write_bytes(old.read_bytes())
        old.unlink()
        for page in release.folder.rglob("*.html"):
            html = page.read_text(encoding="utf-8").replace(old.name, new.name)
            page.unlink()
            page.write_text(html, encoding="utf-8")
        release.publish()
        device.page.goto(f"{site.url}policies/")
        device.until(lambda: any(path.endswith(new.name) for path in site.requests))
        device.until(lambda: device.record(site.url)["release"] == release.list()["release"])
        saved = [name for name in device.saved() if release.list()["release"] in name]
        assert len(saved) == 1


def test_a_tab_of_before_is_told(device: Device, release: Release, site: Site) -> None:
    """Two tabs: the second finds a new release; the first, loaded before, says it is old."""
    with site:
        url = site.url
        device.visit(url)
        device.page.goto(f"{url}policies/")
        device.page.wait_for_load_state("networkidle")
        new_edition(release, "2026-12")
        name = release.publish()
        second = device.tab()
        second.goto(f"{url}policies/lambeth/")
        expect(device.is_old).to_be_visible()
        expect(second.locator('[data-saved="editions"]')).to_be_visible()
        expect(second.locator('[data-saved="old"]')).to_have_count(0)
        device.is_old.get_by_role("button").click()
        expect(device.is_old).to_have_count(0)
        assert device.record(url)["release"] == name


def test_two_tabs_save_one_release(device: Device, site: Site) -> None:
    """Opened at the same time: there is one copy of the site, and it is whole."""
    with site:
        url = site.url
        second = device.tab()
        device.page.goto(url, wait_until="commit")
        second.goto(f"{url}policies/", wait_until="commit")
        device.until(lambda: "interpreter" in device.record(url).get("groups", {}))
        second.wait_for_load_state("networkidle")
        release = device.record(url)["release"]
        listed = json.loads((site.folder / "saved-files.json").read_text())["groups"]
        assert device.record(url)["groups"].keys() == listed.keys()
        assert sorted(name.split()[-1] for name in device.saved()) == sorted([release, "record"])


def test_a_worker_of_an_older_release_is_replaced(
    device: Device, release: Release, site: Site
) -> None:
    """One that shows for ever what it saw first: it goes, and what is new is shown and saved."""
    worker = (release.folder / "service-worker.js").read_text()
    release.write("service-worker.js", CACHE_FIRST)
    with site:
        url = site.url
        device.page.goto(url)
        device.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        device.page.goto(f"{url}policies/lambeth/")
        device.until(lambda: "everything" in device.saved())
        new_edition(release, "2026-12")
        release.write("service-worker.js", worker)
        release.publish()
        shown = device.page.locator('[data-release="2026-12"]')

        def shows_new() -> bool:
            device.page.goto(f"{url}policies/lambeth/")
            # A reader stays longer than a browser takes to look for a newer worker.
            device.page.wait_for_timeout(2000)
            return shown.count() > 0

        device.until(shows_new)
        device.visit(url, "policies/lambeth/")
    device.shows_saved(url, "policies/lambeth/")
    expect(shown).to_be_visible()


def test_a_list_that_the_worker_cannot_read_ends_it(
    device: Device, release: Release, site: Site
) -> None:
    """A later release saves in another way: this one's copies go, and its worker with them."""
    with site:
        url = site.url
        device.visit(url)
        release.write("saved-files.json", '{"format": 2, "of": "another way"}')
        device.page.goto(url)
        device.until(lambda: device.saved() == {})
        counted = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        device.until(lambda: device.page.evaluate(counted) == 0)
        device.page.goto(f"{url}policies/lambeth/")
        expect(device.page.locator("h1")).to_contain_text("Lambeth")


def test_an_older_copy_goes_once_no_page_needs_it(
    device: Device, release: Release, site: Site
) -> None:
    """After a new release was saved, the device holds it alone."""
    with site:
        url = site.url
        device.visit(url)
        new_edition(release, "2026-12")
        name = release.publish()
        device.page.goto(f"{url}policies/lambeth/")
        device.until(lambda: device.record(url)["release"] == name)
        device.until(lambda: {each.split()[-1] for each in device.saved()} == {name, "record"})


def test_what_did_not_change_is_not_fetched_again(
    device: Device, release: Release, site: Site
) -> None:
    """A release with one page changed: the interpreter and the other policies are taken over."""
    with site:
        url = site.url
        device.visit(url, dates=True)
        new_edition(release, "2026-12")
        name = release.publish()
        seen = len(site.requests)
        device.page.goto(f"{url}policies/lambeth/")
        device.until(lambda: device.record(url)["release"] == name)
        assert "interpreter" in device.record(url)["groups"]
    asked = site.requests[seen:]
    assert not [path for path in asked if path.endswith((".wasm", ".zip")) or "graphs" in path]


def test_the_list_holds_the_whole_site(built_site: Path) -> None:
    """Every page, edition, graph and list of the site is in one group, and in one alone."""
    rows: list[str] = []
    for file in (built_site / "saved-files").rglob("*.json"):
        rows += [row[0] for row in json.loads(file.read_text())["files"]]
    assert len(rows) == len(set(rows))
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("index.html")}
    data = {path.relative_to(built_site).as_posix() for path in built_site.glob("api/**/*.json")}
    assert {page.removesuffix("index.html") for page in pages} | data <= set(rows)
