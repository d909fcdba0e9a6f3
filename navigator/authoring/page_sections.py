"""The sections of an edition's pages, and the marks that keep their places until they are filled.

A policy's page is long. The site generator is given its headings and a mark for each section; what
is drawn there is put in afterwards, so that nothing parses it again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from navigator.authoring.drawing import part_of_page, stages_drawn
from navigator.authoring.form_model import forms_of
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.page_model import ROOT_MARK

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.page_model import PolicyPage

SECTIONS: Final = (
    "danger",
    "ladder",
    "chart",
    "routes",
    "conditions",
    "throughout",
    "resolved",
    "contacts",
    "notes",
    "source",
    "report",
)
# Sections that are told the way to the site's root.
LEADING: Final = ("instead", "status", "first_action", "documents")
# The words that the site's search finds: councils, the partnership, and roles.
SEARCHED: Final = ("covers", "roles")

# The theme puts the title as a heading on a page that holds none: a form brings its own.
_HEADING: Final = "<h1></h1>"
_MARK: Final = re.compile(rf' data-drawn="([^"]+)">(?:{_HEADING})?</div>')
_POINT: Final = re.compile(r'<li value="(\d+)">')


def sections_of(page: PolicyPage) -> dict[str, str]:
    """Every section of an edition's pages as HTML, by name; stages and forms by their ids too."""
    drawn = {name: part_of_page("sections.html.j2", name, page) for name in (*SECTIONS, *SEARCHED)}
    for name in LEADING:
        drawn[name] = part_of_page("sections.html.j2", name, page, ROOT_MARK)
    drawn |= {f"stage/{name}": html for name, html in stages_drawn(page).items()}
    placed = {int(number) for html in drawn.values() for number in _POINT.findall(html)}
    apart = [each for each in page.notes if page.numbers[each.id] not in placed]
    drawn["left_open"] = part_of_page("sections.html.j2", "left_open", page, apart)
    for form in forms_of(page.edition, page.day):
        drawn[f"form/{form.id}"] = part_of_page("form.html.j2", "form", form, of=page)
    return {name: lighter(plainer(html)) for name, html in drawn.items()}


def mark(page: PolicyPage, name: str) -> str:
    """What keeps the place of a section in Markdown."""
    kind = name.partition("/")[0]
    whose = f"{page.edition.policy}/{page.edition.edition}/{name}"
    held = _HEADING if kind == "form" else ""
    return f'<div class="section section--{kind}" data-drawn="{whose}">{held}</div>'


def searched_block(name: str, html: str) -> str:
    """A section that goes through the site generator, for its search; nothing in it is a macro."""
    held = html.replace("{", "&#123;").replace("}", "&#125;")
    return f'<div class="section section--{name}">\n{held}\n</div>'


def fill(html: str, section: Callable[[str, str, str], str], base: str) -> str:
    """A page with its marks filled.

    ``section`` gives a section's HTML by policy, edition and name; ``base`` leads from the page to
    the site's root. KeyError where there is no such section.
    """

    def filled(found: re.Match[str]) -> str:
        policy, edition, name = found[1].split("/", 2)
        drawn = section(policy, edition, name).replace(f'"{ROOT_MARK}', f'"{base}')
        return f">{drawn}</div>"

    return _MARK.sub(filled, html)
