"""Draws the sections of the static pages with their templates, as blocks of HTML."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader

from navigator.authoring.page_model import PolicyPage
from navigator.web.abbreviations import general
from navigator.web.render import SEPARATOR, environment

if TYPE_CHECKING:
    from jinja2 import Environment


_HEADING = re.compile(r"<(h[1-6])(?=[^>]* id=)")
TEMPLATES = Path(__file__).parent / "templates"


@cache
def page_environment() -> Environment:
    """The shared parts' environment, with the pages' own templates on top."""
    shared = environment()
    assert shared.loader is not None  # noqa: S101 - for the type checker; it is always made with one
    return shared.overlay(loader=ChoiceLoader([FileSystemLoader(TEMPLATES), shared.loader]))


def one_block(html: str) -> str:
    """HTML that Markdown passes through whole: no blank line and no indent to end the block."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line)


def explained(parts: list[str], page: PolicyPage | None = None) -> str:
    """Drawn parts with abbreviations explained: on the page of an edition once, else in each."""
    made = page.abbreviations.explain_all(parts) if page else map(general().explain, parts)
    return "".join(made)


def _drawn(template: str, section: str, *values: object) -> list[str]:
    """The parts of one macro of one template."""
    made = page_environment().get_template(template).module
    return str(getattr(made, section)(*values)).split(SEPARATOR)


def stages_drawn(page: PolicyPage) -> dict[str, str]:
    """Every stage in full, by id: they stand under one heading, so each short form once in all.

    The heading of a stage is Markdown's, and is drawn here only to be explained beneath it.
    """
    drawn = [
        [f"<h3>{escape(stage.title)}</h3>", *_drawn("sections.html.j2", "stage", page, each)]
        for each, stage in page.stages.items()
    ]
    told = iter(page.abbreviations.explain_all([part for parts in drawn for part in parts]))
    whole = ["".join(islice(told, len(parts))) for parts in drawn]
    return {
        each: one_block(html.partition("</h3>")[2])
        for each, html in zip(page.stages, whole, strict=True)
    }


def unsearched(drawn: str) -> str:
    """The same block, left out by the site's search, its headings too."""
    drawn = _HEADING.sub(r"<\1 data-search-exclude", drawn)
    # An element of its own: the search plugin takes the end of any equal element for its end.
    return f"<not-searched data-search-exclude>\n{drawn}\n</not-searched>"


def part_of_page(template: str, section: str, *values: object, of: PolicyPage | None = None) -> str:
    """One macro of one template, as HTML.

    Abbreviations mean what they mean in the edition of the page that is given, or of ``of``.
    """
    page = of or next((each for each in values if isinstance(each, PolicyPage)), None)
    return one_block(explained(_drawn(template, section, *values), page))


def draw(
    template: str,
    section: str,
    *values: object,
    searched: bool = False,
    of: PolicyPage | None = None,
) -> str:
    """One macro of one template, as a block of HTML that the style sheet knows by its name.

    ``searched`` lets the site's search find its words. Most sections leave that to the headings
    above them, so that the search stays small.
    """
    drawn = part_of_page(template, section, *values, of=of)
    if not searched:
        drawn = unsearched(drawn)
    return f'<div class="section section--{section}">\n{drawn}\n</div>'
