"""What a scenario expects, against what the engine answers; and that nothing in it is real."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Unpack

from navigator.authoring.findings import Finding, Says, did_you_mean, listed, shown
from navigator.authoring.known_events import known_events
from navigator.authoring.rules import Rule
from navigator.authoring.scenario_clock import clock_fault
from navigator.authoring.scenario_text import ELSEWHERE, NO_STEP, By, Expected
from navigator.authoring.scenarios import next_step
from navigator.engine import site
from navigator.engine.case import UnreadableCase
from navigator.engine.ladder import duties_by_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from navigator.authoring.parse import Parser
    from navigator.authoring.scenarios import Scenario, Step
    from navigator.engine.answer import DutyShown, Guidance
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

_NUMBER: Final = re.compile(r"(?:\+44|0)[\d ]{8,}\d|\b999\b|\b101\b")
# Numbers set aside for drama, the emergency number, and the policies' own advice line.
_UNREAL: Final = re.compile(r"01632960\d{3}|0207946\d{4}|07700900\d{3}|999|101|08088005000")
_ADDRESS: Final = re.compile(r"[\w.+-]+@([\w.-]+)")
_UNREAL_DOMAIN: Final = re.compile(r"(?:.*\.)?example\.(?:org|com|net)")


def lint_scenario(
    scenario: Scenario,
    edition: Edition,
    calendar: Calendar,
    parser: Parser,
    report: Callable[[Finding], None],
) -> None:
    """Report where a step's expectation differs from the engine's answer, and what looks real."""
    checks = _Checks(edition=edition, calendar=calendar, parser=parser, report=report)
    for step in scenario.steps:
        checks.step(step)
    checks.nothing_real(scenario)


@dataclass(slots=True, kw_only=True)
class _Checks:
    edition: Edition
    calendar: Calendar
    parser: Parser
    report: Callable[[Finding], None]

    def step(self, step: Step) -> None:
        where = f"steps.{step.id}"
        if fault := clock_fault(step.text.now, self.calendar):
            self._add(f"{where}.now", **fault)
        if not (self._known(step, where) and self._expectations(step, where)):
            return
        try:
            reply = step.reply(self.edition, self.calendar)
        except UnreadableCase as error:
            found, _, allowed = str(error).partition("; allowed: ")
            self._add(
                f"{where}.{error.args[0].partition(':')[0]}",
                rule=Rule.UNKNOWN_ANSWER,
                found=found.partition(": found ")[2],
                allowed=allowed,
                remedy="choose one of these",
            )
            return
        if reply.question:
            self._add(
                f"{where}.answers",
                rule=Rule.OPEN_QUESTION,
                found=f"no answer to {shown(reply.question.id)}: {reply.question.title}",
                allowed=", ".join(each.id for each in reply.question.choices),
                remedy="add the answer, here or in an earlier step",
            )
        elif reply.guidance:
            self._answer(step, reply.guidance, where)

    def _known(self, step: Step, where: str) -> bool:
        """Whether each question is one of the edition's, or of the site's."""
        questions = (*site.RESERVED, *(each.id for each in self.edition.conditions))
        unknown = [given.id for given in step.text.answers if given.id not in questions]
        for each in unknown:
            self._add(
                f"{where}.answers.{each}",
                rule=Rule.UNKNOWN_CONDITION,
                found=shown(each),
                allowed=", ".join(questions),
                remedy=did_you_mean(each, questions, "choose one of the list"),
            )
        return self._known_events(step, where) and not unknown

    def _known_events(self, step: Step, where: str) -> bool:
        """Whether each time is of something that the edition knows."""
        events = tuple(known_events(self.edition))
        unknown = [given.id for given in step.text.times if given.id not in events]
        for each in unknown:
            self._add(
                f"{where}.times.{each}",
                rule=Rule.UNKNOWN_EVENT,
                found=shown(each),
                allowed=listed(events, 8),
                remedy=did_you_mean(each, events, "choose an event of the edition"),
            )
        return not unknown

    def _expectations(self, step: Step, where: str) -> bool:
        """Whether each duty and role is one of the edition's."""
        duties = duties_by_path(self.edition)
        roles = {each.id for each in self.edition.roles}
        good = bool(step.then)
        if not good:
            self._add(
                f"{where}.then",
                rule=Rule.EMPTY_VALUE,
                found="an empty list",
                allowed="at least the right next step",
                remedy="say what is to be done",
            )
        for number, each in enumerate(step.then):
            at = f"{where}.then[{number}]"
            if each.do not in (*duties, NO_STEP, ELSEWHERE):
                good = False
                self._add(
                    f"{at}.do",
                    rule=Rule.UNKNOWN_DUTY,
                    found=shown(each.do),
                    allowed=f"{listed(duties, 8)}; or {NO_STEP}; or {ELSEWHERE}",
                    remedy=did_you_mean(each.do, duties, "choose a duty of the edition"),
                )
            for role in each.to.roles if each.to else ():
                if role not in roles:
                    good = False
                    self._add(
                        f"{at}.to",
                        rule=Rule.UNKNOWN_ROLE,
                        found=shown(role),
                        allowed=listed(sorted(roles)),
                        remedy=did_you_mean(role, roles, "choose a role of the edition"),
                    )
        return good

    def _answer(self, step: Step, guidance: Guidance, where: str) -> None:
        first = next_step(guidance, step)
        said = ELSEWHERE if guidance.kind != "policy" else first.id if first else NO_STEP
        shown_duties = {each.id: each for each in (*guidance.duties, *guidance.tell)}
        for number, each in enumerate(step.then):
            at = f"{where}.then[{number}]"
            if number == 0 and each.do != said:
                self._differs(f"{at}.do", each.do, said)
            elif each.do in {NO_STEP, ELSEWHERE}:
                continue
            elif each.do not in shown_duties:
                self._differs(f"{at}.do", each.do, f"one of {listed(shown_duties)}")
            else:
                self._duty(each, shown_duties[each.do], at)

    def _duty(self, expected: Expected, duty: DutyShown, at: str) -> None:
        recipient = duties_by_path(self.edition)[duty.id].recipient
        if expected.to != recipient:
            self._differs(f"{at}.to", str(expected.to or "nothing"), str(recipient))
        by = By.of_clock(duty.clock)
        if (expected.by or By(word="nothing")) != by:
            self._differs(f"{at}.by", str(expected.by or "nothing"), str(by))
        others = tuple(By.of_due(each) for each in duty.clock.others)
        if expected.or_by != others:
            said = ", ".join(map(str, others)) or "none"
            self._differs(f"{at}.or-by", ", ".join(map(str, expected.or_by)) or "none", f"[{said}]")

    def _differs(self, address: str, expected: str, said: str) -> None:
        self._add(
            address,
            rule=Rule.ANSWER_DIFFERS,
            found=shown(expected, 120),
            allowed=f"what the navigator answers: {said}",
            remedy="correct the story's answers or what is expected of them",
        )

    # ------------------------------------------------------------------ fiction

    def nothing_real(self, scenario: Scenario) -> None:
        for address, text in _texts(scenario):
            for found in _NUMBER.finditer(text):
                if not _UNREAL.fullmatch(found[0].replace(" ", "")):
                    self._real(address, found[0])
            for found in _ADDRESS.finditer(text):
                if not _UNREAL_DOMAIN.fullmatch(found[1].rstrip(".")):
                    self._real(address, found[0])

    def _real(self, address: str, found: str) -> None:
        self._add(
            address,
            rule=Rule.NOT_FICTIONAL,
            found=shown(found),
            allowed="01632 960000 to 960999, 020 7946 0000 to 0999, 07700 900000 to 900999;"
            " addresses at example.org",
            remedy="take it out, or use one that reaches nobody",
        )

    def _add(self, address: str, **says: Unpack[Says]) -> None:
        line = _line(self.parser.lines, address)
        self.report(Finding(file=self.parser.file, line=line, address=address, **says))


def _line(lines: dict[str, int], address: str) -> int:
    """The line of an address; where nothing is written there, of what it would stand in."""
    while address not in lines and address:
        address = address.rpartition(".")[0]
    return lines.get(address, 1)


def _texts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    text = scenario.text
    yield "title", text.title
    yield "about", text.about
    yield "you", text.you
    for name in ("facilitator", "discuss"):
        for number, line in enumerate(getattr(text, name)):
            yield f"{name}[{number}]", line
    for step in text.steps:
        yield f"steps.{step.id}.title", step.title
        yield f"steps.{step.id}.ask", step.ask
        for name in ("story", "why", "discuss"):
            for number, line in enumerate(getattr(step, name)):
                yield f"steps.{step.id}.{name}[{number}]", line
