"""What the model's fields share: lists of ids and places, and fields written as ``id: body``."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from navigator.engine.references import Cite

Ids = tuple[str, ...]
Cites = tuple[Cite, ...]


def keyed() -> Any:  # noqa: ANN401 - dataclasses.field is typed the same way
    """A required field that YAML writes as ``id: body`` pairs."""
    return field(metadata={"keyed": True})


def keyed_or_empty() -> Any:  # noqa: ANN401 - dataclasses.field is typed the same way
    """An optional field that YAML writes as ``id: body`` pairs."""
    return field(default=(), metadata={"keyed": True})
