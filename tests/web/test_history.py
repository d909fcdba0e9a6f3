"""Back, forward, reload, a link and a second tab: the same screen; after clearing, none."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.web.screen import FAILED_AT_STAGE_1, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

STEPS = 30
# The screen's HTML, the answers used, those not used, and the address.
type Shown = tuple[str, dict[str, str], dict[str, str], str]


@pytest.fixture
def site_url(without_python: Site) -> str:
    """The address of that site."""
    return without_python.url


def shown(screen: Screen) -> Shown:
    """All that tells one screen from another."""
    html = screen.page.locator("[data-navigator-screen]").inner_html()
    # What the focus leaves behind tells nothing of the screen.
    marks = ' tabindex="-1"| ?focus-visible| data-[a-z-]*focus[a-z-]*="[a-z]*"'
    return re.sub(marks, "", html).strip(), screen.given(), screen.unused(), screen.page.url


def settled(screen: Screen) -> None:
    """Wait until the screen is drawn: each has the tab's title for its heading."""
    screen.page.wait_for_timeout(60)
    expect(screen.heading.first).to_be_visible()


def left(screen: Screen, before: Shown) -> None:
    """Wait until another screen is there: a policy's questions may still be on their way."""
    for _ in range(100):
        if shown(screen)[0] != before[0]:
            return
        screen.page.wait_for_timeout(60)


def became(screen: Screen, wanted: Shown, after: str) -> None:
    """Wait until the screen is that one, as long as any other wait may take."""
    for _ in range(100):
        if shown(screen) == wanted:
            return
        screen.page.wait_for_timeout(60)
    assert shown(screen) == wanted, after


@pytest.mark.parametrize("seed", range(4))
def test_any_walk_is_kept(browser: Browser, screen: Screen, site_url: str, seed: int) -> None:
    """After answers, changes, Back and Forward in any order, each screen is what it was.

    A reload shows the same screen, and so does the link to an answer in a browser of its own.
    """
    chance = random.Random(seed)  # noqa: S311 - a test's choices, to be had again
    screen.open(site_url, chance.choice(["", "#policy=lambeth", "#policy=wandsworth"]))
    kept = [shown(screen)]
    at = 0
    linked = 0
    for _ in range(STEPS):
        changes = screen.page.locator("[data-navigator-change]:not([data-kind=time])")
        choices = screen.page.locator('form.nav-question button[name="choice"]')
        moves = [
            *(["answer"] * 4 if choices.count() else []),
            *(["change"] if changes.count() else []),
            *(["back"] if at else []),
            *(["forward"] if at < len(kept) - 1 else []),
            "reload",
        ]
        move = chance.choice(moves)
        if move in {"answer", "change"}:
            buttons = choices if move == "answer" else changes
            before = shown(screen)
            buttons.nth(chance.randrange(buttons.count())).click()
            left(screen, before)
            settled(screen)
            at += 1
            kept[at:] = [shown(screen)]
        elif move == "reload":
            screen.page.reload()
        else:
            at += {"back": -1, "forward": 1}[move]
            getattr(screen.page, f"go_{move}")()
        became(screen, kept[at], move)
        expect(screen.page.locator("[data-navigator-back]")).to_be_visible(visible=at > 0)
        if screen.page.locator('[data-take="link"]').count() and linked < 1:
            linked += 1
            link = screen.copied_link()
            with browser.new_context() as context:
                other = Screen(context.new_page())
                other.page.goto(link)
                expect(other.page.locator(".nav-guidance")).to_be_visible()
                assert shown(other)[:2] == kept[at][:2]


def test_a_changed_answer_says_what_is_not_used(screen: Screen, site_url: str) -> None:
    """An answer about another step is kept and listed; changed back, it applies again."""
    screen.to_guidance(site_url)
    before = screen.given()
    screen.change("position").click()
    screen.choose("position", "stage-2")
    screen.asks("outcome")
    unused = screen.unused()
    assert set(unused) == {"What happened there"}
    assert "another step" in unused["What happened there"]
    screen.choose("outcome", "resolved")
    screen.change("position").click()
    screen.choose("position", "stage-1")
    expect(screen.duties.first).to_be_visible()
    assert screen.given() == before
    assert set(screen.unused()) == {"What happened there"}


