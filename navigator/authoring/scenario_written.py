"""A scenario written as YAML: what a trainer's form holds, and what the file of one holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.scenario_file import SCHEMA_AT
from navigator.authoring.source_file import SCHEMA_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from navigator.authoring.scenario_text import ScenarioText, StepText

_FICTIONAL: Final = "# Fictional. Nobody here exists."
_TOP: Final = ("policy", "edition", "title", "about", "you")
_NOTES: Final = ("facilitator", "discuss")


def form_of(text: ScenarioText) -> dict[str, Any]:
    """What a form shows of a scenario: texts, and lists of lines as one text with line ends."""
    made: dict[str, Any] = {name: getattr(text, name) for name in _TOP}
    made |= {name: "\n".join(getattr(text, name)) for name in _NOTES}
    made["steps"] = [_step_of(each) for each in text.steps]
    return made


def _step_of(step: StepText) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": step.title,
        "story": "\n".join(step.story),
        "now": str(step.now),
        "answers": {each.id: each.text for each in step.answers},
        "times": {each.id: each.text for each in step.times},
        "ask": step.ask,
        "asked": [each.do for each in step.then],
        "why": "\n".join(step.why),
        "discuss": "\n".join(step.discuss),
    }


def yaml_of(form: Mapping[str, Any], then: Mapping[str, list[dict[str, Any]]]) -> str:
    """The file of a scenario. ``then`` is what is expected at each step, by the step's id.

    Every text is quoted as JSON does it, which YAML reads alike.
    """
    return "\n".join((f"{SCHEMA_LINE}{SCHEMA_AT}", _FICTIONAL, *_lines(form, then))) + "\n"


def _lines(form: Mapping[str, Any], then: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    for name in _TOP:
        if form[name] or name != "policy":
            yield f"{name}: {_quoted(form[name])}"
    yield ""
    yield "steps:"
    for step in form["steps"]:
        yield from _step_lines(step, then[step["id"]])
    yield ""
    for name in _NOTES:
        if _split(form[name]):
            yield from _list(name, form[name], "")


def _step_lines(step: Mapping[str, Any], then: list[dict[str, Any]]) -> Iterator[str]:
    yield f"  {step['id']}:"
    yield f"    title: {_quoted(step['title'])}"
    yield from _list("story", step["story"], "    ")
    yield f"    now: {step['now'] or _quoted('')}"
    for part in ("answers", "times"):
        if step[part]:
            yield f"    {part}:"
            yield from (f"      {_key(key)}: {_quoted(held)}" for key, held in step[part].items())
    if step["ask"]:
        yield f"    ask: {_quoted(step['ask'])}"
    yield "    then:"
    for each in then:
        yield f"      - {json.dumps(each, ensure_ascii=False)}"
    yield from _list("why", step["why"], "    ")
    if _split(step["discuss"]):
        yield from _list("discuss", step["discuss"], "    ")


def _list(name: str, text: str, indent: str) -> Iterator[str]:
    lines = _split(text)
    yield f"{indent}{name}:" if lines else f"{indent}{name}: []"
    yield from (f"{indent}  - {_quoted(line)}" for line in lines)


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("/", "").replace(" ", "").isalnum() else _quoted(key)
