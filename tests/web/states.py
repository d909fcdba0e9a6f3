"""The navigator's states, one of each kind, each as a person comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.web.screen import START_MS, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

_NOT_IN_FORCE: Final = {
    "process": "disagreement",
    "borough": "westminster",
    "immediate-risk": "no",
    "bypass": "no",
    "position": "stage-1",
    "outcome": "unresolved",
}


def first_question(screen: Screen, site_url: str) -> None:
    """Whether a child is in danger."""
    screen.open(site_url)
    screen.asks("danger")


def choice_of_policy(screen: Screen, site_url: str) -> None:
    """Which council is responsible, when nobody is in danger."""
    screen.open(site_url)
    screen.choose("danger", "no")
    screen.asks("policy")


def choice_of_policy_in_danger(screen: Screen, site_url: str) -> None:
    """The same below the card on danger."""
    screen.open(site_url)
    screen.choose("danger", "yes")
    screen.asks("policy")


def danger(screen: Screen, site_url: str) -> None:
    """What to do when a child is in danger, with the area's own numbers."""
    screen.open(site_url, "#policy=wandsworth")
    screen.choose("danger", "yes")
    expect(screen.duties.first).to_be_visible()


def question(screen: Screen, site_url: str) -> None:
    """A question of the policy's, with answers beside it that can be changed."""
    screen.open(site_url, "#policy=lambeth")
    screen.walk({"danger": "no", "process": "disagreement"})
    screen.asks("immediate-risk")


def another_matter(screen: Screen, site_url: str) -> None:
    """Not a matter for an escalation policy."""
    screen.open(site_url, "#policy=brent")
    screen.walk({"danger": "no", "process": "adult"})
    expect(screen.heading).to_be_visible()


def undated(screen: Screen, site_url: str) -> None:
    """An answer in words, because Python did not come."""
    screen.page.route("**/*.wasm", lambda route: route.abort())
    screen.to_guidance(site_url)
    expect(screen.status).to_have_attribute("data-state", "refused", timeout=START_MS)


def asking_when(screen: Screen, site_url: str) -> None:
    """An answer that asks when something happened."""
    screen.to_guidance(site_url)
    expect(screen.time_form()).to_be_visible(timeout=START_MS)


def dated(screen: Screen, site_url: str) -> None:
    """An answer with a date, which has passed."""
    asking_when(screen, site_url)
    screen.tell_time("2026-11-16", "16:00")
    expect(screen.first_date).to_be_visible()


def error(screen: Screen, site_url: str) -> None:
    """No day was given: the form says what to do."""
    asking_when(screen, site_url)
    screen.tell_time("")
    expect(screen.page.locator("[aria-invalid=true]").first).to_be_focused()


def not_in_force(screen: Screen, site_url: str) -> None:
    """What an edition said that is in force no longer."""
    screen.open(site_url, "#policy=tri-borough")
    screen.walk({"danger": "no"} | _NOT_IN_FORCE)
    expect(screen.heading).to_be_visible()
    expect(screen.status).not_to_have_attribute("data-state", "working", timeout=START_MS)


def trouble(screen: Screen, site_url: str) -> None:
    """The next question did not load."""
    screen.page.route("**/api/v1/graphs/**", lambda route: route.abort())
    screen.open(site_url, "#policy=lambeth")
    screen.choose("danger", "no")
    expect(screen.page.locator("[data-navigator-retry]")).to_be_visible(timeout=START_MS)


STATES: Final[dict[str, Callable[[Screen, str], None]]] = {
    each.__name__: each
    for each in (
        first_question,
        choice_of_policy,
        choice_of_policy_in_danger,
        danger,
        question,
        another_matter,
        undated,
        asking_when,
        dated,
        error,
        not_in_force,
        trouble,
    )
}


def lead_to(name: str, page: Page, site_url: str) -> Page:
    """Bring a fresh page to that state."""
    STATES[name](Screen(page), site_url)
    return page
