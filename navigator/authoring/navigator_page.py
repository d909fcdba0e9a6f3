"""What the navigator's page holds before any script has run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine.site import DANGER_QUESTION
from navigator.web.render import environment, render_question

if TYPE_CHECKING:
    from navigator.authoring.areas import Areas


def navigator_page(areas: Areas, base: str) -> str:
    """The section that the scripts mount on, with the first question in it.

    ``base`` leads from the page to the site's root.
    """
    return (
        environment()
        .get_template("navigator.html.j2")
        .render(base=base, danger=render_question(DANGER_QUESTION), areas=areas)
    )