def test_an_answer_that_is_not_asked_any_more_is_listed(screen: Screen, site_url: str) -> None:
    """Where danger settles everything, the other answers are still there, and come back."""
    screen.to_guidance(site_url)
    before = screen.given()
    screen.change("danger").click()
    screen.choose("danger", "yes")
    expect(screen.page.locator(".nav-guidance")).to_be_visible()
    assert set(screen.unused()) == set(before) - {"A child in danger now", "Policy"}
    screen.change("danger").click()
    expect(screen.page.locator(".nav-choice__given")).to_have_count(1)
    screen.choose("danger", "no")
    expect(screen.duties.first).to_be_visible()
    assert screen.given() == before
    assert screen.unused() == {}


def test_another_policys_answers_are_listed_as_its_own(screen: Screen, site_url: str) -> None:
    """They are kept under that policy's name until it is chosen again."""
    screen.to_guidance(site_url)
    before = screen.given()
    screen.change("policy").click()
    screen.choose("policy", "brent")
    screen.asks("immediate-harm")
    assert all("Lambeth" in text for text in screen.unused().values())
    assert screen.unused()
    screen.change("policy").click()
    screen.choose("policy", "lambeth")
    expect(screen.duties.first).to_be_visible()
    assert screen.given() == before


@pytest.mark.parametrize("width", [320, 1280])
def test_clearing_is_always_in_reach(screen: Screen, site_url: str, width: int) -> None:
    """From the first answer on, also at the end of a long answer, and large enough to hit."""
    screen.page.set_viewport_size({"width": width, "height": 640})
    screen.open(site_url, "#policy=lambeth")
    expect(screen.clear).to_be_hidden()
    for question, choice in ({"danger": "no"} | FAILED_AT_STAGE_1).items():
        screen.choose(question, choice)
        expect(screen.page.locator(f'form[data-question="{question}"]')).to_have_count(0)
        expect(screen.clear).to_be_in_viewport()
    screen.page.evaluate("scrollTo(0, document.querySelector('.nav').scrollHeight)")
    expect(screen.clear).to_be_in_viewport()
    box = screen.clear.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    screen.clear.click()
    screen.asks("danger")
    expect(screen.status).to_contain_text("cleared")
    expect(screen.clear).to_be_hidden()


def test_answers_ahead_can_be_cleared_from_the_first_screen(screen: Screen, site_url: str) -> None:
    """Back at the first question, Forward would still show answers: so Clear stands there too."""
    screen.open(site_url, "#policy=lambeth")
    screen.walk({"danger": "no", "process": "disagreement"})
    screen.asks("immediate-risk")
    screen.page.go_back()
    screen.page.go_back()
    screen.asks("danger")
    screen.page.reload()
    screen.asks("danger")
    screen.clear.click()
    expect(screen.clear).to_be_hidden()
    screen.page.go_forward()
    screen.asks("danger")
    assert screen.given() == {}


def test_the_focus_is_not_under_the_bar(screen: Screen, site_url: str) -> None:
    """Going back through a long answer with the keyboard, what has the focus is in sight."""
    screen.page.set_viewport_size({"width": 320, "height": 640})
    screen.to_guidance(site_url)
    screen.page.locator('[data-take="link"]').last.focus()
    for _ in range(25):
        screen.page.keyboard.press("Shift+Tab")
        hidden = screen.page.evaluate(
            """() => {
              const bar = document.querySelector("[data-navigator-bar]");
              const at = document.activeElement;
              if (bar.contains(at) || !at.closest(".nav")) return false;
              return at.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
            }"""
        )
        assert not hidden


