"""What the navigator's page holds before any script has run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.engine.answer import Choice, Question
from navigator.engine.site import DANGER_QUESTION
from navigator.web.render import environment, render_question

if TYPE_CHECKING:
    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage

POLICY: Final = "policy"


def policy_question(directory: Directory) -> Question:
    """Which policy: the site's own question, asked when the address does not name one."""
    return Question(
        id=POLICY,
        label="Policy",
        title="Which area's policy?",
        help=(
            "Usually the council where the child lives. If a council looks after the child, that"
            " council. If they differ, look at both."
        ),
        choices=tuple(
            Choice(id=page.edition.policy, label=page.edition.name, help=_about(page))
            for page in directory.policies
        ),
        by="site",
    )


def _about(page: PolicyPage) -> str:
    areas = "" if page.areas == page.edition.name else page.areas
    if page.in_force:
        return areas
    standing = f"{page.status.status.capitalize()}: for an older disagreement only"
    return f"{areas}. {standing}" if areas else standing


def navigator_page(directory: Directory, base: str) -> str:
    """The section that the scripts mount on, with the first question in it.

    ``base`` leads from the page to the site's root.
    """
    return (
        environment()
        .get_template("navigator.html.j2")
        .render(
            base=base,
            danger=render_question(DANGER_QUESTION),
            policy=render_question(policy_question(directory)),
            policies=directory.policies,
        )
    )
