"""Bundles scripts and styles with esbuild, each into one file named by its content.

A page names a bundle plainly, as ``assets/generated/navigator.js``; once the pages are written,
:mod:`navigator.authoring.finish` puts the hashed name and the integrity in its place.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from dataclasses import asdict, dataclass
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ROOT: Final = Path(__file__).parents[2]
_WEB: Final = _ROOT / "navigator" / "web"
_ESBUILD: Final = _ROOT / "node_modules" / ".bin" / "esbuild"
# Browsers of 2023 and later.
_TARGET: Final = "es2022"
# What a bundle is called, and where it starts.
_WORKER: Final = {"worker": "worker.mjs"}
_BENCH_WORKER: Final = {"bench_worker": "bench_worker.mjs"}
# What runs as it is met, while the page is still on its way.
_PLAIN: Final = {"early": "early.mjs", "search_worker": "search_worker.js"}
_PAGES: Final = {
    "page": "page.mjs",
    "navigator": "boot.mjs",
    "find": "find.mjs",
    "contacts": "contacts.mjs",
    "compare": "compare.mjs",
    "training": "training.mjs",
    "exercise": "styles/training.css",
    "own_exercise": "own_exercise.mjs",
    "publish": "publish.mjs",
    "publishing": "styles/publish.css",
    "site": "styles/all.css",
}


# Packages for Python, charts, and the stars of a repository.
_ELSEWHERE: Final = re.compile(rb"https://(?:cdn\.jsdelivr\.net|unpkg\.com|api\.github\.com)/")


class BundlingFailedError(Exception):
    """Scripts or styles could not be bundled. The message is esbuild's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file with its content in its name. ``file`` is its path below ``assets/generated/``.

    ``size`` is in bytes; ``integrity`` is as an ``integrity`` attribute holds it.
    """

    file: str
    size: int
    integrity: str


def integrity_of(content: bytes) -> str:
    """What an ``integrity`` attribute holds for this content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def without_elsewhere(script: bytes) -> bytes | None:
    """A script of other people's, naming no other site to load from; None if it names none.

    What they would load is for uses that this site makes none of. With these names gone, nothing
    can be asked of another site even where a browser heeds no security policy.
    """
    own, count = _ELSEWHERE.subn(b"/", script)
    return own if count else None


def write_bundles(
    out: Path, python: Mapping[str, object], authoring: Mapping[str, object]
) -> dict[str, Asset]:
    """Write every bundle, and the typeface, into the folder ``out``: by their plain names.

    ``python`` is what the workers know of Python's files, as their ``PYTHON``; ``authoring`` is the
    archive that the second of them adds. BundlingFailedError if esbuild is missing or finds a
    mistake.
    """
    worker = _bundled(_WORKER, out, {"PYTHON": python})
    bench = _bundled(_BENCH_WORKER, out, {"PYTHON": python, "AUTHORING": authoring})
    known = {
        "WORKER": asdict(worker["worker.js"]),
        "BENCH_WORKER": asdict(bench["bench_worker.js"]),
    }
    plain = _bundled(_PLAIN, out, known, form="iife")
    return worker | bench | plain | _bundled(_PAGES, out, known)


def write_service_worker(target: Path) -> None:
    """Write the service worker, whose name must stay, as one plain script. BundlingFailedError."""
    _esbuild(str(_WEB / "service_worker.mjs"), "--format=iife", f"--outfile={target}")


def drop_stale(out: Path, keep: Iterable[Path]) -> None:
    """Remove what an earlier build left in the folder ``out``."""
    wanted = set(keep)
    for path in out.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()


def _bundled(
    entries: Mapping[str, str], out: Path, define: Mapping[str, object], form: str = "esm"
) -> dict[str, Asset]:
    about = out / "bundles.json"
    _esbuild(
        *(f"{name}={_WEB / start}" for name, start in entries.items()),
        *(f"--define:{name}={json.dumps(value)}" for name, value in define.items()),
        f"--format={form}",
        f"--outdir={out}",
        "--entry-names=[name].[hash]",
        "--asset-names=fonts/[name].[hash]",
        "--loader:.woff2=file",
        # Pyodide imports these under Node alone.
        "--external:node:*",
        "--external:ws",
        f"--metafile={about}",
    )
    outputs = json.loads(about.read_text(encoding="utf-8"))["outputs"]
    about.unlink()
    # The names lead from the project's folder, out of it where the site is built elsewhere.
    return dict(_asset(Path(normpath(_ROOT / path)), out) for path in outputs)


def _esbuild(*arguments: str) -> None:
    command = [
        str(_ESBUILD),
        *arguments,
        "--bundle",
        "--minify",
        f"--target={_TARGET}",
        "--charset=utf8",
        "--log-level=warning",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a program of the lock file's, with our own arguments
            command, cwd=_ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise BundlingFailedError(
            "esbuild is not installed. Run the set-up again: make build."
        ) from None
    if done.returncode or done.stderr:
        raise BundlingFailedError(f"esbuild stopped:\n{done.stdout}{done.stderr}".rstrip())


def _asset(path: Path, out: Path) -> tuple[str, Asset]:
    """The asset's plain name, and the asset."""
    content = path.read_bytes()
    if own := without_elsewhere(content):
        content = own
        path.write_bytes(own)
    file = path.relative_to(out).as_posix()
    stem, _, suffix = file.rsplit(".", 2)
    asset = Asset(file=file, size=len(content), integrity=integrity_of(content))
    return f"{stem}.{suffix}", asset
