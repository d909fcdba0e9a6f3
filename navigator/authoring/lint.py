"""Checks on a whole edition, after it has been read. Each module holds one kind of rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.draft import Draft
    from navigator.authoring.findings import Finding

CHECKS: tuple[Callable[[Draft], None], ...] = ()


def lint(draft: Draft) -> list[Finding]:
    """Every finding about identity, references, logic and substance, with its file and line."""
    for check in CHECKS:
        check(draft)
    return draft.findings
