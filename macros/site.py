"""What the Markdown pages may call: thin names over tested functions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Both site generators load this file by its path, so the project's folder may not be known yet.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from macros.sections import (  # noqa: E402 - after the path
    draw,
    one_block,
    pages,
    section_block,
    stages_drawn,
    unsearched,
)
from navigator.authoring.areas import Areas, read_councils  # noqa: E402 - after the path
from navigator.authoring.contact_list import ContactList  # noqa: E402 - after the path
from navigator.authoring.form_model import forms_of  # noqa: E402 - after the path
from navigator.authoring.glossary import read_glossary  # noqa: E402 - after the path
from navigator.authoring.navigator_page import navigator_page  # noqa: E402 - after the path
from navigator.authoring.page_index import Directory  # noqa: E402 - after the path

# Sections of a policy's page that need nothing but the edition.
SECTIONS = (
    "covers",
    "instead",
    "status",
    "danger",
    "ladder",
    "chart",
    "routes",
    "conditions",
    "throughout",
    "resolved",
    "roles",
    "contacts",
    "notes",
    "source",
    "report",
)
# Of these, the words that the site's search finds: councils, the partnership, and roles.
SEARCHED = ("covers", "roles")


def _section(name: str) -> Callable[[str, str], str]:
    return lambda policy, edition: draw(
        "sections.html.j2", name, pages()[policy, edition], searched=name in SEARCHED
    )


def _directory() -> Directory:
    return Directory(tuple(pages().values()))


def _areas() -> Areas:
    return Areas(_directory(), read_councils())


def first_action(policy: str, edition: str, base: str) -> str:
    """The button at the top; ``base`` leads from the page to the site's root."""
    return draw("sections.html.j2", "first_action", pages()[policy, edition], base)


def documents(policy: str, edition: str, base: str) -> str:
    """What to record and to fill in, with the blank forms; ``base`` as above."""
    return draw("sections.html.j2", "documents", pages()[policy, edition], base)


def form(policy: str, edition: str, document: str) -> str:
    """A document's blank form, to print."""
    page = pages()[policy, edition]
    blank = next(each for each in forms_of(page.edition, page.day) if each.id == document)
    return draw("form.html.j2", "form", blank, of=page)


def stage(policy: str, edition: str, stage_id: str) -> str:
    """One stage in full."""
    return section_block("stage", stages_drawn(pages()[policy, edition])[stage_id])


def policy_list(base: str) -> str:
    """The policies with their areas and status."""
    return draw("lists.html.j2", "policy_list", _directory(), base)


def area_finder(base: str) -> str:
    """Find a policy by its council."""
    return draw("lists.html.j2", "area_finder", _areas(), base)


def roles_to_contact() -> str:
    """The roles of every edition in force that can be reached, for the search to find."""
    return draw("lists.html.j2", "roles_to_contact", ContactList(_directory()), searched=True)


def contact_directory(base: str) -> str:
    """The contacts of every edition in force."""
    return draw("lists.html.j2", "contact_directory", ContactList(_directory()), base)


def navigator_section(base: str) -> str:
    """The navigator's first question, and what its scripts need."""
    return f"<div>\n{unsearched(one_block(navigator_page(_areas(), base)))}\n</div>"


def glossary() -> str:
    """Every term of the glossary, by letter."""
    return draw("glossary.html.j2", "glossary", read_glossary(), searched=True)


def site_danger() -> str:
    """The site's own note on danger."""
    return draw("lists.html.j2", "site_danger")


def define_env(env: Any) -> None:  # noqa: ANN401 - each site generator has a class of its own
    """Give the pages their macros."""
    for name in SECTIONS:
        env.macro(_section(name), name)
    for each in (
        first_action,
        documents,
        form,
        stage,
        policy_list,
        area_finder,
        contact_directory,
        roles_to_contact,
        glossary,
        navigator_section,
        site_danger,
    ):
        env.macro(each, each.__name__)
