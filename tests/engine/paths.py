"""Walks every combination of answers of an edition, by the engine and by its question graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from navigator.authoring.graph import build_graph
from navigator.authoring.library import load_library
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.web.abbreviations import abbreviations_of
from navigator.web.render import render_guidance, render_question

if TYPE_CHECKING:
    from navigator.engine.answer import Guidance, Question
    from navigator.engine.model import Edition

LIBRARY = load_library()


@dataclass(slots=True)
class Walked:
    """What a walk found. ``answers`` holds each different guidance with the first case to it.

    ``differs`` names every path on which the graph shows something else than the engine.
    """

    edition: Edition
    graph: dict[str, Any]
    paths: int = 0
    dead_ends: list[Case] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    answers: dict[Guidance, Case] = field(default_factory=dict)
    drawn: dict[Guidance, str] = field(default_factory=dict)
    asked: dict[Question, str] = field(default_factory=dict)

    def go(self, case: Case, node: int) -> None:
        """Take every way on from a case, along with the graph's own node for it."""
        reply = advise(self.edition, case, None, LIBRARY.calendar)
        there = self.graph["nodes"][node]
        if reply.question:
            self._compare(case, "question", self._asked(reply.question), there.get("q"))
            for choice in reply.question.choices:
                on = case.with_answer(reply.question.id, choice.id)
                self.go(on, there.get("to", {}).get(choice.id, node))
            return
        self.paths += 1
        if reply.guidance is None:
            self.dead_ends.append(case)
            return
        self.answers.setdefault(reply.guidance, case)
        self._compare(case, "answer", self._drawn(reply.guidance), there.get("a"))
        duties = [duty.id for duty in (*reply.guidance.duties, *reply.guidance.also)]
        if "a" in there and self.graph["answers"][there["a"]]["duties"] != duties:
            self.differs.append(f"duties: {case.answers}")

    def _compare(self, case: Case, kind: str, html: str, index: int | None) -> None:
        if index is None:
            self.differs.append(f"no {kind}: {case.answers}")
            return
        parts = self.graph[f"{kind}s"][index]["html"]
        if "".join(self.graph["parts"][part] for part in parts) != html:
            self.differs.append(f"{kind}: {case.answers}")

    def _drawn(self, guidance: Guidance) -> str:
        if guidance not in self.drawn:
            words = abbreviations_of(self.edition)
            self.drawn[guidance] = render_guidance(guidance, dated=False, words=words)
        return self.drawn[guidance]

    def _asked(self, question: Question) -> str:
        if question not in self.asked:
            words = abbreviations_of(self.edition)
            self.asked[question] = render_question(question, words=words)
        return self.asked[question]


@cache
def walked(policy: str) -> Walked:
    """The walk of a policy's edition, made once for all tests."""
    edition = next(each for each in LIBRARY.editions if each.policy == policy)
    graph = build_graph(edition, LIBRARY.calendar).data
    found = Walked(edition, graph)
    found.go(Case(), graph["start"])
    return found
