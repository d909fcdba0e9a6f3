"""When Python cannot run: the answer stays, and the reason is said within seconds."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault
from tests.web.screen import FAILURE, START_MS, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Route

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

# Eight seconds without progress, and a little for the machine.
GIVES_UP_MS = 11_000

BROKEN = {
    "the runtime is missing": {"pyodide.wasm": Fault(status=404)},
    "the runtime is cut short": {"pyodide.wasm": Fault(send=2_000_000)},
    "the runtime is altered": {"pyodide.wasm": Fault(flip=True)},
    "the engine is missing": {"engine.zip": Fault(status=404)},
    # Pyodide, which waits for the runtime first, has not looked at the engine yet.
    "the engine is missing while the runtime is awaited": {
        "engine.zip": Fault(status=404),
        "pyodide.wasm": Fault(send=2_000_000, stall=True),
    },
    "the engine is cut short": {"engine.zip": Fault(send=50_000)},
    "the engine is altered": {"engine.zip": Fault(flip=True)},
    "the worker is missing": {"/worker.js": Fault(status=404)},
    "the worker is cut short": {"/worker.js": Fault(send=50_000)},
    "the worker is altered": {"/worker.js": Fault(flip=True)},
    "the server is out of order": {"pyodide.wasm": Fault(status=500)},
}

STALLED = {
    "the worker stalls": {"/worker.js": Fault(send=100_000, stall=True)},
    "the runtime stalls half-way": {"pyodide.wasm": Fault(send=4_000_000, stall=True)},
    "the engine stalls": {"engine.zip": Fault(send=50_000, stall=True)},
}

# Found out once Python has started.
BROKEN_DATA = {
    "the edition is missing": {"editions/lambeth/2024-07.json": Fault(status=404)},
    "the edition stalls": {"editions/lambeth/2024-07.json": Fault(send=500, stall=True)},
    "the edition is cut short": {"editions/lambeth/2024-07.json": Fault(send=500)},
    "the edition is altered": {"editions/lambeth/2024-07.json": Fault(flip=True)},
    "the bank holidays are missing": {"bank-holidays.json": Fault(status=404)},
}

# Lets a test reach the worker that the page made.
HELD = """window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.held = this;
  }
};"""


def refused_within(screen: Screen, milliseconds: float) -> None:
    """The line says why there are no dates, the answer still stands, and can be walked on."""
    screen.state("refused", milliseconds)
    expect(screen.status).to_contain_text("Dates are not available here: ")
    expect(screen.duties.first).to_be_visible()
    expect(screen.heading).to_be_focused()
    screen.change("outcome").click()
    screen.choose("outcome", "no-reply")
    expect(screen.duties.first).to_be_visible()
    expect(screen.time_form(FAILURE)).to_have_count(0)


@pytest.mark.parametrize("faults", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_start_keeps_the_answer(
    screen: Screen, faulty_site: Site, faults: dict[str, Fault]
) -> None:
    """Whatever is wrong with a file, the limits stand in words and the reason is given."""
    faulty_site.faults |= faults
    screen.to_guidance(faulty_site.url)
    refused_within(screen, START_MS)


@pytest.mark.parametrize("name", ["pyodide.wasm", "engine.zip", "worker.js"])
def test_a_file_cut_short_is_named(screen: Screen, faulty_site: Site, name: str) -> None:
    """A file with fewer bytes than it should have is found out as such, before it is used."""
    faulty_site.faults[f"/{name}"] = Fault(send=50_000)
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    stem, _, suffix = name.partition(".")
    cut_short = re.compile(rf"{stem}\.\w+\.{suffix} has 50000 bytes")
    expect(screen.status).to_contain_text(cut_short)


@pytest.mark.parametrize("faults", STALLED.values(), ids=STALLED.keys())
def test_a_stalled_start_is_given_up(
    screen: Screen, faulty_site: Site, faults: dict[str, Fault]
) -> None:
    """Eight seconds after the last piece, the reason is given."""
    faulty_site.faults |= faults
    screen.to_guidance(faulty_site.url)
    refused_within(screen, GIVES_UP_MS)


@pytest.mark.parametrize("faults", BROKEN_DATA.values(), ids=BROKEN_DATA.keys())
def test_broken_data_keeps_the_answer(
    screen: Screen, faulty_site: Site, faults: dict[str, Fault]
) -> None:
    """Python starts, but the edition or the bank holidays do not come: the same holds."""
    faulty_site.faults |= faults
    screen.to_guidance(faulty_site.url)
    refused_within(screen, START_MS)


def test_without_webassembly_the_answer_stays(
    launch_browser: Callable[..., Browser],
    browser_type_launch_args: dict[str, list[str]],
    site_url: str,
) -> None:
    """A browser that is not allowed WebAssembly says so at once."""
    arguments = [*browser_type_launch_args["args"], "--js-flags=--jitless"]
    jitless = launch_browser(args=arguments)
    screen = Screen(jitless.new_page())
    screen.to_guidance(site_url)
    assert screen.page.evaluate("typeof WebAssembly") == "undefined"
    screen.state("refused", 2000)
    # In words for people, not as the script's own error.
    expect(screen.status).to_contain_text("WebAssembly")
    expect(screen.status).not_to_contain_text("not defined")
    refused_within(screen, 2000)
    jitless.close()


def test_a_policy_that_refuses_webassembly_is_told(screen: Screen, site_url: str) -> None:
    """Where the page's security policy has no `wasm-unsafe-eval`, the worker is bound by that."""

    def refuse(route: Route) -> None:
        page = route.fetch()
        route.fulfill(response=page, body=page.text().replace("'wasm-unsafe-eval'", ""))

    screen.page.route(re.compile(r"/navigator/(#.*)?$"), refuse)
    screen.to_guidance(site_url)
    refused_within(screen, GIVES_UP_MS)
    expect(screen.status).to_contain_text("does not allow WebAssembly")


