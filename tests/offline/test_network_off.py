"""After one visit, with the network off: every policy, the questions, an answer, its dates."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.screen import FAILED_AT_STAGE_1, START_MS, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.offline.device import Device

pytestmark = [pytest.mark.browser, pytest.mark.site]

# How far Python is, each time that the page begins to save.
BEGAN = """window.began = [];
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...given) {
  window.began.push(document.documentElement.dataset.python);
  return register.apply(this, given);
};"""
METERED = """Object.defineProperty(navigator, "connection", { value: { saveData: true } })"""
FRIDAY = datetime(2026, 11, 27, 17, tzinfo=UTC)


def policy_list(site: Path) -> list[dict[str, Any]]:
    """The site's own list of its policies."""
    found: list[dict[str, Any]] = json.loads((site / "api/v1/policies.json").read_text())[
        "policies"
    ]
    return found


@pytest.mark.parametrize("below", ["/", "/below/", "/two/below/"])
def test_every_policy_opens(device: Device, built_site: Path, below: str) -> None:
    """One visit to the home page, then no server: each edition's page is there, and says saved."""
    with Site(folder=built_site, below=below) as site:
        url = site.url
        device.visit(url)
    for each in policy_list(built_site):
        for path in (each["page"], f"{each['page']}{each['edition']}/"):
            device.shows_saved(url, path)
            expect(device.page.locator("h1")).to_contain_text(each["name"])


def test_every_page_opens(device: Device, built_site: Path) -> None:
    """With the browser's network switched off: no page is missing, nor any file that it loads."""
    pages = sorted(
        path.relative_to(built_site).as_posix().removesuffix("index.html")
        for path in built_site.rglob("index.html")
    )
    with Site(folder=built_site) as site:
        device.visit(site.url, dates=True)
        device.context.set_offline(True)
        missing: list[str] = []
        device.page.on(
            "requestfailed", lambda request: missing.append(f"{request.url}: {request.failure}")
        )
        for path in pages:
            device.shows_saved(site.url, path)
            # What is left half-way counts as failed, too: its picture in the tab, for one.
            device.page.wait_for_load_state("networkidle")
    assert len(pages) > 20
    assert missing == []


def test_the_page_of_the_first_visit_goes_on(device: Device, built_site: Path) -> None:
    """Loaded before anything was saved, and left open: its questions come without a server."""
    with Site(folder=built_site, caching="no-store") as site:
        url = site.url
        device.visit(url, "navigator/")
    # The same document: only the fragment differs.
    device.page.goto(f"{url}navigator/#policy=lambeth")
    screen = Screen(device.page)
    screen.walk({"danger": "no"} | FAILED_AT_STAGE_1)
    expect(screen.duties.first).to_be_visible()


def test_an_answer_without_dates(device: Device, built_site: Path) -> None:
    """Where the connection is metered, the interpreter stays away, and the answer says no dates."""
    device.context.add_init_script(METERED)
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
        asked = list(site.requests)
    assert not any("pyodide" in path or path.endswith((".wasm", ".zip")) for path in asked)
    screen = Screen(device.page)
    screen.to_guidance(url)
    screen.state("refused", START_MS)
    expect(screen.duties.first).to_be_visible()
    expect(device.notice).to_be_visible()


