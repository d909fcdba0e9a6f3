"""Lists what a browser saves for use without a network, and adds the worker that saves it.

Written last, over ``site/`` as it stands. ``saved-files.json`` names the release and its groups;
each group's own list, at ``saved-files/<group>.json``, holds its files. Hashes are SHA-256, in the
spelling of the ``integrity`` attribute.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from navigator.authoring.bundles import integrity_of, write_service_worker

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT: Final = 1
SHELL: Final = "shell"
INTERPRETER: Final = "interpreter"
# All policies join after one visit while they and the shell take no more than this, as saved.
WHOLE_SITE_BYTES: Final = 5_000_000

_LIST: Final = "saved-files.json"
_LISTS: Final = "saved-files"
_INSTALLED: Final = "service-worker.js"
_OF_A_POLICY: Final = re.compile(
    r"(?:policies|api/v1/(?:editions|graphs))/([^/]+)/"
    r"|(?:api/v1/policies|compare/columns)/([^/]+)\.json$"
)
# A name that holds a hash of its content: one of our bundles, or one of the theme's.
_LASTING: Final = re.compile(r"\.(?:[0-9A-Z]{8}|[0-9a-f]{8}(?:\.min)?)\.\w+$")
_PYTHON: Final = re.compile(
    r"(?:pyodide|engine|authoring|worker|bench_worker|publish|publishing)\.\w+\.(?:wasm|zip|js|css)$"
)
# The service worker packs these before it saves them.
_PACKED: Final = {".html", ".json", ".yaml"}
# Nobody who reads a page asks for these.
_UNREAD: Final = {".br", ".gz", ".map", ".xml", ".txt"}
_UNREAD_FOLDERS: Final = ("assets/javascripts/lunr/", f"{_LISTS}/")
# Megabytes where there are many policies, and of use on paper: whoever prints them is online.
_TO_PRINT: Final = re.compile(r"handouts/[^/]+/[^/]+\.(?:pdf|svg)$")
_UNREAD_FILES: Final = {
    _LIST,
    _INSTALLED,
    "404.html",
    "assets/generated/release.json",
    "assets/readme.png",
}


def write_saved_files(site: Path) -> dict[str, int]:
    """Write the service worker and its lists into the folder ``site``.

    Returns each group's size in bytes, as the files are on disk. BundlingFailedError.
    """
    shutil.rmtree(site / _LISTS, ignore_errors=True)
    write_service_worker(site / _INSTALLED)
    groups: dict[str, list[tuple[str, bytes]]] = {SHELL: [], INTERPRETER: []}
    for path in sorted(_read(site)):
        groups.setdefault(group_of(path), []).append((path, (site / path).read_bytes()))
    sizes = {name: sum(len(each) for _, each in files) for name, files in sorted(groups.items())}
    listed = {
        name: {"integrity": _write_group(site, name, groups[name]), "bytes": size}
        for name, size in sizes.items()
    }
    release = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:16]
    whole = _fits(file for name in groups if name != INTERPRETER for file in groups[name])
    _write_json(
        site / _LIST, {"format": FORMAT, "release": release, "whole": whole, "groups": listed}
    )
    return sizes


def group_of(path: str) -> str:
    """The group that a file joins, by its path below the site's root."""
    if found := _OF_A_POLICY.match(path):
        return f"policies/{found[1] or found[2]}"
    name = PurePosixPath(path)
    return INTERPRETER if _PYTHON.match(name.name) else SHELL


def address_of(path: str) -> str:
    """How a file is asked for, relative to the site's root: a page by its folder."""
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


def _read(site: Path) -> Iterable[str]:
    """The path of each file that a reader, or a page, may ask for."""
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if not (
            file.is_dir()
            or file.suffix in _UNREAD
            or path in _UNREAD_FILES
            or path.startswith(_UNREAD_FOLDERS)
            or _TO_PRINT.match(path)
        ):
            yield path


def _write_group(site: Path, name: str, files: list[tuple[str, bytes]]) -> str:
    """Write a group's list. Returns its integrity.

    Of each file: its address, its integrity, and 1 if its name holds a hash of its content.
    """
    rows = [
        [address_of(path), integrity_of(content), int(bool(_LASTING.search(path)))]
        for path, content in files
    ]
    return _write_json(site / _LISTS / f"{name}.json", {"files": rows})


def _fits(files: Iterable[tuple[str, bytes]]) -> bool:
    """Whether these files take little enough once saved. Of many, only so many are packed."""
    taken = 0
    for path, content in files:
        taken += len(zlib.compress(content) if Path(path).suffix in _PACKED else content)
        if taken > WHOLE_SITE_BYTES:
            return False
    return True


def _write_json(path: Path, data: object) -> str:
    content = json.dumps(data, separators=(",", ":")).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return integrity_of(content)
