"""Measures the build of many made-up policies: its time, memory and size, and an edit served.

    python -m tools.bench_build [--quick] [N…]

Each number of policies is built in a copy of the project in which nothing was built before, except
for the interpreter's archive, which no policy changes.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

import click

from tools.made_up_edition import EDITION, place
from tools.many_policies import ROOT, copy_project, write_policies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from resource import struct_rusage

_COUNTS: Final = (10, 50, 150, 500)
_QUICK: Final = (10,)
# An edit is measured up to here: more policies than England has are edited by nobody.
_SERVED: Final = 150
_MADE_BEFORE: Final = Path(".cache/bytecode")
_AFTER: Final = "Settling Some Disagreements"
_PATIENCE_SECONDS: Final = 900
_KIB: Final = 1024

# Goals: in seconds, KiB gzipped, and as a ratio of two costs per policy.
_GOALS: Final = "build of 150: 15 s; a policy's page: 15 KiB; search index at 500: 300 KiB"
_GOALS_TOO: Final = "cost per policy at 500: 1.3 × that at 50; an edit: 2 s at few, 5 s at 150"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one build took. Sizes are in bytes; ``page`` and ``index`` are gzipped.

    ``memory`` is the largest process's. ``edit`` is None where it was not measured.
    """

    count: int
    seconds: float
    processor: float
    memory: int
    site: int
    page: int
    index: int
    edit: float | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """The figures as a line of the table."""
        return (
            f"{self.count}",
            f"{self.seconds:.1f} s",
            f"{self.processor:.1f} s",
            f"{self.seconds / self.count * 1000:.0f} ms",
            f"{self.memory / _KIB**2:.0f} MiB",
            f"{self.site / self.count / _KIB:.0f} KiB",
            f"{self.page / _KIB:.1f} KiB",
            f"{self.index / _KIB:.0f} KiB",
            "" if self.edit is None else f"{self.edit:.1f} s",
        )


_HEAD: Final = (
    *("policies", "build", "processor", "a policy", "largest process", "site, a policy"),
    *("page, gz", "index, gz", "an edit"),
)


def measured(count: int, folder: Path) -> Figures:
    """Build a site of that many policies in a folder, and serve it if that is asked of so many."""
    copy_project(folder)
    write_policies(folder / "data" / "policies", count)
    if (ROOT / _MADE_BEFORE).is_dir():
        shutil.copytree(ROOT / _MADE_BEFORE, folder / _MADE_BEFORE)
    started = time.monotonic()
    seen = _run(folder, "build")
    seconds = time.monotonic() - started
    site = folder / "site"
    pages = list((site / "policies").glob("*/index.html"))
    return Figures(
        count=count,
        seconds=seconds,
        processor=seen.ru_utime + seen.ru_stime,
        memory=seen.ru_maxrss * _KIB,
        site=sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        page=max(_gzipped(path) for path in pages),
        index=_gzipped(site / "search" / "search_index.json"),
        edit=_edit(folder) if count <= _SERVED else None,
    )


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def _run(folder: Path, *arguments: str) -> struct_rusage:
    """Run a command of the copy's; what it and all it started used. Stops where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "navigator", *arguments],
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode(errors="replace"))
    return used


def _edit(folder: Path) -> float:
    """The seconds from an edit of one policy until its page shows it."""
    name = place(0).lower()
    path = folder / "data" / "policies" / name / f"{EDITION}.yaml"
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "navigator", "serve", "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            url = _address(server)
            page = f"{url}/policies/{name}/"
            _until(page, "</html>")
            text = path.read_text(encoding="utf-8")
            started = time.monotonic()
            edited = re.sub(r"^title: .*", f"title: {_AFTER}", text, count=1, flags=re.MULTILINE)
            path.write_text(edited, encoding="utf-8")
            _until(page, _AFTER)
            return time.monotonic() - started
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def _address(server: subprocess.Popen[str]) -> str:
    """Where the site is served, as soon as the server says so."""
    lines = []
    for line in server.stdout or ():
        lines.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
    raise SystemExit("".join(lines))


def _until(page: str, words: str) -> None:
    """Ask for a page until it holds some words."""
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends:
        try:
            with urlopen(page, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass  # The site is being put in place.
        time.sleep(0.02)
    raise SystemExit(f"{page} never showed: {words}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of each number of policies."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a small number only")
    parser.add_argument("counts", nargs="*", type=int, metavar="N", help="how many policies")
    asked = parser.parse_args(arguments)
    counts = asked.counts or (_QUICK if asked.quick else _COUNTS)
    click.echo(
        f"The build of made-up policies; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    rows: list[tuple[str, ...]] = [_HEAD]
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
            rows.append(measured(count, Path(folder)).row)
        click.echo(f"{count} policies: {rows[-1][1]}")
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    click.echo(f"Goals. {_GOALS}\n       {_GOALS_TOO}")


if __name__ == "__main__":
    main()
