"""A busy core: the whole browser runs on it beside programs that do nothing but compute."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Beside them, the browser gets a quarter of the core: as a whole where the system shares by session
# (each of them has its own), else each of its threads.
_BUSY: Final = 3
# Each ends with the one that started it, however that ends.
_COMPUTING: Final = """
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(10_000_000): pass
"""


def cores() -> tuple[int, set[int]]:
    """The core to slow, and those for all else; on a machine of one core, that one for both."""
    *others, last = sorted(os.sched_getaffinity(0))
    return last, set(others) or {last}


@contextlib.contextmanager
def busy(core: int) -> Iterator[None]:
    """Keep a core busy."""
    command = ["taskset", "-c", str(core), sys.executable, "-c", _COMPUTING]
    running = [subprocess.Popen(command, start_new_session=True) for _ in range(_BUSY)]
    try:
        yield
    finally:
        for each in running:
            each.kill()
            each.wait()


def pinned(program: str, core: int, folder: Path) -> str:
    """The path of a script that starts a program on one core alone."""
    script = folder / f"on-core-{core}"
    script.write_text(f'#!/bin/sh\nexec taskset -c {core} "{program}" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return str(script)
