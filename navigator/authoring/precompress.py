"""Puts compressed copies beside the built site's files, for a server that sends them as they are.

A command of its own, not a step of the build: the best compression takes longer than the build,
and nobody who edits a policy waits for it. Copies are kept by the hash of what they hold, so that
the next release compresses only what changed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from navigator.authoring.library import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# All else that the build writes is compressed in itself: pictures, fonts, forms.
COMPRESSIBLE: Final = frozenset(
    {
        ".css",
        ".html",
        ".js",
        ".json",
        ".mjs",
        ".svg",
        ".txt",
        ".wasm",
        ".webmanifest",
        ".xml",
        ".zip",
    }
)
# Whoever runs the site may replace it by hand to make browsers drop their copies of the site. A
# compressed copy beside it would go on being sent.
_NEVER: Final = "saved-files.json"
_SCRIPT: Final = Path(__file__).with_suffix(".mjs")
_GZIP_BEST: Final = 9
_BROTLI_BEST: Final = 11
# On a large file the last tenth of the gain takes most of the time.
_BROTLI_GOOD: Final = 9
_LARGE: Final = 128 * 1024
# Python's own files change with a release of Python, not with an edit: they are worth it.
_SELDOM_CHANGED: Final = frozenset({".wasm", ".zip", ".js", ".mjs"})


class NotCompressedError(Exception):
    """The copies were not made. The message says why."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A compressed copy of ``source``: where it is ``kept``, and where the server looks for it."""

    source: Path
    kept: Path
    beside: Path


def compress(site: Path, kept: Path, say: Callable[[str], None] = print) -> int:
    """Write ``NAME.br`` and ``NAME.gz`` beside each file of ``site`` that gets smaller by it.

    ``kept`` is the folder of copies made before; what is no longer used there is removed. Returns
    how many copies stand beside the files. NotCompressedError without a built site or Node.
    """
    if not (site / "index.html").is_file():
        raise NotCompressedError(f"{site} holds no site. Run `make build` first.")
    kept.mkdir(parents=True, exist_ok=True)
    copies = list(_copies(site, kept))
    missing = {copy.kept: copy for copy in copies if not copy.kept.is_file()}
    if missing:
        say(
            f"Compressing: {len(missing)} of {len(copies)} copies are new (the first time, minutes)"
        )
        _make(missing.values())
    for unused in set(kept.iterdir()) - {copy.kept for copy in copies}:
        unused.unlink()
    return sum(_place(copy) for copy in copies)


def _copies(site: Path, kept: Path) -> Iterator[_Copy]:
    for source in sorted(site.rglob("*")):
        if source.suffix in COMPRESSIBLE and source.name != _NEVER and source.is_file():
            digest = hashlib.sha256(source.read_bytes()).hexdigest()
            # Part of the name, as two kinds of file are compressed with different effort.
            effort = _effort(source)
            yield _Copy(source, kept / f"{digest}-{effort}.br", Path(f"{source}.br"))
            yield _Copy(source, kept / f"{digest}-{_GZIP_BEST}.gz", Path(f"{source}.gz"))


def _effort(source: Path) -> int:
    if source.suffix in _SELDOM_CHANGED or source.stat().st_size < _LARGE:
        return _BROTLI_BEST
    return _BROTLI_GOOD


def _make(copies: Iterable[_Copy]) -> None:
    jobs = [
        {
            "source": str(copy.source),
            "target": str(copy.kept),
            "quality": int(copy.kept.stem.rpartition("-")[2]),
        }
        for copy in copies
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            ["node", _SCRIPT],  # noqa: S607 - wherever it is installed
            input=json.dumps(jobs),
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise NotCompressedError("Node was not found; it does the compressing.") from None
    if done.returncode:
        raise NotCompressedError(f"Node stopped:\n{done.stderr}".rstrip())


def _place(copy: _Copy) -> bool:
    """Whether the copy is smaller, and so stands beside its file, with that file's own time."""
    if copy.kept.stat().st_size >= copy.source.stat().st_size:
        copy.beside.unlink(missing_ok=True)
        return False
    shutil.copyfile(copy.kept, copy.beside)
    # Servers tell a new copy from an old one by its time.
    shutil.copystat(copy.source, copy.beside)
    return True


@click.command("compress")
def compress_command() -> None:
    """Put compressed copies (.br, .gz) beside the files of site/, for nginx or Caddy to send.

    Run it after each build that is put on a server. Exit status: 0 when they are there, 1 when
    they could not be made, 2 for wrong usage.
    """
    try:
        count = compress(ROOT / "site", ROOT / ".cache" / "compressed", click.echo)
    except (NotCompressedError, OSError) as error:
        click.echo(f"Not compressed: {error}", err=True)
        raise SystemExit(1) from None
    click.echo(f"{count} compressed copies stand in site/")
