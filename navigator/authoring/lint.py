"""Checks on a whole edition, after it has been read. See the rules' modules for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.findings import Finding
    from navigator.engine.model import Edition


def lint(
    edition: Edition, lines: dict[str, int], file: str, path: Path, agencies: tuple[str, ...],
) -> list[Finding]:
    """Every finding about references, logic and substance, each with its file and line."""
    return []
