"""Graphs kept between builds: walking one out takes seconds, and most editions do not change.

A graph is kept under the hash of all it is made from: the compiled edition, the engine, the
templates and the libraries that draw them. A file that is damaged or old is simply not found.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

_NAVIGATOR = Path(__file__).resolve().parents[1]
_MADE_FROM = (
    "engine/*.py",
    "web/*layout.py",
    "web/render.py",
    "web/abbreviations.*",
    "web/text_runs.py",
    "web/templates/*.j2",
    "authoring/allowed.py",
    "authoring/graph.py",
    "authoring/phrase_patterns.py",
    "authoring/remembered.py",
    "authoring/remembering.py",
    "authoring/scenario_text.py",
    "authoring/walk.py",
)
DRAWN_WITH = ("jinja2", "markupsafe")


def made_from() -> list[Path]:
    """The files of ours that a graph is made from, in the same order each time."""
    return [path for pattern in _MADE_FROM for path in sorted(_NAVIGATOR.glob(pattern))]


@cache
def _maker() -> bytes:
    """A digest of the code and templates that make a graph."""
    digest = hashlib.sha256(" ".join(map(version, DRAWN_WITH)).encode())
    for path in made_from():
        digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def place(folder: Path, compiled: bytes) -> Path:
    """Where the graph of a compiled edition is kept."""
    return folder / f"{hashlib.sha256(_maker() + compiled).hexdigest()}.graph"


def read(path: Path) -> tuple[bytes, int] | None:
    """The graph and its number of paths; None unless it is there and whole."""
    try:
        head, paths, graph = path.read_bytes().split(b"\n", 2)
        whole = hashlib.sha256(graph).hexdigest().encode() == head
        return (graph, int(paths)) if whole else None
    except (OSError, ValueError):
        return None


def keep(path: Path, graph: bytes, paths: int) -> None:
    """Keep a graph for the next build. It never stands half-written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    head = hashlib.sha256(graph).hexdigest().encode()
    fresh.write_bytes(b"\n".join((head, str(paths).encode(), graph)))
    fresh.replace(path)


def drop_others(folder: Path, wanted: set[Path]) -> None:
    """Remove what this build did not use, so that the folder does not grow."""
    for path in folder.glob("*.graph"):
        if path not in wanted:
            path.unlink(missing_ok=True)
