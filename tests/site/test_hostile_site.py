"""A site that was built from hostile policies does nothing that their author wants.

The reader of policies refuses most of what they hold; here it was left out, so the rest of the
site has to hold. Real Chromium opens the pages, with their security policy switched off: what does
not run then was never code.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.library import ROOT
from tests.hostile_site import POLICIES, hostile_editions
from tests.serving import Site
from tests.web.screen import START_MS, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

# What a page of ours never holds: handlers, frames, and elements that the texts try to make.
FOUND: Final = """() => {
  const told = (found) => found.map((each) => each.outerHTML.slice(0, 200));
  const inline = ({ src, type }) => !src && type !== "application/json";
  const own = (each) => [...each.attributes].some(({ name }) => /^on|^srcdoc$|^style$/.test(name));
  const odd = "iframe,base,object,embed,math,mglyph,svg[onload],img[src=x],form[action]";
  return {
    ran: window.hostileRan ?? null,
    elements: told([...document.querySelectorAll("*")].filter(own)),
    odd: told([...document.querySelectorAll(odd)]),
    schemes: [...new Set([...document.links].map(({ protocol }) => protocol))],
    scripts: [...document.scripts].filter(inline).length,
  };
}"""
SCHEMES: Final = {"http:", "https:", "tel:", "mailto:"}
# The theme's own, in its frame.
INLINE_SCRIPTS: Final = 3


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("hostile")
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_site", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the site was not built:\n{done.stdout}{done.stderr}"
    return folder / "site"


@pytest.fixture(scope="module")
def served(hostile_site: Path) -> Iterator[Site]:
    """The site, served."""
    with Site(folder=hostile_site) as made:
        yield made


def pages_of(site: Path) -> list[str]:
    """The pages that hold anything of a policy, by their addresses below the site."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    own = ("policies/", "contacts/", "navigator/", "index.html")
    return [name.removesuffix("index.html") for name in names if name.startswith(own)]


class Watched:
    """A context in which anything that runs, opens or is asked for elsewhere is noted."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        """Listen."""
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.context = context
        self.origin = "/".join(site.url.split("/")[:3])
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("page", self.listen)

    def listen(self, page: Page) -> None:
        """To dialogs, errors, and windows that a page opens."""
        page.on("dialog", self.dismiss)
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("popup", lambda popup: self.heard.append(popup.url))

    def dismiss(self, dialog: Dialog) -> None:
        """A dialog that nobody should have opened."""
        self.heard.append(dialog.message)
        dialog.dismiss()

    def check(self, page: Page) -> None:
        """Nothing of the texts is more than text on the page that is shown."""
        found = page.evaluate(FOUND)
        assert found["ran"] is None, page.url
        assert (found["elements"], found["odd"]) == ([], []), page.url
        assert set(found["schemes"]) <= SCHEMES, page.url
        assert found["scripts"] <= INLINE_SCRIPTS, page.url
        assert self.heard == [], page.url
        elsewhere = [
            url for url in self.asked if not url.startswith((self.origin, "blob:", "data:"))
        ]
        assert elsewhere == [], page.url


def test_nothing_of_a_hostile_policy_runs(browser: Browser, served: Site) -> None:
    """On every page about a policy: nothing runs, nothing is loaded, no link has another scheme."""
    with browser.new_context(bypass_csp=True) as context:
        watched = Watched(context, served)
        page = context.new_page()
        pages = pages_of(served.folder)
        assert len(pages) > len(POLICIES) * 2
        for name in pages:
            page.goto(f"{served.url}{name}")
            watched.check(page)


def test_a_hostile_text_is_shown_as_it_is(browser: Browser, served: Site) -> None:
    """A reader sees the very letters that tried to be code, on the page of the policy."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        for edition in hostile_editions():
            page.goto(f"{served.url}policies/{edition.policy}/")
            said = "".join((page.locator("body").text_content() or "").split())
            titles = [stage.title for stage in edition.stages]
            assert [each for each in titles if "".join(each.split()) not in said] == []


def test_no_hostile_page_breaks_its_security_policy(browser: Browser, served: Site) -> None:
    """With the policy on, nothing has to be refused either."""
    with browser.new_context() as context:
        page = context.new_page()
        for name in pages_of(served.folder):
            page.goto(f"{served.url}{name}")
    assert served.violations == []


@pytest.mark.parametrize("policy", POLICIES)
def test_no_answer_of_a_hostile_policy_runs(browser: Browser, served: Site, policy: str) -> None:
    """From the first question to the answer, by the graph and by Python, and the draft from it."""
    with browser.new_context(bypass_csp=True) as context:
        watched = Watched(context, served)
        screen = Screen(context.new_page())
        screen.open(served.url, f"#policy={policy}")
        screen.walk({"danger": "no", "process": "disagreement"})
        while screen.question:
            asked = screen.question
            screen.page.locator("form.nav-question button").first.click()
            screen.page.locator(f'form.nav-question[data-question="{asked}"]').wait_for(
                state="detached"
            )
            watched.check(screen.page)
        screen.duties.first.wait_for()
        screen.page.locator(
            '[data-navigator-status][data-state="undated"], '
            '[data-navigator-status][data-state="dated"]'
        ).wait_for(state="attached", timeout=START_MS)
        watched.check(screen.page)
        draft = screen.page.locator('.nav-take__row [data-take="email"]')
        if draft.is_visible():
            draft.click()
            screen.page.locator("[data-take-box] textarea").wait_for()
        watched.check(screen.page)


def test_the_search_shows_hostile_words_as_words(browser: Browser, served: Site) -> None:
    """What is found is drawn by the theme, from an index that holds the texts."""
    with browser.new_context(bypass_csp=True) as context:
        watched = Watched(context, served)
        page = context.new_page()
        page.goto(served.url)
        page.get_by_role("textbox", name="Search this site").focus()
        page.keyboard.type("Quoth")
        page.locator(".md-search-result__link").first.wait_for()
        watched.check(page)
