"""Draws the engine's questions and guidance as HTML. The same templates draw the static pages.

Imports the engine only, and reads its templates as package resources: so it runs from a zip, in
Pyodide as in CPython.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal, overload

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from navigator.engine import site

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance, Question

# Between two parts of a guidance: whoever stores many answers keeps each distinct part once.
SEPARATOR: Final = "\x1e"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def template_source(name: str) -> str | None:
    """The text of one of our templates, or None where there is none of that name."""
    file = resources.files("navigator.web").joinpath("templates", name)
    return file.read_text(encoding="utf-8") if file.is_file() else None


def text_only(value: object) -> object:
    """Text without control characters: data can neither fake a separator nor break a page."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _CONTROL.sub("", value)
    return value


@cache
def environment() -> Environment:
    """The template environment: everything escaped, a misspelt name is an error."""
    made = Environment(
        loader=FunctionLoader(template_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=text_only,
    )
    made.globals["site"] = site
    made.globals["part"] = Markup(SEPARATOR)  # noqa: S704 - a constant of ours
    return made


def render_question(question: Question, *, level: int = 1) -> str:
    """The question as a form with one button per choice; ``level`` is its heading's."""
    template = environment().get_template("question.html.j2")
    return template.render(question=question, level=level).strip()


@overload
def render_guidance(guidance: Guidance, *, dated: bool, parts: Literal[True]) -> list[str]: ...
@overload
def render_guidance(guidance: Guidance, *, dated: bool, parts: Literal[False] = False) -> str: ...
def render_guidance(guidance: Guidance, *, dated: bool, parts: bool = False) -> str | list[str]:
    """The guidance as HTML, or as the list of parts whose concatenation is that HTML.

    ``dated`` adds dates, their counting, and the forms that ask when something happened. Without
    it, limits stand in words only.
    """
    template = environment().get_template("guidance.html.j2")
    drawn = template.render(guidance=guidance, dated=dated).strip()
    pieces = [piece for piece in drawn.split(SEPARATOR) if piece.strip()]
    return pieces if parts else "".join(pieces)
