"""Put what the browser needs beside the pages: our bundles, and Python.

Each file is named by its content. ``release.json`` lists them by their plain names, each with its
size in bytes and its integrity.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from base64 import b64decode
from dataclasses import asdict
from pathlib import Path
from typing import Final

from navigator.authoring.authoring_archive import authoring_archive
from navigator.authoring.bundles import Asset, drop_stale, integrity_of, write_bundles
from navigator.authoring.engine_archive import engine_archive

_ROOT: Final = Path(__file__).parents[2]
_PYODIDE: Final = _ROOT / "node_modules" / "pyodide"
_FONTS: Final = _ROOT / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next"
# The list of files by their plain names.
RELEASE: Final = "release.json"
# Python itself, and the archive that it starts with: by these names the worker knows them.
RUNTIME: Final = "pyodide.wasm"
ARCHIVE: Final = "engine.zip"
# What the pages that edit add to it.
AUTHORING: Final = "authoring.zip"


class AssetMissingError(FileNotFoundError):
    """A file that the browser needs is not there to copy."""


def write_web_assets(out: Path, kept: Path) -> None:
    """Write bundles, Python and the list of them into the folder ``out``.

    What has not changed is not written again. Bytecode is kept in the folder ``kept``.
    AssetMissingError if the runtime was not installed; ArchiveFailedError if Python would not
    start in a browser.
    """
    python = {
        RUNTIME: _put(out, RUNTIME, _read(_PYODIDE / "pyodide.asm.wasm")),
        ARCHIVE: _put(out, ARCHIVE, engine_archive(kept)),
    }
    engine = (out / python[ARCHIVE].file).read_bytes()
    further = authoring_archive(kept.with_name(f"{kept.name}-authoring"), engine)
    authoring = {AUTHORING: _put(out, AUTHORING, further)}
    told = {"files": _told(python), "lock": _lock_without_packages()}
    bundles = write_bundles(out, told, _told(authoring)[AUTHORING])
    files = python | authoring | bundles
    release = {"format": 1, "files": {name: asdict(files[name]) for name in sorted(files)}}
    _write(out / RELEASE, json.dumps(release, indent=1).encode() + b"\n")
    licence = out / "fonts" / "LICENSE.txt"
    _copy(_FONTS / "LICENSE", licence)
    drop_stale(out, [licence, out / RELEASE, *(out / asset.file for asset in files.values())])


def _put(out: Path, name: str, content: bytes) -> Asset:
    """Write a file under a name that holds eight figures of its hash."""
    stem, _, suffix = name.partition(".")
    file = f"{stem}.{hashlib.sha256(content).hexdigest()[:8].upper()}.{suffix}"
    _write(out / file, content)
    return Asset(file=file, size=len(content), integrity=integrity_of(content))


def _told(python: dict[str, Asset]) -> dict[str, dict[str, str | int]]:
    """Each file's name, size and SHA-256 in hexadecimal, as the worker checks it."""
    return {
        name: {
            "file": asset.file,
            "size": asset.size,
            "sha256": b64decode(asset.integrity.partition("-")[2]).hex(),
        }
        for name, asset in python.items()
    }


def _lock_without_packages() -> dict[str, object]:
    """Pyodide's list of packages to fetch, less the packages: the site has none."""
    lock = json.loads(_read(_PYODIDE / "pyodide-lock.json"))
    return {"info": lock["info"], "packages": {}}


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise _not_installed(path)
    return path.read_bytes()


def _not_installed(path: Path) -> AssetMissingError:
    return AssetMissingError(
        f"{path.name} is missing from {path.parent.relative_to(_ROOT).as_posix()}, so the"
        " navigator could not work out dates. Run the set-up again: make build.",
    )


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise _not_installed(source)
    before, after = source.stat(), target.stat() if target.is_file() else None
    if after and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    shutil.copystat(source, target)


def _write(target: Path, content: bytes) -> None:
    if target.is_file() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
