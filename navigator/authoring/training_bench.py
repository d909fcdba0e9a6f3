"""A trainer's own exercise on the bench: opened, changed in a form, tried out, and written down.

Runs in Pyodide, beside the page at ``/training/own/``. Text in, JSON out; nothing is kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.drawing import part_of_page
from navigator.authoring.findings import Finding, Severity
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.marked_yaml import RefusedYamlError
from navigator.authoring.page_model import ROOT_MARK
from navigator.authoring.scenario_blanks import made_good
from navigator.authoring.scenario_file import ScenarioFile, parsed_scenario, read_scenario_text
from navigator.authoring.scenario_shown import scenario_shown
from navigator.authoring.scenario_text import ELSEWHERE, NO_STEP, By, StepText
from navigator.authoring.scenario_written import form_of, yaml_of
from navigator.authoring.scenarios import Step, instant, next_step
from navigator.authoring.workbench import SHARED, SHARED_FILES
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.codec import from_data
from navigator.engine.interview import questions, replay
from navigator.engine.ladder import duties_by_path
from navigator.engine.model import Edition
from navigator.engine.moments import Moment
from navigator.engine.working_days import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.engine.answer import DutyShown, Guidance

_FILE: Final = "your exercise"
_NAME: Final = "own"


class TrainingBench:
    """One exercise at a time, under the edition that it names."""

    def __init__(self, calendar: Calendar) -> None:
        """Take the bank holidays."""
        self._calendar = calendar
        self._editions: dict[str, Edition] = {}

    def hold_edition(self, edition_json: str) -> str:
        """Keep an edition, as the site's open data has it, for exercises that name it."""
        made = from_data(Edition, json.loads(edition_json))
        self._editions[f"{made.policy}/{made.edition}"] = made
        return "{}"

    def open_scenario(self, text: str, policy: str) -> str:
        """``{"form": …, "findings": […]}`` as JSON for a file's text; no form where it has none.

        ``policy`` is the one it is known to be of, if the text does not say.
        """
        findings: list[Finding] = []
        try:
            made = parsed_scenario(text.encode(), _FILE, findings.append)
        except RefusedYamlError as refused:
            made = None
            findings.append(refused.finding)
        form = form_of(made) if made else None
        if form:
            form["policy"] = form["policy"] or policy
        return json.dumps({"form": form, "findings": _told(findings)}, ensure_ascii=False)

    def work_scenario(self, form_json: str) -> str:
        """What the engine makes of a form, as JSON.

        ``{"steps": [{"questions": …, "times": …, "duties": …, "fault": …}], "findings": […],
        "yaml": …, "html": …}``; no HTML while there are errors. The edition must be held.
        """
        form: dict[str, Any] = json.loads(form_json)
        edition = self._editions[f"{form['policy']}/{form['edition']}"]
        whole, blanks = made_good(form)
        worked, then = self._steps(whole, edition)
        text, read = self._read(form, then)
        findings = list(read.findings)
        html = ""
        if blanks:
            findings = _of_both(findings, self._read(whole, then)[1].findings, blanks)
            for step, each in zip(form["steps"], worked, strict=True):
                # An answer by another clock than the step's own would mislead.
                if f"steps.{step['id']}.now" in blanks:
                    each["duties"] = []
        elif read.scenario and not read.broken:
            shown = scenario_shown(read.scenario, edition, self._calendar)
            drawn = part_of_page("scenario.html.j2", "exercise", shown, ROOT_MARK, True)  # noqa: FBT003 - a template takes it by its place
            html = lighter(plainer(drawn)).replace(f'"{ROOT_MARK}', '"../../')
        told = {"steps": worked, "findings": _told(findings), "yaml": text, "html": html}
        return json.dumps(told, ensure_ascii=False)

    def _steps(
        self, form: dict[str, Any], edition: Edition
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """What is worked out for each step, and what is then expected, by the step's id."""
        worked = []
        answers: dict[str, str] = {}
        times: dict[str, str] = {}
        for step in form["steps"]:
            answers |= step["answers"]
            times |= step["times"]
            worked.append(self._worked(step, dict(answers), dict(times), edition))
        steps = zip(form["steps"], worked, strict=True)
        return worked, {step["id"]: each.pop("then") for step, each in steps}

    def _read(self, form: dict[str, Any], then: dict[str, Any]) -> tuple[str, ScenarioFile]:
        """The form's file, and what there is to say of it."""
        text = yaml_of(form, then)
        return text, read_scenario_text(
            text.encode(),
            _FILE,
            form["policy"],
            _NAME,
            edition_of=self._edition,
            calendar=self._calendar,
        )

    def _edition(self, policy: str, edition: str) -> Edition:
        return self._editions[f"{policy}/{edition}"]

    def _worked(
        self, step: dict[str, Any], answers: dict[str, str], times: dict[str, str], edition: Edition
    ) -> dict[str, Any]:
        """A step's questions with the answers given, its times to ask, and its duties."""
        told: dict[str, Any] = {"questions": [], "times": [], "duties": [], "fault": ""}
        # Until there is an answer: what is missing is said of the question, and not of this.
        told["then"] = [{"do": NO_STEP}]
        try:
            now = Moment.from_text(step["now"])
            case = Case.from_json({"answers": answers, "times": times})
            state, open_question = replay(edition, case)
            asked = [*questions(state)]
            if open_question and open_question not in asked:
                asked.append(open_question)
            told["questions"] = [
                {
                    "id": each.id,
                    "label": each.title,
                    "given": answers.get(each.id, ""),
                    "choices": [{"id": one.id, "label": one.label} for one in each.choices],
                }
                for each in {each.id: each for each in asked}.values()
            ]
            run = _run(step, now, case)
            reply = run.reply(edition, self._calendar)
        except (UnreadableCase, ValueError) as error:
            told["fault"] = str(error)
            return told
        if reply.guidance:
            told |= _of_guidance(step, reply.guidance, edition, run)
        return told


def _of_guidance(
    step: dict[str, Any], guidance: Guidance, edition: Edition, run: Step
) -> dict[str, Any]:
    """The times that an answer asks for, its duties, and what is then expected of a class."""
    first = next_step(guidance, run)
    shown = {each.id: each for each in (*guidance.duties, *guidance.tell)}
    wanted = [each for each in step["asked"] if each in shown]
    chosen = [first.id, *(each for each in wanted if each != first.id)] if first else wanted
    nothing = ELSEWHERE if guidance.kind != "policy" else NO_STEP
    then = [_expected(shown[each], edition) for each in chosen]
    return {
        "times": [
            {"id": each.id, "label": each.question, "given": each.given[:16]}
            for each in guidance.times
            if each.kind == "happened"
        ],
        "duties": [
            {
                "id": each.id,
                "do": each.do,
                "by": _by_in_words(each),
                "first": bool(first) and each.id == (first.id if first else ""),
                "asked": each.id in chosen,
            }
            for each in shown.values()
        ],
        "then": then if first else [{"do": nothing}, *then],
    }


def _run(step: dict[str, Any], now: Moment, case: Case) -> Step:
    text = StepText(id=step["id"], title="", story=(), now=now, then=(), why=())
    return Step(text=text, case=case, now=instant(now))


def _expected(duty: DutyShown, edition: Edition) -> dict[str, Any]:
    made: dict[str, Any] = {
        "do": duty.id,
        "to": str(duties_by_path(edition)[duty.id].recipient),
        "by": str(By.of_clock(duty.clock)),
    }
    if duty.clock.others:
        made["or-by"] = [str(By.of_due(each)) for each in duty.clock.others]
    return made


def _by_in_words(duty: DutyShown) -> str:
    return duty.clock.leading.text if duty.clock.leading else duty.clock.rule


def _of_both(own: Iterable[Finding], others: Iterable[Finding], blanks: set[str]) -> list[Finding]:
    """Of what was made good what the form says itself, and of all else what the rest says."""
    at_blanks = [each for each in own if each.address in blanks]
    return [*at_blanks, *(each for each in others if each.address not in blanks)]


def _told(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [asdict(each) for each in findings if each.severity is Severity.ERROR]


def open_training() -> TrainingBench:
    """A bench without an exercise, with the bank holidays that came in the browser's archive."""
    shared = files(__package__) / SHARED
    holidays = json.loads((shared / SHARED_FILES[1]).read_text(encoding="utf-8"))
    return TrainingBench(Calendar.from_json(holidays))