@pytest.mark.parametrize("pages", [100, 400])
def test_too_little_memory_is_told(
    launch_browser: Callable[..., Browser],
    browser_type_launch_args: dict[str, list[str]],
    site_url: str,
    pages: int,
) -> None:
    """Whether Python cannot start at all, or runs out on the way: pages of 64 kB."""
    flag = f"--js-flags=--wasm-max-mem-pages={pages}"
    poor = launch_browser(args=[*browser_type_launch_args["args"], flag])
    screen = Screen(poor.new_context(service_workers="block").new_page())
    screen.to_guidance(site_url)
    screen.state("refused")
    expect(screen.status).to_contain_text("too little memory")
    expect(screen.duties.first).to_be_visible()
    poor.close()


def test_a_worker_killed_while_it_answers_is_given_up(screen: Screen, site_url: str) -> None:
    """It tells nobody that it was killed: the answer stays, and so does what was typed."""
    screen.page.add_init_script(HELD)
    screen.to_guidance(site_url)
    screen.state("undated")
    screen.page.evaluate("held.postMessage = () => held.terminate()")
    screen.tell_time("20/11/2026", "16:00")
    screen.state("refused", GIVES_UP_MS)
    expect(screen.duties.first).to_be_visible()
    expect(screen.time_form(FAILURE).locator("[name=day]")).to_have_value("20/11/2026")
    screen.page.locator("[data-navigator-engine-retry]").click()
    screen.state("undated")


def test_a_slow_start_that_moves_goes_on(screen: Screen, faulty_site: Site) -> None:
    """A download of more than eight seconds in all, never eight without a piece, is waited for."""
    faulty_site.faults["pyodide.wasm"] = Fault(piece=1_000_000, pause=1.2)
    started = time.monotonic()
    screen.to_guidance(faulty_site.url)
    screen.state("undated")
    assert time.monotonic() - started > 9


def test_a_proxys_wrong_type_does_no_harm(screen: Screen, faulty_site: Site) -> None:
    """WebAssembly sent as something else still starts."""
    faulty_site.faults["pyodide.wasm"] = Fault(type="application/octet-stream")
    screen.to_guidance(faulty_site.url)
    screen.state("undated")


def test_what_the_browser_kept_of_a_damaged_file_is_not_used_again(
    screen: Screen, faulty_site: Site
) -> None:
    """A file that was altered on its way, and kept so, is fetched past the browser's cache."""
    faulty_site.faults["engine.zip"] = Fault(flip=True)
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    faulty_site.faults.clear()
    faulty_site.requests.clear()
    screen.page.reload()
    screen.state("undated")
    archives = [path for path in faulty_site.requests if path.endswith(".zip")]
    assert len(archives) == 1


def test_an_altered_file_runs_nothing(screen: Screen, faulty_site: Site) -> None:
    """One byte in a thousand is another: the reason is that, not what Python made of it."""
    faulty_site.faults["engine.zip"] = Fault(flip=True)
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    expect(screen.status).to_contain_text("changed on its way")


def test_trying_again_brings_the_dates(screen: Screen, faulty_site: Site) -> None:
    """Once the file is back, one button is enough, and the answer was there all the time."""
    faulty_site.faults["engine.zip"] = Fault(status=503)
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    faulty_site.faults.clear()
    screen.page.locator("[data-navigator-engine-retry]").click()
    screen.state("undated")
    expect(screen.page.locator("[data-navigator-engine-retry]")).to_have_count(0)


def test_trying_again_does_not_lose_the_focus(screen: Screen, faulty_site: Site) -> None:
    """The button goes: the focus is on the line that says what becomes of it."""
    faulty_site.faults["engine.zip"] = Fault(status=503)
    screen.to_guidance(faulty_site.url)
    screen.state("refused")
    faulty_site.faults.clear()
    screen.page.locator("[data-navigator-engine-retry]").press("Enter")
    expect(screen.status).to_be_focused()
    screen.state("undated")
    expect(screen.status).to_be_focused()


def test_a_worker_that_dies_later_keeps_the_dated_answer(screen: Screen, faulty_site: Site) -> None:
    """After dates were shown, another policy's data that stalls takes nothing away."""
    faulty_site.faults["editions/brent/2014-12.json"] = Fault(send=100, stall=True)
    screen.to_guidance(faulty_site.url)
    screen.state("undated")
    screen.change("policy").click()
    screen.choose("policy", "brent")
    screen.choose("immediate-harm", "yes")
    while screen.question:
        screen.page.locator('form.nav-question button[value="unsure"]').click()
        screen.page.wait_for_timeout(200)
    expect(screen.duties.first).to_be_visible()
    screen.state("refused", GIVES_UP_MS)
    expect(screen.duties.first).to_be_visible()


def test_a_review_that_has_passed_is_said_without_python(screen: Screen, site_url: str) -> None:
    """The answer was drawn at build, as of an edition whose review was still to come."""
    screen.page.route("**/*.wasm", lambda route: route.abort())
    screen.page.clock.set_fixed_time(datetime(2028, 11, 2, 10, tzinfo=UTC))
    screen.open(site_url, "#policy=exampleshire&edition=2026-01")
    screen.choose("danger", "yes")
    expect(screen.duties.first).to_be_visible()
    status = screen.page.locator("[data-navigator-screen] .nav-status")
    expect(status).to_have_attribute("data-status", "review overdue")
    expect(status).to_contain_text("Review overdue The review date of this edition has passed.")
