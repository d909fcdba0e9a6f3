"""What the Markdown pages may call: thin names over tested functions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# Both site generators load this file by its path, so the project's folder may not be known yet.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from navigator.authoring.contact_list import ContactList  # noqa: E402 - after the path
from navigator.authoring.drawing import draw  # noqa: E402 - after the path
from navigator.authoring.glossary import read_glossary  # noqa: E402 - after the path
from navigator.authoring.hazards import read_hazards  # noqa: E402 - after the path
from navigator.authoring.site_pages import directory  # noqa: E402 - after the path
from navigator.authoring.site_sections import site_mark  # noqa: E402 - after the path


def policy_list() -> str:
    """The policies with their areas and status."""
    return site_mark("policy_list")


def area_finder() -> str:
    """Find a policy by its council."""
    return site_mark("area_finder")


def roles_to_contact() -> str:
    """The roles of every edition in force that can be reached, for the search to find."""
    return draw("lists.html.j2", "roles_to_contact", ContactList(directory()), searched=True)


def contact_directory() -> str:
    """The contacts of every edition in force."""
    return site_mark("contact_directory")


def navigator_section() -> str:
    """The navigator's first question, and what its scripts need."""
    return site_mark("navigator_section", heading=True)


def comparison() -> str:
    """The policies side by side."""
    return site_mark("comparison")


def training_list() -> str:
    """The exercises of every policy."""
    return site_mark("training_list")


def handouts() -> str:
    """What there is to print of each policy."""
    return site_mark("handouts")


def updates() -> str:
    """New editions, what changed in them, and contacts confirmed since."""
    return site_mark("updates")


def glossary() -> str:
    """Every term of the glossary, by letter."""
    return draw("glossary.html.j2", "glossary", read_glossary(), searched=True)


def publishing_section() -> str:
    """Where an edition is edited in the browser."""
    return site_mark("publishing_section")


def hazard_log() -> str:
    """What could go wrong, what is done about it, and which tests prove that."""
    return draw("hazards.html.j2", "hazard_log", read_hazards())


def site_danger() -> str:
    """The site's own note on danger."""
    return draw("lists.html.j2", "site_danger")


def define_env(env: Any) -> None:  # noqa: ANN401 - each site generator has a class of its own
    """Give the pages their macros. Lists of every policy keep their place to be filled later."""
    for each in (
        policy_list,
        area_finder,
        contact_directory,
        roles_to_contact,
        comparison,
        handouts,
        glossary,
        updates,
        navigator_section,
        training_list,
        hazard_log,
        publishing_section,
        site_danger,
    ):
        env.macro(each, each.__name__)
