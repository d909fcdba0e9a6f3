"""The browser's second archive: what reads, checks and draws editions from YAML.

Only the pages that edit load it, after the first one. It holds what its entries import of ours,
beyond the first archive; and of the standard library, what ``authoring_modules.txt`` lists.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.browser_archive import (
    ROOT,
    compiled_archive,
    listed_modules,
    package_files,
    read_files,
    standard_library,
    tried_out,
)
from navigator.authoring.drawing import page_environment
from navigator.authoring.engine_archive import engine_parts, templates_as_modules
from navigator.authoring.workbench import SHARED, SHARED_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where the pages that edit come in.
ENTRIES: Final = ("navigator.authoring.workbench", "navigator.authoring.training_bench")
_MODULES: Final = Path(__file__).with_name("authoring_modules.txt")
# Parts of packages that nothing here asks for.
_UNUSED: Final = {
    "yaml": {"cyaml"},
    "phonenumbers": {"carrier", "geocoder", "prefix", "timezone"},
    "email_validator": {"__main__", "deliverability"},
    "idna": {"__main__", "cli", "codec", "compat"},
}
_SHARED_FOLDERS: Final = ("data/vocabulary", "data")
_DRAWN: Final = ("sections.html.j2", "scenario.html.j2")
_DRAWN_PACKAGE: Final = "navigator/authoring/drawn"


def authoring_archive(kept: Path, engine: bytes) -> bytes:
    """The archive as a stored zip; the same input gives the same bytes.

    ``engine`` is the first archive. Modules are kept compiled in the folder ``kept``.
    ArchiveFailedError where a part is missing, or where Python would not start with both.
    """
    first = engine_parts()[0]
    sources, others = read_files(_files())
    sources |= dict(standard_library(_MODULES))
    sources |= dict(templates_as_modules(page_environment(), _DRAWN, _DRAWN_PACKAGE))
    own = {name: source for name, source in sources.items() if name not in first}

    def try_out(archive: bytes) -> None:
        for entry in ENTRIES:
            tried_out(entry, engine, archive)

    return compiled_archive(own, others, kept, try_out)


def further_modules() -> list[str]:
    """The modules of the standard library that the archive holds, by their dotted names."""
    return listed_modules(_MODULES)


def _files() -> Iterator[tuple[str, Path]]:
    for folder, name in zip(_SHARED_FOLDERS, SHARED_FILES, strict=True):
        yield f"navigator/authoring/{SHARED}/{name}", ROOT / folder / name
    for path in sorted(needed_modules(ENTRIES)):
        yield path.relative_to(ROOT).as_posix(), path
    for package, unused in _UNUSED.items():
        yield from package_files(package, unused)


def needed_modules(entries: tuple[str, ...]) -> set[Path]:
    """The files of our modules that these import when they run, and of all that those import."""
    found: set[Path] = set()
    waiting = [path for name in entries for path in _paths(name)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            tree = ast.parse(path.read_text(encoding="utf-8"))
            waiting.extend(each for name in _imported(tree) for each in _paths(name))
    return found


def _paths(name: str) -> Iterator[Path]:
    """The files that a module's name stands for, with those of the packages around it."""
    if name.partition(".")[0] != "navigator":
        return
    path = ROOT
    for part in name.split("."):
        path /= part
        if (path / "__init__.py").is_file():
            yield path / "__init__.py"
    if path.with_suffix(".py").is_file():
        yield path.with_suffix(".py")


def _imported(tree: ast.AST) -> Iterator[str]:
    """The names that a module imports when it runs: those for type checking are left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)
        else:
            yield from _imported(node)
