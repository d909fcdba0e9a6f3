"""What is known of a policy besides the editions held here: their dates, new names, an end.

An edition whose text is not held is known by its date alone. No rule is ever told from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.authoring.findings import Finding, shown
from navigator.authoring.marked_yaml import Pairs, read_marked
from navigator.authoring.parse import INVALID, Parser
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import RefusedYamlError
from navigator.authoring.source_file import content_of
from navigator.engine.entries import keyed
from navigator.engine.moments import PartialDate  # noqa: TC001 - read when the program runs
from navigator.engine.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "history"


class Occasion(Term):
    """What happened to a policy."""

    EDITION = "edition", "an edition came out whose text this site does not hold"
    RENAMED = "renamed", "the policy or the body behind it got another name"
    ENDED = "ended", "the body or the arrangement behind the policy ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened, and how that is known."""

    id: str
    on: PartialDate
    kind: Occasion
    says: str
    source: str
    link: str | None = None
    checked: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What happened to one policy."""

    policy: str
    happenings: tuple[Happening, ...] = keyed()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFile:
    """What a file gave, and what there is to say of it."""

    file: str
    history: History | None
    findings: tuple[Finding, ...]


def read_histories(data: Path, root: Path, policies: Iterable[str]) -> tuple[HistoryFile, ...]:
    """Every ``data/history/<policy>.yaml``, which must be of one of the ``policies``."""
    known = tuple(dict.fromkeys(policies))
    paths = sorted(path for path in (data / FOLDER).glob("*") if path.is_file())
    return tuple(_read(path, path.relative_to(root).as_posix(), known) for path in paths)


def _read(path: Path, shown_as: str, policies: tuple[str, ...]) -> HistoryFile:
    findings: list[Finding] = []
    history = None
    try:
        node = read_marked(content_of(path, shown_as), shown_as, findings.append)
        parser = Parser(shown_as, findings.append)
        made = (
            parser.mapping(History, node, "")
            if isinstance(node, Pairs)
            else parser.parse(History, node)
        )
        if made is not INVALID:
            history = made
            if made.policy != path.stem or path.suffix != ".yaml" or made.policy not in policies:
                findings.append(
                    Finding(
                        rule=Rule.IDENTITY,
                        file=shown_as,
                        line=parser.lines.get("policy", 1),
                        address="policy",
                        found=shown(made.policy),
                        allowed=f"the file's own name, one of: {', '.join(policies)}",
                        remedy="name the file after the policy, and write that name here",
                    ),
                )
    except RefusedYamlError as refused:
        findings.append(refused.finding)
    return HistoryFile(file=shown_as, history=history, findings=tuple(findings))