def test_an_answer_with_dates(device: Device, built_site: Path) -> None:
    """Where the interpreter was saved, it starts with no server, and works out a date."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url, dates=True)
    device.page.clock.set_fixed_time(FRIDAY)
    screen = Screen(device.page)
    screen.to_guidance(url)
    screen.tell_time("2026-11-27", "16:00")
    screen.state("dated")
    expect(screen.first_date).to_contain_text("28 November 2026")


@pytest.mark.parametrize(
    "fault",
    [Fault(send=0, stall=True), Fault(send=500, stall=True), Fault(status=503)],
    ids=["nothing comes", "half a page comes", "the server is out of order"],
)
def test_a_stalled_network_holds_up_no_page(device: Device, built_site: Path, fault: Fault) -> None:
    """Nothing whole comes from the server: pages, questions and answer come from what is saved."""
    with Site(folder=built_site) as site:
        device.visit(site.url)
        site.faults[""] = fault
        device.shows_saved(site.url, "policies/lambeth/")
        expect(device.page.locator("h1")).to_contain_text("Lambeth")
        Screen(device.page).to_guidance(site.url)
        expect(device.notice).to_be_visible()


def test_data_that_stalls_comes_from_what_is_saved(device: Device, built_site: Path) -> None:
    """A page that came from the network, and questions that do not: they come saved, and say so."""
    with Site(folder=built_site) as site:
        device.visit(site.url)
        site.faults["api/v1/policies/lambeth.json"] = Fault(send=0, stall=True)
        site.faults["api/v1/graphs/lambeth/2024-07.json"] = Fault(send=900, stall=True)
        screen = Screen(device.page)
        screen.open(site.url)
        expect(device.notice).to_have_count(0)
        screen.to_guidance(site.url)
        expect(device.notice).to_be_visible()


def test_what_is_not_saved_says_so(device: Device, built_site: Path) -> None:
    """An address that the site does not have leads to a page that says it is not saved."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url)
    device.page.goto(f"{url}policies/nowhere/")
    expect(device.page.locator("#not-saved")).to_be_visible()
    expect(device.page.locator("#not-saved")).to_contain_text("999")


def test_nothing_of_a_case_is_saved(device: Device, built_site: Path) -> None:
    """After an answer with a time typed in: no cache, store or cookie holds more than the site."""
    with Site(folder=built_site) as site:
        url = site.url
        device.visit(url, dates=True)
        device.page.clock.set_fixed_time(FRIDAY)
        screen = Screen(device.page)
        screen.to_guidance(site.url)
        screen.tell_time("2026-11-27", "16:00")
        screen.state("dated")
        device.page.goto(site.url)
        device.page.wait_for_load_state("load")
        listed = {site.url}
        for file in (built_site / "saved-files").rglob("*.json"):
            listed |= {site.url + row[0] for row in json.loads(file.read_text())["files"]}
        saved = {each for urls in device.saved().values() for each in urls}
        kept = device.page.evaluate(
            "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),"
            " ...(await indexedDB.databases()).map(({ name }) => name), document.cookie]"
        )
    assert saved == listed
    # The choice of colours, which is the theme's own.
    assert kept == [f"{urlsplit(url).path}.__palette", ""]
    assert device.context.cookies() == []


def test_what_was_online_says_nothing_of_saved_copies(device: Device, built_site: Path) -> None:
    """A page that came from the network, where all is saved, has no line about a saved copy."""
    with Site(folder=built_site) as site:
        device.visit(site.url)
        Screen(device.page).to_guidance(site.url)
        expect(device.notice).to_have_count(0)


def test_the_line_goes_once_the_network_is_back(device: Device, built_site: Path) -> None:
    """Back on the network, and nothing newer published: what is shown is no old copy."""
    with Site(folder=built_site) as site:
        device.visit(site.url)
        device.context.set_offline(True)
        device.shows_saved(site.url, "policies/lambeth/")
        device.context.set_offline(False)
        expect(device.notice).to_have_count(0)


def test_nothing_is_saved_while_python_starts(device: Device, built_site: Path) -> None:
    """Saving takes time, and a reader is waiting for the dates: it begins after them."""
    slow = {"/engine.zip": Fault(piece=100_000, pause=0.2)}
    device.context.add_init_script(BEGAN)
    with Site(folder=built_site, faults=slow) as site:
        Screen(device.page).to_guidance(site.url)
        device.until(lambda: "release" in device.record(site.url))
        assert set(device.page.evaluate("began")) == {"ready"}