def test_two_tabs_do_not_disturb_each_other(screen: Screen, site_url: str) -> None:
    """Answers in one tab and clearing in the other leave each as it is."""
    other = Screen(screen.page.context.new_page())
    screen.to_guidance(site_url)
    before = shown(screen)
    other.open(site_url, "#policy=brent")
    other.choose("danger", "no")
    other.asks("process")
    other.clear.click()
    other.asks("danger")
    assert shown(screen) == before
    screen.page.reload()
    settled(screen)
    assert shown(screen) == before
    screen.clear.click()
    screen.asks("danger")
    other.choose("danger", "no")
    other.asks("process")


def test_nothing_is_stored_but_the_mark(screen: Screen, site_url: str) -> None:
    """After answers and clearing, the tab's own storage holds one moment, and nothing else does."""
    screen.to_guidance(site_url)
    screen.clear.click()
    screen.asks("danger")
    stored: dict[str, Any] = screen.page.evaluate(
        """async () => ({
          tab: { ...sessionStorage },
          kept: { ...localStorage },
          cookie: document.cookie,
          bases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
        })"""
    )
    assert set(stored["tab"]) <= {"navigator-cleared"} | {
        key for key in stored["tab"] if key.startswith("/")
    }
    assert stored["tab"]["navigator-cleared"].isdigit()
    assert stored["cookie"] == ""
    assert not any("stage" in text for text in stored["kept"].values())
    assert (stored["bases"], stored["caches"]) == (0, 0)


def test_clearing_holds_where_storage_is_refused(screen: Screen, site_url: str) -> None:
    """Without any storage, forward and reload still show no old answer."""
    screen.page.add_init_script(
        """for (const name of ["getItem", "setItem"]) {
          const own = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key === "navigator-cleared") throw new DOMException("no", "SecurityError");
            return own.call(this, key, ...rest);
          };
        }"""
    )
    screen.to_guidance(site_url)
    screen.clear.click()
    screen.asks("danger")
    screen.page.reload()
    screen.asks("danger")
    screen.page.go_forward()
    screen.asks("danger")
    assert screen.given() == {}


@pytest.mark.parametrize("knows", [True, False], ids=["it knows the entries", "it does not"])
def test_one_press_clears_a_long_walk(screen: Screen, site_url: str, *, knows: bool) -> None:
    """After more screens than a browser keeps, be it asked which of them are there or not."""
    if not knows:
        screen.page.add_init_script(
            "Object.defineProperty(window, 'navigation', { value: undefined });"
        )
    screen.open(site_url, "#policy=lambeth")
    screen.choose("danger", "no")
    for _ in range(27):
        screen.asks("process")
        screen.change("danger").click()
        screen.choose("danger", "no")
    screen.asks("process")
    screen.clear.click()
    screen.asks("danger")
    expect(screen.status).to_contain_text("cleared")
    assert screen.given() == {}
    screen.page.go_back()
    screen.asks("danger")
    assert screen.given() == {}


def test_a_place_in_an_answer_and_back_leave_it_as_it_is(screen: Screen, site_url: str) -> None:
    """The very same answer stands there, with what was opened in it."""
    screen.open(site_url, "#policy=lambeth")
    screen.walk({"danger": "no"} | FAILED_AT_STAGE_1)
    expect(screen.duties.first).to_be_visible()
    screen.duties.first.evaluate("(duty) => { duty.dataset.mark = 'first'; }")
    link = screen.page.locator('[data-navigator-screen] a[href^="#document-"]').first
    place = str(link.get_attribute("href"))
    link.evaluate(
        """(a) => {
          for (let at = a; at; at = at.parentElement) at.toggleAttribute("open", true);
        }"""
    )
    link.click()
    expect(screen.page).to_have_url(re.compile(f"{place}$"))
    screen.page.go_back()
    expect(screen.page).to_have_url(re.compile("#policy=lambeth$"))
    expect(screen.duties.first).to_have_attribute("data-mark", "first")
    screen.page.go_back()
    screen.asks("outcome")
