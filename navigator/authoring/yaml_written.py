"""Values written as YAML, plainly where that can mean nothing else."""

from __future__ import annotations

import re
from typing import Final

# Nothing in it that starts something else.
_PLAIN: Final = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
_BRACKETS: Final = re.compile(r"[,?\[\]{}]")
# What other readers of YAML take for something other than text.
_TYPED: Final = re.compile(
    r"(?:y|yes|n|no|true|false|on|off|null|[-+.:\d_]+(?:e[-+]?\d+)?|0[xob][\da-f]+)",
    re.IGNORECASE,
)
# A day or a month reads alike everywhere that an edition is read.
_DAY: Final = re.compile(r"\d{4}(?:-\d\d){1,2}")

type Value = str | dict[str, Value] | list[Value]


def scalar(text: str, *, bracketed: bool) -> str:
    """A text on one line, in quotation marks where it needs them: more often inside brackets."""
    line = " ".join(text.split())
    sound = _PLAIN.fullmatch(line) and not _TYPED.fullmatch(line)
    if _DAY.fullmatch(line) or (sound and not (bracketed and _BRACKETS.search(line))):
        return line
    return quoted(line)


def quoted(text: str) -> str:
    """A text on one line, in quotation marks whatever it is."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def in_brackets(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_brackets(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return scalar(value, bracketed=True)


def after_key(value: Value, indent: int) -> str:
    """What follows ``key:`` in a block that is indented so far: one line, or an indented block."""
    if isinstance(value, str):
        return f" {scalar(value, bracketed=False)}"
    if isinstance(value, list):
        return f" {in_brackets(value)}"
    margin = "\n" + " " * (indent + 2)
    return "".join(f"{margin}{key}:{after_key(each, indent + 2)}" for key, each in value.items())
