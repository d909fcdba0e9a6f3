"""Put what the browser needs beside the pages: our bundles, Python's runtime, and the engine.

``manifest.json`` lists the runtime's files, each with its size, by which progress is reported, and
its SHA-256. ``release.json`` lists the bundles by their plain names.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import shutil
import zipfile
from dataclasses import asdict
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.bundles import drop_stale, write_bundles

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]
_WEB: Final = _ROOT / "navigator" / "web"
_PYODIDE: Final = _ROOT / "node_modules" / "pyodide"
_FONTS: Final = _ROOT / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next"
# The list of bundles by their plain names.
RELEASE: Final = "release.json"
_RUNTIME: Final = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
_LIBRARIES: Final = ("jinja2", "markupsafe")
# Zip files cannot hold a date before this one.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class AssetMissingError(FileNotFoundError):
    """A file that the browser needs is not there to copy."""


def write_web_assets(out: Path) -> None:
    """Write bundles, runtime, ``engine.zip`` and the lists of them into the folder ``out``.

    What has not changed is not written again. AssetMissingError if the runtime was not installed.
    """
    bundles = write_bundles(out)
    release = {"format": 1, "files": {name: asdict(bundles[name]) for name in sorted(bundles)}}
    _write(out / RELEASE, _lines(release))
    files = dict(_written(out))
    manifest = {"format": 1, "files": {name: files[name] for name in sorted(files)}}
    _write(out / "manifest.json", _lines(manifest))
    licence = out / "fonts" / "LICENSE.txt"
    _copy(_FONTS / "LICENSE", licence)
    listed = [*files, *(asset.file for asset in bundles.values()), RELEASE, "manifest.json"]
    drop_stale(out, [licence, *(out / name for name in listed)])


def _lines(data: object) -> bytes:
    return json.dumps(data, indent=1).encode() + b"\n"


def _written(out: Path) -> Iterator[tuple[str, dict[str, int | str]]]:
    for name in _RUNTIME:
        _copy(_PYODIDE / name, out / "pyodide" / name)
        yield _entry(out, f"pyodide/{name}")
    _write(out / "pyodide" / "pyodide-lock.json", _lock_without_packages())
    yield _entry(out, "pyodide/pyodide-lock.json")
    _write(out / "engine.zip", engine_archive())
    yield _entry(out, "engine.zip")


def engine_archive() -> bytes:
    """Zip the engine, the screens and Jinja2; the same input gives the same bytes.

    Stored, not deflated: the server's own compression does better on the whole.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(_archived()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _archived() -> Iterator[tuple[str, Path]]:
    yield "navigator/__init__.py", _ROOT / "navigator" / "__init__.py"
    for path in (_ROOT / "navigator" / "engine").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(_ROOT).as_posix(), path
    for pattern in ("*.py", "*.json", "templates/**/*.j2"):
        for path in _WEB.glob(pattern):
            yield path.relative_to(_ROOT).as_posix(), path
    for library in _LIBRARIES:
        yield from _library(library)


def _library(name: str) -> Iterator[tuple[str, Path]]:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise AssetMissingError(f"The Python package {name} is not installed.")
    folder = Path(spec.origin).parent
    # Python files only: markupsafe falls back from its compiled part by itself.
    for path in folder.rglob("*.py"):
        yield f"{name}/{path.relative_to(folder).as_posix()}", path
    package = distribution(name)
    for file in package.files or ():
        if file.name.startswith("LICENSE"):
            yield f"licences/{name}.txt", Path(str(package.locate_file(file)))


def _lock_without_packages() -> bytes:
    """Pyodide's list of packages to fetch, less the packages: the site has none."""
    try:
        lock = json.loads((_PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise _not_installed(_PYODIDE / "pyodide-lock.json") from error
    return json.dumps({"info": lock["info"], "packages": {}}).encode()


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


def _entry(out: Path, name: str) -> tuple[str, dict[str, int | str]]:
    content = (out / name).read_bytes()
    return name, {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
