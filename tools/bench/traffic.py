"""What the server sends: bytes for one visit, and how many requests it answers in a second."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Final

from tools.bench.baseline import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CONNECTIONS: Final = 16
# Of our own files, those that a start of Python takes, and the policy that it answers for. All
# else is the page's own shell.
_OF_PYTHON: Final = (".wasm", ".zip")
_WORKER: Final = "/assets/generated/worker."
_RUNTIME: Final = "/assets/generated/pyodide/"
# What a visitor to one policy asks for.
_VISITED: Final = (
    "index.html",
    "navigator/index.html",
    "policies/lambeth/index.html",
    "assets/generated/*.js",
    "assets/generated/*.css",
    "api/v1/policies.json",
    "api/v1/graphs/lambeth/*.json",
    "api/v1/editions/lambeth/*.json",
)
_DATA: Final = ("/api/v1/editions/", "/api/v1/graphs/", "/api/v1/bank-holidays.json")


def sent(log: Path) -> tuple[int, int]:
    """The bytes that a log tells of, headers included: for Python and the policy, for the shell."""
    heavy = shell = 0
    for line in log.read_text(encoding="utf-8").splitlines():
        path, _, size = line.split()
        if _is_heavy(path):
            heavy += int(size)
        else:
            shell += int(size)
    return heavy, shell


def _is_heavy(path: str) -> bool:
    if path.startswith(f"/{FOLDER}/"):
        return not path.endswith((".html", "main.js"))
    return path.endswith(_OF_PYTHON) or path.startswith((_WORKER, _RUNTIME, *_DATA))


@dataclass(slots=True)
class Answers:
    """What a load run got: answers that were right, and what was wrong with others."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0

    @property
    def a_second(self) -> float:
        """Right answers a second."""
        return self.right / self.seconds if self.seconds else 0


def load_run(port: int, root: Path, seconds: float) -> Answers:
    """Ask for pages, scripts, data and the runtime over and over, for so many seconds.

    Each answer's status and length are checked against the compressed copy that it should be.
    """
    wanted = list(_wanted(root))
    answers = Answers()
    asyncio.run(_run(port, wanted, seconds, answers))
    return answers


def _wanted(root: Path) -> Iterable[tuple[str, int]]:
    """Paths of what is visited, each with the bytes of its compressed copy."""
    for pattern in _VISITED:
        for path in sorted(root.glob(pattern)):
            copy = path.with_name(f"{path.name}.br")
            size = (copy if copy.is_file() else path).stat().st_size
            yield f"/{path.relative_to(root).as_posix().removesuffix('index.html')}", size


async def _run(port: int, wanted: list[tuple[str, int]], seconds: float, answers: Answers) -> None:
    began = time.monotonic()
    asking = (
        _ask(port, wanted[first:] + wanted[:first], began + seconds, answers)
        for first in (n % len(wanted) for n in range(_CONNECTIONS))
    )
    await asyncio.gather(*asking)
    answers.seconds = time.monotonic() - began


async def _ask(port: int, wanted: list[tuple[str, int]], until: float, answers: Answers) -> None:
    asked = cycle(wanted)
    try:
        # A server ends a connection after so many requests, and says so.
        while time.monotonic() < until:
            await _ask_along_one(port, asked, until, answers)
    except (OSError, EOFError, ValueError) as error:
        answers.wrong.append(repr(error))


async def _ask_along_one(
    port: int, asked: Iterator[tuple[str, int]], until: float, answers: Answers
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = ""
    try:
        while time.monotonic() < until and "connection: close" not in head:
            path, size = next(asked)
            request = f"GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: br\r\n\r\n"
            writer.write(request.encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            body = await reader.readexactly(length)
            if head.startswith("http/1.1 200 ") and len(body) == size:
                answers.right += 1
            else:
                answers.wrong.append(f"{path}: {head.splitlines()[0]}, {len(body)} bytes")
    finally:
        writer.close()
