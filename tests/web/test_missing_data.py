"""When the questions themselves do not arrive: said, with a way on, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault

if TYPE_CHECKING:
    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

GIVES_UP_MS = 11_000

BROKEN = {
    "the graph is missing": {"graphs/lambeth/2024-07.json": Fault(status=404)},
    "the graph is cut short": {"graphs/lambeth/2024-07.json": Fault(send=500)},
    "the graph is altered": {"graphs/lambeth/2024-07.json": Fault(flip=True)},
    "the graph stalls": {"graphs/lambeth/2024-07.json": Fault(send=500, stall=True)},
    "the list is missing": {"policies/lambeth.json": Fault(status=500)},
    "the list stalls": {"policies/lambeth.json": Fault(send=10, stall=True)},
    "the list is no JSON": {"policies/lambeth.json": Fault(send=10)},
}


@pytest.mark.parametrize("faults", BROKEN.values(), ids=BROKEN.keys())
def test_trouble_is_said_and_can_be_tried_again(
    screen: Screen, faulty_site: Site, faults: dict[str, Fault]
) -> None:
    """The screen links the policy's own page; one button goes on once the file is back."""
    faulty_site.faults |= faults
    screen.open(faulty_site.url, "#policy=lambeth")
    screen.choose("danger", "no")
    retry = screen.page.locator("[data-navigator-retry]")
    expect(retry).to_be_visible(timeout=GIVES_UP_MS)
    expect(screen.heading).to_be_focused()
    link = screen.page.locator("[data-navigator-page]")
    assert link.evaluate("link => link.href") == f"{faulty_site.url}policies/lambeth/"
    faulty_site.faults.clear()
    retry.click()
    screen.asks("process")
    assert screen.given()["A child in danger now"] == "No"


def test_offline_is_said(screen: Screen, site_url: str) -> None:
    """With the network gone after the first screen, the next screen says what to do."""
    screen.open(site_url)
    screen.choose("danger", "no")
    screen.asks("policy")
    screen.page.context.set_offline(True)
    screen.choose("policy", "brent")
    expect(screen.page.locator("[data-navigator-retry]")).to_be_visible(timeout=GIVES_UP_MS)
    screen.page.context.set_offline(False)
    screen.page.locator("[data-navigator-retry]").click()
    screen.asks("process")


def test_a_slow_graph_is_said(screen: Screen, faulty_site: Site) -> None:
    """While the questions are on their way, the status line says so; then they are asked."""
    faulty_site.faults["graphs/lambeth/2024-07.json"] = Fault(piece=100_000, pause=0.6)
    screen.open(faulty_site.url, "#policy=lambeth")
    screen.choose("danger", "no")
    expect(screen.status).not_to_have_text("")
    screen.asks("process")
    expect(screen.status).to_have_text("")
