"""The link to an answer: what is in it, where it leads, and when it is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.serving import Fault, Site
from tests.web.screen import FAILED_AT_STAGE_1, Screen
from tests.web.test_from_home import JOURNEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route

pytestmark = [pytest.mark.browser, pytest.mark.site]

LISTED: Final = "policies.json"


@pytest.fixture(scope="module")
def without_python(built_site: Path) -> Iterator[Site]:
    """The built site, where Python's files never arrive: a link needs the graph alone."""
    stalled = Fault(send=0, stall=True)
    with Site(folder=built_site, faults={"generated/manifest.json": stalled}) as served:
        yield served


@pytest.fixture
def site_url(without_python: Site) -> str:
    """The address of that site."""
    return without_python.url


@pytest.fixture
def link(screen: Screen, site_url: str) -> str:
    """The link to Lambeth's limit of 24 hours."""
    screen.to_guidance(site_url)
    return screen.copied_link()


def fragment_of(link: str) -> str:
    """The part that never leaves the browser."""
    return "#" + link.split("#")[1]


def change_list(screen: Screen, **changes: str) -> None:
    """Let the site list Lambeth's edition otherwise, as after it was published anew."""

    def answer(route: Route) -> None:
        listed = json.loads(route.fetch().text())
        for each in listed["policies"]:
            if each["policy"] == "lambeth":
                each.update(changes)
        route.fulfill(json=listed)

    screen.page.context.route(f"**/{LISTED}", answer)


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


def refused(screen: Screen, site_url: str, fragment: str) -> None:
    """The first question is asked, nothing of the link is used, and a plain message says so."""
    screen.page.goto("about:blank")
    screen.open(site_url, fragment)
    screen.asks("danger")
    expect(screen.notice).to_contain_text("none of it was used")
    assert screen.given() == {}
    assert screen.page.url == f"{site_url}navigator/"


def test_no_altered_link_is_read(screen: Screen, link: str) -> None:
    """Cut anywhere, or with any one character changed, added or lost, a link is refused whole."""
    tried = screen.page.evaluate(
        """async (hash) => {
          const { isLink, readLink } = await import("../assets/generated/navigator/link.mjs");
          readLink(hash);
          const taken = [];
          let count = 0;
          const tryOne = (changed) => {
            count += 1;
            try { if (isLink(changed)) { readLink(changed); taken.push(changed); } }
            catch (error) { if (error.name !== "UnreadableLink") throw error; }
          };
          for (let at = 1; at <= hash.length; at += 1) {
            if (at < hash.length) tryOne(hash.slice(0, at));
            for (const other of "a0-.,=&%_/Z<~") {
              if (other !== hash[at]) tryOne(hash.slice(0, at) + other + hash.slice(at + 1));
              tryOne(hash.slice(0, at) + other + hash.slice(at));
            }
            if (at < hash.length) tryOne(hash.slice(0, at) + hash.slice(at + 1));
          }
          return { taken, count };
        }""",
        fragment_of(link),
    )
    assert tried["count"] > 3000
    assert tried["taken"] == []


HOSTILE: Final = {
    "cut short": "#link=1&policy=lambeth&edition=2024-07&of=3f9a2c1b&answers=danger.n",
    "nothing in it": "#link",
    "no version": "#link=&policy=lambeth",
    "very long": "#link=1&answers=" + "danger.no," * 20_000,
    "prototype": "#link=1&__proto__=1&policy=__proto__&answers=__proto__.no&sum=0000000",
    "markup": "#link=1&policy=<img src=x onerror=alert(1)>&sum=<script>alert(1)</script>",
    "control characters": "#link=1%00%07&policy=lam%0abeth&sum=%e2%80%ae",
    "broken escapes": "#link=1&policy=%&edition=%zz&answers=%ff",
}


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_links_are_refused_plainly(screen: Screen, site_url: str, fragment: str) -> None:
    """No script runs, nothing of the link is shown, and the questions can be answered."""
    refused(screen, site_url, fragment)
    assert "alert(1)" not in screen.page.locator(".nav").inner_html()
    screen.choose("danger", "no")
    screen.asks("policy")
    expect(screen.notice).to_be_hidden()


def resealed(screen: Screen, link: str, old: str, new: str) -> str:
    """The link with one part replaced and its check made good, as one who tampers would."""
    return str(
        screen.page.evaluate(
            """async ([hash, old, changed]) => {
              const script = "../assets/generated/navigator/link.mjs";
              const { linkFragment, readLink } = await import(script);
              const held = JSON.stringify(readLink(hash)).replace(old, changed);
              return linkFragment(JSON.parse(held));
            }""",
            [fragment_of(link), old, new],
        )
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"policy":"lambeth"', '"policy":"atlantis"'),
        ('"question":"override-event"', '"question":"under-event"'),
        ('"choice":"stage-1"', '"choice":"stage-9"'),
        ('{"question":"danger","choice":"no"},', ""),
    ],
    ids=["policy", "question", "answer", "a part left out"],
)
def test_what_the_site_does_not_know_is_refused(
    screen: Screen, site_url: str, link: str, old: str, new: str
) -> None:
    """A link that is whole but names something unknown is not used, not even in part."""
    fragment = resealed(screen, link, old, new)
    screen.page.goto("about:blank")
    screen.open(site_url, fragment)
    screen.asks("danger")
    expect(screen.notice).to_contain_text("none of it was used")
    assert screen.given() == {}
    screen.page.reload()
    expect(screen.notice).to_contain_text("none of it was used")


@pytest.mark.parametrize("moment", ["2026-02-31", "2026-11-27T25:00", "1815-06-18"])
def test_a_time_that_does_not_exist_is_refused(
    screen: Screen, site_url: str, link: str, moment: str
) -> None:
    """No calendar has the thirty-first of February."""
    time = f'"times":{{"stage-1 unresolved":"{moment}"}}'
    refused(screen, site_url, resealed(screen, link, '"times":{}', time))


def test_a_newer_form_is_said(screen: Screen, site_url: str, link: str) -> None:
    """A link that a later version made is not guessed at."""
    newer = fragment_of(link).replace("link=1", "link=2") + "&more=1"
    screen.page.goto("about:blank")
    screen.open(site_url, newer)
    screen.asks("danger")
    expect(screen.notice).to_contain_text("newer version")


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
    faulty_site.faults[LISTED] = Fault(status=404)
    screen.page.goto("about:blank")
    screen.open(faulty_site.url, fragment_of(link))
    retry = screen.page.locator("[data-navigator-retry]")
    expect(retry).to_be_visible(timeout=11_000)
    faulty_site.faults.clear()
    retry.click()
    expect(screen.duties.first).to_be_visible()


def test_hostile_plain_addresses_show_nothing_raw(screen: Screen, site_url: str) -> None:
    """A policy's name that is none is cut, and stands as text."""
    screen.open(site_url, "#policy=" + "<img src=x onerror=alert(1)>%00%1b" * 200)
    screen.choose("danger", "no")
    message = screen.page.locator("[data-navigator-message]")
    expect(message).to_contain_text("no such policy")
    assert len(message.inner_text()) < 120
    assert "<" not in message.inner_text()
    assert screen.page.locator(".nav img").count() == 0
