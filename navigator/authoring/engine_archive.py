"""The one archive that the browser's Python starts with: library, engine, screens and Jinja2.

All as bytecode, which spares the browser the longest part of a start. Of the standard library it
holds the modules that ``library_modules.txt`` lists; a test runs every call with just these.
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
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import ModuleLoader
from jinja2.meta import find_referenced_templates

from navigator.web.render import environment, template_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ROOT: Final = Path(__file__).parents[2]
_WEB: Final = _ROOT / "navigator" / "web"
_PYODIDE: Final = _ROOT / "node_modules" / "pyodide"
_LIBRARY: Final = _PYODIDE / "python_stdlib.zip"
_MODULES: Final = Path(__file__).with_name("library_modules.txt")
_STAND_INS: Final = Path(__file__).with_name("stand_ins")
# Where each stands, and for which module.
_STANDING_IN: Final = {
    "asyncio/__init__.py": "asyncio.py",
    "pyodide/webloop.py": "webloop.py",
    "pyodide/_package_loader.py": "package_loader.py",
    "_colorize.py": "colorize.py",
    "jinja2/bccache.py": "bccache.py",
}
# Put after the library's own, and the file that it reads.
_EXTENDED: Final = "dataclasses.py"
_EXTENSION: Final = "dataclasses_end.py"
_CLASS_CODE: Final = "class_code"
_COMPILER: Final = Path(__file__).with_name("bytecode.py")
_NODE_SCRIPT: Final = Path(__file__).with_name("bytecode.mjs")
_LIBRARIES: Final = ("jinja2", "markupsafe")
# Parts of Jinja2 that it brings in only for those who ask.
_UNUSED: Final = {"constants", "ext", "meta", "nativetypes", "sandbox"}
# What the browser draws. The templates that these take in come along.
_DRAWN: Final = ("question.html.j2", "guidance.html.j2", "sheet.html.j2")
_DRAWN_PACKAGE: Final = "navigator/web/drawn"
_STARTS_WITH: Final = "navigator.web.session"
# Zip files cannot hold a date before this one.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class ArchiveFailedError(Exception):
    """The archive for the browser could not be made. The message says why, in full."""


def engine_archive(kept: Path) -> bytes:
    """The archive as a stored zip; the same input gives the same bytes.

    Stored, not deflated: the server's own compression does better on the whole. Each module is
    compiled once and kept in the folder ``kept`` under the hash of all that it is made from.
    ArchiveFailedError where a part is missing, or where Python would not start with the result.
    """
    ours, others = _parts()
    library = dict(_standard_library())
    sources = ours | library | _stand_ins(library)
    places = {name: kept / _digest(name, source) for name, source in sources.items()}
    fresh = {name: sources[name] for name, place in places.items() if not place.is_file()}
    if fresh:
        kept.mkdir(parents=True, exist_ok=True)
        _keep(_compiled(fresh), places)
    compiled = {f"{name}c": place.read_bytes() for name, place in places.items()}
    parts = "".join(sorted(path.name for path in places.values())).encode()
    classes = kept / _digest(_CLASS_CODE, parts)
    if not classes.is_file():
        try:
            _keep_class_code(_zipped(compiled | others), classes)
            _try_out(_zipped(compiled | others | {_CLASS_CODE: classes.read_bytes()}))
        except ArchiveFailedError:
            for path in (classes, *(places[name] for name in fresh)):
                path.unlink(missing_ok=True)
            raise
        for stale in set(kept.iterdir()) - {*places.values(), classes}:
            stale.unlink(missing_ok=True)
    return _zipped(compiled | others | {_CLASS_CODE: classes.read_bytes()})


def sources_archive(*, stand_ins: bool = False) -> bytes:
    """The same modules and files as source, and the whole standard library with them.

    Whatever runs with the archive must run alike with this. With ``stand_ins`` it also imports
    alike: what stands in for a module brings in less.
    """
    sources, others = _parts()
    with zipfile.ZipFile(_LIBRARY) as library:
        whole = {name: library.read(name) for name in library.namelist()}
    return _zipped(whole | sources | others | (_stand_ins(whole) if stand_ins else {}))


def library_modules() -> list[str]:
    """The modules of the standard library that the archive holds, by their dotted names."""
    lines = _MODULES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _parts() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Modules of ours and of libraries, and files as they are: by their paths in the archive."""
    modules: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    for name, path in _ours():
        (modules if name.endswith(".py") else others)[name] = path.read_bytes()
    return modules | dict(_templates()), others


