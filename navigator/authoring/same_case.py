"""One case put to every policy: read from ``data/same-case/``, and answered by rule in each.

A policy's own questions are answered from the few facts that all policies share. Where no rule
gives the answer, "I'm not sure" is given, and said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, MistakesError
from navigator.authoring.library import ROOT
from navigator.authoring.marked_yaml import Items, Pairs, RefusedYamlError, Text, read_marked
from navigator.authoring.source_file import content_of, wrong_entry
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import UNSURE, Case
from navigator.engine.facts import Facts, Truth
from navigator.engine.interview import replay
from navigator.engine.ladder import rungs
from navigator.engine.london import readings
from navigator.engine.moments import Moment
from navigator.engine.vocabulary import EventKind, RouteKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from navigator.authoring.marked_yaml import Marked
    from navigator.engine.answer import Question, Reply
    from navigator.engine.ladder import Rung
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

_TITLE: Final = "title"
_STORY: Final = "story"
_NOW: Final = "now"
_RISK: Final = "immediate-risk"
_DISAGREED: Final = "first-disagreed"
_FAILED: Final = "talk-failed"
_NEEDED: Final = (_TITLE, _STORY, _NOW, _RISK, _DISAGREED)
_YES: Final = "yes"

_wrong: Final = partial(wrong_entry, like="files beside it")


class UnreadableSameCaseError(MistakesError):
    """A case for every policy has mistakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameCase:
    """A fictional case. ``failed`` is when the first talk failed; None where there was none."""

    id: str
    title: str
    story: tuple[str, ...]
    now: Moment
    immediate_risk: bool
    disagreed: Moment
    failed: Moment | None

    @property
    def at(self) -> datetime:
        """The fixed moment of the answers."""
        assert self.now.hour is not None  # noqa: S101 - for the type checker; the reader sees to it
        return readings(self.now.day, self.now.hour)[0].at


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A case as it was put to one edition: the engine's reply, and each answer with no rule."""

    reply: Reply
    assumed: tuple[str, ...]


# ---------------------------------------------------------------- reading


@cache
def read_same_cases(root: Path = ROOT) -> tuple[SameCase, ...]:
    """Every case, by the files' names; UnreadableSameCaseError with all that is wrong."""
    findings: list[Finding] = []
    made = []
    for path in sorted((root / "data" / "same-case").glob("*.yaml")):
        file = path.relative_to(root).as_posix()
        try:
            read = read_marked(content_of(path, file), file, findings.append)
        except RefusedYamlError as error:
            findings.append(error.finding)
            continue
        made += list(_case(path.stem.partition("-")[2] or path.stem, read, file, findings))
    if findings:
        raise UnreadableSameCaseError(findings)
    return tuple(made)


def _case(name: str, read: Marked, file: str, findings: list[Finding]) -> Iterator[SameCase]:
    held = read.pairs if isinstance(read, Pairs) else {}
    if not set(_NEEDED) <= set(held) <= {*_NEEDED, _FAILED}:
        allowed = f"these keys: {', '.join(_NEEDED)}; and {_FAILED}, if there was a talk"
        findings.append(_wrong(file, read.line, "", ", ".join(held) or "no keys", allowed))
        return
    before = len(findings)
    title = held[_TITLE]
    if not isinstance(title, Text) or not title.value:
        findings.append(_wrong(file, title.line, _TITLE, "no text", "a few words"))
    story = held[_STORY]
    lines = (
        [each.value for each in story.items if isinstance(each, Text)]
        if (isinstance(story, Items))
        else []
    )
    if not lines:
        findings.append(_wrong(file, story.line, _STORY, "no list", "a list of sentences"))
    risk = held[_RISK]
    given = risk.value if isinstance(risk, Text) else ""
    if given not in {_YES, "no"}:
        findings.append(_wrong(file, risk.line, _RISK, given or "no text", "yes or no"))
    times = {
        key: _moment(held[key], key, file, findings)
        for key in (_NOW, _DISAGREED, _FAILED)
        if key in held
    }
    now, disagreed = times[_NOW], times[_DISAGREED]
    if len(findings) == before and isinstance(title, Text) and now and disagreed:
        yield SameCase(
            id=name,
            title=title.value,
            story=tuple(lines),
            now=now,
            immediate_risk=given == _YES,
            disagreed=disagreed,
            failed=times.get(_FAILED),
        )


def _moment(node: Marked, key: str, file: str, findings: list[Finding]) -> Moment | None:
    given = node.value if isinstance(node, Text) else ""
    try:
        made = Moment.from_text(given)
    except ValueError as error:
        findings.append(_wrong(file, node.line, key, given or "no text", str(error)))
        return None
    if made.hour is None:
        findings.append(_wrong(file, node.line, key, given, "a date with its hour"))
        return None
    return made


# ---------------------------------------------------------------- putting it to an edition


def put(case: SameCase, edition: Edition, calendar: Calendar) -> Put:
    """Answer an edition's own questions from the case, then ask the engine."""
    answers: dict[str, str] = {}
    assumed: list[str] = []
    talked = _first_talk(edition) if case.failed else None
    while question := replay(edition, _answered(answers))[1]:
        choice = _choice(question, case, edition, talked)
        if choice is None:
            choice = UNSURE
            assumed.append(f"{question.title} I'm not sure")
        answers[question.id] = choice
    given = _answered(answers)
    reply = advise(edition, given, case.at, calendar)
    if reply.guidance:
        known = {
            asked.id: moment
            for asked in reply.guidance.times
            if asked.kind == "happened" and (moment := _time(asked.id, case, edition, talked))
        }
        reply = advise(edition, replace(given, times=tuple(known.items())), case.at, calendar)
    return Put(reply=reply, assumed=tuple(assumed))


def _answered(answers: dict[str, str]) -> Case:
    return Case(answers=tuple(answers.items()))


def _first_talk(edition: Edition) -> Rung | None:
    """The first rung at which it can be settled with the other agency."""
    return next((each for each in rungs(edition) if each.settles), None)


def _choice(
    question: Question, case: SameCase, edition: Edition, talked: Rung | None
) -> str | None:
    """The answer that follows from the case; None where no rule gives one."""
    known = {
        site.DANGER: "no",
        site.PROCESS: site.DISAGREEMENT,
        site.POSITION: talked.path if talked else site.START,
        site.OUTCOME: "unresolved",
    }
    if question.id in known:
        return known[question.id]
    routes = [each for each in edition.routes if question.id in each.when.conditions]
    at_risk = [each for each in routes if each.kind is RouteKind.IMMEDIATE_RISK]
    if not routes:
        return None
    wanted = Truth.YES if at_risk and case.immediate_risk else Truth.NO
    for choice in question.choices:
        facts = Facts(edition=edition, case=_answered({question.id: choice.id}))
        if choice.id != UNSURE and all(facts.holds(each.when) is wanted for each in routes):
            return choice.id
    return None


def _time(event: str, case: SameCase, edition: Edition, talked: Rung | None) -> Moment | None:
    """When an event that a limit counts from happened in the case; None where it is not known."""
    of, _, kind = event.partition(" ")
    if not kind:
        at_risk = {
            each.of
            for route in edition.routes
            for duty in route.duties
            for each in duty.limit.after.events
        }
        return case.now if of in at_risk else case.disagreed
    if talked is None:
        return None
    here = of in {talked.path, talked.stage.id}
    if kind == EventKind.UNRESOLVED and here:
        return case.failed
    if kind == EventKind.STARTED and here:
        return case.disagreed
    return None
