"""A duty as a line of a comparison, with its place on the policy's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from navigator.authoring.compare_parts import NOT_SAID, Cell, Fact
from navigator.authoring.page_chart import by_whom
from navigator.authoring.page_model import ROOT_MARK
from navigator.engine.vocabulary import RouteKind
from navigator.engine.wording import limit_in_words

if TYPE_CHECKING:
    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.model import Condition, Duty

UNTIMED: Final = "No time limit stated"
_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def place(page: PolicyPage, anchor: str) -> str:
    """The address of a place on the policy's page, from the site's root."""
    return f"{ROOT_MARK}policies/{page.edition.policy}/#{anchor}"


def silent(page: PolicyPage, anchor: str, text: str = NOT_SAID, key: str = NOT_SAID) -> Cell:
    """The cell of a policy that does not say."""
    return Cell(facts=(Fact(text=text, href=place(page, anchor), said=False),), key=key)


def told_duty(page: PolicyPage, duty: Duty, path: str) -> Fact:
    """A duty: what, who if that is not the one who raises it, and by when."""
    return Fact(
        text=duty.do,
        condition=_only_if(page, duty),
        href=place(page, page.shown.duty_anchor(f"{path}/{duty.id}")),
        who=by_whom(duty, page.edition),
        limit=limit_in_words(duty.limit, page.edition) if has_limit(duty) else UNTIMED,
        timed=has_limit(duty),
    )


def _only_if(page: PolicyPage, duty: Duty) -> str:
    """When a duty applies, in short; nothing where it is for everybody not at immediate risk."""
    if duty.when is None:
        return ""
    at_risk = {
        name
        for route in page.edition.routes
        if route.kind is RouteKind.IMMEDIATE_RISK
        for name in route.when.conditions
    }
    known = {each.id: each for each in page.edition.conditions}
    ways = [
        ", ".join(
            f"{known[clause.condition].label}: {_answers(known[clause.condition], clause.answers)}"
            for clause in clauses
            if clause.condition not in at_risk
        )
        for clauses in duty.when.any_of
    ]
    return "; or ".join(way for way in ways if way)


def _answers(condition: Condition, answers: tuple[str, ...]) -> str:
    labels = {each.id: each.label for each in condition.options}
    return " or ".join(labels[each].lower() for each in answers)


def has_limit(duty: Duty) -> bool:
    """Whether anything about time is printed for a duty."""
    return bool(duty.limit.printed)


def number(count: int) -> str:
    """A count at the start of a sentence: ``Six``, or digits from ten on."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
