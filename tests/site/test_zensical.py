"""The same tree builds with the site generator's successor."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("data", "docs", "macros", "navigator", "overrides", "mkdocs.yml")


@pytest.mark.site
def test_the_tree_builds_with_zensical(built_site: Path, tmp_path: Path) -> None:
    """Strictly, and to the same pages."""
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    done = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = (
        {path.relative_to(top).as_posix() for path in top.rglob("*.html")}
        for top in (built_site, tmp_path / "site")
    )
    assert ours == theirs
