"""An edition under examination: its parts, where each is written, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

from navigator.authoring.allowed import hints
from navigator.authoring.findings import Finding, Says, Severity
from navigator.authoring.walk import walk_all
from navigator.engine.model import (
    Checked,
    Contact,
    Dates,
    Document,
    Duty,
    Edition,
    Encoded,
    Entry,
    Limit,
    Move,
    Role,
    Route,
    Scope,
    Stage,
    Standing,
    Step,
    Successor,
)
from navigator.engine.moments import PartialDate
from navigator.engine.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import PurePath

    from navigator.authoring.rules import Rule
    from navigator.engine.model import Ids

Noted = Role | Contact | Document | Limit | Duty | Move | Step | Stage | Entry | Route
_SOME_DAY = PartialDate(year=2000)
_FALLBACKS: dict[type, Any] = {
    str: "",
    bool: False,
    Dates: Dates(),
    Standing: Standing(
        status=Status.UNKNOWN, on=_SOME_DAY, because="", successor=Successor(known=False)
    ),
    Encoded: Encoded(by="", on=_SOME_DAY),
    Checked: Checked(done=False),
    Scope: Scope(agencies="", cite=()),
}


def fallback(name: str) -> Any:  # noqa: ANN401 - any model value
    """A value for a part of an edition that could not be made, so that the rest can be checked."""
    return _FALLBACKS.get(hints(Edition)[name], ())


@dataclass(kw_only=True)
class Draft:
    """What a check looks at. ``failed`` are the parts of the edition that could not be made.

    ``lines`` has the line of every address that was written, also of items that could not be made.
    ``broken`` is true if anything at all could not be read.
    """

    edition: Edition
    lines: dict[str, int]
    file: str
    path: PurePath
    agencies: tuple[str, ...]
    today: date | None
    failed: frozenset[str] = frozenset()
    broken: bool = False
    findings: list[Finding] = field(default_factory=list)

    def error(self, address: str, **says: Unpack[Says]) -> None:
        """Report what must be put right."""
        self._add(address, Severity.ERROR, says)

    def warning(self, address: str, **says: Unpack[Says]) -> None:
        """Report what should be looked at."""
        self._add(address, Severity.WARNING, says)

    def _add(self, address: str, severity: Severity, says: Says) -> None:
        self.findings.append(
            Finding(
                file=self.file,
                line=self.line(address),
                address=address,
                severity=severity,
                **says,
            ),
        )

    def noted(self) -> Iterator[tuple[str, Ids]]:
        """The notes that each part names, with the address of the list."""
        for address, part in self.each(object):
            if isinstance(part, Noted):
                yield f"{address}.notes", part.notes
        yield "general-notes", self.edition.general_notes

    def has(self, rule: Rule) -> bool:
        """Whether something was already reported under a rule."""
        return any(each.rule is rule for each in self.findings)

    def line(self, address: str) -> int:
        """The line of an address, or of the nearest one above it that is written."""
        while address and address not in self.lines:
            address = address[: max(address.rfind("."), address.rfind("["), 0)]
        return self.lines.get(address, 1)

    def each[Part](self, kind: type[Part]) -> Iterator[tuple[str, Part]]:
        """Every part of a kind, with its address."""
        if kind not in self._by_kind:
            self._by_kind[kind] = [each for each in self._parts if isinstance(each[1], kind)]
        return iter(self._by_kind[kind])

    # Many checks ask for the same parts: they are found once.

    @cached_property
    def _parts(self) -> list[tuple[str, Any]]:
        return walk_all(self.edition)

    @cached_property
    def _by_kind(self) -> dict[type, list[tuple[str, Any]]]:
        return {}

    def written(self, address: str) -> bool:
        """Whether something is written at this address."""
        return address in self.lines

    def ids(self, address: str) -> tuple[str, ...]:
        """The ids written under an address, also of items that could not be made."""
        return tuple(self._under[address])

    def whole(self, *names: str) -> bool:
        """Whether every item of these lists of the edition could be made."""
        return not any(
            name in self.failed
            or set(self.ids(name)) != {each.id for each in getattr(self.edition, name)}
            for name in names
        )

    @cached_property
    def _under(self) -> defaultdict[str, list[str]]:
        under: defaultdict[str, list[str]] = defaultdict(list)
        for address in self.lines:
            above, _, last = address.rpartition(".")
            if not last.endswith("]"):
                under[above].append(last)
        return under
