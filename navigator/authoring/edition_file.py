"""One edition's file: read, parsed and checked, with every finding collected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from navigator.authoring.findings import Finding, Severity
from navigator.authoring.lint import lint
from navigator.authoring.marked_yaml import Pairs, RefusedYamlError, read_marked
from navigator.authoring.parse import INVALID, Parser
from navigator.engine.model import Edition
from navigator.engine.references import is_id

SCHEMA_LINE = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    """What a file gave: an edition where it could be made, and what there is to say of it."""

    file: str
    edition: Edition | None
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether an error keeps it from being published."""
        return self.edition is None or any(
            each.severity is Severity.ERROR for each in self.findings
        )


def read_edition(path: Path, shown_as: str, agencies: tuple[str, ...]) -> EditionFile:
    """Read ``data/policies/<policy>/<edition>.yaml``; never raises for what the file holds."""
    findings: list[Finding] = []
    edition = None
    try:
        data = _bytes(path, shown_as)
        findings += _file_findings(path, shown_as, data)
        node = read_marked(data, shown_as, findings.append)
        if not isinstance(node, Pairs):
            raise RefusedYamlError(
                Finding(
                    rule="wrong-type", file=shown_as, line=node.line, found="no mapping",
                    allowed="an edition's keys", remedy="start from an existing edition",
                ),
            )
        parser = Parser(shown_as, findings.append)
        made = parser.mapping(Edition, node, "")
        if made is not INVALID:
            edition = made
            findings += lint(made, parser.lines, shown_as, path, agencies)
    except RefusedYamlError as refused:
        findings.append(refused.finding)
    ordered = sorted(findings, key=lambda each: (each.line, each.rule, each.address))
    return EditionFile(file=shown_as, edition=edition, findings=tuple(ordered))


def _bytes(path: Path, shown_as: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1_000_001)
    except OSError as error:
        raise RefusedYamlError(
            Finding(
                rule="unreadable", file=shown_as, found=f"a file that cannot be read ({error.strerror})",
                allowed="a readable YAML file", remedy="check the path and its permissions",
            ),
        ) from None


def _file_findings(path: Path, shown_as: str, data: bytes) -> list[Finding]:
    findings = [
        Finding(
            rule="bad-id", file=shown_as, found=f'the name "{name}"',
            allowed="lower-case letters, digits and single hyphens", remedy="rename the folder or file",
        )
        for name in (path.parent.name, path.stem)
        if not is_id(name)
    ]
    if not data.startswith(SCHEMA_LINE.encode()):
        findings.append(
            Finding(
                rule="schema-line", severity=Severity.WARNING, file=shown_as, line=1,
                found="a first line that names no schema",
                allowed=f"{SCHEMA_LINE}../../../schema/edition.schema.json",
                remedy="put it first, so that your editor completes and checks as you type",
            ),
        )
    return findings