def _stand_ins(library: Mapping[str, bytes]) -> dict[str, bytes]:
    made = {name: (_STAND_INS / file).read_bytes() for name, file in _STANDING_IN.items()}
    made[_EXTENDED] = library[_EXTENDED] + (_STAND_INS / _EXTENSION).read_bytes()
    return made


def _standard_library() -> Iterator[tuple[str, bytes]]:
    if not _LIBRARY.is_file():
        raise ArchiveFailedError(
            f"{_LIBRARY.relative_to(_ROOT).as_posix()} is missing, so the navigator could not work"
            " out dates. Run the set-up again: make build."
        )
    with zipfile.ZipFile(_LIBRARY) as library:
        held = set(library.namelist())
        for module in library_modules():
            path = module.replace(".", "/")
            name = f"{path}/__init__.py" if f"{path}/__init__.py" in held else f"{path}.py"
            if name not in held:
                raise ArchiveFailedError(
                    f"{_MODULES.name} lists {module}, which this Pyodide's library has not."
                    " Take the line out, or mend the name."
                )
            yield name, library.read(name)


def _ours() -> Iterator[tuple[str, Path]]:
    yield "navigator/__init__.py", _ROOT / "navigator" / "__init__.py"
    for path in (_ROOT / "navigator" / "engine").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(_ROOT).as_posix(), path
    for pattern in ("*.py", "*.json"):
        for path in _WEB.glob(pattern):
            yield path.relative_to(_ROOT).as_posix(), path
    for library in _LIBRARIES:
        yield from _library(library)


def _library(name: str) -> Iterator[tuple[str, Path]]:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ArchiveFailedError(f"The Python package {name} is not installed. Run: make build.")
    folder = Path(spec.origin).parent
    # Python files only: markupsafe falls back from its compiled part by itself.
    for path in folder.rglob("*.py"):
        if path.stem not in _UNUSED:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path
    package = distribution(name)
    for file in package.files or ():
        if file.name.startswith("LICENSE"):
            yield f"licences/{name}.txt", Path(str(package.locate_file(file)))


def _templates() -> Iterator[tuple[str, bytes]]:
    """Templates as the Python that Jinja2 makes of them, as its ModuleLoader reads it."""
    yield f"{_DRAWN_PACKAGE}/__init__.py", b""
    for name in sorted(_taken_in(_DRAWN)):
        made = environment().compile(_source(name), name, name, raw=True, defer_init=True)
        yield f"{_DRAWN_PACKAGE}/{ModuleLoader.get_module_filename(name)}", made.encode()


def _taken_in(names: tuple[str, ...]) -> set[str]:
    """These templates, and all that they take in."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            tree = environment().parse(_source(name))
            waiting.extend(each for each in find_referenced_templates(tree) if each)
    return found


def _source(name: str) -> str:
    source = template_source(name)
    if source is None:
        raise ArchiveFailedError(f"There is no template {name} in navigator/web/templates.")
    return source


@cache
def _maker() -> bytes:
    """A digest of what compiles: Pyodide, and how it is told to."""
    parts = (_PYODIDE / "package.json", _LIBRARY, _COMPILER)
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in parts)


def _digest(name: str, source: bytes) -> str:
    return hashlib.sha256(_maker() + name.encode() + b"\0" + source).hexdigest()


def _compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "sources.zip"), Path(folder, "compiled.zip")
        before.write_bytes(_zipped(sources))
        _node("compile", before, after)
        with zipfile.ZipFile(after) as made:
            return {name: made.read(name) for name in made.namelist()}


def _keep_class_code(archive: bytes, place: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, made = Path(folder, "engine.zip"), Path(folder, "made")
        path.write_bytes(archive)
        _node("classes", path, _STARTS_WITH, made)
        _keep({place.name: made.read_bytes()}, {place.name: place})


def _keep(compiled: Mapping[str, bytes], places: Mapping[str, Path]) -> None:
    for name, content in compiled.items():
        fresh = places[name].with_suffix(f".{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(places[name])


def _try_out(archive: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "engine.zip")
        path.write_bytes(archive)
        _node("try", path, _STARTS_WITH)


def _node(*arguments: str | Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own script, with arguments of our own
        ["node", _NODE_SCRIPT, *arguments],  # noqa: S607 - the set-up found it there
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    # Pyodide says on stderr, and with success, that its library does not load.
    if done.returncode or done.stderr:
        raise ArchiveFailedError(
            f"Python for the browser could not be prepared:\n{done.stdout}{done.stderr}".rstrip()
        )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()
