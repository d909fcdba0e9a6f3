"""Links to an answer, as tests take them apart and put them together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.web.screen import Screen

LISTED: Final = "policies/lambeth.json"


def fragment_of(link: str) -> str:
    """The part that never leaves the browser."""
    return "#" + link.split("#")[1]


def change_list(screen: Screen, **changes: str) -> None:
    """Let the site list Lambeth's edition otherwise, as after it was published anew."""

    def answer(route: Route) -> None:
        listed = json.loads(route.fetch().text())
        for each in listed["editions"]:
            each.update(changes)
        route.fulfill(json=listed)

    screen.page.context.route(f"**/{LISTED}", answer)


def resealed(screen: Screen, link: str, old: str, new: str) -> str:
    """The link with one part replaced and its check made good, as one who tampers would."""
    return str(
        screen.page.evaluate(
            """async ([hash, old, changed]) => {
              const script = "../sources/link.mjs";
              const { linkFragment, readLink } = await import(script);
              const held = JSON.stringify(readLink(hash)).replace(old, changed);
              return linkFragment(JSON.parse(held));
            }""",
            [fragment_of(link), old, new],
        )
    )
