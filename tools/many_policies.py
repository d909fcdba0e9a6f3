"""Writes a copy of the project with N made-up policies in place of the real ones.

    python -m tools.many_policies N FOLDER

The site of that many policies is then built in the folder: ``.venv/bin/python -m navigator build``.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from navigator.authoring.edition_file import SCHEMA_AT
from navigator.authoring.source_file import SCHEMA_LINE
from tools.made_up_edition import EDITION, made_up

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
_COPIED = ("data", "docs", "macros", "navigator", "overrides", "schema", "mkdocs.yml")
_LINKED = (".venv", "node_modules")
# What a build makes, and the real policies.
_MADE = {
    "docs": {"policies", "contacts", "compare", "handouts", "training", "api", "generated"},
    "data": {"policies", "scenarios", "history", "demonstration"},
}


def write_policies(policies: Path, count: int) -> None:
    """Write that many made-up policies, an edition each, into a folder of policies."""
    for number in range(count):
        write_edition(policies, made_up(number))


def write_edition(policies: Path, edition: dict[str, Any]) -> Path:
    """Write one edition to its place; its path."""
    path = policies / str(edition["policy"]) / f"{EDITION}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(edition, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(f"{SCHEMA_LINE}{SCHEMA_AT}\n{text}", encoding="utf-8")
    return path


def copy_project(folder: Path) -> None:
    """Copy into a folder what a site is built from, without the real policies."""
    for name in _COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            left_out = _MADE.get(name, set()) | {"__pycache__"}
            shutil.copytree(
                source,
                target,
                ignore=lambda _, names, out=left_out: out.intersection(names),
                dirs_exist_ok=True,
            )
        else:
            shutil.copy(source, target)
    for name in _LINKED:
        link = folder / name
        if not link.is_symlink():
            link.symlink_to((ROOT / name).resolve())


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the copy that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, metavar="N", help="how many policies")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where; made if missing")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    copy_project(asked.folder)
    write_policies(asked.folder / "data" / "policies", asked.count)
    print(f"{asked.count} made-up policies are in {asked.folder}")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
