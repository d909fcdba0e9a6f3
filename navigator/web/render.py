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
from navigator.engine.vocabulary import UNAIMED
from navigator.web.abbreviations import general

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance, Question
    from navigator.web.abbreviations import Abbreviations

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
    made.globals["UNAIMED"] = UNAIMED
    made.globals["part"] = Markup(SEPARATOR)  # noqa: S704 - a constant of ours
    return made


def render_question(
    question: Question, *, level: int = 1, words: Abbreviations | None = None
) -> str:
    """The question as a form with one button per choice; ``level`` is its heading's.

    ``words`` are what abbreviations stand for; without them, the field's own are explained.
    """
    template = environment().get_template("question.html.j2")
    drawn = template.render(question=question, level=level).strip()
    return (words or general()).explain(drawn)


@overload
def render_guidance(
    guidance: Guidance, *, dated: bool, parts: Literal[True], words: Abbreviations | None = None
) -> list[str]: ...
@overload
def render_guidance(
    guidance: Guidance,
    *,
    dated: bool,
    parts: Literal[False] = False,
    words: Abbreviations | None = None,
) -> str: ...
def render_guidance(
    guidance: Guidance, *, dated: bool, parts: bool = False, words: Abbreviations | None = None
) -> str | list[str]:
    """The guidance as HTML, or as the list of parts whose concatenation is that HTML.

    ``dated`` adds dates, their counting, and the forms that ask when something happened. Without
    it, limits stand in words only. ``words`` are what abbreviations stand for: each is explained
    where it first stands in a part. Without them, the field's own are.
    """
    template = environment().get_template("guidance.html.j2")
    drawn = template.render(guidance=guidance, dated=dated).strip()
    explain = (words or general()).explain
    pieces = [explain(piece) for piece in drawn.split(SEPARATOR) if piece.strip()]
    return pieces if parts else "".join(pieces)
