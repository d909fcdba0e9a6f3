"""A bench in Pyodide, with the two archives that the pages load."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from navigator.authoring.authoring_archive import authoring_archive
from navigator.authoring.engine_archive import engine_archive
from navigator.authoring.library import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT: Final = ROOT / ".cache"

# Calls, each `{name, args}`.
type Asked = list[dict[str, Any]]


def answers_there(requests: Asked, folder: Path, opener: Iterable[str] = ()) -> list[Any]:
    """What the bench answers in Pyodide, call by call.

    ``folder`` is an empty one. ``opener`` is the module and the function that give the bench,
    unless it is the officer's.
    """
    names = ("engine.zip", "further.zip", "asked", "answers")
    engine_file, further_file, asked_file, answers_file = files = [folder / name for name in names]
    engine = engine_archive(KEPT / "bytecode")
    engine_file.write_bytes(engine)
    further_file.write_bytes(authoring_archive(KEPT / "bytecode-authoring", engine))
    asked_file.write_text(json.dumps(requests), encoding="utf-8")
    done = subprocess.run(
        ["node", Path(__file__).with_name("ask_bench.mjs"), *files, *opener],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: list[Any] = json.loads(answers_file.read_text(encoding="utf-8"))
    return told
