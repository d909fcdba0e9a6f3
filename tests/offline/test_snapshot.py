"""A start from a snapshot of Python: the same answers, and an ordinary start at any doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.offline.snapshots import CHANGES, KILLED, LISTEN, Snapshots
from tests.offline.test_network_off import FRIDAY, METERED
from tests.offline.test_refused import limit_room
from tests.serving import Fault, Site
from tests.web.screen import START_MS, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.offline.device import Device

pytestmark = [pytest.mark.browser, pytest.mark.site]

# Longer than an idle page takes to save everything, and to have one made then.
NONE_COMES_MS = 20_000

# Whether the snapshot, unpacked, holds any of these texts.
HOLDS = """async ({ base, texts }) => {
  const [kept] = await (await caches.open(`snapshot-1 ${base}`)).matchAll();
  const unpacked = kept.body.pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(unpacked).arrayBuffer();
  const whole = new TextDecoder("latin1").decode(bytes);
  return texts.map((text) => whole.includes(text));
}"""
# Eight seconds without progress, and a little for the machine.
GIVES_UP_MS = 11_000
# What a snapshot is kept for, with one thing other than when it was kept.
KEY = """async ({ base, other }) => {
  const { Snapshot } = await import(`${base}sources/snapshot.mjs`);
  const folder = `${base}assets/generated/`;
  globalThis.PYTHON = { files: { wasm: { sha256: "a" }, archive: { sha256: "b" } } };
  const bytes = new TextEncoder().encode("a memory");
  await new Snapshot({ folder, script: "c" }).keep(bytes);
  const others = {
    nothing: () => "c",
    "the worker's script": () => "d",
    "Python's files": () => ((PYTHON.files.archive.sha256 = "e"), "c"),
    "the browser": () => (Object.defineProperty(navigator, "userAgent", { value: "f" }), "c"),
  };
  const script = others[other]();
  const taken = await new Snapshot({ folder, script }).take(() => {});
  await new Snapshot({ folder, script }).drop();
  return taken && new TextDecoder().decode(taken);
}"""


@pytest.fixture
def site(built_site: Path) -> Iterator[Site]:
    """The built site."""
    with Site(folder=built_site) as served:
        yield served


@pytest.fixture
def device(device: Device) -> Device:
    """Its pages tell what their workers say."""
    device.page.add_init_script(LISTEN)
    return device


@pytest.fixture
def held(device: Device, site: Site) -> Snapshots:
    """What a device keeps that has had a snapshot made."""
    device.page.goto(f"{site.url}404.html")
    found = Snapshots(device.page, site)
    found.make()
    return found


def dated_answer(device: Device, site: Site) -> str:
    """The answer on that Friday, with a time given: its HTML."""
    device.page.clock.set_fixed_time(FRIDAY)
    # Another page first: the same one with another fragment would not be loaded again.
    device.page.goto(f"{site.url}404.html")
    screen = Screen(device.page)
    screen.to_guidance(site.url)
    screen.state("undated")
    screen.tell_time("20/11/2026", "16:00")
    screen.state("dated", START_MS)
    return screen.page.locator(".nav-guidance").inner_html()


def test_one_is_made_after_the_first_answer_and_used(device: Device, site: Site) -> None:
    """The second start is from memory, and gives the first one's answer to the letter."""
    ordinary = dated_answer(device, site)
    snapshots = Snapshots(device.page, site)
    assert snapshots.sizes == []
    device.until(lambda: len(snapshots.sizes) == 1)
    assert "snapshot" not in snapshots.said
    assert dated_answer(device, site) == ordinary
    assert "snapshot" in snapshots.said


def test_it_holds_no_case(device: Device, site: Site) -> None:
    """Made while an answer is shown, it knows Python's modules, and nothing that was answered."""
    dated_answer(device, site)
    snapshots = Snapshots(device.page, site)
    device.until(lambda: len(snapshots.sizes) == 1)
    texts = ["navigator.engine.advise", "override-event", "2026-11-20T16:00"]
    found = device.page.evaluate(HOLDS, {"base": site.url, "texts": texts})
    assert found == [True, False, False]


