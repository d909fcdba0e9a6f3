"""A duty as a line of a comparison, with its place on the policy's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_parts import NOT_SAID, Cell, Fact
from navigator.authoring.page_model import ROOT_MARK
from navigator.engine.wording import limit_in_words, parties_in_words, when_in_words

if TYPE_CHECKING:
    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.model import Duty

UNTIMED: Final = "No time limit stated"
_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def place(page: PolicyPage, anchor: str) -> str:
    """The address of a place on the policy's page, from the site's root."""
    return f"{ROOT_MARK}policies/{page.edition.policy}/#{anchor}"


def silent(page: PolicyPage, anchor: str, text: str = NOT_SAID, key: str = NOT_SAID) -> Cell:
    """The cell of a policy that does not say."""
    return Cell(facts=(Fact(text=text, href=place(page, anchor), said=False),), key=key)


def told_duty(page: PolicyPage, duty: Duty, path: str) -> Fact:
    """A duty: what, who to whom, by when."""
    edition = page.edition
    whom = parties_in_words(duty.recipient, edition) if duty.recipient.roles else ""
    who = parties_in_words(duty.actor, edition)
    return Fact(
        text=duty.do,
        condition=when_in_words(duty.when, edition),
        href=place(page, page.shown.duty_anchor(f"{path}/{duty.id}")),
        who=f"{who} → {whom}" if whom else who,
        limit=limit_in_words(duty.limit, edition) if has_limit(duty) else UNTIMED,
        timed=has_limit(duty),
    )


def has_limit(duty: Duty) -> bool:
    """Whether anything about time is printed for a duty."""
    return bool(duty.limit.printed)


def number(count: int) -> str:
    """A count at the start of a sentence: ``Six``, or digits from ten on."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
