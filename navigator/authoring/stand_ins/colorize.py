"""For ``_colorize``: tracebacks in the browser go to no terminal, so they have no colours."""

from __future__ import annotations


class _Plain:
    """A theme in which every part of a text looks alike."""

    def __getattr__(self, _part: str) -> str:
        return ""


class _Theme:
    traceback = _Plain()
    syntax = _Plain()


class ANSIColors(_Plain):
    """The names of colours, none of which is there."""


def can_colorize(**_where: object) -> bool:
    """Whether there is a terminal with colours: never."""
    return False


def get_theme(**_how: object) -> _Theme:
    """The one theme."""
    return _Theme()
