"""Checks on a whole edition, after it has been read. Each module holds one kind of rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.authoring.lint_events import check_events
from navigator.authoring.lint_identity import check_identity
from navigator.authoring.lint_limits import check_limits
from navigator.authoring.lint_logic import check_logic
from navigator.authoring.lint_loops import check_loops
from navigator.authoring.lint_references import check_references
from navigator.authoring.lint_substance import check_substance
from navigator.authoring.lint_unused import check_unused
from navigator.authoring.lint_ways import check_ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.draft import Draft
    from navigator.authoring.findings import Finding

CHECKS: tuple[Callable[[Draft], None], ...] = (
    check_identity,
    check_references,
    check_events,
    check_unused,
    check_logic,
    check_loops,
    check_limits,
    check_substance,
    check_ways,
)


def lint(draft: Draft) -> list[Finding]:
    """Every finding about identity, references, logic and substance, with its file and line."""
    for check in CHECKS:
        check(draft)
    return draft.findings
