"""Editions to compare: made from one on disk by changing its text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from navigator.authoring.library import load_library
from navigator.engine.codec import from_data, to_data
from navigator.engine.model import Edition

BASE = Path(__file__).parents[1] / "broken" / "base.yaml"


@cache
def lambeth() -> Edition:
    """A real policy of six stages, one to a rung, with two other routes."""
    return load_library().edition("lambeth", "2024-07")


def rewritten(edition: Edition, *texts: tuple[str, str]) -> Edition:
    """The edition with these texts exchanged wherever they stand in its data."""
    text = json.dumps(to_data(edition))
    for old, new in texts:
        assert old in text, f"{old} is not there to be changed"
        text = text.replace(old, new)
    made: Edition = from_data(Edition, json.loads(text))
    return made
