"""Whose a date is, in words: the policy's, the parties' own, or the one that the child needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.engine import site
from navigator.engine.sentences import lower_first
from navigator.engine.wording import NO_LIMIT

if TYPE_CHECKING:
    from navigator.engine.answer import Clock


def whose(label: str) -> str:
    """A date's label, to stand after the date: `` (the date you agreed)``, or nothing."""
    return f" ({lower_first(label)})" if label else ""


def limit_of(clock: Clock) -> str:
    """The policy's limit as a sentence; named as the policy's beside a date that is not."""
    own = clock.leading is not None and clock.leading.label
    if not own or clock.rule == NO_LIMIT:
        return clock.rule
    return f"{site.POLICY_DATE}: {lower_first(clock.rule)}"
