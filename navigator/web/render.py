"""Draws the engine's questions and guidance as HTML. The same templates draw the static pages.

Imports the engine only, and reads its templates as package resources: so it runs from a zip, in
Pyodide as in CPython.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, overload

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from navigator.engine import site
from navigator.engine.vocabulary import UNAIMED
from navigator.web.abbreviations import general
from navigator.web.layout import sections

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from navigator.engine.answer import Guidance, Question
    from navigator.web.abbreviations import Abbreviations
    from navigator.web.layout import Piece

# Between two parts of a guidance: whoever stores many answers keeps each distinct part once.
SEPARATOR: Final = "\x1e"
_PLAIN: Final = frozenset({str, int, bool})
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def template_source(name: str) -> str | None:
    """The text of one of our templates, or None where there is none of that name."""
    try:
        held = pkgutil.get_data("navigator.web", f"templates/{name}")
    except OSError:
        return None
    return held.decode() if held is not None else None


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
    drawn = Drawing(words or general()).answer(guidance, dated=dated)
    made = [part for section in drawn for part in section]
    return made if parts else "".join(made)


@dataclass(slots=True)
class Drawing:
    """Draws parts of answers, each distinct one once. ``words``: what abbreviations stand for."""

    words: Abbreviations
    # By the macro and the values that it is given, which are kept so that no other takes their
    # place.
    drawn: dict[tuple[object, ...], tuple[str, Piece]] = field(default_factory=dict)
    sections: dict[object, tuple[list[str], object]] = field(default_factory=dict)

    def answer(self, guidance: Guidance, *, dated: bool) -> Iterator[list[str]]:
        """The parts of each section of a guidance; one list, kept, for all sections alike."""
        for make, values in sections(guidance, dated=dated):
            key = (make, alike(values))
            known = self.sections.get(key)
            if known is None:
                html = [each for piece in make(*values) if (each := self._part(piece))]
                known = self.sections[key] = (html, values)
            yield known[0]

    def _part(self, piece: Piece) -> str:
        template, macro, values = piece
        key = (template, macro, *map(alike, values))
        known = self.drawn.get(key)
        if known is None:
            module = environment().get_template(f"{template}.html.j2").module
            html = str(getattr(module, macro)(*values)).strip()
            known = self.drawn[key] = (self.words.explain(html) if html else "", piece)
        return known[0]


def alike(value: object) -> Hashable:
    """What tells a value from others: itself where it is plain, else which object it is."""
    if value.__class__ is tuple:
        return tuple([each if each.__class__ in _PLAIN else alike(each) for each in value])
    return value if value.__class__ in _PLAIN else id(value)
