"""One scenario's file: read, parsed and tried on the engine, with every finding collected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.authoring.findings import Finding, Severity, shown
from navigator.authoring.marked_yaml import Pairs, RefusedYamlError, read_marked
from navigator.authoring.parse import INVALID, Parser
from navigator.authoring.rules import Rule
from navigator.authoring.scenario_lint import lint_scenario
from navigator.authoring.scenario_text import ScenarioText
from navigator.authoring.scenarios import Scenario, scenario_of
from navigator.authoring.source_file import content_of, name_findings, schema_findings
from navigator.engine.case import Case, UnreadableCase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from navigator.authoring.library import Library
    from navigator.engine.model import Edition
    from navigator.engine.working_days import Calendar

FOLDER: Final = "scenarios"
SCHEMA_AT: Final = "../../../schema/scenario.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFile:
    """What a file gave: a scenario where it could be made, and what there is to say of it."""

    file: str
    scenario: Scenario | None
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether an error keeps it from being published."""
        return self.scenario is None or any(
            each.severity is Severity.ERROR for each in self.findings
        )


def scenario_paths(data: Path) -> list[Path]:
    """Where the scenarios are: ``data/scenarios/<policy>/<scenario>.yaml``."""
    return sorted(path for path in (data / FOLDER).glob("*/*") if path.is_file())


def read_scenarios(root: Path, library: Library) -> tuple[ScenarioFile, ...]:
    """Every scenario under ``root/data``, tried on the library's editions."""
    return tuple(
        read_scenario(path, path.relative_to(root).as_posix(), library.edition, library.calendar)
        for path in scenario_paths(root / "data")
    )


def read_scenario(
    path: Path,
    shown_as: str,
    edition_of: Callable[[str, str], Edition],
    calendar: Calendar,
) -> ScenarioFile:
    """Read one file; never raises for what it holds.

    ``edition_of`` gives an edition by the ids of its policy and edition, or raises KeyError.
    """
    findings = name_findings(path, shown_as, kind="scenario", folder="scenarios")
    try:
        data = content_of(path, shown_as)
    except RefusedYamlError as refused:
        return ScenarioFile(file=shown_as, scenario=None, findings=(refused.finding,))
    made = read_scenario_text(
        data, shown_as, path.parent.name, path.stem, edition_of=edition_of, calendar=calendar
    )
    ordered = sorted(
        (*findings, *made.findings), key=lambda each: (each.line, each.rule, each.address)
    )
    return ScenarioFile(file=shown_as, scenario=made.scenario, findings=tuple(ordered))


def read_scenario_text(  # noqa: PLR0913 - a file's content, its place, and what it is read against
    data: bytes,
    shown_as: str,
    policy: str,
    name: str,
    *,
    edition_of: Callable[[str, str], Edition],
    calendar: Calendar,
) -> ScenarioFile:
    """The same for the content of a file, wherever it came from."""
    findings = list(schema_findings(data, shown_as, SCHEMA_AT))
    scenario = None
    try:
        parser = Parser(shown_as, findings.append)
        text = parsed_scenario(data, shown_as, findings.append, parser)
        if text:
            scenario = _made(text, policy, name, parser, findings, edition_of, calendar)
    except RefusedYamlError as refused:
        findings.append(refused.finding)
    return ScenarioFile(file=shown_as, scenario=scenario, findings=tuple(findings))


def parsed_scenario(
    data: bytes, shown_as: str, report: Callable[[Finding], None], parser: Parser | None = None
) -> ScenarioText | None:
    """A scenario as it is written, not yet tried; None where it has mistakes. RefusedYamlError."""
    parser = parser or Parser(shown_as, report)
    node = read_marked(data, shown_as, report)
    made = (
        parser.mapping(ScenarioText, node, "")
        if isinstance(node, Pairs)
        else parser.parse(ScenarioText, node)
    )
    return None if made is INVALID else made


def _made(  # noqa: PLR0913, PLR0917 - what one file is made of
    text: ScenarioText,
    policy: str,
    name: str,
    parser: Parser,
    findings: list[Finding],
    edition_of: Callable[[str, str], Edition],
    calendar: Calendar,
) -> Scenario | None:
    """The scenario, tried on the engine; None where its edition or a case cannot be read."""
    if text.policy not in {"", policy}:
        findings.append(
            Finding(
                rule=Rule.IDENTITY,
                file=parser.file,
                line=parser.lines["policy"],
                address="policy",
                found=shown(text.policy),
                allowed=f"{policy}, as the folder says",
                remedy="delete the key, or move the file",
            ),
        )
    try:
        edition = edition_of(policy, text.edition)
    except KeyError:
        findings.append(
            Finding(
                rule=Rule.UNKNOWN_EDITION,
                file=parser.file,
                line=parser.lines["edition"],
                address="edition",
                found=f"{shown(text.edition)}, of the policy {shown(policy)}",
                allowed=f"an edition in data/policies/{policy}/ without errors",
                remedy="name an edition that is there, or put its errors right first",
            ),
        )
        return None
    refused = list(_refused(text, parser))
    findings += refused
    if refused:
        return None
    scenario = scenario_of(text, policy, name)
    lint_scenario(scenario, edition, calendar, parser, findings.append)
    return scenario


def _refused(text: ScenarioText, parser: Parser) -> Iterator[Finding]:
    """Each answer and time that no case can hold."""
    for step in text.steps:
        for part, given in (
            *(("answers", each) for each in step.answers),
            *(("times", each) for each in step.times),
        ):
            try:
                Case.from_json({part: {given.id: given.text}})
            except UnreadableCase as error:
                found, _, allowed = str(error).partition("; allowed: ")
                at = f"steps.{step.id}.{part}.{given.id}"
                yield Finding(
                    rule=Rule.BAD_VALUE,
                    file=parser.file,
                    line=parser.lines[at],
                    address=at,
                    found=found.partition(": found ")[2],
                    allowed=allowed,
                    remedy="write it as allowed",
                )