@pytest.mark.parametrize("change", CHANGES)
def test_at_any_doubt_python_starts_without(
    device: Device, site: Site, held: Snapshots, change: str
) -> None:
    """A damaged one is not used, does not stay, and costs the reader nothing but time."""
    held.change(change)
    (size,) = held.sizes
    assert "2026" in dated_answer(device, site)
    assert "failed" not in held.said
    assert held.sizes != [size] or not size


def test_one_that_kills_the_worker_is_used_once(
    device: Device, site: Site, held: Snapshots
) -> None:
    """Nothing is heard from it any more: Python starts without, and none is made again."""
    device.page.add_init_script(KILLED)
    assert "2026" in dated_answer(device, site)
    assert held.said.count("snapshot") == 1
    assert held.sizes == [0]
    dated_answer(device, site)
    assert "snapshot" not in held.said
    assert "lacking" not in held.said


def test_a_file_that_stalls_is_no_fault_of_the_snapshot(device: Device, site: Site) -> None:
    """Python started from it, but the edition does not come: eight seconds, and the reason."""
    site.faults["editions/lambeth/2024-07.json"] = Fault(send=500, stall=True)
    device.page.goto(f"{site.url}404.html")
    held = Snapshots(device.page, site)
    held.make()
    screen = Screen(device.page)
    screen.to_guidance(site.url)
    screen.state("refused", GIVES_UP_MS)
    assert [each for each in held.said if each != "progress"] == ["snapshot", "ready"]
    site.faults.clear()
    device.page.locator("[data-navigator-engine-retry]").click()
    screen.state("undated")


@pytest.mark.parametrize(
    "other", ["nothing", "the worker's script", "Python's files", "the browser"]
)
def test_one_made_by_anything_else_is_not_found(device: Device, site: Site, other: str) -> None:
    """It is kept for just the files, the script and the browser that made it."""
    device.page.goto(f"{site.url}404.html")
    taken = device.page.evaluate(KEY, {"base": site.url, "other": other})
    assert taken == ("a memory" if other == "nothing" else None)


def test_only_the_newest_is_kept(device: Device, site: Site, held: Snapshots) -> None:
    """One of an older release goes when the next is made."""
    name = f"snapshot-1 {site.url}"
    device.page.evaluate(
        "async (name) => (await caches.open(name)).put('/older', new Response('old'))", name
    )
    assert len(held.sizes) == 2
    held.make()
    assert len(held.sizes) == 1


def test_where_data_is_dear_none_is_made(device: Device, site: Site) -> None:
    """Python's files are not saved there, so none is made of them."""
    device.page.add_init_script(METERED)
    dated_answer(device, site)
    device.page.wait_for_timeout(NONE_COMES_MS)
    assert "lacking" in Snapshots(device.page, site).said
    assert Snapshots(device.page, site).sizes == []


@pytest.mark.parametrize("dates", [True, False], ids=["for no more", "not for Python"])
def test_where_room_is_short_none_is_made(device: Device, site: Site, *, dates: bool) -> None:
    """What is saved of the site and of Python comes first."""
    device.visit(site.url, "about/", dates=dates)
    used = device.page.evaluate("async () => (await navigator.storage.estimate()).usage")
    limit_room(device, site.url, used + 1_000_000)
    dated_answer(device, site)
    device.page.wait_for_timeout(NONE_COMES_MS)
    assert "lacking" in Snapshots(device.page, site).said
    assert Snapshots(device.page, site).sizes == []
    assert ("interpreter" in device.record(site.url)["groups"]) == dates


def test_remove_removes_it_and_no_other_is_made(
    device: Device, site: Site, held: Snapshots
) -> None:
    """Who has removed what is on the device finds nothing there after the next answer."""
    device.visit(site.url, "offline/")
    device.kept("remove").click()
    expect(device.kept("status")).to_contain_text("Removed.")
    assert held.sizes == []
    dated_answer(device, site)
    device.page.wait_for_timeout(NONE_COMES_MS)
    assert held.sizes == []


def test_what_it_takes_is_counted(device: Device, site: Site, held: Snapshots) -> None:
    """The page that says what is on the device counts it in."""
    device.visit(site.url, "offline/")
    groups = device.record(site.url)["groups"].values()
    saved = sum(group["bytes"] for group in groups)
    whole = f"{(saved + held.sizes[0]) / 1e6:.1f} MB"
    expect(device.kept("size")).to_have_text(whole)
