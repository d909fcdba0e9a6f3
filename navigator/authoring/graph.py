"""The question graph: every path through an edition, walked out by the engine at build time.

Nodes are either a question with a node for each choice, or an answer. Equal nodes are one node,
equal questions and answers are stored once, and an answer's HTML is a list of shared parts. The
browser follows it by lookup and has no logic of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from navigator.authoring.walk import walk
from navigator.engine import site
from navigator.engine.case import UNSURE, Case
from navigator.engine.guidance import guidance_of
from navigator.engine.interview import next_question
from navigator.engine.references import When
from navigator.engine.state import State
from navigator.web.abbreviations import Abbreviations, abbreviations_of
from navigator.web.render import render_guidance, render_question

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance, Question
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

FORMAT = 1


@dataclass(slots=True)
class _Pool:
    """Distinct values in order of first use, each with its index."""

    indexes: dict[str, int] = field(default_factory=dict)
    values: list[Any] = field(default_factory=list)

    def add(self, value: Any, key: str | None = None) -> int:  # noqa: ANN401 - any JSON
        name = key if key is not None else json.dumps(value, sort_keys=True)
        if name not in self.indexes:
            self.indexes[name] = len(self.values)
            self.values.append(value)
        return self.indexes[name]


@dataclass(slots=True)
class Walk:
    """One edition's graph while it is made. ``paths`` counts the ways that end in an answer."""

    edition: Edition
    calendar: Calendar
    words: Abbreviations
    whens: tuple[When, ...]
    parts: _Pool = field(default_factory=_Pool)
    questions: _Pool = field(default_factory=_Pool)
    answers: _Pool = field(default_factory=_Pool)
    nodes: _Pool = field(default_factory=_Pool)
    made: dict[tuple[object, ...], int] = field(default_factory=dict)
    drawn: dict[Guidance, int] = field(default_factory=dict)
    paths: int = 0

    def node(self, state: State) -> int:
        """The node for a state, with everything that can follow it."""
        question = next_question(state)
        if question is None:
            self.paths += 1
            return self.nodes.add({"a": self._answer(state)})
        to = {
            choice.id: self.node(state.answering(question.id, choice.id))
            for choice in question.choices
        }
        return self.nodes.add({"q": self._question(question), "to": to})

    def _question(self, question: Question) -> int:
        return self.questions.add(
            {
                "id": question.id,
                "label": question.label,
                "html": [self.parts.add(render_question(question, words=self.words))],
                "choices": [
                    {
                        "id": each.id,
                        "label": each.label,
                        "rule": question.unsure if each.id == UNSURE else "",
                    }
                    for each in question.choices
                ],
            },
        )

    def _answer(self, state: State) -> int:
        # Most paths end in an answer that another path has given: it is made and drawn once.
        key = self._decisive(state)
        if key not in self.made:
            guidance = guidance_of(state, None, self.calendar)
            if guidance not in self.drawn:
                self.drawn[guidance] = self._draw(guidance)
            self.made[key] = self.drawn[guidance]
        return self.made[key]

    def _decisive(self, state: State) -> tuple[object, ...]:
        """All that a guidance without dates is made from: states alike in it are answered alike."""
        own = tuple(state.case.answer(each) for each in site.RESERVED)
        return own, state.area, tuple(state.facts.holds(each) for each in self.whens)

    def _draw(self, guidance: Guidance) -> int:
        drawn = render_guidance(guidance, dated=False, parts=True, words=self.words)
        html = [self.parts.add(part) for part in drawn]
        return self.answers.add(
            {
                "heading": guidance.heading,
                "duties": [duty.id for duty in (*guidance.duties, *guidance.also)],
                "html": html,
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A finished graph, ready for JSON, with its size in paths."""

    data: dict[str, Any]
    paths: int


def build_graph(edition: Edition, calendar: Calendar) -> Graph:
    """Walk every combination of answers of an edition."""
    whens = tuple(dict.fromkeys(when for _, when in walk(edition, When)))
    made = Walk(edition, calendar, abbreviations_of(edition), whens)
    start = made.node(State(edition=edition, case=Case()))
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
        paths=made.paths,
    )
