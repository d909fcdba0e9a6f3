"""What the tests of accessibility ask of a page that Chromium shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

_HERE = Path(__file__).parent
_AXE: Final = _HERE.parent / "node_modules" / "axe-core" / "axe.min.js"
_MEASURES: Final = (_HERE / "measures.js").read_text(encoding="utf-8").partition("\n")[2].strip()

WIDTHS: Final = (320, 768, 1280)
HEIGHT: Final = 800
# The least size of a target, in CSS pixels (2.5.8).
TARGET: Final = 24

# axe leaves these out unless asked.
_ALSO: Final = {
    "target-size": {"enabled": True},
    "label-content-name-mismatch": {"enabled": True},
    "focus-order-semantics": {"enabled": True},
    "css-orientation-lock": {"enabled": True},
}
# What the choice of colours can change.
_COLOURS: Final = ["color-contrast", "link-in-text-block"]

# Text spacing (1.4.12), as far as a reader may set it.
TEXT_SPACING: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
# Text alone at twice its size: all sizes hang on the root's, which the theme sets to 125 %.
TEXT_TWICE: Final = "html { font-size: 250% !important; }"


def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe finds wrong as the page stands, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"runOnly": _COLOURS} if colours_only else {"rules": _ALSO}
    found: list[dict[str, Any]] = page.evaluate(
        "async (options) => (await axe.run(document, options)).violations", options
    )
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def violations_at_every_width(page: Page, *, colours_only: bool = False) -> list[str]:
    """The same on a phone, a tablet and a desk."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {each}" for each in violations(page, colours_only=colours_only)]
    return found


def _measured(page: Page, call: str) -> Any:  # noqa: ANN401 - each measure has a shape of its own
    return page.evaluate(f"({_MEASURES}).{call}")


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is too small to be hit; a link inside a sentence may be."""
    found: list[str] = _measured(page, f"targets({TARGET})")
    return found


def clipped(page: Page) -> list[str]:
    """Text that is cut off, and what sticks out at the side."""
    found: list[str] = _measured(page, "clipped()")
    return found


def moving(page: Page) -> list[str]:
    """What moves, or would."""
    found: list[str] = _measured(page, "moving()")
    return found


def tab_stops(page: Page, most: int, key: str = "Tab") -> list[dict[str, Any]]:
    """Where Tab leads, in order, until it leaves the page or ``most`` is reached.

    ``name`` of the stop; ``ring``, how wide its outline is; ``inside``, whether any of it is on
    screen; ``hidden``, what lies over it, or nothing.
    """
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = _measured(page, "focused()")
        if stop is None:
            break
        stops.append(stop)
    return stops


def unclear(stops: list[dict[str, Any]]) -> list[str]:
    """The stops that a person cannot see: no ring, off the screen, or under something."""
    return [
        f"{stop['name']}: ring {stop['ring']}, inside {stop['inside']}, under {stop['hidden']}"
        for stop in stops
        if stop["ring"] < 2 or not stop["inside"] or stop["hidden"]
    ]
