"""The broken editions: what each case changes in the small good one, and what must be said of it.

``tests/broken/<rule>.yaml`` is a list of cases. Each replaces a text of ``base.yaml``, or gives the
whole ``content``, and lists every finding as it is printed. ``good`` is the near miss: put there
instead, nothing is found.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict

import yaml

from navigator.authoring.examine import examine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.authoring.findings import Finding

ROOT: Final = Path(__file__).parents[2]
BROKEN: Final = ROOT / "tests" / "broken"
BASE: Final = (BROKEN / "base.yaml").read_text(encoding="utf-8")
SHARED: Final = ("vocabulary/agencies.json", "bank-holidays.json")
TODAY: Final = "2026-06-01"
FILE: Final = "millford/2025-01.yaml"


class Swap(TypedDict):
    """A text of the base, which stands there once, and what stands there instead."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One broken edition. ``replace`` has texts of the base and what stands there instead."""

    rule: str
    about: str
    replace: list[Swap] = field(default_factory=list)
    good: list[Swap] = field(default_factory=list)
    content: str = ""
    times: int = 1
    encoding: str = "utf-8"
    file: str = FILE
    today: str = TODAY
    finds: list[str]

    def broken(self) -> str:
        """The broken file's text."""
        return self.content * self.times or with_replaced(self.replace)


def with_replaced(swaps: list[Swap]) -> str:
    """The base with each text replaced."""
    text = BASE
    for swap in swaps:
        if text.count(swap["old"]) != 1:
            message = f"{swap['old']!r} stands {text.count(swap['old'])} times in base.yaml"
            raise ValueError(message)
        text = text.replace(swap["old"], swap["new"])
    return text


def read_cases() -> Iterator[Case]:
    """Every case of every rule."""
    for path in sorted(BROKEN.glob("*.yaml")):
        if path.name != "base.yaml":
            listed: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
            yield from (Case(rule=path.stem, **each) for each in listed)


def examine_text(
    folder: Path, text: str, *, file: str = FILE, encoding: str = "utf-8", today: str = TODAY
) -> tuple[Finding, ...]:
    """What is said of data with this one edition, written under ``folder``, which is here."""
    data = folder / "data"
    for name in SHARED:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "data" / name, data / name)
    path = data / "policies" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return examine([data], date.fromisoformat(today), data).findings
