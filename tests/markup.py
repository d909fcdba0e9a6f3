"""Two checkers of markup, each asked once for many files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
_HTML_VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def html_validate(files: Sequence[Path]) -> list[str]:
    """What html-validate says of the files, errors and warnings, one line each."""
    command: list[str | Path] = ["node", _HTML_VALIDATE, "--config", ROOT / ".htmlvalidate.mjs"]
    done = subprocess.run(
        [*command, "--formatter", "json", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, f"html-validate said nothing it should: {done.stderr}"
    said: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        f"{_short(file['filePath'])}:{each['line']}: {each['ruleId']}: {each['message']}"
        for file in said
        for each in file["messages"]
    ]


def vnu(files: Sequence[Path]) -> list[str]:
    """What the Nu Html Checker says of the files, errors and warnings, one line each."""
    # It reads files, of which none is of the same origin as another. Chromium judges the policy.
    command: list[str | Path] = [
        "java",
        "-jar",
        _VNU,
        "--filterpattern",
        ".*violates Content Security Policy.*",
    ]
    done = subprocess.run(
        [*command, "--format", "json", "--exit-zero-always", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.startswith("{"), f"vnu said nothing it should: {done.stderr}"
    said: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{_short(each['url'])}:{each.get('lastLine')}: {each['message']}"
        f" ({each.get('extract', '').strip()})"
        for each in said
    ]


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-3:])
