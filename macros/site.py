"""What the Markdown pages may call: thin names over tested functions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# Both site generators load this file by its path, so the project's folder may not be known yet.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from navigator.authoring.areas import Areas, read_councils  # noqa: E402 - after the path
from navigator.authoring.contact_list import ContactList  # noqa: E402 - after the path
from navigator.authoring.drawing import draw, one_block, unsearched  # noqa: E402 - after the path
from navigator.authoring.glossary import read_glossary  # noqa: E402 - after the path
from navigator.authoring.navigator_page import navigator_page  # noqa: E402 - after the path
from navigator.authoring.site_pages import directory  # noqa: E402 - after the path


def _areas() -> Areas:
    return Areas(directory(), read_councils())


def policy_list(base: str) -> str:
    """The policies with their areas and status."""
    return draw("lists.html.j2", "policy_list", directory(), base)


def area_finder(base: str) -> str:
    """Find a policy by its council."""
    return draw("lists.html.j2", "area_finder", _areas(), base)


def roles_to_contact() -> str:
    """The roles of every edition in force that can be reached, for the search to find."""
    return draw("lists.html.j2", "roles_to_contact", ContactList(directory()), searched=True)


def contact_directory(base: str) -> str:
    """The contacts of every edition in force."""
    return draw("lists.html.j2", "contact_directory", ContactList(directory()), base)


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
    for each in (
        policy_list,
        area_finder,
        contact_directory,
        roles_to_contact,
        glossary,
        navigator_section,
        site_danger,
    ):
        env.macro(each, each.__name__)
