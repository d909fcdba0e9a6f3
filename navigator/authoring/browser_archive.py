"""Archives of Python modules for the browser: compiled there where it will run, and kept.

All as bytecode, which spares the browser the longest part of a start.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import subprocess
import tempfile
import zipfile
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
PYODIDE: Final = ROOT / "node_modules" / "pyodide"
LIBRARY: Final = PYODIDE / "python_stdlib.zip"
_COMPILER: Final = Path(__file__).with_name("bytecode.py")
_NODE_SCRIPT: Final = Path(__file__).with_name("bytecode.mjs")
# Read by what stands at the end of the library's dataclasses: see stand_ins/.
CLASS_CODE: Final = "class_code"
# Zip files cannot hold a date before this one.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class ArchiveFailedError(Exception):
    """An archive for the browser could not be made. The message says why, in full."""


def compiled_archive(
    sources: Mapping[str, bytes],
    others: Mapping[str, bytes],
    kept: Path,
    try_out: Callable[[bytes], None],
    classes_of: str = "",
) -> bytes:
    """Modules as bytecode, and other files as they are, as a stored zip.

    The same input gives the same bytes. Stored, not deflated: the server's own compression does
    better on the whole. Each module is compiled once and kept in the folder ``kept``, which is this
    archive's alone, under the hash of all that it is made from. ``try_out`` raises
    ArchiveFailedError where Python would not start with the result. ``classes_of`` is a module that
    the archive alone can import: the code of the dataclasses that this makes joins it.
    """
    places = {name: kept / _digest(name, source) for name, source in sources.items()}
    fresh = {name: sources[name] for name, place in places.items() if not place.is_file()}
    if fresh:
        kept.mkdir(parents=True, exist_ok=True)
        _keep(_compiled(fresh), places)
    compiled = {f"{name}c": place.read_bytes() for name, place in places.items()} | dict(others)
    classes = kept / _digest(
        CLASS_CODE, "".join(sorted(path.name for path in places.values())).encode()
    )
    if fresh or (classes_of and not classes.is_file()):
        try:
            if classes_of:
                _keep_class_code(zipped(compiled), classes_of, classes)
            try_out(zipped(compiled | _class_code(classes)))
        except ArchiveFailedError:
            for path in (classes, *(places[name] for name in fresh)):
                path.unlink(missing_ok=True)
            raise
        for stale in set(kept.iterdir()) - {*places.values(), classes}:
            stale.unlink(missing_ok=True)
    return zipped(compiled | _class_code(classes))


def listed_modules(listed: Path) -> list[str]:
    """The dotted names of modules that a file lists, one a line."""
    lines = listed.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def standard_library(listed: Path) -> Iterator[tuple[str, bytes]]:
    """The modules of Pyodide's standard library that a file lists: paths and sources."""
    if not LIBRARY.is_file():
        raise ArchiveFailedError(
            f"{LIBRARY.relative_to(ROOT).as_posix()} is missing, so the navigator could not work"
            " out dates. Run the set-up again: make build."
        )
    with zipfile.ZipFile(LIBRARY) as library:
        held = set(library.namelist())
        for module in listed_modules(listed):
            path = module.replace(".", "/")
            name = f"{path}/__init__.py" if f"{path}/__init__.py" in held else f"{path}.py"
            if name not in held:
                raise ArchiveFailedError(
                    f"{listed.name} lists {module}, which this Pyodide's library has not."
                    " Take the line out, or mend the name."
                )
            yield name, library.read(name)


def package_files(name: str, unused: Container[str] = ()) -> Iterator[tuple[str, Path]]:
    """The Python files of an installed package, and its licence: paths in an archive, and files.

    ``unused`` are the stems of modules that are left out.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ArchiveFailedError(f"The Python package {name} is not installed. Run: make build.")
    folder = Path(spec.origin).parent
    # Python files only: a package with a compiled part falls back from it by itself.
    for path in folder.rglob("*.py"):
        if path.stem not in unused:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path
    package = distribution(_distributions()[name][0])
    for file in package.files or ():
        if file.name.startswith("LICENSE"):
            yield f"licences/{name}.txt", Path(str(package.locate_file(file)))


def read_files(files: Iterable[tuple[str, Path]]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Modules to compile, and other files: by their paths in the archive."""
    modules: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    for name, path in files:
        (modules if name.endswith(".py") else others)[name] = path.read_bytes()
    return modules, others


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths, as a stored zip that does not say when it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def tried_out(module: str, *archives: bytes) -> None:
    """Start Python in Pyodide with these archives, and import a module. ArchiveFailedError.

    The first archive is what it starts with.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.zip") for number in range(len(archives))]
        for path, archive in zip(paths, archives, strict=True):
            path.write_bytes(archive)
        _node("try", module, *paths)


def _class_code(place: Path) -> dict[str, bytes]:
    return {CLASS_CODE: place.read_bytes()} if place.is_file() else {}


def _keep_class_code(archive: bytes, module: str, place: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, made = Path(folder, "engine.zip"), Path(folder, "made")
        path.write_bytes(archive)
        _node("classes", path, module, made)
        _keep({place.name: made.read_bytes()}, {place.name: place})


@cache
def _distributions() -> Mapping[str, list[str]]:
    return packages_distributions()


@cache
def _maker() -> bytes:
    """A digest of what compiles: Pyodide, and how it is told to."""
    parts = (PYODIDE / "package.json", LIBRARY, _COMPILER)
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in parts)


def _digest(name: str, source: bytes) -> str:
    return hashlib.sha256(_maker() + name.encode() + b"\0" + source).hexdigest()


def _compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "sources.zip"), Path(folder, "compiled.zip")
        before.write_bytes(zipped(sources))
        _node("compile", before, after)
        with zipfile.ZipFile(after) as made:
            return {name: made.read(name) for name in made.namelist()}


def _keep(compiled: Mapping[str, bytes], places: Mapping[str, Path]) -> None:
    for name, content in compiled.items():
        fresh = places[name].with_suffix(f".{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(places[name])


def _node(*arguments: str | Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own script, with arguments of our own
        ["node", _NODE_SCRIPT, *arguments],  # noqa: S607 - the set-up found it there
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    # Pyodide says on stderr, and with success, that its library does not load.
    if done.returncode or done.stderr:
        raise ArchiveFailedError(
            f"Python for the browser could not be prepared:\n{done.stdout}{done.stderr}".rstrip()
        )
