"""The pages for training: their list, one for each scenario, and its file beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from navigator.authoring.library import ROOT, load_library
from navigator.authoring.scenario_file import read_scenarios
from navigator.authoring.scenario_shown import ScenarioShown, scenario_shown
from navigator.authoring.written import WrittenFolder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from navigator.authoring.library import Library
    from navigator.authoring.scenario_file import ScenarioFile

_shown: list[Training] = []
_OWN_PAGE: Final = """\
---
title: Make your own exercise
search:
  exclude: true
hide: [toc]
render_macros: false
---

# Make your own exercise

Copy an exercise, and change its story, its clock and its answers. The navigator works out what is \
right. Try it, present it, send it to a class as a link, and download it as a file.

Write made-up stories only: no real child, no real name. Nothing leaves this browser unless you \
send it, and nothing is kept here. Download the file to keep it.

<div class="section section--own" data-drawn="site/all/own_exercise"></div>
"""


@dataclass(frozen=True, slots=True)
class Training:
    """Every scenario that can be shown, by policy and then in the order of its file.

    Those of made-up policies come last.
    """

    scenarios: tuple[ScenarioShown, ...]

    @property
    def policies(self) -> list[tuple[str, list[ScenarioShown]]]:
        """Each policy's name with its scenarios."""
        ordered = sorted(
            self.scenarios, key=lambda each: (each.edition.fictional, each.scenario.policy)
        )
        return [
            (group[0].edition.name, group)
            for _, held in groupby(ordered, key=lambda each: each.scenario.policy)
            for group in [list(held)]
        ]

    def scenario(self, policy: str, name: str) -> ScenarioShown:
        """One of them. KeyError where there is none."""
        for each in self.scenarios:
            if (each.scenario.policy, each.scenario.id) == (policy, name):
                return each
        raise KeyError(policy, name)


def show_training(library: Library, files: Iterable[ScenarioFile]) -> Training:
    """From now on, the exercises are these. Files without a scenario are left out."""
    made = tuple(
        scenario_shown(
            each.scenario,
            library.edition(each.scenario.policy, each.scenario.edition),
            library.calendar,
        )
        for each in files
        if each.scenario and not each.broken
    )
    _shown[:] = [Training(made)]
    return _shown[0]


def training() -> Training:
    """The exercises that were shown last; else those of this project's data."""
    if not _shown:
        library = load_library()
        show_training(library, read_scenarios(ROOT, library))
    return _shown[0]


def write_training(root: Path, held: Training) -> None:
    """Write ``docs/training``: a page for each scenario, and its file to take along."""
    folder = WrittenFolder(root / "docs" / "training")
    for each in held.scenarios:
        policy, name = each.scenario.policy, each.scenario.id
        source = root / "data" / "scenarios" / policy / f"{name}.yaml"
        folder.write(f"{policy}/{name}.md", _page(each))
        folder.write(f"{policy}/{name}.yaml", source.read_bytes())
    folder.write("own.md", _OWN_PAGE)
    folder.drop_others()


def _page(shown: ScenarioShown) -> str:
    whose = f"site/all/scenario/{shown.scenario.policy}/{shown.scenario.id}"
    lines = (
        "---",
        f"title: {json.dumps(_plain(shown.scenario.text.title))}",
        # A made-up story must not be found where somebody looks for a rule.
        "search:",
        "  exclude: true",
        "hide: [navigation, toc]",
        "render_macros: false",
        "---",
        "",
        f'<div class="section section--scenario" data-drawn="{whose}"><h1></h1></div>',
    )
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return "".join(
        letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in text
    )
