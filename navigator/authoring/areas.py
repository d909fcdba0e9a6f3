"""The areas that the policies cover, as somebody looks for them: by council, not by policy."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from navigator.authoring.library import ROOT, UnreadableListError
from navigator.engine.case import Case
from navigator.engine.state import State

if TYPE_CHECKING:
    from pathlib import Path

    from navigator.authoring.page_index import Directory
    from navigator.authoring.page_model import PolicyPage
    from navigator.engine.model import Condition, Edition

# Between the names of one area, and between councils, in an attribute of the page.
BETWEEN: Final = "|"
BETWEEN_COUNCILS: Final = ";"
# An area question's own answer for a child in whom two of the edition's areas have a part.
SEVERAL: Final = "more-than-one"
_TITLE: Final = re.compile(
    r"^(?:(?:London|Royal|Metropolitan) Borough|City) of | (?:City |County |Borough )?Council$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAnswer:
    """What a choice answers: ``policy``, or ``policy/question/answer`` where the edition asks too.

    ``question`` and ``text`` say the latter two in words; they are empty where it does not ask.
    """

    choice: str
    question: str = ""
    text: str = ""

    @property
    def area(self) -> str:
        """The answer's id alone; empty where the edition does not ask."""
        return self.choice.rpartition("/")[2] if self.question else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCard:
    """One council area and the policy that covers it.

    ``place`` is its short name. ``names`` are all that it goes by, the policy's own name among
    them. ``answer`` is what choosing it answers. ``contact`` is the id of the first contact that is
    this area's own, where a policy covers several; else it is empty.
    """

    page: PolicyPage
    name: str
    place: str
    names: tuple[str, ...]
    answer: AreaAnswer
    contact: str

    @property
    def searched(self) -> str:
        """The names as one attribute of the page."""
        return BETWEEN.join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointCard:
    """A policy of several areas, for somebody to whom more than one of them applies.

    ``several`` answers the edition's own question with that, where the edition has such an answer.
    """

    page: PolicyPage
    several: AreaAnswer


@dataclass(frozen=True)
class Areas:
    """Every area of every policy's leading edition, and the councils that have none here."""

    directory: Directory
    councils: tuple[tuple[str, ...], ...]

    @cached_property
    def cards(self) -> tuple[AreaCard, ...]:
        """The areas by their short names."""
        made = [card for page in self.directory.policies for card in _cards(page)]
        return tuple(sorted(made, key=lambda card: card.place))

    @cached_property
    def joint(self) -> tuple[JointCard, ...]:
        """The policies of several areas."""
        return tuple(
            JointCard(page=page, several=_answer(page.edition, SEVERAL))
            for page in self.directory.policies
            if len(page.edition.areas) > 1
        )

    @property
    def elsewhere(self) -> str:
        """The councils' names as one attribute: ``Hull|Kingston upon Hull;Leeds``.

        It holds the covered ones too: the page leaves out those that it has a policy for.
        """
        return BETWEEN_COUNCILS.join(BETWEEN.join(names) for names in self.councils)


def _cards(page: PolicyPage) -> list[AreaCard]:
    edition = page.edition
    return [
        AreaCard(
            page=page,
            name=area.name,
            place=_TITLE.sub("", area.name),
            names=tuple(dict.fromkeys((area.name, *area.also, edition.name))),
            answer=_answer(edition, area.id),
            contact=next((each.id for each in edition.contacts if each.area == area.id), "")
            if len(edition.areas) > 1
            else "",
        )
        for area in edition.areas
    ]


def _answer(edition: Edition, option_id: str) -> AreaAnswer:
    """The edition's own question answered so, if it asks for the area and knows that answer."""
    asked = area_question(edition)
    for option in asked.options if asked else ():
        if asked and option.id == option_id:
            return AreaAnswer(
                choice=f"{edition.policy}/{asked.id}/{option.id}",
                question=asked.label,
                text=option.label,
            )
    return AreaAnswer(choice=edition.policy)


def area_question(edition: Edition) -> Condition | None:
    """The condition by which an edition asks for the area, if it does."""
    return State(edition=edition, case=Case()).area_condition


def read_councils(data: Path = ROOT / "data") -> tuple[tuple[str, ...], ...]:
    """The councils with children's services, each with its other names.

    UnreadableListError where the file is damaged.
    """
    path = data / "vocabulary" / "councils.json"
    try:
        held = json.loads(path.read_text(encoding="utf-8"))["councils"]
        return tuple((name, *also) for name, also in held.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableListError(path, "councils, each with a list of other names") from None
