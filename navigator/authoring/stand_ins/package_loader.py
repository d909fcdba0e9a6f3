"""For ``pyodide._package_loader``: where packages would lie, if any were ever loaded."""

from __future__ import annotations

# A snapshot of the memory is only made where each object that Python starts with was taken.
from pyodide_js import loadedPackages  # type: ignore[import-not-found]  # noqa: F401


class _Folder:
    """As Pyodide's start asks for it: an object, as a text would come to it as JavaScript's own."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder("/lib/python3.14/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """No package was loaded."""
