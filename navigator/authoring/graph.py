"""The question graph: every path through an edition, walked out by the engine at build time.

Nodes are either a question with a node for each choice, or an answer. Equal nodes are one node,
equal questions and answers are stored once, and an answer's HTML is a list of shared parts. The
browser follows it by lookup and has no logic of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from navigator.authoring.remembering import remembering
from navigator.authoring.walk import walk
from navigator.engine import site
from navigator.engine.case import UNSURE, Case
from navigator.engine.interview import next_question
from navigator.engine.references import When
from navigator.engine.state import State
from navigator.web.abbreviations import abbreviations_of
from navigator.web.render import Drawing, render_question

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from navigator.authoring.remembering import Remembering
    from navigator.engine.answer import Guidance, Question
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

FORMAT = 1


# What the engine makes of an answer to one of the site's own questions.
_EFFECTS: dict[str, Callable[[State], object]] = {
    site.DANGER: lambda state: state.danger,
    site.PROCESS: lambda state: (state.view, state.elsewhere),
    site.POSITION: lambda state: state.case.answer(site.POSITION),
    site.OUTCOME: lambda state: state.outcome,
}


@dataclass(slots=True)
class _Pool:
    """Distinct values in order of first use, each with its index."""

    indexes: dict[Hashable, int] = field(default_factory=dict)
    values: list[Any] = field(default_factory=list)

    def add(self, key: Hashable, value: Any) -> int:  # noqa: ANN401 - any JSON
        """The index of a value; ``key`` is equal for equal values only."""
        index = self.indexes.setdefault(key, len(self.values))
        if index == len(self.values):
            self.values.append(value)
        return index


@dataclass(slots=True)
class Walk:
    """One edition's graph while it is made."""

    edition: Edition
    composer: Remembering
    drawing: Drawing
    whens: tuple[When, ...]
    parts: _Pool = field(default_factory=_Pool)
    questions: _Pool = field(default_factory=_Pool)
    answers: _Pool = field(default_factory=_Pool)
    nodes: _Pool = field(default_factory=_Pool)
    made: dict[tuple[object, ...], tuple[int, int]] = field(default_factory=dict)
    open: dict[tuple[str | None, ...], tuple[object, ...]] = field(default_factory=dict)
    asked: dict[Question, int] = field(default_factory=dict)
    sections: dict[int, list[int]] = field(default_factory=dict)

    def node(self, state: State) -> tuple[int, int]:
        """The node for a state, with everything that can follow it; and how many ways end there.

        Most ways come to a state that another has come to: it is walked on from once.
        """
        key = self._decisive(state)
        if key not in self.made:
            self.made[key] = self._node(state)
        return self.made[key]

    def _node(self, state: State) -> tuple[int, int]:
        question = next_question(state)
        if question is None:
            answer = self._answer(state)
            return self.nodes.add(("a", answer), {"a": answer}), 1
        to, paths = {}, 0
        for choice in question.choices:
            to[choice.id], ways = self.node(state.answering(question.id, choice.id))
            paths += ways
        asked = self._question(question)
        # A question's choices come in one order.
        return self.nodes.add(("q", asked, *to.values()), {"q": asked, "to": to}), paths

    def _decisive(self, state: State) -> tuple[object, ...]:
        """All that can still matter: states alike in it are asked and answered alike from here."""
        own = tuple(_EFFECTS[each](state) for each in site.RESERVED if state.case.answer(each))
        facts = tuple(state.case.answer(each.id) for each in self.edition.conditions)
        if facts not in self.open:
            by_area = state.area_condition
            area = (by_area and state.facts.asked(by_area.id), state.area)
            self.open[facts] = (*area, *(state.facts.left_open(each) for each in self.whens))
        return own, self.open[facts]

    def _question(self, question: Question) -> int:
        if question not in self.asked:
            self.asked[question] = self._asked(question)
        return self.asked[question]

    def _asked(self, question: Question) -> int:
        shown = {
            "id": question.id,
            "label": question.label,
            "html": [self._part(render_question(question, words=self.drawing.words))],
            "choices": [
                {
                    "id": each.id,
                    "label": each.label,
                    "rule": question.unsure if each.id == UNSURE else "",
                }
                for each in question.choices
            ],
        }
        return self.questions.add(json.dumps(shown, sort_keys=True), shown)

    def _answer(self, state: State) -> int:
        guidance = self.composer.of(state).guidance()
        duties = [duty.id for duty in (*guidance.duties, *guidance.also)]
        html = self._html(guidance)
        return self.answers.add(
            (guidance.heading, *duties, *html),
            {"heading": guidance.heading, "duties": duties, "html": html},
        )

    def _html(self, guidance: Guidance) -> list[int]:
        """The numbers of an answer's parts, looked up once for all sections that are one list."""
        made: list[int] = []
        for section in self.drawing.answer(guidance, dated=False):
            known = self.sections.get(id(section))
            if known is None:
                known = self.sections[id(section)] = list(map(self._part, section))
            made += known
        return made

    def _part(self, html: str) -> int:
        return self.parts.add(html, html)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A finished graph, ready for JSON, with its size in paths."""

    data: dict[str, Any]
    paths: int


def build_graph(edition: Edition, calendar: Calendar) -> Graph:
    """Walk every combination of answers of an edition."""
    whens = tuple(dict.fromkeys(when for _, when in walk(edition, When)))
    state = State(edition=edition, case=Case())
    drawing = Drawing(abbreviations_of(edition))
    made = Walk(edition, remembering(state, calendar), drawing, whens)
    start, paths = made.node(state)
    return Graph(
        data={
            "format": FORMAT,
            "policy": edition.policy,
            "edition": edition.edition,
            "start": start,
            "parts": made.parts.values,
            "questions": made.questions.values,
            "answers": made.answers.values,
            "nodes": made.nodes.values,
        },
        paths=paths,
    )
