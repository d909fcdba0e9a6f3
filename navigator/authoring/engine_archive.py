"""The one archive that the browser's Python starts with: library, engine, screens and Jinja2.

Of the standard library it holds the modules that ``library_modules.txt`` lists; a test runs every
call with just these.
"""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import ModuleLoader, TemplateNotFound
from jinja2.meta import find_referenced_templates

from navigator.authoring.browser_archive import (
    LIBRARY,
    ROOT,
    ArchiveFailedError,
    compiled_archive,
    listed_modules,
    package_files,
    read_files,
    standard_library,
    tried_out,
    zipped,
)
from navigator.web.render import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

_WEB: Final = ROOT / "navigator" / "web"
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
# Put after the library's own.
_EXTENDED: Final = "dataclasses.py"
_EXTENSION: Final = "dataclasses_end.py"
_LIBRARIES: Final = ("jinja2", "markupsafe")
# Parts of Jinja2 that it brings in only for those who ask.
_UNUSED: Final = {"constants", "ext", "meta", "nativetypes", "sandbox"}
# What the browser draws. The templates that these take in come along.
_DRAWN: Final = ("question.html.j2", "guidance.html.j2", "sheet.html.j2")
_DRAWN_PACKAGE: Final = "navigator/web/drawn"
_STARTS_WITH: Final = "navigator.web.session"


def engine_archive(kept: Path) -> bytes:
    """The archive as a stored zip; the same input gives the same bytes.

    Modules are kept compiled in the folder ``kept``. ArchiveFailedError where a part is missing, or
    where Python would not start with the result.
    """
    sources, others = engine_parts()
    try_out = partial(tried_out, _STARTS_WITH)
    return compiled_archive(sources, others, kept, try_out, classes_of=_STARTS_WITH)


def sources_archive(*, stand_ins: bool = False) -> bytes:
    """The same modules and files as source, and the whole standard library with them.

    Whatever runs with the archive must run alike with this. With ``stand_ins`` it also imports
    alike: what stands in for a module brings in less.
    """
    sources, others = _own_parts()
    with zipfile.ZipFile(LIBRARY) as library:
        whole = {name: library.read(name) for name in library.namelist()}
    return zipped(whole | sources | others | (_stand_ins(whole) if stand_ins else {}))


def library_modules() -> list[str]:
    """The modules of the standard library that the archive holds, by their dotted names."""
    return listed_modules(_MODULES)


def engine_parts() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Modules to compile, and files as they are: by their paths in the archive."""
    modules, others = _own_parts()
    library = dict(standard_library(_MODULES))
    return library | modules | _stand_ins(library), others


def _own_parts() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The same of ours and of libraries, without the standard library and what stands in for it."""
    modules, others = read_files(_ours())
    return modules | dict(templates_as_modules(environment(), _DRAWN, _DRAWN_PACKAGE)), others


def _stand_ins(library: Mapping[str, bytes]) -> dict[str, bytes]:
    made = {name: (_STAND_INS / file).read_bytes() for name, file in _STANDING_IN.items()}
    made[_EXTENDED] = library[_EXTENDED] + (_STAND_INS / _EXTENSION).read_bytes()
    return made


def _ours() -> Iterator[tuple[str, Path]]:
    yield "navigator/__init__.py", ROOT / "navigator" / "__init__.py"
    for path in (ROOT / "navigator" / "engine").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path
    for pattern in ("*.py", "*.json"):
        for path in _WEB.glob(pattern):
            yield path.relative_to(ROOT).as_posix(), path
    for library in _LIBRARIES:
        yield from package_files(library, _UNUSED)


def templates_as_modules(
    made_by: Environment, names: tuple[str, ...], package: str
) -> Iterator[tuple[str, bytes]]:
    """Templates as the Python that Jinja2 makes of them, as its ModuleLoader reads it.

    With all that they take in. ``package`` is the folder that they go into.
    """
    yield f"{package}/__init__.py", b""
    for name in sorted(_taken_in(made_by, names)):
        made = made_by.compile(_source(made_by, name), name, name, raw=True, defer_init=True)
        yield f"{package}/{ModuleLoader.get_module_filename(name)}", made.encode()


def _taken_in(made_by: Environment, names: tuple[str, ...]) -> set[str]:
    """These templates, and all that they take in."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            tree = made_by.parse(_source(made_by, name))
            waiting.extend(each for each in find_referenced_templates(tree) if each)
    return found


def _source(made_by: Environment, name: str) -> str:
    assert made_by.loader is not None  # noqa: S101 - for the type checker; both are made with one
    try:
        return made_by.loader.get_source(made_by, name)[0]
    except TemplateNotFound:
        raise ArchiveFailedError(
            f"There is no template {name} in navigator/web/templates."
        ) from None
