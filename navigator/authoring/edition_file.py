"""One edition's file: read, parsed and checked, with every finding collected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.authoring.draft import Draft, fallback
from navigator.authoring.findings import Finding, Severity
from navigator.authoring.lint import lint
from navigator.authoring.look_again import marks_left
from navigator.authoring.marked_yaml import Pairs, read_marked
from navigator.authoring.parse import INVALID, Parser
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import RefusedYamlError
from navigator.authoring.source_file import content_of, name_findings, schema_findings
from navigator.engine.model import Edition

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path, PurePath

SCHEMA_AT = "../../../schema/edition.schema.json"


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


def read_edition(
    path: Path, shown_as: str, agencies: tuple[str, ...], today: date | None = None
) -> EditionFile:
    """Read ``data/policies/<policy>/<edition>.yaml``; never raises for what the file holds.

    ``today`` decides what has passed; without it nothing is said of that.
    """
    try:
        data = content_of(path, shown_as)
    except RefusedYamlError as refused:
        return EditionFile(file=shown_as, edition=None, findings=(refused.finding,))
    return examined(data, path, shown_as, agencies, today)


def examined(
    data: bytes, path: PurePath, shown_as: str, agencies: tuple[str, ...], today: date | None = None
) -> EditionFile:
    """What a file of that path and content gives. Arguments as for :func:`read_edition`."""
    findings: list[Finding] = []
    edition = None
    try:
        findings += name_findings(path, shown_as, kind="edition", folder="policies")
        findings += schema_findings(data, shown_as, SCHEMA_AT)
        findings += marks_left(data, shown_as)
        node = read_marked(data, shown_as, findings.append)
        if isinstance(node, Pairs):
            parser = Parser(shown_as, findings.append)
            made = parser.values(Edition, node, "")
            failed = frozenset(name for name, value in made.items() if value is INVALID)
            draft = Draft(
                edition=Edition(**{n: fallback(n) if n in failed else v for n, v in made.items()}),
                lines=parser.lines,
                file=shown_as,
                path=path,
                agencies=agencies,
                today=today,
                failed=failed,
                broken=any(each.severity is Severity.ERROR for each in findings),
            )
            edition = None if failed else draft.edition
            findings += lint(draft)
        else:
            findings.append(
                Finding(
                    rule=Rule.WRONG_TYPE,
                    file=shown_as,
                    line=node.line,
                    found="no mapping",
                    allowed="an edition's keys",
                    remedy="start from an existing edition",
                ),
            )
    except RefusedYamlError as refused:
        findings.append(refused.finding)
    ordered = sorted(findings, key=lambda each: (each.line, each.rule, each.address))
    return EditionFile(file=shown_as, edition=edition, findings=tuple(ordered))
