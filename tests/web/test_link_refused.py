"""Links that are damaged, made up or newer than the site: none of them is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.web.links import fragment_of, resealed

if TYPE_CHECKING:
    from tests.serving import Site
    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def site_url(without_python: Site) -> str:
    """The address of that site."""
    return without_python.url


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
          const { isLink, readLink } = await import("../sources/link.mjs");
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
    "nothing in it": "#link=",
    "no version": "#link=&policy=lambeth",
    "very long": "#link=1&answers=" + "danger.no," * 20_000,
    "prototype": "#link=1&__proto__=1&policy=__proto__&answers=__proto__.no&sum=0000000",
    "markup": "#link=1&policy=<img src=x onerror=alert(1)>&sum=<script>alert(1)</script>",
    "control characters": "#link=1%00%07&policy=lam%0abeth&sum=%e2%80%ae",
    "broken escapes": "#link=1&policy=%&edition=%zz&answers=%ff",
}


@pytest.mark.parametrize("name", ["times", "answers", "case", "of", "sum", "link"])
def test_a_place_on_the_page_is_no_link(screen: Screen, site_url: str, name: str) -> None:
    """A fragment of one word that a link has for a key too is not called a damaged link."""
    screen.open(site_url, f"#{name}")
    screen.asks("danger")
    expect(screen.notice).to_be_hidden()
    assert screen.page.url.endswith(f"#{name}")


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_links_are_refused_plainly(screen: Screen, site_url: str, fragment: str) -> None:
    """No script runs, nothing of the link is shown, and the questions can be answered."""
    refused(screen, site_url, fragment)
    assert "alert(1)" not in screen.page.locator(".nav").inner_html()
    screen.choose("danger", "no")
    screen.asks("policy")
    expect(screen.notice).to_be_hidden()


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


def test_hostile_plain_addresses_show_nothing_raw(screen: Screen, site_url: str) -> None:
    """A policy's name that is none is cut, and stands as text."""
    screen.open(site_url, "#policy=" + "<img src=x onerror=alert(1)>%00%1b" * 200)
    screen.choose("danger", "no")
    message = screen.page.locator("[data-navigator-message]")
    expect(message).to_contain_text("no such policy")
    assert len(message.inner_text()) < 120
    assert "<" not in message.inner_text()
    assert screen.page.locator(".nav img").count() == 0
