"""Draws the sections of the static pages from the compiled model. Everything is made once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader

from navigator.authoring.library import load_library
from navigator.authoring.page_model import PolicyPage
from navigator.engine.london import to_london
from navigator.web.render import environment

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def page_environment() -> Environment:
    """The shared parts' environment, with the pages' own templates on top."""
    shared = environment()
    assert shared.loader is not None  # noqa: S101 - for the type checker; it is always made with one
    return shared.overlay(loader=ChoiceLoader([FileSystemLoader(TEMPLATES), shared.loader]))


@cache
def pages() -> dict[tuple[str, str], PolicyPage]:
    """Every edition's page, by policy and edition, as it stands today."""
    library = load_library()
    today = to_london(datetime.now(UTC)).date()
    return {
        (each.policy, each.edition): PolicyPage(each, today, library.findings_of(each))
        for each in library.editions
    }


def one_block(html: str) -> str:
    """HTML that Markdown passes through whole: no blank line and no indent to end the block."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line)


def draw(template: str, section: str, *values: object) -> str:
    """One macro of one template, as a block of HTML."""
    made = page_environment().get_template(template).module
    drawn = one_block(getattr(made, section)(*values))
    return f'<div class="section section--{section}">\n{drawn}\n</div>'
