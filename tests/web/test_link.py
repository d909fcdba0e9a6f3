"""The link to an answer: what is in it, and where it leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.serving import Fault
from tests.web.links import LISTED, change_list, fragment_of, resealed
from tests.web.screen import FAILED_AT_STAGE_1, Screen
from tests.web.test_from_home import JOURNEYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def site_url(without_python: Site) -> str:
    """The address of that site."""
    return without_python.url


@pytest.mark.parametrize("policy", JOURNEYS)
def test_a_link_leads_to_the_same_screen(
    browser: Browser, screen: Screen, site_url: str, policy: str
) -> None:
    """In a browser that knows nothing, the link shows the same answer and the same rows."""
    screen.open(site_url, f"#policy={policy}")
    screen.walk({"danger": "no"} | JOURNEYS[policy][0])
    expect(screen.duties.first).to_be_visible()
    shown, given = screen.page.locator("[data-navigator-screen]").inner_html(), screen.given()
    link = screen.copied_link()
    with browser.new_context() as context:
        other = Screen(context.new_page())
        other.page.goto(link)
        expect(other.duties.first).to_be_visible()
        again = other.page.locator("[data-navigator-screen]").inner_html()
        assert re.sub(' tabindex="-1"', "", again) == re.sub(' tabindex="-1"', "", shown)
        assert other.given() == given
        assert other.unused() == {}
        expect(other.notice).to_be_hidden()


def test_the_link_holds_ids_only(link: str, site_url: str) -> None:
    """Nothing of the words of a question, an answer or a person is in it, and it is short."""
    assert link.startswith(f"{site_url}navigator/#link=1&policy=lambeth&edition=2024-07&of=")
    assert re.search(
        "&answers=danger.no,process.disagreement,immediate-risk.no,override-event.no,"
        "position.stage-1,outcome.unresolved&sum=[0-9a-z]{7}$",
        link,
    )
    assert len(fragment_of(link)) < 250


def test_the_answers_leave_the_address_on_arrival(screen: Screen, site_url: str, link: str) -> None:
    """After the link was opened, the address names the policy alone; reload and back stay true."""
    screen.page.goto(site_url)
    screen.page.goto(link)
    expect(screen.duties.first).to_be_visible()
    assert screen.page.url == f"{site_url}navigator/#policy=lambeth"
    heading, given = screen.heading.inner_text(), screen.given()
    screen.page.reload()
    expect(screen.heading).to_have_text(heading)
    screen.page.goto(site_url)
    screen.page.go_back()
    expect(screen.heading).to_have_text(heading)
    assert screen.given() == given


def test_a_link_pasted_into_the_open_page_is_opened(screen: Screen, link: str) -> None:
    """The page is there already; only the fragment changes. Back returns to what was there."""
    screen.clear.click()
    screen.asks("danger")
    screen.page.evaluate("hash => { location.hash = hash; }", fragment_of(link))
    expect(screen.duties.first).to_be_visible()
    screen.page.go_back()
    screen.asks("danger")


def test_clearing_after_a_link_leaves_nothing(screen: Screen, link: str) -> None:
    """Neither back, forward nor a reload brings the link's answers back."""
    screen.page.goto("about:blank")
    screen.page.goto(link)
    expect(screen.duties.first).to_be_visible()
    screen.clear.click()
    screen.asks("danger")
    screen.page.reload()
    screen.asks("danger")
    assert screen.given() == {}
    expect(screen.clear).to_be_hidden()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fingerprint": "00000000"}, "was changed"),
        ({"edition": "2027-01"}, "does not hold: 2024-07"),
    ],
    ids=["edition changed", "edition gone"],
)
def test_a_link_from_before_a_change_asks_again(
    screen: Screen, site_url: str, link: str, changes: dict[str, str], said: str
) -> None:
    """It says so, answers nothing by itself, and marks the link's answer to each question."""
    change_list(screen, **changes)
    screen.page.goto("about:blank")
    screen.open(site_url, fragment_of(link))
    for question, choice in ({"danger": "no"} | FAILED_AT_STAGE_1).items():
        screen.asks(question)
        expect(screen.notice).to_contain_text(said)
        marked = screen.page.locator(".nav-choice:has(.nav-choice__given)")
        expect(marked).to_have_attribute("value", choice)
        marked.click()
    expect(screen.duties.first).to_be_visible()
    expect(screen.notice).to_be_hidden()
    assert screen.unused() == {}


def test_after_a_change_another_answer_drops_the_links(
    screen: Screen, site_url: str, link: str
) -> None:
    """Off the link's own way nothing is marked, and what is not asked any more is listed."""
    change_list(screen, fingerprint="00000000")
    timed = resealed(
        screen, link, '"times":{}', '"times":{"stage-1 unresolved":"2026-11-27T16:00"}'
    )
    screen.page.goto("about:blank")
    screen.open(site_url, timed)
    screen.walk({"danger": "no", "process": "complaint"})
    expect(screen.page.locator(".nav-guidance")).to_be_visible()
    assert "How far it has got" in screen.unused()
    assert any("27 Nov 2026, 16:00" in text for text in screen.unused().values())


def test_a_refused_clipboard_shows_the_link(screen: Screen, site_url: str) -> None:
    """The link stands selected, to be copied by hand."""
    screen.page.add_init_script("delete Navigator.prototype.clipboard")
    screen.to_guidance(site_url)
    screen.page.locator('[data-take="link"]').click()
    field = screen.page.locator(".nav-tocopy")
    expect(field).to_be_focused()
    selected = field.evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert selected.startswith(f"{site_url}navigator/#link=1&policy=lambeth")
    expect(screen.said).to_contain_text("no names")


def test_no_data_for_a_link_can_be_tried_again(
    screen: Screen, faulty_site: Site, link: str
) -> None:
    """Where the list does not come, the link is not lost: one button opens it after all."""
    faulty_site.faults[LISTED] = Fault(status=500)
    screen.page.goto("about:blank")
    screen.open(faulty_site.url, fragment_of(link))
    retry = screen.page.locator("[data-navigator-retry]")
    expect(retry).to_be_visible(timeout=11_000)
    faulty_site.faults.clear()
    retry.click()
    expect(screen.duties.first).to_be_visible()
